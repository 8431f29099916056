// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memoryfiles.h"

#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/jsonlinesreader.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

namespace acr {

namespace {

constexpr std::int32_t maxDimensions = 16384;
constexpr std::int32_t largestCapacity = 100'000'000;

struct HeaderKey {
    enum Field : std::size_t {
        Format,
        Version,
        BenchmarkName,
        PolicyName,
        EncoderName,
        Dimensions,
        Capacity,
        MemoryVersionNumber,
        Steps,
        Gathered,
        Beliefs,
        Entries
    };
};
constexpr std::array<FieldSpec, 12> memoryHeaderFields{{{.name = "format", .required = true},
                                                        {.name = "version", .required = true},
                                                        {.name = "benchmark"},
                                                        {.name = "policy"},
                                                        {.name = "encoder"},
                                                        {.name = "dimensions", .required = true},
                                                        {.name = "capacity", .required = true},
                                                        {.name = "memory_version"},
                                                        {.name = "steps"},
                                                        {.name = "gathered"},
                                                        {.name = "beliefs"},
                                                        {.name = "entries"}}};

struct EntryKey {
    enum Field : std::size_t { TaskId, ModelName, StepNumber, Score, Cost, Passed, Graded, Applied, Pinned, Key };
};
constexpr std::array<FieldSpec, 10> memoryEntryFields{{{.name = "task_id", .required = true},
                                                       {.name = "model", .required = true},
                                                       {.name = "step"},
                                                       {.name = "score"},
                                                       {.name = "cost_usd"},
                                                       {.name = "passed"},
                                                       {.name = "graded"},
                                                       {.name = "applied"},
                                                       {.name = "pinned"},
                                                       {.name = "key", .required = true}}};

struct BeliefKey {
    enum Field : std::size_t { Dimension, Source, Models };
};
constexpr std::array<FieldSpec, 3> memoryBeliefFields{
    {{.name = "dimension"}, {.name = "source"}, {.name = "models", .required = true}}};

struct CellKey {
    enum Field : std::size_t { CellModel, Mean, Sd, Evidence, CellCost };
};
constexpr std::array<FieldSpec, 5> memoryCellFields{{{.name = "model", .required = true},
                                                     {.name = "mean"},
                                                     {.name = "sd"},
                                                     {.name = "evidence"},
                                                     {.name = "cost_usd"}}};

/// Where an offset within a piece of a text is.
using Placing = std::function<Place(std::size_t offset)>;

/// An object within a piece of a text.
class PieceRecord final : public Record {
public:
    PieceRecord(std::span<const FieldSpec> fields, ErrorList& errors, Placing placing)
        : Record(fields, errors)
        , m_placing(std::move(placing))
    {}
    bool read(JsonScanner& scanner)
    {
        m_offset = scanner.offset();
        return readJson(scanner, 0);
    }
    [[nodiscard]] Place place() const override { return m_placing(m_offset); }
    [[nodiscard]] Place place(std::size_t field) const override
    {
        return m_placing(m_values[field].column > 0 ? m_values[field].column - 1 : m_offset);
    }
    /// Of what is inside a field that is a list.
    [[nodiscard]] Placing placingWithin(std::size_t field) const
    {
        return [placing = m_placing, base = m_values[field].column - 1](std::size_t offset) {
            return placing(base + offset);
        };
    }

private:
    Placing m_placing;
    std::size_t m_offset = 0;
};

/// Calls `use` with every object of the list in `text`. False after an error.
bool forEachObject(std::string_view text, std::span<const FieldSpec> fields, const Placing& placing, ErrorList& errors,
                   const std::function<bool(PieceRecord&)>& use)
{
    JsonScanner scanner(text);
    PieceRecord record(fields, errors, placing);
    bool good = true;
    scanner.beginArray();
    while (scanner.nextElement()) {
        if (scanner.peek() != JsonKind::Object) {
            const std::size_t at = scanner.offset();
            std::string_view written;
            scanner.skipValue(&written);
            errors.add({ErrorCode::WrongType, placing(at), shown(written), "an object"});
            good = false;
        } else {
            const bool usable = record.read(scanner);
            good = usable && use(record) && good;
        }
    }
    return good && !scanner.fault();
}

bool isList(const Record& record, std::size_t field)
{
    if (record[field].absent() || record[field].kind == FieldValue::Kind::List)
        return true;
    record.addError(ErrorCode::WrongType, field, shown(record[field].text), "a list");
    return false;
}

/// The index of the model that the field names; a new one is added.
std::optional<ModelIndex> modelIn(const Record& record, std::size_t field, FieldValues& values, NameTable& models)
{
    const std::string_view name = values.requiredName(field);
    if (name.empty())
        return std::nullopt;
    if (models.size() >= maxModels && !models.find(name)) {
        record.addError(ErrorCode::TooLarge, field, "one more model: " + shown(name),
                        fmt::format("{} models", maxModels));
        return std::nullopt;
    }
    return ModelIndex::at(models.intern(name));
}

std::optional<std::vector<BeliefRow>> beliefsIn(std::string_view text, const Placing& placing, NameTable& models,
                                                ErrorList& errors)
{
    std::vector<BeliefRow> beliefs;
    bool tooMany = false;
    const bool good = forEachObject(text, memoryBeliefFields, placing, errors, [&](PieceRecord& row) {
        if (beliefs.size() == maxBeliefRows) {
            if (!std::exchange(tooMany, true))
                errors.add({ErrorCode::TooLarge, row.place(), "a list of more beliefs",
                            fmt::format("{} beliefs", maxBeliefRows)});
            return false;
        }
        FieldValues values(row);
        BeliefRow belief;
        belief.dimension = values.text(BeliefKey::Dimension).value_or("");
        belief.source = values.text(BeliefKey::Source).value_or("");
        if (!values.good() || !isList(row, BeliefKey::Models))
            return false;
        std::vector<bool> seen;
        const bool cellsGood = forEachObject(
            row[BeliefKey::Models].text, memoryCellFields, row.placingWithin(BeliefKey::Models), errors,
            [&](PieceRecord& record) {
                FieldValues cellValues(record);
                const auto model = modelIn(record, CellKey::CellModel, cellValues, models);
                BeliefRow::Cell cell;
                cell.mean = cellValues.number(CellKey::Mean);
                cell.sd = cellValues.amount(CellKey::Sd);
                cell.evidence = cellValues.amount(CellKey::Evidence);
                cell.costUsd = cellValues.amount(CellKey::CellCost);
                if (isMissing(cell.evidence))
                    cell.evidence = 0;
                if (!model || !cellValues.good())
                    return false;
                if (model->position() >= seen.size()) {
                    seen.resize(model->position() + 1);
                    belief.cells.resize(seen.size());
                }
                if (seen[model->position()]) {
                    record.addError(ErrorCode::Duplicate, CellKey::CellModel,
                                    "model " + shown(record[CellKey::CellModel].text), "one cell a model");
                    return false;
                }
                seen[model->position()] = true;
                belief.cells[model->position()] = cell;
                return true;
            });
        beliefs.push_back(std::move(belief));
        return cellsGood;
    });
    if (!good)
        return std::nullopt;
    return beliefs;
}

/// Header and entries as they come.
class MemoryReader {
public:
    explicit MemoryReader(ErrorList& errors)
        : m_errors(errors)
    {}

