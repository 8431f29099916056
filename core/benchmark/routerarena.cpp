// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/routerarena.h"

#include "core/benchmark/aliases.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/fileimport.h"
#include "core/benchmark/filestart.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/nestedrecord.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace acr {

namespace {

struct ArenaKey {
    enum Field : std::size_t { Index, Prompt, Prediction, Result, Cost, Accuracy, ForOptimality };
};
constexpr std::array<FieldSpec, 7> arenaKeys{{{.name = "global index", .required = true, .otherName = "Global Index"},
                                              {.name = "prompt"},
                                              {.name = "prediction", .required = true},
                                              {.name = "generated_result"},
                                              {.name = "cost"},
                                              {.name = "accuracy"},
                                              {.name = "for_optimality"}}};
struct ArenaResultKey {
    enum Field : std::size_t { Answer, TokenUsage };
};
constexpr std::array<FieldSpec, 2> arenaResultKeys{{{.name = "generated_answer"}, {.name = "token_usage"}}};
struct ArenaUsageKey {
    enum Field : std::size_t { Input, Output, Total };
};
constexpr std::array<FieldSpec, 3> arenaUsageKeys{
    {{.name = "input_tokens"}, {.name = "output_tokens"}, {.name = "total_tokens"}}};

/// A row, valid until the next.
struct ArenaRow {
    std::string_view index;
    std::string_view model;
    std::optional<std::string_view> prompt;
    std::optional<std::string_view> answer;
    Outcome outcome;
    bool routed = true;
};

class ArenaReader {
public:
    ArenaReader(TextSource& source, ErrorList& errors, const Progress& progress)
        : m_reader(source, arenaKeys, errors, progress)
        , m_result(arenaResultKeys, errors, m_reader)
        , m_usage(arenaUsageKeys, errors, m_reader)
    {}

    /// The next row without a fault.
    bool next()
    {
        while (m_reader.next()) {
            if (read())
                return true;
        }
        return false;
    }
    [[nodiscard]] const ArenaRow& row() const { return m_row; }
    [[nodiscard]] const JsonListReader& reader() const { return m_reader; }

private:
    bool read()
    {
        FieldValues values(m_reader);
        m_row = {};
        if (m_reader[ArenaKey::Index].kind == FieldValue::Kind::Number)
            m_row.index = m_reader[ArenaKey::Index].text;
        else
            m_row.index = values.requiredName(ArenaKey::Index);
        m_row.model = values.requiredName(ArenaKey::Prediction);
        m_row.prompt = values.text(ArenaKey::Prompt);
        m_row.outcome.score = values.score(ArenaKey::Accuracy);
        m_row.outcome.costUsd = values.amount(ArenaKey::Cost);
        m_row.routed = !values.flag(ArenaKey::ForOptimality).value_or(false);
        return readResult(values) && values.good();
    }

    /// Whether the field is an object that was read; false with an error when it is something else.
    static bool open(FieldValues& values, const Record& outer, std::size_t field, NestedRecord& record, bool& good)
    {
        const FieldValue& value = outer[field];
        if (value.absent())
            return false;
        if (value.kind != FieldValue::Kind::Object) {
            values.bad(ErrorCode::WrongType, field, "an object");
            good = false;
            return false;
        }
        good = record.read(value);
        return good;
    }

    bool readResult(FieldValues& values)
    {
        bool good = true;
        if (!open(values, m_reader, ArenaKey::Result, m_result, good))
            return good;
        FieldValues result(m_result);
        m_row.answer = result.text(ArenaResultKey::Answer);
        if (!open(result, m_result, ArenaResultKey::TokenUsage, m_usage, good))
            return good && result.good();
        FieldValues usage(m_usage);
        m_row.outcome.inputTokens = usage.count(ArenaUsageKey::Input);
        m_row.outcome.outputTokens = usage.count(ArenaUsageKey::Output);
        m_row.outcome.totalTokens = usage.count(ArenaUsageKey::Total);
        return result.good() && usage.good();
    }

