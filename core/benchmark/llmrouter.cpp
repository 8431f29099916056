// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/llmrouter.h"

#include "core/base/bytes.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/fileimport.h"
#include "core/benchmark/filestart.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/jsonlinesreader.h"
#include "core/benchmark/pricetable.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace acr {

namespace {

struct LlmRouterKey {
    enum Field : std::size_t {
        TaskName,
        Query,
        GroundTruth,
        Metric,
        TaskId,
        ModelName,
        Response,
        TokenNum,
        InputTokens,
        OutputTokens,
        ResponseTime,
        Performance
    };
};
constexpr std::array<FieldSpec, 12> llmRouterKeys{{{.name = "task_name", .required = true},
                                                   {.name = "query", .required = true},
                                                   {.name = "ground_truth"},
                                                   {.name = "metric"},
                                                   {.name = "task_id"},
                                                   {.name = "model_name", .required = true},
                                                   {.name = "response"},
                                                   {.name = "token_num"},
                                                   {.name = "input_tokens"},
                                                   {.name = "output_tokens"},
                                                   {.name = "response_time"},
                                                   {.name = "performance"}}};

/// A price, and the file that names it.
struct NamedPrice {
    Model model;
    std::string file;
};

class LlmRouterImport {
public:
    LlmRouterImport(std::span<const SourceItem> rows, std::span<const SourceItem> prices, const ImportOptions& options)
        : m_rows(rows)
        , m_prices(prices)
        , m_import(rows, options)
    {}

    tl::expected<Benchmark, ErrorList> run()
    {
        readPrices();
        if (readPool()) {
            for (const SourceItem& file : m_rows) {
                if (m_import.stopped())
                    break;
                readRows(file);
            }
        }
        auto benchmark = m_import.finish();
        if (benchmark)
            fillCosts(*benchmark);
        return benchmark;
    }

private:
    void readPrices()
    {
        for (const SourceItem& file : m_prices) {
            auto source = m_import.open(file);
            if (!source)
                continue;
            for (Model& model : readPriceTable(*source, m_import.errors())) {
                const auto known = m_priceOf.find(model.name);
                if (known == m_priceOf.end()) {
                    const std::string name = model.name;
                    m_priceOf.emplace(name, NamedPrice{std::move(model), source->name()});
                    continue;
                }
                const auto differ = [](double a, double b) { return !isMissing(a) && !isMissing(b) && a != b; };
                const Model& first = known->second.model;
                if (differ(first.inputPricePerMillion, model.inputPricePerMillion) ||
                    differ(first.outputPricePerMillion, model.outputPricePerMillion))
                    m_import.errors().add({ErrorCode::Conflict,
                                           {.file = source->name()},
                                           "another price of " + shown(model.name),
                                           fmt::format("{} and {} ({})", first.inputPricePerMillion,
                                                       first.outputPricePerMillion, known->second.file)});
            }
        }
    }

    bool readPool()
    {
        MetModels met;
        if (!m_import.meetModels<JsonLinesReader>(m_rows, "model_name", met))
            return false;
        if (met.tooMany())
            return m_import.setPool(met);
        std::vector<Model> models = met.models();
        for (Model& model : models) {
            if (const auto price = m_priceOf.find(model.name); price != m_priceOf.end())
                model = price->second.model;
        }
        m_import.builder().setModels(std::move(models));
        addAliases(m_import.builder(), m_import.options());
        return true;
    }

    void readRows(const SourceItem& file)
    {
        auto source = m_import.open(file);
        if (!source)
            return;
        const std::string stem = std::filesystem::path(file.name).stem().string();
        const bool train = stem.find("train") != std::string::npos;
        const bool test = stem.find("test") != std::string::npos;
        const std::uint64_t errorsBefore = m_import.errors().total();
        JsonLinesReader row(*source, llmRouterKeys, m_import.errors(), m_import.progressOf(*source));
        FieldValues values(row);
        bool any = false;
        while (row.next()) {
            any = true;
            values.reset();
            readRow(row, values, train ? "train" : test ? "test" : "");
        }
        if (!any && m_import.errors().total() == errorsBefore)
            m_import.errors().add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one row"});
    }

    void readRow(const JsonLinesReader& row, FieldValues& values, std::string_view split)
    {
        const std::string_view taskName = values.requiredName(LlmRouterKey::TaskName);
        const auto query = values.text(LlmRouterKey::Query);
        const std::string_view modelName = values.requiredName(LlmRouterKey::ModelName);
        std::string_view taskId;
        // A number is an id too.
        if (row[LlmRouterKey::TaskId].kind == FieldValue::Kind::Number)
            taskId = row[LlmRouterKey::TaskId].text;
        else
            taskId = values.name(LlmRouterKey::TaskId).value_or("");
        const auto answer = values.text(LlmRouterKey::Response);
        Outcome outcome;
        outcome.score = values.score(LlmRouterKey::Performance);
        outcome.inputTokens = values.count(LlmRouterKey::InputTokens);
        outcome.outputTokens = values.count(LlmRouterKey::OutputTokens);
        outcome.totalTokens = values.count(LlmRouterKey::TokenNum);
        const double seconds = values.amount(LlmRouterKey::ResponseTime);
        constexpr double longestSeconds = 2147483;
        if (seconds > longestSeconds)
            values.bad(ErrorCode::OutOfRange, LlmRouterKey::ResponseTime, "0 to 2147483 seconds");
        if (!values.good())
            return;
        if (!isMissing(seconds))
            outcome.latencyMs = static_cast<std::int32_t>(seconds * 1000 + 0.5);
        const auto model = m_import.builder().model(modelName);
        if (!model) {
            values.bad(ErrorCode::UnknownModel, LlmRouterKey::ModelName, m_import.builder().benchmark().modelNames());
            return;
        }
        const auto task = taskOf(row, taskName, query.value_or(""), taskId, split);
        if (task)
            m_import.setCell(*task, *model, outcome, row.line(), answer);
    }

