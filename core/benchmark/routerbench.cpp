// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/routerbench.h"

#include "core/benchmark/csvreader.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/fileimport.h"
#include "core/benchmark/filestart.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace acr {

namespace {

constexpr std::string_view noModelCorrect = "no_model_correct";
constexpr std::string_view answerSuffix = "|model_response";
constexpr std::string_view costSuffix = "|total_cost";

struct RouterBenchField {
    enum Field : std::size_t { Sample, Prompt, EvalName, Oracle, Count };
};
constexpr std::array<FieldSpec, RouterBenchField::Count> fixedColumns{{{.name = "sample_id", .required = true},
                                                                       {.name = "prompt"},
                                                                       {.name = "eval_name", .required = true},
                                                                       {.name = "oracle_model_to_route_to"}}};

/// A model's three columns follow the fixed ones in the list of fields.
struct ModelColumns {
    std::string name;
    std::string answer;
    std::string cost;
};

std::string_view dimensionOfEval(std::string_view evalName)
{
    return evalName.starts_with("mmlu-") ? std::string_view("mmlu") : evalName;
}

class RouterBenchImport {
public:
    RouterBenchImport(const SourceItem& file, const ImportOptions& options)
        : m_file(file)
        , m_import({&file, 1}, options, 1)
    {}

    tl::expected<Benchmark, ErrorList> run()
    {
        if (readPool())
            readRows();
        return m_import.finish();
    }

private:
    bool readPool()
    {
        auto source = m_import.peekInto(m_file);
        if (!source) {
            // Opened again to say why.
            return m_import.open(m_file).has_value();
        }
        // The header's own faults are reported when the rows are read.
        ErrorList ignored(0);
        const CsvReader reader(*source, {}, ignored, {});
        const std::vector<std::string>& header = reader.header();
        const std::unordered_set<std::string_view> columns(header.begin(), header.end());
        const auto isFixed = [](std::string_view name) {
            return std::ranges::find(fixedColumns, name, &FieldSpec::name) != fixedColumns.end();
        };
        const auto hasPartner = [&](const std::string& name) {
            return columns.contains(name + std::string(answerSuffix)) ||
                   columns.contains(name + std::string(costSuffix));
        };
        const bool partners = std::ranges::any_of(
            header, [](std::string_view name) { return name.ends_with(answerSuffix) || name.ends_with(costSuffix); });
        MetModels met;
        for (std::size_t i = 0; i < header.size() && !met.tooMany(); ++i) {
            const std::string_view name = header[i];
            for (const std::string_view suffix : {answerSuffix, costSuffix}) {
                if (!name.ends_with(suffix))
                    continue;
                const std::string_view model = name.substr(0, name.size() - suffix.size());
                if (!columns.contains(model))
                    m_import.errors().add({ErrorCode::MissingColumn, reader.headerPlace(i), "column " + shown(name),
                                           "column " + shown(model)});
            }
            // Other columns are no models: an index, an embedding. They have no partner.
            if (name.empty() || isFixed(name) || name.find('|') != std::string_view::npos ||
                (partners && !hasPartner(header[i])) || name.starts_with("Unnamed:"))
                continue;
            if (auto fault = nameFault(name)) {
                fault->place = reader.headerPlace(i);
                m_import.errors().add(std::move(*fault));
                continue;
            }
            met.meet(name, [&] { return reader.headerPlace(i); });
        }
        if (!m_import.setPool(met))
            return false;
        for (const Model& model : m_import.builder().models())
            m_models.push_back(
                {model.name, model.name + std::string(answerSuffix), model.name + std::string(costSuffix)});
        if (m_models.empty() && !header.empty() && hasNames(header, {"sample_id"}))
            m_import.errors().add({ErrorCode::MissingColumn,
                                   {.file = source->name(), .line = 1},
                                   fmt::format("{} other columns", header.size()),
                                   "a column for each model"});
        return true;
    }

    void readRows()
    {
        auto source = m_import.open(m_file);
        if (!source)
            return;
        std::vector<FieldSpec> fields(fixedColumns.begin(), fixedColumns.end());
        for (const ModelColumns& model : m_models) {
            fields.push_back({.name = model.name});
            fields.push_back({.name = model.answer});
            fields.push_back({.name = model.cost});
        }
        const std::uint64_t errorsBefore = m_import.errors().total();
        CsvReader row(*source, fields, m_import.errors(), m_import.progressOf(*source));
        FieldValues values(row);
        while (row.next()) {
            ++m_rows;
            values.reset();
            readRow(row, values);
        }
        if (m_rows == 0 && m_import.errors().total() == errorsBefore)
            m_import.errors().add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one row"});
        if (m_namedUnsolved != m_unsolved && m_hasOracle)
            m_import.builder().addFact({.kind = "summary_disagrees",
                                        .subject = std::string(testSplit),
                                        .found = static_cast<double>(m_unsolved),
                                        .expected = static_cast<double>(m_namedUnsolved),
                                        .example = std::string(noModelCorrect)});
    }

