// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/matrixjson.h"

#include "core/benchmark/coderouterbench.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/record.h"
#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace acr {

namespace {

/// A cell: OutcomeFields, then the model's name in the source.
constexpr std::size_t cellSourceModel = OutcomeFields::Count;
constexpr auto matrixCellFields =
    joinedFields(OutcomeFields::specs(), std::array<FieldSpec, 1>{{{.name = "source_model"}}});

class MatrixReader {
public:
    MatrixReader(std::string_view text, LineCounter& lines, const Progress& progress, ErrorList& errors)
        : m_scanner(text)
        , m_size(text.size())
        , m_lines(lines)
        , m_progress(progress)
        , m_errors(errors)
        , m_cell(matrixCellFields, errors, lines)
        , m_task(TaskFields::specs, errors, lines)
    {}

    MatrixDocument read()
    {
        std::string_view key;
        std::string scratch;
        std::array<bool, 4> seen{};
        constexpr std::array<std::string_view, 4> parts{"ids", "models", "matrix", "metadata"};
        m_scanner.beginObject();
        while (!m_scanner.fault() && m_scanner.nextKey(key, scratch)) {
            const auto part = static_cast<std::size_t>(std::ranges::find(parts, key) - parts.begin());
            if (part == parts.size()) {
                m_scanner.skipValue();
                continue;
            }
            if (std::exchange(seen.at(part), true)) {
                m_scanner.fail(m_scanner.offset(), ErrorCode::Duplicate, "key " + shown(key), "one such key");
                break;
            }
            switch (part) {
            case 0: readNames(m_document.ids); break;
            case 1: readNames(m_document.models); break;
            case 2: readMatrix(); break;
            default: readMetadata(); break;
            }
        }
        m_scanner.finish();
        if (const auto& fault = m_scanner.fault())
            m_errors.add({fault->code, m_lines.place(fault->offset), fault->found, fault->expected});
        else if (!seen[2])
            m_errors.add({ErrorCode::MissingColumn, m_lines.place(0), "an object without it", "key 'matrix'"});
        return std::move(m_document);
    }

private:
    /// To be asked once a name or cell: false, with a fault, when the user stopped the work.
    [[nodiscard]] bool step()
    {
        constexpr std::size_t stepsBetweenLooks = 4096;
        if (++m_steps % stepsBetweenLooks != 0)
            return true;
        m_progress(static_cast<double>(m_scanner.offset()) / static_cast<double>(m_size));
        return !m_progress.stopped() || m_scanner.fail(m_scanner.offset(), ErrorCode::Cancelled, {}, {});
    }

    [[nodiscard]] bool checkName(std::string_view name, std::size_t offset)
    {
        auto fault = nameFault(name);
        if (!fault)
            return true;
        fault->place = m_lines.place(offset);
        m_errors.add(std::move(*fault));
        return false;
    }

    void readNames(std::vector<MatrixDocument::NamedText>& names)
    {
        if (!m_scanner.beginArray())
            return;
        std::string_view name;
        std::string scratch;
        while (m_scanner.nextElement()) {
            const std::size_t offset = m_scanner.offset();
            if (!step() || !m_scanner.readString(name, scratch))
                return;
            if (checkName(name, offset))
                names.push_back({std::string(name), offset});
        }
    }

    std::uint32_t internModel(std::string_view name)
    {
        const auto found = m_models.find(name);
        if (found != m_models.end())
            return found->second;
        const auto index = static_cast<std::uint32_t>(m_document.cellModels.size());
        m_document.cellModels.emplace_back(name);
        m_models.emplace(std::string(name), index);
        return index;
    }

    void readMatrix()
    {
        if (!m_scanner.beginObject())
            return;
        std::string_view key;
        std::string scratch;
        std::string modelScratch;
        while (m_scanner.nextKey(key, scratch)) {
            const std::size_t offset = m_scanner.keyOffset();
            if (checkName(key, offset))
                m_document.tasks.push_back({std::string(key), offset});
            else if (!m_scanner.skipValue())
                return;
            else
                continue;
            const auto task = static_cast<std::uint32_t>(m_document.tasks.size() - 1);
            if (!m_scanner.beginObject())
                return;
            while (m_scanner.nextKey(key, modelScratch)) {
                const std::size_t cellOffset = m_scanner.offset();
                const bool named = checkName(key, cellOffset);
                const std::uint32_t model = named ? internModel(key) : 0;
                if (!step())
                    return;
                if (m_scanner.peek() == JsonKind::Null) {
                    m_scanner.skipValue();
                    continue;
                }
                if (!m_cell.read(m_scanner)) {
                    if (m_scanner.fault())
                        return;
                    continue;
                }
                if (named)
                    addCell(task, model, cellOffset);
            }
            if (m_scanner.fault())
                return;
        }
    }

