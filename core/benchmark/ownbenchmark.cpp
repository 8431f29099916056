// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/ownbenchmark.h"

#include "core/benchmark/benchmarkbuilder.h"
#include "core/benchmark/coderouterbench.h"
#include "core/benchmark/decisionfiles.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/filestart.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/metmodels.h"
#include "core/benchmark/modelfile.h"
#include "core/benchmark/pricetable.h"
#include "core/benchmark/recordreader.h"
#include "core/benchmark/sharedfields.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace acr {

namespace {

/// A list of tasks: the id, then TaskFields.
constexpr std::size_t ownId = 0;
constexpr std::size_t ownFacts = 1;
constexpr auto ownTaskFields = joinedFields(
    std::array<FieldSpec, 1>{{{.name = "task_id", .required = true, .otherName = "id"}}}, TaskFields::specs);

/// Results: its own fields, then OutcomeFields.
struct OwnResult {
    enum Field : std::size_t { Task, Model, OwnCount };
    static constexpr std::size_t outcome = OwnCount;
    static constexpr std::size_t score = outcome + OutcomeFields::Score;
    static constexpr std::size_t resolved = outcome + OutcomeFields::Resolved;
};
constexpr auto ownResultFields =
    joinedFields(std::array<FieldSpec, OwnResult::OwnCount>{{{.name = "task_id", .required = true, .otherName = "id"},
                                                             {.name = "model", .required = true}}},
                 OutcomeFields::specs());

class OwnImport {
public:
    OwnImport(const OwnBenchmarkFiles& files, const ImportOptions& options)
        : m_files(files)
        , m_options(options)
        , m_builder(m_errors)
    {}

    tl::expected<Benchmark, ErrorList> run()
    {
        readPool();
        const bool poolBroken = !m_errors.empty();
        addAliases(m_builder, m_options);
        if (m_files.tasks && !m_options.progress.stopped())
            readTasks();
        // Without the pool, every row would be about an unknown model.
        if (!poolBroken && !m_options.progress.stopped())
            readResults();
        if (m_options.progress.stopped() && m_errors.empty())
            m_errors.add({ErrorCode::Cancelled, {}, {}, {}});
        if (m_errors.empty() && m_builder.tasks().size() == 0)
            m_errors.add({ErrorCode::Empty, {}, {}, "tasks or outcomes"});
        Benchmark benchmark = m_builder.finish();
        if (!m_errors.empty())
            return tl::unexpected(std::move(m_errors));
        fillCosts(benchmark);
        return benchmark;
    }

private:
    std::optional<TextSource> open(const SourceItem& item)
    {
        auto source = item.open();
        if (!source) {
            m_errors.add(source.error());
            return std::nullopt;
        }
        m_builder.beginFile(source->name());
        return std::move(*source);
    }

    void readPool()
    {
        if (m_files.models) {
            if (auto source = open(*m_files.models))
                m_builder.setModels(readModels(*source, m_errors));
            return;
        }
        MetModels met;
        for (const SourceItem& file : m_files.results) {
            // Faults are reported when the outcomes are read.
            ErrorList ignored(0);
            if (auto source = file.open()) {
                constexpr std::array<FieldSpec, 1> modelField{{{.name = "model"}}};
                const Progress quiet{.report = {}, .stop = m_options.progress.stop};
                const auto rows = makeRecordReader(*source, modelField, ignored, quiet);
                FieldValues values(*rows);
                while (!met.tooMany() && rows->next())
                    met.meet(values.name(0).value_or(""), [&] { return rows->place(0); });
            }
        }
        if (met.tooMany())
            m_errors.add(*met.tooMany());
        else
            m_builder.setModels(met.models());
    }

    void readTasks()
    {
        auto source = open(*m_files.tasks);
        if (!source)
            return;
        const std::uint64_t errorsBefore = m_errors.total();
        const Progress progress = part(0, 0.3);
        const auto rows = makeRecordReader(*source, ownTaskFields, m_errors, progress);
        FieldValues values(*rows);
        while (rows->next()) {
            values.reset();
            const std::string_view id = values.requiredName(ownId);
            TaskFacts facts = readTaskFacts(values, ownFacts);
            facts.id = id;
            if (facts.split.empty())
                facts.split = ownSplit;
            if (!values.good())
                continue;
            if (const auto known = m_builder.find(facts.id)) {
                const Place first = m_builder.placeOfTask(*known);
                m_errors.add({ErrorCode::Duplicate, rows->place(ownId), "task " + shown(facts.id),
                              fmt::format("each task once; first in {}:{}", first.file, first.line)});
                continue;
            }
            m_builder.addTask(facts, rows->line());
        }
        if (m_builder.tasks().size() == 0 && m_errors.total() == errorsBefore)
            m_errors.add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one task"});
    }

    void readResults()
    {
        const double share = 0.7 / static_cast<double>(std::max<std::size_t>(1, m_files.results.size()));
        for (std::size_t i = 0; i < m_files.results.size(); ++i)
            readResults(m_files.results[i],
                        part(0.3 + share * static_cast<double>(i), 0.3 + share * static_cast<double>(i + 1)));
    }

