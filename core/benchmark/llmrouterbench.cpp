// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/llmrouterbench.h"

#include "core/base/bytes.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/fileimport.h"
#include "core/benchmark/filestart.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/jsonlistreader.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace acr {

namespace {

/// Files have a number of 16 bits in a benchmark under construction.
constexpr std::size_t maxRunFiles = 60000;

struct RunHead {
    enum Field : std::size_t { DataSet, Split, ModelName, Demo };
};
constexpr std::array<FieldSpec, 4> runHeadKeys{
    {{.name = "dataset_name"}, {.name = "split"}, {.name = "model_name"}, {.name = "demo"}}};

struct RunKey {
    enum Field : std::size_t {
        Index,
        OriginQuery,
        Prompt,
        Prediction,
        RawOutput,
        Score,
        PromptTokens,
        CompletionTokens,
        Cost
    };
};
constexpr std::array<FieldSpec, 9> runKeys{{{.name = "index", .required = true},
                                            {.name = "origin_query"},
                                            {.name = "prompt"},
                                            {.name = "prediction"},
                                            {.name = "raw_output"},
                                            {.name = "score"},
                                            {.name = "prompt_tokens"},
                                            {.name = "completion_tokens"},
                                            {.name = "cost"}}};

/// What a file's name says.
struct RunName {
    std::string dataSet;
    std::string split;
    std::string model;
    std::string time; ///< YYYYMMDD_HHMMSS

    /// Nothing where the name has another form.
    static std::optional<RunName> of(const std::filesystem::path& file)
    {
        if (file.extension() != ".json")
            return std::nullopt;
        const std::string stem = file.stem().string();
        constexpr std::size_t timeLength = 15;
        constexpr std::size_t dateLength = 8;
        if (stem.size() < timeLength + 2 || stem[stem.size() - timeLength - 1] != '-')
            return std::nullopt;
        RunName name;
        name.time = stem.substr(stem.size() - timeLength);
        for (std::size_t i = 0; i < timeLength; ++i) {
            if (i == dateLength ? name.time[i] != '_' : (name.time[i] < '0' || name.time[i] > '9'))
                return std::nullopt;
        }
        const std::string rest = stem.substr(0, stem.size() - timeLength - 1);
        // The folders tell apart what a hyphen in a name does not.
        const auto model = file.parent_path();
        const auto split = model.parent_path();
        const auto dataSet = split.parent_path();
        if (rest == fmt::format("{}-{}-{}", dataSet.filename().string(), split.filename().string(),
                                model.filename().string())) {
            name.dataSet = dataSet.filename().string();
            name.split = split.filename().string();
            name.model = model.filename().string();
            return name;
        }
        const std::size_t first = rest.find('-');
        const std::size_t second = first == std::string::npos ? first : rest.find('-', first + 1);
        if (second == std::string::npos)
            return std::nullopt;
        name.dataSet = rest.substr(0, first);
        name.split = rest.substr(first + 1, second - first - 1);
        name.model = rest.substr(second + 1);
        return name;
    }
};

struct RunFile {
    const SourceItem* item = nullptr;
    RunName run;
};

class LlmRouterBenchImport {
public:
    LlmRouterBenchImport(std::span<const SourceItem> files, const ImportOptions& options)
        : m_files(files)
        , m_import(files, options)
    {}

