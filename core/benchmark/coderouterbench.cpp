// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/coderouterbench.h"

#include "core/benchmark/benchmarkbuilder.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/matrixjson.h"
#include "core/benchmark/metmodels.h"
#include "core/benchmark/modelfile.h"
#include "core/benchmark/recordreader.h"
#include "core/benchmark/sharedfields.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace acr {

namespace {

constexpr std::array<std::string_view, releaseFileCount> fileNames{
    "models.json",
    "id_probing_tasks.jsonl",
    "id_test_tasks.jsonl",
    "ood176_tasks.jsonl",
    "id_tasks.jsonl",
    "id_probing_results_long.csv",
    "id_test_results_long.csv",
    "ood176_results_long.csv",
    "id_results_long.csv",
    "matrix_acrouter_ood176.json",
    "summary.json",
};

constexpr std::string_view idTestSplit = "id_test";
constexpr std::string_view oodSplit = "ood176";

/// A list of tasks: the id, then TaskFields.
constexpr std::size_t listedId = 0;
constexpr std::size_t listedFacts = 1;
constexpr auto listFields =
    joinedFields(std::array<FieldSpec, 1>{{{.name = "task_id", .required = true}}}, TaskFields::specs);

/// A table of outcomes: its own fields, then TaskFields, then OutcomeFields.
struct TableRow {
    enum Field : std::size_t { Task, Model, SourceModel, OwnCount };
    static constexpr std::size_t facts = OwnCount;
    static constexpr std::size_t outcome = facts + TaskFields::Count;
    static constexpr std::size_t split = facts + TaskFields::Split;
};
constexpr std::array<FieldSpec, TableRow::OwnCount> ownRowFields{
    {{.name = "task_id", .required = true}, {.name = "model", .required = true}, {.name = "source_model"}}};
constexpr auto rowFields(bool ood)
{
    return joinedFields(joinedFields(ownRowFields, TaskFields::specs), OutcomeFields::specs(!ood, ood));
}
constexpr auto idRowFields = rowFields(false);
constexpr auto oodRowFields = rowFields(true);

class ReleaseImport {
public:
    ReleaseImport(std::span<const SourceItem> files, const ImportOptions& options)
        : m_options(options)
        , m_builder(m_errors)
    {
        for (const SourceItem& item : files) {
            const auto kind = releaseFileNamed(std::filesystem::path(item.name).filename().string());
            if (kind)
                m_items[static_cast<std::size_t>(*kind)] = &item;
        }
        for (const SourceItem* item : m_items) {
            std::error_code code;
            if (item)
                m_totalBytes += item->bytes ? item->bytes->size() : std::filesystem::file_size(item->path, code);
        }
    }

    tl::expected<Benchmark, ErrorList> run()
    {
        readPool();
        addAliases(m_builder, m_options);
        if (!m_stopped)
            readTaskLists();
        // Without the pool, every row would name an unknown model.
        if (!m_stopped && !m_poolBroken)
            readResults();
        if (!m_stopped && !m_poolBroken)
            readMatrix();
        if (m_errors.empty() && m_builder.tasks().size() == 0)
            m_errors.add({ErrorCode::Empty, {}, {}, "tasks or outcomes"});
        Benchmark benchmark = m_builder.finish();
        if (!m_stopped && m_errors.empty() && has(ReleaseFile::Summary)) {
            if (auto source = open(ReleaseFile::Summary)) {
                auto facts = checkSummary(*source, benchmark, m_errors);
                std::ranges::move(facts, std::back_inserter(benchmark.importFacts));
            }
        }
        if (!m_errors.empty())
            return tl::unexpected(std::move(m_errors));
        return benchmark;
    }

private:
    [[nodiscard]] bool has(ReleaseFile file) const { return m_items[static_cast<std::size_t>(file)] != nullptr; }

    std::optional<TextSource> open(ReleaseFile file)
    {
        auto source = m_items[static_cast<std::size_t>(file)]->open();
        if (!source) {
            m_errors.add(source.error());
            return std::nullopt;
        }
        m_builder.beginFile(source->name());
        m_progress.stop = m_options.progress.stop;
        if (m_options.progress.report && m_totalBytes > 0) {
            const auto total = static_cast<double>(m_totalBytes);
            const double before = static_cast<double>(m_doneBytes) / total;
            const double share = static_cast<double>(source->size()) / total;
            m_progress.report = [this, before, share](double fraction) {
                m_options.progress(before + fraction * share);
            };
        }
        m_doneBytes += source->size();
        return std::move(*source);
    }