    JsonListReader m_reader;
    NestedRecord m_result;
    NestedRecord m_usage;
    ArenaRow m_row;
};

/// The data set that an index names.
std::string_view dataSetOf(std::string_view index)
{
    const std::size_t end = index.rfind('_');
    const bool numbered = end != std::string_view::npos && end > 0 && end + 1 < index.size() &&
                          std::ranges::all_of(index.substr(end + 1), [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? index.substr(0, end) : index;
}

class RouterArenaImport {
public:
    RouterArenaImport(std::span<const SourceItem> files, const ImportOptions& options)
        : m_files(files)
        , m_import(files, options)
    {}

    tl::expected<Benchmark, ErrorList> run()
    {
        if (readPool()) {
            for (const SourceItem& file : m_files) {
                if (m_import.stopped())
                    break;
                readRows(file);
            }
        }
        return m_import.finish();
    }

private:
    bool readPool()
    {
        MetModels met;
        return m_import.meetModels<JsonListReader>(m_files, "prediction", met) && m_import.setPool(met);
    }

    void readRows(const SourceItem& file)
    {
        auto source = m_import.open(file);
        if (!source)
            return;
        ErrorList& errors = m_import.errors();
        const std::uint64_t errorsBefore = errors.total();
        ArenaReader rows(*source, errors, m_import.progressOf(*source));
        m_routed.clear();
        m_optimal.clear();
        bool any = false;
        while (rows.next()) {
            any = true;
            takeRow(rows.row(), rows.reader());
        }
        if (!any && errors.total() == errorsBefore)
            errors.add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one row"});
    }

    void takeRow(const ArenaRow& row, const JsonListReader& reader)
    {
        BenchmarkBuilder& builder = m_import.builder();
        const auto model = builder.model(row.model);
        if (!model) {
            reader.addError(ErrorCode::UnknownModel, ArenaKey::Prediction, shown(row.model),
                            builder.benchmark().modelNames());
            return;
        }
        auto task = builder.find(row.index);
        if (!task) {
            const std::string_view data = dataSetOf(row.index);
            task = builder.addTask(
                {.id = row.index, .split = testSplit, .dimension = data, .source = data, .prompt = row.prompt},
                reader.line());
        } else if (row.prompt && builder.tasks()[*task].promptChars < 0) {
            builder.mergeTask(*task, {.prompt = row.prompt}, reader.place());
        }
        const std::uint64_t cell = std::uint64_t{task->value} * builder.models().size() + model->position();
        const auto [first, isNew] =
            row.routed ? m_routed.emplace(task->value, reader.line()) : m_optimal.emplace(cell, reader.line());
        if (!isNew) {
            reader.addError(ErrorCode::Duplicate, ArenaKey::Index,
                            row.routed ? "task " + shown(row.index)
                                       : fmt::format("task {} with model {}", shown(row.index), shown(row.model)),
                            fmt::format("once; first in line {}", first->second));
            return;
        }
        if (!builder.hasCell(*task, *model))
            m_import.setCell(*task, *model, row.outcome, reader.line(), row.answer);
    }

    std::span<const SourceItem> m_files;
    FileImport m_import;
    std::unordered_map<std::uint64_t, std::uint64_t> m_routed;  ///< tasks of the file to lines
    std::unordered_map<std::uint64_t, std::uint64_t> m_optimal; ///< its cells that are not routed, to lines
};

tl::expected<ImportWork, ErrorList> recogniseRouterArena(const ImportPlace& place)
{
    std::vector<SourceItem> files;
    for (const std::filesystem::path& file : place.files) {
        const bool robustness = file.stem().string().ends_with("-robustness");
        if (!(place.isFolder && robustness) && isRouterArenaFile(file))
            files.push_back(sourceItemOf(file));
    }
    if (files.empty())
        return ImportWork();
    return ImportWork(
        [files = std::move(files)](const ImportOptions& options) { return importRouterArena(files, options); });
}

} // namespace

Importer routerArenaImporter()
{
    return {.reads = "predictions of RouterArena", .recognise = recogniseRouterArena};
}

bool isRouterArenaFile(const std::filesystem::path& file)
{
    if (file.extension() != ".json")
        return false;
    const FileStart start(sourceItemOf(file));
    const std::vector<std::string> keys = start.jsonKeys();
    return start.firstSign() == '[' &&
           (hasNames(keys, {"global index"}) || hasNames(keys, {"Global Index"}) ||
            hasNames(keys, {"prediction", "for_optimality"}) || hasNames(keys, {"prediction", "generated_result"}));
}

tl::expected<Benchmark, ErrorList> importRouterArena(std::span<const SourceItem> files, const ImportOptions& options)
{
    return RouterArenaImport(files, options).run();
}

DecisionSet readRouterArenaDecisions(TextSource& source, const Benchmark& benchmark, std::span<const Alias> aliases,
                                     const Progress& progress, ErrorList& errors)
{
    DecisionSet set;
    set.name = nameOfPath(std::filesystem::path(source.name()).stem().string());
    const std::uint64_t errorsBefore = errors.total();
    ArenaReader rows(source, errors, progress);
    std::unordered_map<TaskIndex, std::uint64_t> lines;
    while (rows.next()) {
        const ArenaRow& row = rows.row();
        if (!row.routed)
            continue;
        const auto task = benchmark.tasks.find(row.index);
        if (!task) {
            ++set.unknownTasks;
            continue;
        }
        const auto model = findModel(benchmark, aliases, row.model);
        if (!model)
            rows.reader().addError(ErrorCode::UnknownModel, ArenaKey::Prediction, shown(row.model),
                                   benchmark.modelNames());
        const auto [first, isNew] = lines.emplace(*task, rows.reader().line());
        if (!isNew)
            rows.reader().addError(ErrorCode::Duplicate, ArenaKey::Index, "task " + shown(row.index),
                                   fmt::format("one decision a task; first in line {}", first->second));
        if (model && isNew)
            set.decisions.push_back({.task = *task,
                                     .chosen = *model,
                                     .chain = {},
                                     .score = row.outcome.score,
                                     .costUsd = row.outcome.costUsd});
    }
    if (set.decisions.empty() && errors.total() == errorsBefore)
        errors.add({ErrorCode::Empty,
                    {.file = source.name()},
                    {},
                    set.unknownTasks > 0 ? "a decision on a task of this benchmark" : "at least one decision"});
    return set;
}

} // namespace acr
