// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/workspaceimport.h"

#include "core/benchmark/import.h"
#include "core/benchmark/promptcoverage.h"
#include "core/benchmark/promptjoin.h"
#include "core/workspace/answerstore.h"
#include "core/workspace/promptstore.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>

namespace acr::ui {

namespace {

/// Runs `body` on a connection of its own and returns the errors.
Result<void> withWorkspace(const std::string& file, const std::function<Result<void>(Workspace&)>& body)
{
    auto workspace = Workspace::open(file);
    return workspace ? body(*workspace) : Result<void>(Unexpected(workspace.error()));
}

/// The files are not damaged; they are of another kind.
bool isNotRecognised(const ErrorList& errors)
{
    return !errors.empty() && errors.items().front().code == ErrorCode::NotRecognised;
}

/// Reading is most of an import; saving is the rest.
constexpr double readingShare = 0.7;

Progress partOfImport(const Progress& whole, double from, double to)
{
    Progress progress;
    progress.stop = whole.stop;
    progress.report = [report = whole.report, from, to](double fraction) {
        if (report)
            report(from + (to - from) * fraction);
    };
    return progress;
}

Progress readingPart(const Progress& whole)
{
    return partOfImport(whole, 0, readingShare);
}

Progress savingPart(const Progress& whole)
{
    return partOfImport(whole, readingShare, 1);
}

} // namespace

WorkspaceImport::WorkspaceImport(std::string workspace, Open open)
    : m_workspace(std::move(workspace))
    , m_open(std::move(open))
{}

void WorkspaceImport::noteSource(ImportSource::Kind kind, const std::vector<std::string>& paths,
                                 const Progress& progress)
{
    m_source.reset();
    std::vector<std::filesystem::path> places;
    for (const std::string& path : paths) {
        std::error_code code;
        std::filesystem::path place = std::filesystem::absolute(path, code).lexically_normal();
        if (code)
            return;
        // "folder/" and "folder" are one place.
        places.push_back(place.has_filename() ? place : place.parent_path());
    }
    // The reading says what is wrong with them.
    auto state = sourceState(places, {.report = {}, .stop = progress.stop});
    if (!state)
        return;
    m_source = ImportSource{.kind = kind, .paths = {}, .state = std::move(*state)};
    for (const std::filesystem::path& place : places)
        m_source->paths.push_back(place.string());
}

void WorkspaceImport::noteBenchmark()
{
    if (!m_source || !m_errors.empty())
        return;
    const auto found = withWorkspace(m_workspace, [&](Workspace& workspace) -> Result<void> {
        const auto summaries = workspace.benchmarks();
        if (!summaries)
            return Unexpected(summaries.error());
        for (const BenchmarkSummary& summary : *summaries) {
            if (summary.id == m_open.id)
                m_contentHash = summary.contentHash;
        }
        return {};
    });
    // What is imported is saved; it is only not known where it came from.
    if (!found || m_contentHash.empty())
        m_source.reset();
}

void WorkspaceImport::saveBenchmark(Benchmark benchmark, AnswerSpool& answers, const Progress& progress)
{
    const auto saved = withWorkspace(m_workspace, [&](Workspace& workspace) -> Result<void> {
        std::optional<BenchmarkId> saving;
        const auto done = workspace.atomically([&]() -> Result<void> {
            const auto id = workspace.saveBenchmark(benchmark, savingPart(progress));
            if (!id)
                return Unexpected(id.error());
            saving = *id;
            if (answers.size() == 0)
                return {};
            const Progress quiet{.report = {}, .stop = progress.stop};
            return AnswerStore(workspace).save(*id, answers, quiet);
        });
        if (done)
            m_open.id = saving;
        return done;
    });
    if (!saved) {
        m_errors.add(saved.error());
        return;
    }
    m_isNewBenchmark = true;
    m_benchmark = std::make_shared<const Benchmark>(std::move(benchmark));
}

void WorkspaceImport::simulate(const SimulatorOptions& options, const Progress& progress)
{
    auto benchmark = acr::simulate(options, readingPart(progress));
    AnswerSpool none;
    if (benchmark)
        saveBenchmark(std::move(*benchmark), none, progress);
    else
        m_errors.add(benchmark.error());
}

void WorkspaceImport::readBenchmark(const std::string& path, const Progress& progress)
{
    noteSource(ImportSource::Kind::Benchmark, {path}, progress);
    const auto answers = std::make_shared<AnswerSpool>();
    auto benchmark =
        importBenchmark(path, {.name = {}, .aliases = {}, .progress = readingPart(progress), .answers = answers});
    if (benchmark)
        saveBenchmark(std::move(*benchmark), *answers, progress);
    else
        m_errors = benchmark.error();
    noteBenchmark();
}

void WorkspaceImport::readDecisions(const std::string& path, const Progress& progress)
{
    noteSource(ImportSource::Kind::Decisions, {path}, progress);
    auto sets =
        importDecisions(path, *m_open.benchmark,
                        {.name = {}, .aliases = m_open.aliases, .onlyTheseAliases = true, .progress = progress});
    if (!sets) {
        m_errors = sets.error();
        return;
    }
    const auto saved =
        withWorkspace(m_workspace, [&](Workspace& workspace) { return workspace.saveDecisionSets(*m_open.id, *sets); });
    if (saved)
        m_decisions = std::move(*sets);
    else
        m_errors.add(saved.error());
    noteBenchmark();
}

void WorkspaceImport::readAny(const std::string& path, const Progress& progress)
{
    readBenchmark(path, progress);
    if (!m_open.benchmark || !m_open.id || !isNotRecognised(m_errors))
        return;
    m_errors = ErrorList();
    readDecisions(path, progress);
}

void WorkspaceImport::readPrompts(const std::vector<std::string>& paths, const Progress& progress)
{
    noteSource(ImportSource::Kind::Prompts, paths, progress);
    const std::vector<std::filesystem::path> files(paths.begin(), paths.end());
    const auto join = joinPrompts(files, *m_open.benchmark, readingPart(progress));
    if (!join) {
        m_errors = join.error();
        return;
    }
    const auto saved = withWorkspace(m_workspace, [&](Workspace& workspace) -> Result<void> {
        if (auto attached = PromptStore(workspace).attach(*m_open.id, join->prompts, savingPart(progress)); !attached)
            return attached;
        auto benchmark = workspace.loadBenchmark(*m_open.id, {.prompts = true, .counts = true});
        if (!benchmark)
            return Unexpected(benchmark.error());
        m_benchmark = std::make_shared<const Benchmark>(std::move(*benchmark));
        return {};
    });
    if (!saved) {
        m_errors.add(saved.error());
        return;
    }
    m_prompts = join->prompts.size();
    for (const SourceCoverage& source : promptCoverage(*m_benchmark)) {
        const bool isNew = std::ranges::any_of(
            join->prompts, [&](const JoinedPrompt& prompt) { return prompt.source == source.source; });
        m_implausiblePrompts = m_implausiblePrompts || (isNew && source.anyImplausible());
    }
    noteBenchmark();
}

Result<void> WorkspaceImport::undo() const
{
    if (!m_isNewBenchmark || !m_open.id)
        return {};
    return withWorkspace(m_workspace, [&](Workspace& workspace) { return workspace.removeBenchmark(*m_open.id); });
}

} // namespace acr::ui