    /// Without a pool, the models are those of the tables, in order of first appearance.
    void readPool()
    {
        if (has(ReleaseFile::Models)) {
            if (auto source = open(ReleaseFile::Models))
                m_builder.setModels(readModels(*source, m_errors));
            m_poolBroken = !m_errors.empty();
            return;
        }
        MetModels met;
        constexpr std::array<FieldSpec, 1> modelColumn{{{.name = "model"}}};
        for (const ReleaseFile file : {ReleaseFile::ProbingResults, ReleaseFile::IdTestResults, ReleaseFile::OodResults,
                                       ReleaseFile::IdResults}) {
            if (!has(file))
                continue;
            // Faults are reported when the table itself is read.
            ErrorList ignored(0);
            auto source = m_items[static_cast<std::size_t>(file)]->open();
            if (!source)
                continue;
            const Progress quiet{.report = {}, .stop = m_options.progress.stop};
            const auto rows = makeRecordReader(*source, modelColumn, ignored, quiet);
            FieldValues values(*rows);
            while (!met.tooMany() && rows->next())
                met.meet(values.name(0).value_or(""), [&] { return rows->place(0); });
        }
        if (met.models().empty() && has(ReleaseFile::OodMatrix)) {
            ErrorList ignored(0);
            if (auto source = m_items[static_cast<std::size_t>(ReleaseFile::OodMatrix)]->open()) {
                if (!source->checkEncoding()) {
                    if (const auto text = source->all()) {
                        LineCounter lines(source->name(), *text);
                        const Progress quiet{.report = {}, .stop = m_options.progress.stop};
                        const MatrixDocument document = readMatrixDocument(*text, lines, quiet, ignored);
                        for (const auto& model : document.models)
                            met.meet(model.text, [&] { return lines.place(model.offset); });
                        for (const auto& cell : document.cells)
                            met.meet(document.cellModels[cell.model], [&] { return lines.place(cell.offset); });
                    }
                }
            }
        }
        if (met.tooMany()) {
            m_errors.add(*met.tooMany());
            m_stopped = true;
            return;
        }
        m_builder.setModels(met.models());
    }

    void readTaskLists()
    {
        readTaskList(ReleaseFile::ProbingTasks, probingSplit);
        readTaskList(ReleaseFile::IdTestTasks, idTestSplit);
        readTaskList(ReleaseFile::OodTasks, oodSplit);
        readTaskList(ReleaseFile::IdTasks, {});
    }

    /// An empty split stands for the list of both ID splits.
    void readTaskList(ReleaseFile file, std::string_view split)
    {
        if (!has(file) || m_stopped)
            return;
        auto source = open(file);
        if (!source)
            return;
        const std::size_t knownBefore = m_builder.tasks().size();
        std::vector<bool> met(knownBefore);
        const auto rows = makeRecordReader(*source, listFields, m_errors, m_progress);
        FieldValues values(*rows);
        bool any = false;
        while (rows->next()) {
            any = true;
            values.reset();
            const std::string_view id = values.requiredName(listedId);
            TaskFacts facts = readTaskFacts(values, listedFacts);
            facts.id = id;
            if (!values.good())
                continue;
            if (split.empty() && facts.split.empty()) {
                values.bad(ErrorCode::MissingColumn, listedFacts + TaskFields::Split, "key 'split'");
                continue;
            }
            if (!split.empty() && !facts.split.empty() && facts.split != split) {
                values.bad(ErrorCode::Conflict, listedFacts + TaskFields::Split, shown(split) + " (the file's name)");
                continue;
            }
            if (!split.empty())
                facts.split = split;
            takeListedTask(facts, *rows, split.empty(), met);
        }
        noteStop();
        if (!any && m_errors.empty())
            m_errors.add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one task"});
        m_listed.at(static_cast<std::size_t>(file)) = true;
        if (split.empty() && m_errors.empty())
            checkAllListed(source->name(), met);
    }