    bool header(const Record& record, const Placing& placingOfBeliefs)
    {
        FieldValues values(record);
        const std::string_view format = values.requiredName(HeaderKey::Format);
        if (values.good() && format != "acrouter-memory")
            values.bad(ErrorCode::NotRecognised, HeaderKey::Format, "\"acrouter-memory\"");
        const std::int32_t version = values.count(HeaderKey::Version);
        if (values.good() && version != static_cast<std::int32_t>(memoryFileVersion))
            values.bad(version > static_cast<std::int32_t>(memoryFileVersion) ? ErrorCode::NewerVersion
                                                                              : ErrorCode::OutOfRange,
                       HeaderKey::Version, std::to_string(memoryFileVersion));
        const std::int32_t dimensions = values.count(HeaderKey::Dimensions);
        if (values.good() && (dimensions < 1 || dimensions > maxDimensions))
            values.bad(ErrorCode::OutOfRange, HeaderKey::Dimensions, fmt::format("1 to {}", maxDimensions));
        const std::int32_t capacity = values.count(HeaderKey::Capacity);
        if (values.good() && (capacity < 1 || capacity > largestCapacity))
            values.bad(ErrorCode::OutOfRange, HeaderKey::Capacity, fmt::format("1 to {}", largestCapacity));
        m_state.benchmark = values.text(HeaderKey::BenchmarkName).value_or("");
        m_state.policy = values.text(HeaderKey::PolicyName).value_or("");
        m_state.encoder = values.text(HeaderKey::EncoderName).value_or("");
        m_state.version = static_cast<std::uint64_t>(std::max(0, values.count(HeaderKey::MemoryVersionNumber)));
        m_state.steps = static_cast<std::uint64_t>(std::max(0, values.count(HeaderKey::Steps)));
        m_state.gathered = values.flag(HeaderKey::Gathered).value_or(false);
        if (!values.good() || !isList(record, HeaderKey::Beliefs))
            return false;
        if (!record[HeaderKey::Beliefs].absent()) {
            auto beliefs = beliefsIn(record[HeaderKey::Beliefs].text, placingOfBeliefs, m_state.models, m_errors);
            if (!beliefs)
                return false;
            m_state.beliefs = std::move(*beliefs);
        }
        m_state.entries = VectorStore(static_cast<std::uint32_t>(dimensions), static_cast<std::size_t>(capacity));
        m_key.resize(static_cast<std::size_t>(dimensions));
        return true;
    }