    void addCell(std::uint32_t task, std::uint32_t model, std::size_t offset)
    {
        FieldValues values(m_cell);
        MatrixDocument::Cell cell{
            .task = task, .model = model, .offset = offset, .outcome = readOutcome(values, 0), .sourceModel = model};
        if (const auto source = values.name(cellSourceModel))
            cell.sourceModel = internModel(*source);
        if (values.good())
            m_document.cells.push_back(cell);
    }

    void readMetadata()
    {
        if (!m_scanner.beginObject())
            return;
        std::string_view key;
        std::string scratch;
        while (m_scanner.nextKey(key, scratch)) {
            const std::size_t offset = m_scanner.keyOffset();
            if (m_scanner.peek() == JsonKind::Null) {
                m_scanner.skipValue();
                continue;
            }
            if (!step())
                return;
            MatrixDocument::Metadata entry;
            entry.task = {std::string(key), offset};
            if (!m_task.read(m_scanner)) {
                if (m_scanner.fault())
                    return;
                continue;
            }
            FieldValues values(m_task);
            entry.facts = KeptTaskFacts(readTaskFacts(values, 0));
            if (values.good())
                m_document.metadata.push_back(std::move(entry));
        }
    }

    JsonScanner m_scanner;
    std::size_t m_size;
    LineCounter& m_lines;
    const Progress& m_progress;
    std::size_t m_steps = 0;
    ErrorList& m_errors;
    DocumentRecord m_cell;
    DocumentRecord m_task;
    MatrixDocument m_document;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_models;
};

} // namespace

MatrixDocument readMatrixDocument(std::string_view text, LineCounter& lines, const Progress& progress,
                                  ErrorList& errors)
{
    return MatrixReader(text, lines, progress, errors).read();
}

void addMatrix(const MatrixDocument& document, std::string_view split, bool onlyKnownTasks, LineCounter& lines,
               const Progress& progress, BenchmarkBuilder& builder)
{
    ErrorList& errors = builder.errors();
    std::size_t steps = 0;
    const auto stopped = [&] {
        constexpr std::size_t stepsBetweenLooks = 4096;
        return ++steps % stepsBetweenLooks == 0 && progress.stopped();
    };
    const auto reportStop = [&] { errors.add({ErrorCode::Cancelled, lines.place(0), {}, {}}); };
    std::unordered_map<std::string_view, const MatrixDocument::Metadata*> metadata;
    for (const MatrixDocument::Metadata& entry : document.metadata) {
        if (!metadata.emplace(entry.task.text, &entry).second)
            errors.add({ErrorCode::Duplicate, lines.place(entry.task.offset), "task " + shown(entry.task.text),
                        "each task once"});
    }
    std::unordered_map<std::string_view, bool> listed;
    const auto visit = [&](const MatrixDocument::NamedText& id) {
        const auto about = metadata.find(id.text);
        TaskFacts facts{.id = id.text, .split = split};
        if (about != metadata.end()) {
            facts = about->second->facts.facts();
            facts.id = id.text;
            if (facts.split.empty())
                facts.split = split;
        }
        const Place place = lines.place(id.offset);
        if (const auto known = builder.find(id.text))
            builder.mergeTask(*known, facts, place);
        else if (onlyKnownTasks)
            errors.add({ErrorCode::UnknownTask, place, shown(id.text), "a task of the task list"});
        else
            builder.addTask(facts, place.line);
    };
    for (const MatrixDocument::NamedText& id : document.ids) {
        if (stopped())
            return reportStop();
        if (!listed.emplace(id.text, false).second)
            errors.add({ErrorCode::Duplicate, lines.place(id.offset), "task " + shown(id.text), "each task once"});
        else
            visit(id);
    }
    for (const MatrixDocument::NamedText& task : document.tasks) {
        if (stopped())
            return reportStop();
        const auto found = listed.find(task.text);
        if (found != listed.end() && !std::exchange(found->second, true))
            continue;
        if (found != listed.end())
            errors.add({ErrorCode::Duplicate, lines.place(task.offset), "task " + shown(task.text), "each task once"});
        else if (!document.ids.empty())
            errors.add({ErrorCode::UnknownTask, lines.place(task.offset), shown(task.text), "a task of 'ids'"});
        else {
            listed.emplace(task.text, true);
            visit(task);
        }
    }

    std::vector<std::optional<ModelIndex>> models;
    for (const std::string& name : document.cellModels)
        models.push_back(builder.model(name));
    for (const MatrixDocument::Cell& cell : document.cells) {
        if (stopped())
            return reportStop();
        const auto task = builder.find(document.tasks[cell.task].text);
        if (!task)
            continue;
        const auto model = models[cell.model];
        if (!model) {
            errors.add({ErrorCode::UnknownModel, lines.place(cell.offset), shown(document.cellModels[cell.model]),
                        builder.benchmark().modelNames()});
            continue;
        }
        if (cell.sourceModel != cell.model)
            builder.addAliasOfFile(document.cellModels[cell.sourceModel], *model, lines.lineColumn(cell.offset));
        builder.setCell(*task, *model, cell.outcome, lines.lineColumn(cell.offset));
    }
}