    void readResults(const SourceItem& file, const Progress& progress)
    {
        auto source = open(file);
        if (!source)
            return;
        const std::uint64_t errorsBefore = m_errors.total();
        const auto rows = makeRecordReader(*source, ownResultFields, m_errors, progress);
        const RecordReader& row = *rows;
        FieldValues values(row);
        bool any = false;
        while (rows->next()) {
            any = true;
            values.reset();
            const std::string_view id = values.requiredName(OwnResult::Task);
            const std::string_view modelName = values.requiredName(OwnResult::Model);
            const Outcome outcome = readOutcome(values, OwnResult::outcome);
            if (row[OwnResult::score].column == 0 && row[OwnResult::resolved].column == 0)
                m_errors.add({ErrorCode::MissingColumn, row.place(), "neither", "'score' or 'resolved'"});
            if (!values.good())
                continue;
            const auto model = m_builder.model(modelName);
            if (!model) {
                values.bad(ErrorCode::UnknownModel, OwnResult::Model, m_builder.benchmark().modelNames());
                continue;
            }
            auto task = m_builder.find(id);
            if (!task && m_files.tasks) {
                values.bad(ErrorCode::UnknownTask, OwnResult::Task, "a task of the task list");
                continue;
            }
            if (!task)
                task = m_builder.addTask({.id = id, .split = ownSplit}, row.line());
            m_builder.setCell(*task, *model, outcome, {.line = row.line()});
        }
        if (!any && m_errors.total() == errorsBefore)
            m_errors.add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one outcome"});
    }

    [[nodiscard]] Progress part(double from, double to) const
    {
        Progress progress{.report = {}, .stop = m_options.progress.stop};
        if (m_options.progress.report)
            progress.report = [this, from, to](double fraction) { m_options.progress(from + fraction * (to - from)); };
        return progress;
    }

    const OwnBenchmarkFiles& m_files;
    const ImportOptions& m_options;
    ErrorList m_errors;
    BenchmarkBuilder m_builder;
};

enum class OwnKind : std::uint8_t { Other, Tasks, Results };

/// What a file is by its fields.
OwnKind ownKindOf(const std::filesystem::path& file)
{
    const std::string extension = file.extension().string();
    if (extension != ".csv" && extension != ".jsonl")
        return OwnKind::Other;
    const FileStart start(sourceItemOf(file));
    const std::vector<std::string> fields = extension == ".csv" ? start.csvColumns() : start.jsonKeys();
    const auto has = [&](std::string_view name) { return std::ranges::find(fields, name) != fields.end(); };
    if ((!has("task_id") && !has("id")) || has("chosen_model") || has("answer"))
        return OwnKind::Other;
    if (!has("model"))
        return OwnKind::Tasks;
    return has("score") || has("resolved") ? OwnKind::Results : OwnKind::Other;
}

/// The files of a folder without the usual names; no results where there are none, or a matrix JSON says it all.
tl::expected<OwnBenchmarkFiles, ErrorList> ownFilesByFields(const ImportPlace& place)
{
    OwnBenchmarkFiles own;
    ErrorList errors;
    for (const std::filesystem::path& file : place.files) {
        const std::string name = file.filename().string();
        if (name.starts_with("matrix") && file.extension() == ".json")
            return OwnBenchmarkFiles();
        if (file.parent_path() != place.path)
            continue;
        const OwnKind kind = ownKindOf(file);
        if (kind == OwnKind::Results)
            own.results.push_back(sourceItemOf(file));
        else if (kind == OwnKind::Tasks && own.tasks)
            errors.add({ErrorCode::Duplicate,
                        {.file = file.string()},
                        "a list of tasks",
                        "one such file; also " + own.tasks->name});
        else if (kind == OwnKind::Tasks)
            own.tasks = sourceItemOf(file);
        else if (name == "models.json")
            own.models = sourceItemOf(file);
    }
    if (!own.results.empty() && !errors.empty())
        return tl::unexpected(std::move(errors));
    return own;
}

tl::expected<ImportWork, ErrorList> recogniseOwn(const ImportPlace& place)
{
    OwnBenchmarkFiles own;
    if (place.isFolder) {
        for (const std::filesystem::path& file : place.files) {
            if (file.parent_path() == place.path)
                own.take(sourceItemOf(file));
        }
        if (own.results.empty() && !own.tasks) {
            auto found = ownFilesByFields(place);
            if (!found)
                return tl::unexpected(std::move(found.error()));
            if (found->results.empty())
                return ImportWork();
            own = std::move(*found);
        }
    } else {
        const std::string extension = place.path.extension().string();
        if ((extension != ".csv" && extension != ".jsonl") || releaseFileNamed(place.path.filename().string()) ||
            (extension == ".jsonl" && looksLikeDecisions(sourceItemOf(place.path))))
            return ImportWork();
        own.results.push_back(sourceItemOf(place.path));
    }
    return ImportWork([own](const ImportOptions& options) { return importOwnBenchmark(own, options); });
}

} // namespace

Importer ownBenchmarkImporter()
{
    return {.reads = "tasks and model_results (folder, CSV or JSON lines)", .recognise = recogniseOwn};
}

bool OwnBenchmarkFiles::take(SourceItem item)
{
    const std::string name = std::filesystem::path(item.name).filename().string();
    if (name == "tasks.jsonl" || (name == "tasks.csv" && !tasks))
        tasks = std::move(item);
    else if (name == "model_results.jsonl" || (name == "model_results.csv" && results.empty()))
        results.assign(1, std::move(item));
    else if (name == "models.json")
        models = std::move(item);
    else
        return false;
    return true;
}

tl::expected<Benchmark, ErrorList> importOwnBenchmark(const OwnBenchmarkFiles& files, const ImportOptions& options)
{
    return OwnImport(files, options).run();
}

} // namespace acr