    /// The task of a row, which is added where it is new; nothing after an error.
    std::optional<TaskIndex> taskOf(const JsonLinesReader& row, std::string_view taskName, std::string_view query,
                                    std::string_view taskId, std::string_view split)
    {
        BenchmarkBuilder& builder = m_import.builder();
        const TaskTable& tasks = builder.tasks();
        const std::uint64_t truth = fingerprintOf(row[LlmRouterKey::GroundTruth].text);
        const auto isSame = [&](TaskIndex task) {
            return m_truths[task.position()] == truth && tasks.prompt(task) == query &&
                   tasks.categoryName(task, Facet::Source) == taskName &&
                   tasks.categoryName(task, Facet::SourceSplit) == split;
        };
        std::string id;
        const std::uint64_t key = fingerprintOf(query) ^ (truth * 31U);
        if (!taskId.empty()) {
            id = fmt::format("{}/{}", taskName, taskId);
            if (const auto known = builder.find(id)) {
                if (isSame(*known))
                    return known;
                const Place first = builder.placeOfTask(*known);
                m_import.errors().add({ErrorCode::Conflict, row.place(LlmRouterKey::TaskId),
                                       "another query or split of task " + shown(id),
                                       fmt::format("{} ({}:{})", shown(tasks.prompt(*known)), first.file, first.line)});
                return std::nullopt;
            }
        } else {
            const auto [first, last] = m_byQuery.equal_range(key);
            for (auto at = first; at != last; ++at) {
                if (isSame(at->second))
                    return at->second;
            }
            std::uint64_t& number = m_numbers[std::string(taskName)];
            // An id of that form may have been given.
            do {
                id = fmt::format("{}/{}", taskName, ++number);
            } while (builder.find(id));
        }
        if (auto fault = nameFault(id)) {
            fault->place = row.place(LlmRouterKey::TaskName);
            m_import.errors().add(std::move(*fault));
            return std::nullopt;
        }
        const TaskIndex task = builder.addTask({.id = id,
                                                .split = streamOfSplit(split),
                                                .dimension = taskName,
                                                .sourceSplit = split,
                                                .source = taskName,
                                                .prompt = query},
                                               row.line());
        m_truths.push_back(truth);
        if (taskId.empty())
            m_byQuery.emplace(key, task);
        return task;
    }

    std::span<const SourceItem> m_rows;
    std::span<const SourceItem> m_prices;
    FileImport m_import;
    std::unordered_map<std::string, NamedPrice> m_priceOf;
    std::vector<std::uint64_t> m_truths; ///< by task
    std::unordered_multimap<std::uint64_t, TaskIndex> m_byQuery;
    std::unordered_map<std::string, std::uint64_t> m_numbers;
};

bool isLlmRouter(const std::filesystem::path& file)
{
    if (file.extension() != ".jsonl")
        return false;
    const std::vector<std::string> keys = FileStart(sourceItemOf(file)).jsonKeys();
    const bool rows = hasNames(keys, {"model_name"}) &&
                      (hasNames(keys, {"performance"}) || hasNames(keys, {"query"}) || hasNames(keys, {"task_name"}));
    return rows && !hasNames(keys, {"model"});
}

tl::expected<ImportWork, ErrorList> recogniseLlmRouter(const ImportPlace& place)
{
    std::vector<SourceItem> rows;
    std::vector<SourceItem> prices;
    for (const std::filesystem::path& file : place.files) {
        if (isLlmRouter(file))
            rows.push_back(sourceItemOf(file));
    }
    if (rows.empty())
        return ImportWork();
    for (const std::filesystem::path& file : place.files) {
        if (file.extension() == ".json" && isPriceTable(FileStart(sourceItemOf(file))))
            prices.push_back(sourceItemOf(file));
    }
    return ImportWork([rows = std::move(rows), prices = std::move(prices)](const ImportOptions& options) {
        return importLlmRouter(rows, prices, options);
    });
}

} // namespace

Importer llmRouterImporter()
{
    return {.reads = "LLMRouter's routing data", .recognise = recogniseLlmRouter};
}

tl::expected<Benchmark, ErrorList> importLlmRouter(std::span<const SourceItem> rows, std::span<const SourceItem> prices,
                                                   const ImportOptions& options)
{
    return LlmRouterImport(rows, prices, options).run();
}

} // namespace acr