namespace {

tl::expected<ImportWork, ErrorList> recogniseMatrix(const ImportPlace& place)
{
    std::vector<std::filesystem::path> matrices;
    std::ranges::copy_if(place.files, std::back_inserter(matrices), [&](const std::filesystem::path& file) {
        const std::string name = file.filename().string();
        return file.extension() == ".json" &&
               (place.isFolder ? name.starts_with("matrix") : !releaseFileNamed(name).has_value());
    });
    if (matrices.size() != 1)
        return ImportWork();
    return ImportWork([file = sourceItemOf(matrices.front())](const ImportOptions& options) {
        return importMatrixJson(file, options);
    });
}

} // namespace

Importer matrixJsonImporter()
{
    return {.reads = "a matrix JSON", .recognise = recogniseMatrix};
}

tl::expected<Benchmark, ErrorList> importMatrixJson(const SourceItem& file, const ImportOptions& options)
{
    ErrorList errors;
    BenchmarkBuilder builder(errors);
    auto source = file.open();
    if (!source) {
        errors.add(source.error());
        return tl::unexpected(std::move(errors));
    }
    builder.beginFile(source->name());
    if (auto refused = source->checkEncoding()) {
        errors.add(std::move(*refused));
        return tl::unexpected(std::move(errors));
    }
    const auto text = source->all();
    if (!text) {
        errors.add(text.error());
        return tl::unexpected(std::move(errors));
    }
    LineCounter lines(source->name(), *text);
    const MatrixDocument document = readMatrixDocument(*text, lines, options.progress, errors);
    if (!errors.empty())
        return tl::unexpected(std::move(errors));

    std::vector<Model> models;
    std::optional<std::size_t> offsetOverLimit;
    const auto meet = [&](const std::string& name, std::size_t offset) {
        if (std::ranges::find(models, name, &Model::name) != models.end())
            return false;
        if (models.size() < maxModels)
            models.push_back({.name = name});
        else if (!offsetOverLimit)
            offsetOverLimit = offset;
        return true;
    };
    for (const MatrixDocument::NamedText& model : document.models) {
        if (!meet(model.text, model.offset))
            errors.add(
                {ErrorCode::Duplicate, lines.place(model.offset), "model " + shown(model.text), "each model once"});
    }
    // A list of models is the whole pool; without one, the pool is what the cells name.
    std::vector<bool> met(document.cellModels.size(), !document.models.empty());
    for (const MatrixDocument::Cell& cell : document.cells) {
        if (!met[cell.model])
            meet(document.cellModels[cell.model], cell.offset);
        met[cell.model] = true;
    }
    if (offsetOverLimit)
        errors.add(tooManyModels(lines.place(*offsetOverLimit)));
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    builder.setModels(std::move(models));
    addAliases(builder, options);
    const std::string split = nameOfPath(std::filesystem::path(file.name).stem().string());
    addMatrix(document, split, false, lines, options.progress, builder);
    if (errors.empty() && builder.tasks().size() == 0)
        errors.add({ErrorCode::Empty, {.file = source->name()}, {}, "at least one task"});
    Benchmark benchmark = builder.finish();
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    return benchmark;
}

} // namespace acr