    bool entry(const Record& record, const Placing& placingOfKey)
    {
        FieldValues values(record);
        const std::string_view id = values.requiredName(EntryKey::TaskId);
        const auto model = modelIn(record, EntryKey::ModelName, values, m_state.models);
        Experience experience;
        Attempt& attempt = experience.attempt;
        if (const std::int32_t step = values.count(EntryKey::StepNumber); step > 0)
            experience.step = static_cast<std::uint32_t>(step - 1);
        else if (step == 0)
            values.bad(ErrorCode::OutOfRange, EntryKey::StepNumber, "a step from 1, or null");
        attempt.score = values.number(EntryKey::Score);
        if (attempt.score < 0 || attempt.score > 1)
            values.bad(ErrorCode::OutOfRange, EntryKey::Score, "0 to 1");
        attempt.costUsd = values.amount(EntryKey::Cost);
        attempt.passed = values.flag(EntryKey::Passed).value_or(false);
        attempt.graded = values.flag(EntryKey::Graded).value_or(true);
        attempt.applied = values.flag(EntryKey::Applied).value_or(true);
        const bool pinned = values.flag(EntryKey::Pinned).value_or(false);
        if (!values.good() || !model || !isList(record, EntryKey::Key) || !readKey(record, placingOfKey))
            return false;
        VectorStore& store = m_state.entries;
        if (store.size() == store.capacity()) {
            m_errors.add({ErrorCode::TooLarge, record.place(), fmt::format("{} entries", store.size() + 1),
                          fmt::format("{} entries: the capacity", store.capacity())});
            return false;
        }
        experience.task = TaskIndex(m_state.tasks.intern(id));
        attempt.model = *model;
        const auto added = store.remember(m_key, experience);
        if (added && pinned)
            store.pin(*added);
        return true;
    }

    [[nodiscard]] MemoryState take() { return std::move(m_state); }
    [[nodiscard]] bool full() const { return m_state.entries.size() == m_state.entries.capacity(); }

private:
    bool readKey(const Record& record, const Placing& placing)
    {
        JsonScanner scanner(record[EntryKey::Key].text);
        std::size_t count = 0;
        scanner.beginArray();
        while (scanner.nextElement()) {
            const std::size_t at = scanner.offset();
            const bool isNumber = scanner.peek() == JsonKind::Number;
            std::string_view written;
            scanner.skipValue(&written);
            float number = 0;
            if (!isNumber ||
                std::from_chars(written.data(), written.data() + written.size(), number).ec != std::errc() ||
                !std::isfinite(number)) {
                m_errors.add({ErrorCode::WrongType, placing(at), shown(written), "a number that a float can hold"});
                return false;
            }
            if (count < m_key.size())
                m_key[count] = number;
            ++count;
        }
        if (count == m_key.size())
            return true;
        record.addError(ErrorCode::OutOfRange, EntryKey::Key, fmt::format("{} numbers", count),
                        fmt::format("{} numbers: the dimensions", m_key.size()));
        return false;
    }