    void takeListedTask(const TaskFacts& facts, const RecordReader& rows, bool isUnion, std::vector<bool>& met)
    {
        const auto known = m_builder.find(facts.id);
        if (!known) {
            if (isUnion && hasListOf(facts.split))
                m_errors.add({ErrorCode::Conflict, rows.place(listedId), "task " + shown(facts.id),
                              "no such task (the list of split " + shown(facts.split) + ")"});
            else
                m_builder.addTask(facts, rows.line());
            return;
        }
        const bool again = !isUnion || known->position() >= met.size() || met[known->position()];
        if (again) {
            const Place first = m_builder.placeOfTask(*known);
            m_errors.add({ErrorCode::Duplicate, rows.place(listedId), "task " + shown(facts.id),
                          fmt::format("each task once; first in {}:{}", first.file, first.line)});
            return;
        }
        met[known->position()] = true;
        if (m_builder.splitOf(*known) != facts.split) {
            const Place first = m_builder.placeOfTask(*known);
            m_errors.add({ErrorCode::Conflict, rows.place(listedFacts + TaskFields::Split),
                          fmt::format("split {} of task {}", shown(facts.split), shown(facts.id)),
                          fmt::format("{} ({}:{})", shown(m_builder.splitOf(*known)), first.file, first.line)});
        }
        m_builder.mergeTask(*known, facts, rows.place(listedId));
    }

    /// Whether the split has its own task list.
    [[nodiscard]] bool hasListOf(std::string_view split) const
    {
        const auto listed = [&](ReleaseFile file) { return m_listed[static_cast<std::size_t>(file)]; };
        return (split == probingSplit && listed(ReleaseFile::ProbingTasks)) ||
               (split == idTestSplit && listed(ReleaseFile::IdTestTasks)) ||
               (split == oodSplit && listed(ReleaseFile::OodTasks));
    }
    [[nodiscard]] bool hasAnyListOf(std::string_view split) const
    {
        const bool inUnion = split != oodSplit && m_listed[static_cast<std::size_t>(ReleaseFile::IdTasks)];
        return hasListOf(split) || inUnion;
    }

    /// The union lists all tasks of the ID splits' own lists.
    void checkAllListed(const std::string& unionFile, const std::vector<bool>& met)
    {
        for (std::size_t i = 0; i < met.size(); ++i) {
            const TaskIndex task = TaskIndex::at(i);
            if (!met[i] && m_builder.splitOf(task) != oodSplit)
                m_errors.add({ErrorCode::Conflict, m_builder.placeOfTask(task),
                              "task " + shown(m_builder.tasks()[task].id), "no such task (" + unionFile + ")"});
        }
    }

    void readResults();
    void readTable(ReleaseFile file, std::string_view split);
    void checkOrder(std::string_view split, const std::vector<TaskIndex>& met);
    void checkUnionComplete();
    void readMatrix();
    void noteStop() { m_stopped = m_stopped || m_options.progress.stopped(); }