    tl::expected<Benchmark, ErrorList> run()
    {
        if (m_files.size() > maxRunFiles) {
            m_import.errors().add({ErrorCode::TooLarge,
                                   {},
                                   fmt::format("{} files", m_files.size()),
                                   fmt::format("{} files", maxRunFiles)});
            return m_import.finish();
        }
        chooseRuns();
        MetModels met;
        for (const RunFile& file : m_runs)
            met.meet(file.run.model, [&] { return Place{.file = file.item->name}; });
        if (m_import.setPool(met)) {
            for (const RunFile& file : m_runs) {
                if (m_import.stopped())
                    break;
                readRun(file);
            }
            noteOtherQueries();
        }
        return m_import.finish();
    }

private:
    /// The newest run of each model on each split of a data set, in the order of their paths.
    void chooseRuns()
    {
        std::map<std::tuple<std::string, std::string, std::string>, RunFile> newest;
        bool demos = false;
        for (const SourceItem& item : m_files) {
            if (m_import.stopped())
                return;
            RunFile file{.item = &item, .run = RunName::of(item.name).value_or(RunName())};
            bool demo = file.run.dataSet == "demo" || file.run.split == "demo";
            if (!readHead(file, demo))
                continue;
            demos = demos || demo;
            if (demo)
                continue;
            const auto [known, isNew] =
                newest.emplace(std::tuple(file.run.dataSet, file.run.split, file.run.model), file);
            if (isNew)
                continue;
            if (known->second.run.time == file.run.time)
                m_import.errors().add({ErrorCode::Duplicate,
                                       {.file = item.name},
                                       fmt::format("the run of {} on {}, {}", shown(file.run.model),
                                                   shown(file.run.dataSet), shown(file.run.split)),
                                       "one run at a time; also " + known->second.item->name});
            else if (known->second.run.time < file.run.time)
                known->second = file;
        }
        for (auto& [key, file] : newest)
            m_runs.push_back(std::move(file));
        std::ranges::sort(m_runs, {}, [](const RunFile& file) { return file.item; });
        if (m_runs.empty() && m_import.errors().empty())
            m_import.errors().add({ErrorCode::Empty,
                                   m_files.size() == 1 ? Place{.file = m_files[0].name} : Place(),
                                   {},
                                   demos ? "a run that is no demo" : "a run of a model"});
    }

    /// Which run it is. False when nothing can be made of the file, for which there is then an error.
    bool readHead(RunFile& file, bool& demo)
    {
        auto source = file.item->open();
        if (!source) {
            m_import.errors().add(source.error());
            return false;
        }
        ErrorList faults;
        JsonListReader reader(*source, "records", {}, runHeadKeys, faults, m_import.progressOf(*source));
        const Record& head = reader.head();
        const auto complete = [&] {
            return !head[RunHead::DataSet].absent() && !head[RunHead::Split].absent() &&
                   !head[RunHead::ModelName].absent() && !head[RunHead::Demo].absent();
        };
        // What is not said before the records may be said after them.
        if (!reader.readHead() || !complete()) {
            while (reader.next()) {
            }
        }
        FieldValues values(head);
        const std::string_view dataSet = values.name(RunHead::DataSet).value_or("");
        const std::string_view split = values.name(RunHead::Split).value_or("");
        const std::string_view model = values.name(RunHead::ModelName).value_or("");
        demo = values.flag(RunHead::Demo).value_or(demo);
        if (faults.empty() && !reader.hasList())
            faults.add({ErrorCode::MissingColumn,
                        {.file = source->name(), .line = 1},
                        "an object without it",
                        "key 'records'"});
        if (!dataSet.empty())
            file.run.dataSet = dataSet;
        if (!split.empty())
            file.run.split = split;
        if (!model.empty())
            file.run.model = model;
        using Part = std::pair<const char*, std::string*>;
        for (const auto& [key, text] : {Part{"dataset_name", &file.run.dataSet}, Part{"split", &file.run.split},
                                        Part{"model_name", &file.run.model}}) {
            if (faults.empty() && text->empty())
                faults.add({ErrorCode::MissingColumn,
                            {.file = source->name(), .line = 1},
                            "a name of another form than <dataset>-<split>-<model>-<time>.json",
                            fmt::format("key '{}'", key)});
            *text = nameOfPath(*text);
        }
        for (const Error& fault : faults.items())
            m_import.errors().add(fault);
        return faults.empty();
    }

    /// A text, or JSON as it is written: a list of messages, an answer of several parts.
    static std::optional<std::string_view> textOrJson(const JsonListReader& row, FieldValues& values, std::size_t field)
    {
        const FieldValue& value = row[field];
        if (value.absent() || value.kind == FieldValue::Kind::Text)
            return values.text(field);
        return value.text;
    }

    void readRun(const RunFile& file)
    {
        auto source = m_import.open(*file.item);
        if (!source)
            return;
        const auto model = m_import.builder().model(file.run.model);
        if (!model)
            return;
        const std::uint64_t errorsBefore = m_import.errors().total();
        JsonListReader row(*source, "records", runKeys, {}, m_import.errors(), m_import.progressOf(*source));
        FieldValues values(row);
        bool any = false;
        while (row.next()) {
            any = true;
            values.reset();
            readRecord(row, values, file.run, *model);
        }
        if (!any && m_import.errors().total() == errorsBefore)
            m_import.errors().add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one record"});
    }

