// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/experimentfolder.h"

#include "core/base/savefile.h"
#include "core/benchmark/jsondocument.h"
#include "core/benchmark/textsource.h"
#include "core/workspace/priorstore.h"
#include "core/workspace/trainedpolicystore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <system_error>

namespace acr {

namespace {

constexpr std::string_view planFormat = "acrouter-plan";
constexpr std::uint64_t planVersion = 1;
constexpr const char* planFile = "plan.json";

/// Of the cells in their order, with what their numbers stand for.
std::string orderHash(const ExperimentPlan& plan, const ExperimentDefinition& definition)
{
    ContentHasher hasher;
    for (const ExperimentTrajectory& trajectory : plan.trajectories) {
        const StreamDefinition& stream = trajectory.stream.definition;
        hasher.add(std::string_view(stream.split));
        hasher.add(std::string_view(stream.filter.text()));
        hasher.add(stream.filter.solvesAt);
        hasher.add(static_cast<std::uint64_t>(stream.order));
        hasher.add(stream.seed);
        hasher.add(std::uint64_t{trajectory.stream.tasks.size()});
        hasher.add(std::string_view(trajectory.priors));
    }
    for (const ExperimentPolicy& policy : plan.policies)
        hasher.add(std::string_view(policy.spec.text()));
    for (const VerifierSettings& verifier : definition.verifiers)
        hasher.add(std::string_view(verifierText(verifier)));
    for (const ExperimentCell& cell : plan.cells) {
        for (const std::uint64_t number :
             {std::uint64_t{cell.row}, std::uint64_t{cell.trajectory}, std::uint64_t{cell.verifier},
              std::uint64_t{cell.policy}, cell.seed, cell.verifierSeed})
            hasher.add(number);
    }
    return hasher.digest();
}

std::string hashOfText(std::string_view text)
{
    ContentHasher hasher;
    hasher.addPart(std::as_bytes(std::span(text)));
    return hasher.digest();
}

/// See PlanFacts::id.
std::string planIdOf(const PlanFacts& facts, std::span<const DecisionSet> decisions, const TrainedPolicies& trained)
{
    ContentHasher hasher;
    for (const std::string* text : {&facts.contentHash, &facts.promptHash, &facts.definitionHash, &facts.order})
        hasher.add(std::string_view(*text));
    hasher.add(facts.chunks);
    hasher.add(digestOf(decisions));
    for (const auto& one : trained) {
        hasher.add(std::string_view(one->spec));
        hasher.add(one->fingerprint);
    }
    return hasher.digest();
}

std::string planText(const PlanFacts& facts)
{
    const nlohmann::ordered_json json{{"format", planFormat},
                                      {"version", planVersion},
                                      {"id", facts.id},
                                      {"name", facts.name},
                                      {"benchmark", facts.benchmark},
                                      {"content_hash", facts.contentHash},
                                      {"prompt_hash", facts.promptHash},
                                      {"definition_hash", facts.definitionHash},
                                      {"file_hash", facts.fileHash},
                                      {"order", facts.order},
                                      {"cells", facts.cells},
                                      {"chunks", facts.chunks},
                                      {"trained", facts.trained}};
    return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<PlanFacts> parsePlan(const std::filesystem::path& file)
{
    auto text = textOfFile(file);
    if (!text)
        return Unexpected(text.error());
    const auto document = JsonDocument::parse(file.string(), std::move(*text));
    if (!document)
        return Unexpected(document.error());
    ErrorList errors;
    JsonMembers members(*document, document->root(),
                        {"format", "version", "id", "name", "benchmark", "content_hash", "prompt_hash",
                         "definition_hash", "file_hash", "order", "cells", "chunks", "trained"},
                        errors);
    if (members.text("format").value_or("") != planFormat)
        return failure(ErrorCode::NotRecognised, {}, "the plan of an experiment", {.file = file.string()});
    const std::uint64_t version =
        members.whole("version", 1, std::numeric_limits<std::int64_t>::max()).value_or(planVersion);
    if (version > planVersion)
        return failure(ErrorCode::NewerVersion, std::to_string(version), std::to_string(planVersion),
                       {.file = file.string()});
    PlanFacts facts;
    const auto take = [&](const char* key, std::string& target) {
        static_cast<void>(members.required(key));
        target = members.text(key).value_or("");
    };
    take("id", facts.id);
    take("name", facts.name);
    take("benchmark", facts.benchmark);
    take("content_hash", facts.contentHash);
    take("prompt_hash", facts.promptHash);
    take("definition_hash", facts.definitionHash);
    take("file_hash", facts.fileHash);
    take("order", facts.order);
    static_cast<void>(members.required("cells"));
    static_cast<void>(members.required("chunks"));
    facts.cells = members.whole("cells", 1, maxExperimentReplays).value_or(1);
    facts.chunks = members.whole("chunks", 1, std::min(facts.cells, maxExperimentChunks)).value_or(1);
    if (const JsonNode* list = members.list("trained")) {
        for (const JsonNode& node : list->children)
            facts.trained.push_back(jsonText(*document, node, errors).value_or(""));
    }
    if (!errors.empty())
        return Unexpected(errors.items().front());
    return facts;
}

/// Writes everything that results depend on to the new workspace `draft`, and a copy without log and gaps, which can be
/// read without locks, to `target`.
Result<void> copyBenchmark(const PlanRequest& request, const TrainedPolicies& trained,
                           const std::filesystem::path& draft, const std::filesystem::path& target,
                           const Progress& progress)
{
    auto workspace = Workspace::create(draft.string());
    if (!workspace)
        return Unexpected(workspace.error());
    const auto written = workspace->atomically([&]() -> Result<void> {
        const auto id = workspace->saveBenchmark(*request.benchmark, progress);
        if (!id)
            return Unexpected(id.error());
        auto done = workspace->saveDecisionSets(*id, request.settings.replay.decisions);
        TrainedPolicyStore policies(*workspace);
        for (const auto& one : request.settings.replay.trained) {
            if (done)
                done = policies.save(*id, *one);
        }
        for (const auto& one : trained) {
            if (done)
                done = policies.save(*id, *one);
        }
        PriorStore priors(*workspace);
        for (const ExperimentPriors& named : request.definition->priors) {
            if (!done || named.source.empty() || !request.settings.priors)
                continue;
            // What is not there has its "needs", or there would be no plan.
            if (const auto set = request.settings.priors(named.source))
                done = priors.save(named.source, *set);
        }
        return done;
    });
    if (!written)
        return written;
    const auto summaries = workspace->benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    const BenchmarkSummary& saved = summaries->back();
    if (saved.contentHash != request.contentHash || saved.promptHash != request.promptHash)
        return failure(ErrorCode::Conflict, "content " + saved.contentHash + saved.promptHash,
                       "content " + request.contentHash + request.promptHash, {.file = target.string()});
    return workspace->copyTo(target.string());
}

Result<void> writeBenchmark(const PlanRequest& request, const TrainedPolicies& trained,
                            const std::filesystem::path& target, const Progress& progress)
{
    const std::string draft = (target.parent_path() / "draft.acrw").string();
    const auto removeDraft = [&] {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(draft + suffix, ignored);
    };
    removeDraft(); // of an earlier attempt that did not end
    auto written = copyBenchmark(request, trained, draft, target, progress);
    removeDraft();
    return written;
}

} // namespace

Result<ExperimentFolder> ExperimentFolder::open(const std::filesystem::path& folder)
{
    auto facts = parsePlan(folder / planFile);
    if (!facts)
        return Unexpected(facts.error());
    ExperimentFolder opened;
    opened.m_path = folder;
    opened.m_facts = std::move(*facts);
    return opened;
}

std::filesystem::path ExperimentFolder::chunkFile(std::uint64_t chunk) const
{
    return chunkFolder() / fmt::format("chunk-{}", chunk);
}

ChunkHeader ExperimentFolder::headerOf(std::uint64_t chunk) const
{
    const std::uint64_t first = chunk * m_facts.cells / m_facts.chunks;
    const std::uint64_t next = (chunk + 1) * m_facts.cells / m_facts.chunks;
    return {.plan = m_facts.id, .chunk = chunk, .first = first, .cells = next - first, .fingerprint = {}, .host = {}};
}

Result<ExperimentFolder> ExperimentFolder::write(const PlanRequest& request, const std::filesystem::path& folder,
                                                 const Progress& progress)
{
    const auto unwritable = [&](std::string why) {
        return failure(ErrorCode::FileUnwritable, std::move(why), {}, {.file = folder.string()});
    };
    if (request.chunks < 1 || request.chunks > maxExperimentChunks)
        return failure(ErrorCode::OutOfRange, fmt::format("{} chunks", request.chunks),
                       fmt::format("1 to {}", maxExperimentChunks));
    std::error_code error;
    if (std::filesystem::exists(folder / planFile, error))
        return unwritable("it holds a plan already");
    const auto plan = planExperiment(*request.definition, *request.benchmark, request.settings);
    if (!plan)
        return Unexpected(plan.error());
    if (plan->cells.empty())
        return failure(ErrorCode::Empty, {}, "a replay that can run here");
    ExperimentSettings settings = request.settings;
    settings.ready.clear();
    ExperimentCells cells(*request.definition, *request.benchmark, *plan, settings);
    if (auto trained = cells.trainAll(progress); !trained)
        return Unexpected(trained.error());
    const TrainedPolicies made = cells.trained();

    std::filesystem::create_directories(folder / "chunks", error);
    if (error)
        return unwritable(error.message());
    for (const auto& entry : std::filesystem::directory_iterator(folder / "chunks", error))
        return unwritable("it holds results already: " + entry.path().filename().string());
    ExperimentFolder target;
    target.m_path = folder;
    Progress quiet;
    quiet.stop = progress.stop;
    if (auto written = writeBenchmark(request, made, target.benchmarkFile(), quiet); !written)
        return Unexpected(written.error());
    if (auto written = saveFile(target.definitionFile(), request.text); !written)
        return Unexpected(written.error());
    const auto fileDigest = fileHash(target.benchmarkFile());
    if (!fileDigest)
        return Unexpected(fileDigest.error());
    PlanFacts& facts = target.m_facts;
    facts.name = request.definition->name;
    facts.benchmark = request.benchmark->name;
    facts.contentHash = request.contentHash;
    facts.promptHash = request.promptHash;
    facts.definitionHash = hashOfText(request.text);
    facts.fileHash = *fileDigest;
    facts.order = orderHash(*plan, *request.definition);
    facts.cells = plan->cells.size();
    facts.chunks = std::min<std::uint64_t>(request.chunks, facts.cells);
    for (const auto& one : made)
        facts.trained.push_back(one->spec);
    facts.id = planIdOf(facts, request.settings.replay.decisions, made);
    if (auto written = saveFile(folder / planFile, planText(facts)); !written)
        return Unexpected(written.error());
    return target;
}

PlannedExperiment::~PlannedExperiment() = default;

Result<std::unique_ptr<PlannedExperiment>> PlannedExperiment::load(const ExperimentFolder& folder)
{
    std::unique_ptr<PlannedExperiment> planned(new PlannedExperiment());
    if (auto read = planned->read(folder); !read)
        return Unexpected(read.error());
    return planned;
}

Result<void> PlannedExperiment::read(const ExperimentFolder& folder)
{
    const PlanFacts& facts = folder.facts();
    const auto conflict = [](const std::filesystem::path& file, const std::string& found,
                             const std::string& expected) -> Result<void> {
        return failure(ErrorCode::Conflict, "content " + found, "content " + expected, {.file = file.string()});
    };
    const auto fileDigest = fileHash(folder.benchmarkFile());
    if (!fileDigest)
        return Unexpected(fileDigest.error());
    if (*fileDigest != facts.fileHash)
        return conflict(folder.benchmarkFile(), *fileDigest, facts.fileHash);
    auto text = textOfFile(folder.definitionFile());
    if (!text)
        return Unexpected(text.error());
    m_text = std::move(*text);
    if (hashOfText(m_text) != facts.definitionHash)
        return conflict(folder.definitionFile(), hashOfText(m_text), facts.definitionHash);
    auto definition = readExperiment(folder.definitionFile().string(), m_text);
    if (!definition)
        return Unexpected(definition.error().items().front());
    m_definition = std::move(*definition);

    auto workspace = Workspace::open(folder.benchmarkFile().string(), Workspace::OpenMode::Unchanging);
    if (!workspace)
        return Unexpected(workspace.error());
    const auto summaries = workspace->benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    if (summaries->size() != 1 || summaries->front().contentHash != facts.contentHash ||
        summaries->front().promptHash != facts.promptHash)
        return conflict(folder.benchmarkFile(), summaries->empty() ? "" : summaries->front().contentHash,
                        facts.contentHash);
    const BenchmarkId id = summaries->front().id;
    auto benchmark = workspace->loadBenchmark(id, {.prompts = true, .counts = true});
    if (!benchmark)
        return Unexpected(benchmark.error());
    m_benchmark = std::move(*benchmark);
    auto decisions = workspace->decisionSets(id);
    if (!decisions)
        return Unexpected(decisions.error());
    m_decisions = std::move(*decisions);
    auto trained = TrainedPolicyStore(*workspace).load(id);
    if (!trained)
        return Unexpected(trained.error());
    for (auto& one : *trained) {
        const bool forPlan = one->missingScores == m_definition.missingScores &&
                             std::ranges::find(facts.trained, one->spec) != facts.trained.end();
        (forPlan ? m_settings.ready : m_trainedBefore).push_back(std::move(one));
    }
    m_settings.benchmarkHash = facts.contentHash + facts.promptHash;
    m_settings.replay.decisions = m_decisions;
    m_settings.replay.trained = m_trainedBefore;
    m_settings.priors = [&](const std::string& name) { return PriorStore(*workspace).load(name); };
    auto plan = planExperiment(m_definition, m_benchmark, m_settings);
    m_settings.priors = nullptr; // it borrows the workspace
    if (!plan)
        return Unexpected(plan.error());
    m_plan = std::move(*plan);
    // Another version of the program may plan the same file in another way.
    if (const std::string order = orderHash(m_plan, m_definition); order != facts.order)
        return failure(ErrorCode::Conflict, "cells " + order, "cells " + facts.order,
                       {.file = (folder.path() / planFile).string()});
    m_cells = std::make_unique<ExperimentCells>(m_definition, m_benchmark, m_plan, m_settings);
    return {};
}

} // namespace acr