    const ImportOptions& m_options;
    ErrorList m_errors;
    BenchmarkBuilder m_builder;
    std::array<const SourceItem*, releaseFileCount> m_items{};
    std::array<bool, releaseFileCount> m_listed{};
    Progress m_progress;
    std::uint64_t m_totalBytes = 0;
    std::uint64_t m_doneBytes = 0;
    bool m_poolBroken = false;
    bool m_stopped = false;
};

void ReleaseImport::readResults()
{
    readTable(ReleaseFile::ProbingResults, probingSplit);
    readTable(ReleaseFile::IdTestResults, idTestSplit);
    readTable(ReleaseFile::OodResults, oodSplit);
    readTable(ReleaseFile::IdResults, {});
    if (has(ReleaseFile::IdResults) && !m_stopped && m_errors.empty())
        checkUnionComplete();
}

/// An empty split stands for the table of both ID splits.
void ReleaseImport::readTable(ReleaseFile file, std::string_view split)
{
    if (!has(file) || m_stopped)
        return;
    auto source = open(file);
    if (!source)
        return;
    const bool ood = file == ReleaseFile::OodResults;
    const std::uint64_t errorsBefore = m_errors.total();
    const auto rows = makeRecordReader(*source, ood ? oodRowFields : idRowFields, m_errors, m_progress);
    const RecordReader& row = *rows;
    FieldValues values(row);
    std::string lastId;
    std::optional<TaskIndex> task;
    std::vector<TaskIndex> order;
    std::vector<bool> met;
    bool any = false;
    while (rows->next()) {
        any = true;
        values.reset();
        if (row[TableRow::Task].text != lastId || !task) {
            const std::string_view id = values.requiredName(TableRow::Task);
            if (!values.good())
                continue;
            TaskFacts facts = readTaskFacts(values, TableRow::facts);
            facts.id = id;
            if (!split.empty())
                facts.split = split;
            if (facts.split.empty() && values.good())
                facts.split = values.requiredName(TableRow::split);
            if (!values.good())
                continue;
            task = m_builder.find(id);
            lastId = id;
            if (!task && hasAnyListOf(facts.split)) {
                values.bad(ErrorCode::UnknownTask, TableRow::Task, "a task of the task list");
                continue;
            }
            if (!task)
                task = m_builder.addTask(facts, row.line());
            else if (m_builder.splitOf(*task) != facts.split) {
                const Place first = m_builder.placeOfTask(*task);
                m_errors.add({ErrorCode::Duplicate, row.place(TableRow::Task), "task " + shown(id),
                              fmt::format("one split a task; in split {} by {}:{}", shown(m_builder.splitOf(*task)),
                                          first.file, first.line)});
                continue;
            }
            met.resize(m_builder.tasks().size());
            if (!met[task->position()]) {
                met[task->position()] = true;
                order.push_back(*task);
            }
        }
        using FacetField = std::pair<Facet, TaskFields::Field>;
        for (const auto& [facet, field] :
             {FacetField{Facet::Split, TaskFields::Split}, FacetField{Facet::Dimension, TaskFields::Dimension},
              FacetField{Facet::SourceSplit, TaskFields::SourceSplit}, FacetField{Facet::Bench, TaskFields::Bench}}) {
            const std::size_t at = TableRow::facts + field;
            m_builder.mergeFact(*task, facet, row[at].text, row.place(at));
        }

        std::optional<ModelIndex> model = m_builder.model(row[TableRow::Model].text);
        if (!model) {
            if (!values.requiredName(TableRow::Model).empty())
                values.bad(ErrorCode::UnknownModel, TableRow::Model, m_builder.benchmark().modelNames());
        } else if (!row[TableRow::SourceModel].absent() &&
                   row[TableRow::SourceModel].text != row[TableRow::Model].text) {
            if (const auto alias = values.name(TableRow::SourceModel))
                m_builder.addAliasOfFile(*alias, *model, {row.line(), row[TableRow::SourceModel].column});
        }

        const Outcome outcome = readOutcome(values, TableRow::outcome);
        if (!values.good() || !model)
            continue;
        if (split.empty() && !m_builder.hasCell(*task, *model)) {
            const std::string_view own = m_builder.splitOf(*task);
            const bool ownTable = (own == probingSplit && has(ReleaseFile::ProbingResults)) ||
                                  (own == idTestSplit && has(ReleaseFile::IdTestResults));
            if (ownTable) {
                m_errors.add({ErrorCode::Conflict, row.place(),
                              fmt::format("task {} with model {}", shown(lastId), shown(row[TableRow::Model].text)),
                              "no such row (the table of split " + shown(own) + ")"});
                continue;
            }
        }
        m_builder.setCell(*task, *model, outcome, {.line = row.line()});
    }
    noteStop();
    if (!any && m_errors.total() == errorsBefore)
        m_errors.add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one row"});
    if (!split.empty())
        checkOrder(split, order);
}

/// Rows of a split's own table that the combined table lacks.
void ReleaseImport::checkUnionComplete()
{
    const std::string unionFile = m_items[static_cast<std::size_t>(ReleaseFile::IdResults)]->name;
    for (std::size_t t = 0; t < m_builder.tasks().size(); ++t) {
        const TaskIndex task = TaskIndex::at(t);
        const std::string_view own = m_builder.splitOf(task);
        const bool ownTable = (own == probingSplit && has(ReleaseFile::ProbingResults)) ||
                              (own == idTestSplit && has(ReleaseFile::IdTestResults));
        for (std::size_t m = 0; ownTable && m < m_builder.models().size(); ++m) {
            const ModelIndex model = ModelIndex::at(m);
            if (m_builder.hasCell(task, model) && !m_builder.confirmed(task, model))
                m_errors.add({ErrorCode::Conflict, m_builder.placeOfCell(task, model),
                              fmt::format("task {} with model {}", shown(m_builder.tasks()[task].id),
                                          shown(m_builder.models()[m].name)),
                              "no such row (" + unionFile + ")"});
        }
    }
}

/// The stream has the order of the task list; a table in another order is reported.
void ReleaseImport::checkOrder(std::string_view split, const std::vector<TaskIndex>& met)
{
    const Split* stream = m_builder.benchmark().split(split);
    if (!stream || !hasAnyListOf(split))
        return;
    std::vector<bool> inTable(m_builder.tasks().size());
    for (const TaskIndex task : met)
        inTable[task.position()] = true;
    std::uint64_t moved = 0;
    std::string example;
    std::size_t position = 0;
    for (const TaskIndex task : stream->tasks) {
        if (!inTable[task.position()])
            continue;
        if (met[position] != task) {
            ++moved;
            if (example.empty())
                example = m_builder.tasks()[met[position]].id;
        }
        ++position;
    }
    if (moved > 0)
        m_builder.addFact({"table_order_differs", std::string(split), static_cast<double>(moved), 0, example});
}

void ReleaseImport::readMatrix()
{
    if (!has(ReleaseFile::OodMatrix))
        return;
    auto source = open(ReleaseFile::OodMatrix);
    if (!source)
        return;
    if (auto refused = source->checkEncoding()) {
        m_errors.add(std::move(*refused));
        return;
    }
    const auto text = source->all();
    if (!text) {
        m_errors.add(text.error());
        return;
    }
    LineCounter lines(source->name(), *text);
    const MatrixDocument document = readMatrixDocument(*text, lines, m_progress, m_errors);
    noteStop();
    if (!m_stopped)
        addMatrix(document, oodSplit, hasListOf(oodSplit), lines, m_progress, m_builder);
}

std::size_t depthOf(const std::filesystem::path& path)
{
    return static_cast<std::size_t>(std::distance(path.begin(), path.end()));
}

/// The release's files in the folder: for each name the one nearest to the root.
tl::expected<std::vector<SourceItem>, ErrorList> releaseFiles(const std::vector<std::filesystem::path>& files)
{
    ErrorList errors;
    std::map<ReleaseFile, std::filesystem::path> found;
    for (const std::filesystem::path& file : files) {
        const auto kind = releaseFileNamed(file.filename().string());
        if (!kind)
            continue;
        const auto [place, isNew] = found.emplace(*kind, file);
        if (isNew)
            continue;
        if (depthOf(file) == depthOf(place->second))
            errors.add({ErrorCode::Duplicate,
                        {.file = file.string()},
                        shown(file.filename().string()),
                        "one such file; also " + place->second.string()});
        else if (depthOf(file) < depthOf(place->second))
            place->second = file;
    }
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    std::vector<SourceItem> items;
    items.reserve(found.size());
    for (const auto& [kind, file] : found)
        items.push_back(sourceItemOf(file));
    return items;
}

tl::expected<ImportWork, ErrorList> recogniseRelease(const ImportPlace& place)
{
    auto files = releaseFiles(place.files);
    if (!files)
        return tl::unexpected(std::move(files.error()));
    const bool recognised = std::ranges::any_of(*files, [](const SourceItem& item) {
        const auto kind = releaseFileNamed(item.path.filename().string());
        return kind != ReleaseFile::Models && kind != ReleaseFile::Summary;
    });
    if (!recognised)
        return ImportWork();
    return ImportWork(
        [files = std::move(*files)](const ImportOptions& options) { return importCodeRouterBench(files, options); });
}

} // namespace

Importer codeRouterBenchImporter()
{
    return {.reads = "a CodeRouterBench folder", .recognise = recogniseRelease};
}

std::optional<ReleaseFile> releaseFileNamed(std::string_view fileName)
{
    const auto found = std::ranges::find(fileNames, fileName);
    if (found == fileNames.end())
        return std::nullopt;
    return static_cast<ReleaseFile>(found - fileNames.begin());
}

tl::expected<Benchmark, ErrorList> importCodeRouterBench(std::span<const SourceItem> files,
                                                         const ImportOptions& options)
{
    return ReleaseImport(files, options).run();
}

} // namespace acr