    void readRecord(const JsonListReader& row, FieldValues& values, const RunName& run, ModelIndex model)
    {
        std::string_view index;
        if (row[RunKey::Index].kind == FieldValue::Kind::Number)
            index = row[RunKey::Index].text;
        else
            index = values.requiredName(RunKey::Index);
        const auto query = textOrJson(row, values, RunKey::OriginQuery);
        auto prompt = textOrJson(row, values, RunKey::Prompt);
        if (!prompt || prompt->empty())
            prompt = query;
        auto answer = textOrJson(row, values, RunKey::RawOutput);
        if (!answer || answer->empty())
            answer = textOrJson(row, values, RunKey::Prediction);
        Outcome outcome;
        outcome.score = values.score(RunKey::Score);
        outcome.costUsd = values.amount(RunKey::Cost);
        outcome.inputTokens = values.count(RunKey::PromptTokens, true);
        outcome.outputTokens = values.count(RunKey::CompletionTokens, true);
        if (!values.good())
            return;
        const std::string id = fmt::format("{}/{}/{}", run.dataSet, run.split, index);
        if (auto fault = nameFault(id)) {
            fault->place = row.place(RunKey::Index);
            m_import.errors().add(std::move(*fault));
            return;
        }
        BenchmarkBuilder& builder = m_import.builder();
        auto task = builder.find(id);
        const std::uint64_t queryPrint = query && !query->empty() ? fingerprintOf(*query) : 0;
        if (!task) {
            task = builder.addTask({.id = id,
                                    .split = streamOfSplit(run.split),
                                    .dimension = run.dataSet,
                                    .sourceSplit = run.split,
                                    .source = run.dataSet,
                                    .prompt = prompt},
                                   row.line());
            m_queries.push_back(queryPrint);
        } else {
            std::uint64_t& known = m_queries[task->position()];
            if (known == 0)
                known = queryPrint;
            else if (queryPrint != 0 && queryPrint != known)
                ++m_otherQueries[std::pair(run.dataSet, run.split)];
            if (prompt && builder.tasks()[*task].promptChars < 0)
                builder.mergeTask(*task, {.prompt = prompt}, row.place(RunKey::Prompt));
        }
        m_import.setCell(*task, model, outcome, row.line(), answer);
    }

    /// The runs of a split are of the same tasks only when they asked the same.
    void noteOtherQueries()
    {
        for (const auto& [run, count] : m_otherQueries)
            m_import.builder().addFact(
                {.kind = "summary_disagrees",
                 .subject = std::string(streamOfSplit(run.second)),
                 .found = static_cast<double>(count),
                 .expected = 0,
                 .example = fmt::format("another origin_query in {}/{}", run.first, run.second)});
    }

    std::span<const SourceItem> m_files;
    FileImport m_import;
    std::vector<RunFile> m_runs;
    std::vector<std::uint64_t> m_queries; ///< by task: a fingerprint of the query, or 0
    /// By data set and split: records with another query than an earlier run has under their index.
    std::map<std::pair<std::string, std::string>, std::uint64_t> m_otherQueries;
};

tl::expected<ImportWork, ErrorList> recogniseLlmRouterBench(const ImportPlace& place)
{
    std::vector<SourceItem> files;
    for (const std::filesystem::path& file : place.files) {
        if (RunName::of(file))
            files.push_back(sourceItemOf(file));
    }
    if (files.empty() && !place.isFolder && place.path.extension() == ".json") {
        const std::vector<std::string> keys = FileStart(sourceItemOf(place.path)).jsonKeys();
        if (hasNames(keys, {"records"}) || hasNames(keys, {"dataset_name", "model_name"}))
            files.push_back(sourceItemOf(place.path));
    }
    if (files.empty())
        return ImportWork();
    return ImportWork(
        [files = std::move(files)](const ImportOptions& options) { return importLlmRouterBench(files, options); });
}

} // namespace

Importer llmRouterBenchImporter()
{
    return {.reads = "results of LLMRouterBench", .recognise = recogniseLlmRouterBench};
}

tl::expected<Benchmark, ErrorList> importLlmRouterBench(std::span<const SourceItem> files, const ImportOptions& options)
{
    return LlmRouterBenchImport(files, options).run();
}

} // namespace acr
