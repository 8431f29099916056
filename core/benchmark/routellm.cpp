// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/routellm.h"

#include "core/benchmark/csvreader.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/fileimport.h"
#include "core/benchmark/filestart.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace acr {

namespace {

constexpr std::string_view promptColumn = "prompt";
constexpr std::string_view responseSuffix = "_response";

/// The columns of a file that are models. A column of responses belongs to one; a column without a name is an index.
std::vector<std::size_t> modelColumns(const std::vector<std::string>& header)
{
    const std::unordered_set<std::string_view> names(header.begin(), header.end());
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string_view name = header[i];
        const bool response =
            name.ends_with(responseSuffix) && names.contains(name.substr(0, name.size() - responseSuffix.size()));
        if (!name.empty() && !name.starts_with("Unnamed:") && name != promptColumn && !response)
            columns.push_back(i);
    }
    return columns;
}

class RouteLlmImport {
public:
    RouteLlmImport(std::span<const SourceItem> files, const ImportOptions& options)
        : m_files(files)
        , m_import(files, options, 1)
    {}

    tl::expected<Benchmark, ErrorList> run()
    {
        if (readPool()) {
            for (const SourceItem& file : m_files) {
                if (m_import.stopped())
                    break;
                readTable(file);
            }
        }
        return m_import.finish();
    }

private:
    bool readPool()
    {
        MetModels met;
        for (const SourceItem& file : m_files) {
            auto source = m_import.peekInto(file);
            if (!source)
                continue;
            // Faults are reported when the rows are read.
            ErrorList ignored(0);
            const CsvReader reader(*source, {}, ignored, {});
            for (const std::size_t column : modelColumns(reader.header())) {
                if (auto fault = nameFault(reader.header()[column])) {
                    fault->place = reader.headerPlace(column);
                    m_import.errors().add(std::move(*fault));
                } else {
                    met.meet(reader.header()[column], [&] { return reader.headerPlace(column); });
                }
            }
        }
        return m_import.setPool(met);
    }

    void readTable(const SourceItem& file)
    {
        std::vector<std::string> names;
        {
            auto source = m_import.peekInto(file);
            ErrorList ignored(0);
            if (source) {
                const CsvReader reader(*source, {}, ignored, {});
                // The reader of the rows reports a name that is there twice.
                for (const std::size_t column : modelColumns(reader.header())) {
                    if (std::ranges::find(names, reader.header()[column]) == names.end())
                        names.push_back(reader.header()[column]);
                }
            }
        }
        auto source = m_import.open(file);
        if (!source)
            return;
        std::vector<std::string> answers;
        answers.reserve(names.size());
        std::vector<FieldSpec> fields{{.name = promptColumn, .required = true}};
        for (const std::string& name : names)
            fields.push_back({.name = name});
        for (const std::string& name : names)
            fields.push_back({.name = answers.emplace_back(name + std::string(responseSuffix))});
        const std::uint64_t errorsBefore = m_import.errors().total();
        CsvReader row(*source, fields, m_import.errors(), m_import.progressOf(*source));
        // The router chooses between a weak and a strong model.
        if (names.size() < 2 && m_import.errors().total() == errorsBefore)
            m_import.errors().add({ErrorCode::MissingColumn,
                                   {.file = source->name(), .line = 1},
                                   fmt::format("columns of {} models", names.size()),
                                   "columns of two models"});
        std::vector<ModelIndex> models;
        for (const std::string& name : names) {
            if (const auto model = m_import.builder().model(name))
                models.push_back(*model);
        }
        if (models.size() != names.size())
            return;
        const std::string stem = nameOfPath(std::filesystem::path(file.name).stem().string());
        std::string_view data = stem;
        constexpr std::string_view ending = "_responses";
        if (data.ends_with(ending) && data.size() > ending.size())
            data.remove_suffix(ending.size());
        FieldValues values(row);
        bool any = false;
        while (row.next()) {
            any = true;
            values.reset();
            readRow(row, values, models, stem, data);
        }
        if (!any && m_import.errors().total() == errorsBefore)
            m_import.errors().add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one row"});
    }

    void readRow(const CsvReader& row, FieldValues& values, const std::vector<ModelIndex>& models,
                 const std::string& stem, std::string_view data)
    {
        const auto prompt = values.text(0);
        if (values.good() && (!prompt || prompt->empty()))
            values.bad(ErrorCode::WrongType, 0, "a prompt");
        std::vector<Outcome> outcomes(models.size());
        std::vector<std::optional<std::string_view>> answers(models.size());
        for (std::size_t m = 0; m < models.size(); ++m) {
            if (const auto right = values.flag(1 + m))
                outcomes[m].score = *right ? 1 : 0;
            answers[m] = values.text(1 + models.size() + m);
        }
        if (!values.good())
            return;
        const std::string id = fmt::format("{}/{}", stem, row.records());
        BenchmarkBuilder& builder = m_import.builder();
        if (const auto known = builder.find(id)) {
            const Place place = builder.placeOfTask(*known);
            m_import.errors().add({ErrorCode::Duplicate, row.place(), "task " + shown(id),
                                   fmt::format("one file of this name; also {}", place.file)});
            return;
        }
        const TaskIndex task = builder.addTask({.id = id,
                                                .split = testSplit,
                                                .dimension = data.substr(0, data.find('_')),
                                                .source = data,
                                                .prompt = prompt},
                                               row.line());
        for (std::size_t m = 0; m < models.size(); ++m) {
            if (!isMissing(outcomes[m].score) || (answers[m] && !answers[m]->empty()))
                m_import.setCell(task, models[m], outcomes[m], row.line(), answers[m]);
        }
    }

    std::span<const SourceItem> m_files;
    FileImport m_import;
};

bool isRouteLlm(const std::filesystem::path& file)
{
    if (file.extension() != ".csv")
        return false;
    const std::vector<std::string> columns = FileStart(sourceItemOf(file)).csvColumns();
    const auto has = [&](std::string_view name) { return std::ranges::find(columns, name) != columns.end(); };
    return has(promptColumn) && !has("task_id") && !has("id") && !has("model") && !has("sample_id");
}

tl::expected<ImportWork, ErrorList> recogniseRouteLlm(const ImportPlace& place)
{
    // The data of a benchmark of one's own may be CSV too.
    const auto isOwn = [&](const std::filesystem::path& file) {
        const std::string name = file.filename().string();
        return file.parent_path() == place.path && (name == "tasks.jsonl" || name == "tasks.csv" ||
                                                    name == "model_results.jsonl" || name == "model_results.csv");
    };
    if (place.isFolder && std::ranges::any_of(place.files, isOwn))
        return ImportWork();
    std::vector<SourceItem> files;
    for (const std::filesystem::path& file : place.files) {
        if (isRouteLlm(file))
            files.push_back(sourceItemOf(file));
    }
    if (files.empty())
        return ImportWork();
    return ImportWork(
        [files = std::move(files)](const ImportOptions& options) { return importRouteLlm(files, options); });
}

} // namespace

Importer routeLlmImporter()
{
    return {.reads = "RouteLLM (CSV of prompt and two models)", .recognise = recogniseRouteLlm};
}

tl::expected<Benchmark, ErrorList> importRouteLlm(std::span<const SourceItem> files, const ImportOptions& options)
{
    return RouteLlmImport(files, options).run();
}

} // namespace acr