    void readRow(const CsvReader& row, FieldValues& values)
    {
        const std::string_view id = values.requiredName(RouterBenchField::Sample);
        const std::string_view evalName = values.name(RouterBenchField::EvalName).value_or("");
        const auto prompt = values.text(RouterBenchField::Prompt);
        const std::string_view oracle = values.name(RouterBenchField::Oracle).value_or("");
        BenchmarkBuilder& builder = m_import.builder();
        if (!oracle.empty() && oracle != noModelCorrect && !builder.model(oracle))
            values.bad(ErrorCode::UnknownModel, RouterBenchField::Oracle, builder.benchmark().modelNames());
        std::vector<Outcome> outcomes(m_models.size());
        std::vector<std::optional<std::string_view>> answers(m_models.size());
        bool solved = false;
        for (std::size_t m = 0; m < m_models.size(); ++m) {
            const std::size_t first = RouterBenchField::Count + 3 * m;
            outcomes[m].score = values.score(first);
            answers[m] = values.text(first + 1);
            outcomes[m].costUsd = values.amount(first + 2);
            solved = solved || outcomes[m].score > 0;
        }
        if (!values.good())
            return;
        if (const auto known = builder.find(id)) {
            const Place place = builder.placeOfTask(*known);
            m_import.errors().add({ErrorCode::Duplicate, row.place(RouterBenchField::Sample), "sample_id " + shown(id),
                                   fmt::format("each sample once; first in {}:{}", place.file, place.line)});
            return;
        }
        const TaskIndex task = builder.addTask({.id = id,
                                                .split = testSplit,
                                                .dimension = dimensionOfEval(evalName),
                                                .source = evalName,
                                                .prompt = prompt},
                                               row.line());
        for (std::size_t m = 0; m < m_models.size(); ++m) {
            const bool mentioned = !outcomes[m].empty() || (answers[m] && !answers[m]->empty());
            if (mentioned)
                m_import.setCell(task, ModelIndex::at(m), outcomes[m], row.line(), answers[m]);
        }
        m_hasOracle = m_hasOracle || !oracle.empty();
        m_namedUnsolved += oracle == noModelCorrect ? 1 : 0;
        m_unsolved += solved ? 0 : 1;
    }

    const SourceItem& m_file;
    FileImport m_import;
    std::vector<ModelColumns> m_models;
    std::uint64_t m_rows = 0;
    bool m_hasOracle = false;
    std::uint64_t m_namedUnsolved = 0; ///< rows whose oracle is no model
    std::uint64_t m_unsolved = 0;      ///< rows without a score above 0
};

bool isPickle(const std::filesystem::path& file)
{
    const std::string extension = file.extension().string();
    return extension == ".pkl" || extension == ".pickle";
}

bool isRouterBench(const std::filesystem::path& file)
{
    if (file.extension() != ".csv")
        return false;
    const std::vector<std::string> columns = FileStart(sourceItemOf(file)).csvColumns();
    const bool wide = std::ranges::any_of(columns, [](std::string_view name) {
        return name == "oracle_model_to_route_to" || name.ends_with(costSuffix) || name.ends_with(answerSuffix);
    });
    return hasNames(columns, {"sample_id", "eval_name"}) || (wide && !hasNames(columns, {"task_id"})) ||
           file.filename().string().starts_with("routerbench");
}

tl::expected<ImportWork, ErrorList> recogniseRouterBench(const ImportPlace& place)
{
    std::vector<std::filesystem::path> tables;
    std::ranges::copy_if(place.files, std::back_inserter(tables), isRouterBench);
    ErrorList errors;
    for (std::size_t i = 1; i < tables.size(); ++i)
        errors.add({ErrorCode::Duplicate,
                    {.file = tables[i].string()},
                    "a table of RouterBench",
                    "one such file; also " + tables.front().string()});
    // A pickle beside other data is none of our business.
    const bool otherData = std::ranges::any_of(place.files, [](const std::filesystem::path& file) {
        return file.extension() == ".csv" || file.extension() == ".json" || file.extension() == ".jsonl";
    });
    const auto pickle = std::ranges::find_if(place.files, isPickle);
    if (!otherData && pickle != place.files.end()) {
        const std::string name = nameOfPath(pickle->filename().string());
        const bool plain = name.find_first_of("'\"\\$`") == std::string::npos;
        const std::string from = plain ? name : std::string("FILE.pkl");
        const std::string to = plain ? nameOfPath(pickle->stem().string()) + ".csv" : std::string("FILE.csv");
        errors.add({ErrorCode::NotRecognised,
                    {.file = pickle->string()},
                    "a pickle",
                    fmt::format("CSV, since a pickle can run programs. Convert one that you trust: python3 -c \"import "
                                "pandas; pandas.read_pickle('{}').to_csv('{}', index=False)\"",
                                from, to)});
    }
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    if (tables.empty())
        return ImportWork();
    return ImportWork([file = sourceItemOf(tables.front())](const ImportOptions& options) {
        return importRouterBench(file, options);
    });
}

} // namespace

Importer routerBenchImporter()
{
    return {.reads = "RouterBench as CSV", .recognise = recogniseRouterBench};
}

tl::expected<Benchmark, ErrorList> importRouterBench(const SourceItem& file, const ImportOptions& options)
{
    return RouterBenchImport(file, options).run();
}

} // namespace acr