    ErrorList& m_errors;
    MemoryState m_state;
    std::vector<float> m_key;
};

/// Within a field of a line of JSON.
Placing placingIn(const JsonLinesReader& line, std::size_t field)
{
    return [&line, field](std::size_t offset) {
        Place place = line.place(field);
        place.column += offset;
        return place;
    };
}

bool readLines(TextSource& source, MemoryReader& reader, const Progress& progress, ErrorList& errors)
{
    // One reader for both kinds of line: the header's fields, then the entry's.
    static constexpr auto fields = [] {
        std::array<FieldSpec, memoryHeaderFields.size() + memoryEntryFields.size()> both{};
        for (std::size_t i = 0; i < both.size(); ++i) {
            both[i] = i < memoryHeaderFields.size() ? memoryHeaderFields[i]
                                                    : memoryEntryFields[i - memoryHeaderFields.size()];
            both[i].required = false;
        }
        return both;
    }();
    JsonLinesReader line(source, fields, errors, progress);

    /// Some of the fields of a line, as a record of their own.
    class PartOfLine final : public Record {
    public:
        PartOfLine(const JsonLinesReader& whole, std::span<const FieldSpec> part, std::size_t first, ErrorList& list)
            : Record(part, list)
            , m_whole(whole)
            , m_first(first)
        {}
        bool take()
        {
            bool usable = true;
            for (std::size_t field = 0; field < m_fields.size(); ++field) {
                m_values[field] = m_whole[m_first + field];
                if (m_fields[field].required && m_values[field].absent()) {
                    addError(ErrorCode::MissingColumn, field, "a line without it",
                             fmt::format("key '{}'", m_fields[field].name));
                    usable = false;
                }
            }
            return usable;
        }
        [[nodiscard]] Place place() const override { return m_whole.place(); }
        [[nodiscard]] Place place(std::size_t field) const override { return m_whole.place(m_first + field); }

    private:
        const JsonLinesReader& m_whole;
        std::size_t m_first;
    };
    PartOfLine header(line, memoryHeaderFields, 0, errors);
    if (!line.next()) {
        if (errors.empty())
            errors.add({ErrorCode::Empty,
                        {.file = source.name()},
                        {},
                        "a memory: a line with \"format\": \"acrouter-memory\""});
        return false;
    }
    if (!header.take() || !reader.header(header, placingIn(line, HeaderKey::Beliefs)))
        return false;
    PartOfLine entry(line, memoryEntryFields, memoryHeaderFields.size(), errors);
    while (line.next()) {
        const bool read =
            entry.take() && reader.entry(entry, placingIn(line, memoryHeaderFields.size() + EntryKey::Key));
        if (!read && reader.full())
            return false;
    }
    return true;
}

bool readDocument(TextSource& source, MemoryReader& reader, const Progress& progress, ErrorList& errors)
{
    if (auto refused = source.checkEncoding()) {
        errors.add(std::move(*refused));
        return false;
    }
    const auto text = source.all();
    if (!text) {
        errors.add(text.error());
        return false;
    }
    LineCounter lines(source.name(), *text);
    const Placing placing = [&lines](std::size_t offset) { return lines.place(offset); };
    JsonScanner scanner(*text);
    PieceRecord document(memoryHeaderFields, errors, placing);
    const bool usable = document.read(scanner);
    scanner.finish();
    if (const auto& fault = scanner.fault()) {
        errors.add({fault->code, lines.place(fault->offset), fault->found, fault->expected});
        return false;
    }
    if (!usable || !isList(document, HeaderKey::Entries) ||
        !reader.header(document,
                       document[HeaderKey::Beliefs].absent() ? placing : document.placingWithin(HeaderKey::Beliefs)))
        return false;
    if (document[HeaderKey::Entries].absent())
        return true;
    const auto size = static_cast<double>(text->size());
    bool stopped = false;
    std::size_t count = 0;
    const bool good =
        forEachObject(document[HeaderKey::Entries].text, memoryEntryFields, document.placingWithin(HeaderKey::Entries),
                      errors, [&](PieceRecord& entry) {
                          stopped = stopped || progress.stopped();
                          if (stopped || errors.total() >= 1000)
                              return false;
                          if (++count % 1024 == 0)
                              progress(static_cast<double>(entry[EntryKey::Key].text.data() - text->data()) / size);
                          return reader.entry(entry, entry.placingWithin(EntryKey::Key));
                      });
    if (stopped)
        errors.add({ErrorCode::Cancelled, {.file = source.name()}, {}, {}});
    return good;
}

} // namespace

std::optional<MemoryState> readMemory(TextSource& source, const Progress& progress, ErrorList& errors)
{
    const std::uint64_t before = errors.total();
    MemoryReader reader(errors);
    const bool good = memoryFormatFor(source.name()) == MemoryFileFormat::JsonLines
                          ? readLines(source, reader, progress, errors)
                          : readDocument(source, reader, progress, errors);
    if (!good || errors.total() > before)
        return std::nullopt;
    return reader.take();
}

std::optional<std::vector<BeliefRow>> readBeliefs(std::string_view text, const std::string& sourceName,
                                                  NameTable& models, ErrorList& errors)
{
    LineCounter lines(sourceName, text);
    JsonScanner scanner(text);
    const bool isArray = scanner.peek() == JsonKind::Array;
    scanner.skipValue();
    scanner.finish();
    if (scanner.fault() || !isArray) {
        errors.add({ErrorCode::Malformed,
                    lines.place(scanner.fault() ? scanner.fault()->offset : 0),
                    {},
                    "a list of beliefs"});
        return std::nullopt;
    }
    return beliefsIn(
        text, [&lines](std::size_t offset) { return lines.place(offset); }, models, errors);
}

} // namespace acr
