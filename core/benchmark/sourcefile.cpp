// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/sourcefile.h"

#include "core/base/utf8.h"
#include "core/benchmark/csvreader.h"
#include "core/benchmark/gzipfile.h"
#include "core/benchmark/jsonlinesreader.h"
#include "core/benchmark/textcheck.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace acr {

namespace {

enum SourceField : std::size_t {
    TaskIdField,
    PromptField,
    TextField,
    CodeField,
    CanonicalField,
    TestField,
    TestListField,
    EntryPointField,
    CompletePromptField,
    InstructPromptField,
    InputField,
    OutputField,
    ReferenceField,
    ContextField,
    MetadataField,
    BuggySolutionField,
    BuggyCodeField,
    SolutionField,
    SlugField,
    DescriptionField,
    LanguageField,
    NameField,
    StopTokensField,
    QuestionIdField,
    QuestionField,
    StarterField,
    PublicTestsField,
    InstanceField,
    StatementField,
    PatchField,
    TestPatchField,
    BuggyField,
    FixedField,
    DocstringField,
    FuncNameField,
    PartitionField,
    LibraryField,
    PerturbationField,
    NoteField,
    SourceFieldCount
};

constexpr std::array<FieldSpec, SourceFieldCount> sourceFields{{
    {.name = "task_id", .otherName = "id"},
    {.name = "prompt"},
    {.name = "text"},
    {.name = "code"},
    {.name = "canonical_solution"},
    {.name = "test", .otherName = "tests"},
    {.name = "test_list"},
    {.name = "entry_point"},
    {.name = "complete_prompt"},
    {.name = "instruct_prompt"},
    {.name = "input"},
    {.name = "output"},
    {.name = "reference_code"},
    {.name = "code_context"},
    {.name = "metadata"},
    {.name = "buggy_solution"},
    {.name = "buggy_code"},
    {.name = "solution", .otherName = "oracle_code"},
    {.name = "slug"},
    {.name = "description"},
    {.name = "language"},
    {.name = "name"},
    {.name = "stop_tokens"},
    {.name = "question_id"},
    {.name = "question_content"},
    {.name = "starter_code"},
    {.name = "public_test_cases"},
    {.name = "instance_id"},
    {.name = "problem_statement"},
    {.name = "patch"},
    {.name = "test_patch"},
    {.name = "buggy"},
    {.name = "fixed"},
    {.name = "docstring"},
    {.name = "func_name"},
    {.name = "partition"},
    {.name = "library"},
    {.name = "perturbation"},
    {.name = "note"},
}};

using Take = std::function<void(const SourceFile&, SourceRecord, std::uint64_t)>;

/// What is in the metadata of a problem of DS-1000.
struct Ds1000Metadata {
    std::string problem;
    std::string origin;
};

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    const ParsedNumber number = parseNumber(text);
    constexpr double limit = 1e9;
    if (number.status != NumberStatus::Good || number.value < 0 || number.value > limit ||
        number.value != static_cast<double>(static_cast<std::int64_t>(number.value)))
        return std::nullopt;
    return static_cast<std::int64_t>(number.value);
}

std::optional<Ds1000Metadata> ds1000Metadata(std::string_view json)
{
    JsonScanner scanner(json);
    std::string_view key;
    std::string scratch;
    std::array<std::optional<std::int64_t>, 3> numbers; // problem, problem within the library, origin within it
    bool good = scanner.beginObject();
    while (good && scanner.nextKey(key, scratch)) {
        const std::string name(key);
        std::string_view value;
        if (scanner.peek() != JsonKind::Number) {
            good = scanner.skipValue();
            continue;
        }
        good = scanner.readNumber(value);
        if (name == "problem_id")
            numbers[0] = wholeNumber(value);
        else if (name == "library_problem_id")
            numbers[1] = wholeNumber(value);
        else if (name == "perturbation_origin_id")
            numbers[2] = wholeNumber(value);
    }
    if (scanner.fault() || !numbers[0])
        return std::nullopt;
    Ds1000Metadata metadata{std::to_string(*numbers[0]), {}};
    // Problems of a library are numbered in the order of all problems.
    if (numbers[1] && numbers[2])
        metadata.origin = std::to_string(*numbers[0] - *numbers[1] + *numbers[2]);
    return metadata;
}

/// The elements of a list, one a line.
std::string joinedList(std::string_view json)
{
    JsonScanner scanner(json);
    std::string joined;
    std::string scratch;
    if (!scanner.beginArray())
        return std::string(json);
    while (scanner.nextElement()) {
        std::string_view value;
        if (scanner.peek() == JsonKind::String ? !scanner.readString(value, scratch) : !scanner.skipValue(&value))
            break;
        joined.append(joined.empty() ? "" : "\n").append(value);
    }
    return joined;
}

/// Turns the records of one file into problems.
class RecordTaker {
public:
    RecordTaker(const Record& record, std::string_view stem, const Take& take)
        : m_record(record)
        , m_stem(stem)
        , m_take(take)
    {}

    /// False after the first record when the file is of an unknown kind.
    bool operator()()
    {
        if (m_file.records == 0 && !recognise())
            return false;
        const std::uint64_t position = m_file.records++;
        m_good = true;
        SourceRecord record = m_file.kind == SourceFileKind::Prepared ? prepared() : ofSource(position);
        if (m_good)
            m_take(m_file, std::move(record), position);
        return true;
    }
    [[nodiscard]] const SourceFile& file() const { return m_file; }

private:
    [[nodiscard]] bool has(SourceField field) const { return !m_record[field].absent(); }

    [[nodiscard]] PromptSource sourceOfRecord() const
    {
        if (has(QuestionIdField) && has(QuestionField))
            return PromptSource::LiveCodeBench;
        if (has(InstanceField) && has(StatementField))
            return PromptSource::SweBench;
        if (has(SlugField) && has(BuggyCodeField))
            return PromptSource::DebugBench;
        if (has(ReferenceField) && has(ContextField) && has(MetadataField))
            return PromptSource::Ds1000;
        if (has(CompletePromptField) && has(InstructPromptField))
            return PromptSource::BigCodeBench;
        if (has(BuggySolutionField) && has(PromptField) && has(TaskIdField))
            return PromptSource::HumanEvalPack;
        if (has(TestListField) && has(TaskIdField) && has(CodeField))
            return PromptSource::Mbpp;
        if (has(CodeField) && has(InputField) && has(OutputField) && has(TaskIdField))
            return PromptSource::CruxEval;
        if (has(NameField) && has(StopTokensField) && has(PromptField))
            return PromptSource::MultiPlE;
        if (has(FuncNameField) && has(DocstringField) && has(CodeField))
            return PromptSource::CodeToText;
        if (has(BuggyField) && has(FixedField))
            return PromptSource::Bugs2Fix;
        if (has(CanonicalField) && has(TestField) && m_record[TaskIdField].text.starts_with("HumanEval/"))
            return PromptSource::HumanEval;
        return PromptSource::Own;
    }

    bool recognise()
    {
        m_file.source = sourceOfRecord();
        m_file.kind = SourceFileKind::Data;
        m_file.sanitized = m_file.source == PromptSource::Mbpp && has(PromptField);
        if (m_file.source == PromptSource::CodeToText && has(PartitionField) && m_record[PartitionField].text != "test")
            m_file = {};
        if (m_file.source != PromptSource::Own)
            return true;
        m_file.kind = has(TaskIdField) && has(PromptField) ? SourceFileKind::Prepared : SourceFileKind::Unknown;
        return m_file.kind == SourceFileKind::Prepared;
    }

    void fail(ErrorCode code, SourceField field, std::string found, std::string expected)
    {
        m_record.addError(code, field, std::move(found), std::move(expected));
        m_good = false;
    }

    /// The text of a field: that of a list is its elements, one a line.
    std::string text(SourceField field)
    {
        const FieldValue& value = m_record[field];
        if (value.absent())
            return {};
        if (invalidUtf8(value.text)) {
            fail(ErrorCode::Malformed, field, "bytes that are no UTF-8", "UTF-8");
            return {};
        }
        return value.kind == FieldValue::Kind::List ? joinedList(value.text) : std::string(value.text);
    }

    std::string required(SourceField field)
    {
        if (!has(field))
            fail(ErrorCode::MissingColumn, field, "an object without it",
                 "key '" + std::string(sourceFields[field].name) + "'");
        return text(field);
    }

    /// What follows the last occurrence of a character.
    std::string keyAfter(SourceField field, char separator)
    {
        const std::string whole = required(field);
        const std::size_t at = whole.rfind(separator);
        return at == std::string::npos ? whole : whole.substr(at + 1);
    }

    SourceRecord prepared()
    {
        SourceRecord record;
        record.key = required(TaskIdField);
        record.problem = required(PromptField);
        record.tests = text(TestField);
        record.entryPoint = text(EntryPointField);
        record.solution = text(CanonicalField);
        record.language = text(LanguageField);
        record.note = text(NoteField);
        if (has(SlugField))
            record.origin = text(SlugField);
        else if (has(PerturbationField))
            record.origin = text(PerturbationField);
        return record;
    }

    SourceRecord ofSource(std::uint64_t position)
    {
        SourceRecord record;
        record.entryPoint = text(EntryPointField);
        record.tests = text(TestField);
        record.solution = text(CanonicalField);
        switch (m_file.source) {
        case PromptSource::HumanEval:
            record.key = keyAfter(TaskIdField, '/');
            record.problem = required(PromptField);
            record.language = "python";
            break;
        case PromptSource::Mbpp: mbpp(record); break;
        case PromptSource::BigCodeBench:
            record.key = keyAfter(TaskIdField, '/');
            record.problem = required(InstructPromptField);
            record.docstring = required(CompletePromptField);
            record.language = "python";
            break;
        case PromptSource::CruxEval:
            record.key = keyAfter(TaskIdField, '_');
            record.problem = required(CodeField) + "\n\nassert f(" + required(InputField) + ") == ??";
            record.tests = "assert f(" + text(InputField) + ") == " + required(OutputField);
            record.entryPoint = "f";
            record.solution = text(OutputField);
            record.language = "python";
            break;
        case PromptSource::Ds1000: ds1000(record); break;
        case PromptSource::HumanEvalPack: humanEvalPack(record); break;
        case PromptSource::MultiPlE:
            record.language = text(LanguageField);
            record.key = record.language + "/" + required(NameField);
            record.problem = required(PromptField);
            break;
        case PromptSource::DebugBench:
            record.key = std::to_string(position);
            record.problem = required(BuggyCodeField);
            record.solution = text(SolutionField);
            record.language =
                has(LanguageField) ? text(LanguageField) : std::string(m_stem.substr(0, m_stem.find('_')));
            record.origin = required(SlugField);
            break;
        case PromptSource::Bugs2Fix:
            record.key = std::to_string(position);
            record.problem = required(BuggyField);
            record.solution = text(FixedField);
            record.language = "java";
            break;
        case PromptSource::CodeToText:
            record.key = std::to_string(position);
            record.problem = required(CodeField);
            record.solution = text(DocstringField);
            record.language = has(LanguageField) ? text(LanguageField) : "python";
            break;
        case PromptSource::LiveCodeBench:
            record.key = required(QuestionIdField);
            record.problem = required(QuestionField);
            if (const std::string starter = text(StarterField); !starter.empty())
                record.problem += "\n\n" + starter;
            if (has(PublicTestsField))
                record.tests = text(PublicTestsField);
            record.language = "python";
            break;
        case PromptSource::SweBench:
            record.key = required(InstanceField);
            record.problem = required(StatementField);
            record.solution = text(PatchField);
            record.tests = text(TestPatchField);
            record.language = "python";
            break;
        case PromptSource::Own: break;
        }
        return record;
    }

    void mbpp(SourceRecord& record)
    {
        record.key = required(TaskIdField);
        record.problem = m_file.sanitized ? required(PromptField) : required(TextField);
        record.solution = text(CodeField);
        record.tests = text(TestListField);
        // The set names no entry point: it is what the first test calls.
        constexpr std::string_view start = "assert ";
        if (const std::size_t at = record.tests.find(start); at != std::string::npos) {
            const std::size_t from = at + start.size();
            const std::size_t end = record.tests.find('(', from);
            const std::string called = end == std::string::npos ? "" : record.tests.substr(from, end - from);
            if (!called.empty() && record.solution.find("def " + called) != std::string::npos)
                record.entryPoint = called;
        }
        record.language = "python";
    }

    void ds1000(SourceRecord& record)
    {
        record.problem = required(PromptField);
        record.solution = text(ReferenceField);
        record.tests = text(ContextField);
        record.language = "python";
        if (!has(MetadataField)) {
            required(MetadataField);
            return;
        }
        const auto metadata = ds1000Metadata(m_record[MetadataField].text);
        if (!metadata) {
            fail(ErrorCode::WrongType, MetadataField, shown(m_record[MetadataField].text),
                 "an object with the number problem_id");
            return;
        }
        record.key = metadata->problem;
        record.origin = metadata->origin;
    }

    void humanEvalPack(SourceRecord& record)
    {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 7> languages{{{"CPP", "cpp"},
                                                                                          {"Go", "go"},
                                                                                          {"Java", "java"},
                                                                                          {"JavaScript", "js"},
                                                                                          {"Python", "python"},
                                                                                          {"Rust", "rust"},
                                                                                          {"C++", "cpp"}}};
        const std::string id = required(TaskIdField);
        const std::size_t slash = id.find('/');
        record.language = id.substr(0, slash);
        for (const auto& [name, language] : languages) {
            if (record.language == name)
                record.language = language;
        }
        record.key = record.language + "/" + (slash == std::string::npos ? std::string() : id.substr(slash + 1));
        record.problem = required(PromptField);
    }

    const Record& m_record;
    std::string_view m_stem;
    const Take& m_take;
    SourceFile m_file;
    bool m_good = true;
};

/// JSON lines, or rows of CSV.
SourceFile readRecords(RecordReader& reader, std::string_view stem, const Take& take)
{
    RecordTaker taker(reader, stem, take);
    while (reader.next()) {
        if (!taker())
            break;
    }
    return taker.file();
}

SourceFile readList(TextSource& source, std::string_view stem, const Take& take, const Progress& progress,
                    ErrorList& errors)
{
    constexpr std::uint64_t recordsBetweenStops = 256;
    const auto text = source.all();
    if (!text) {
        errors.add(text.error());
        return {};
    }
    LineCounter lines(source.name(), *text);
    JsonScanner scanner(*text);
    DocumentRecord record(sourceFields, errors, lines);
    RecordTaker taker(record, stem, take);
    std::uint64_t count = 0;
    if (scanner.beginArray()) {
        while (scanner.nextElement()) {
            if (count++ % recordsBetweenStops == 0) {
                if (progress.stopped()) {
                    errors.add({ErrorCode::Cancelled, {.file = source.name()}, {}, {}});
                    return taker.file();
                }
                progress(static_cast<double>(scanner.offset()) / static_cast<double>(text->size() + 1));
            }
            // A list of other things than objects is no file of records.
            if (scanner.peek() != JsonKind::Object && taker.file().records == 0)
                return {};
            if (record.read(scanner)) {
                if (!taker())
                    return taker.file();
            } else if (scanner.fault()) {
                break;
            }
        }
        scanner.finish();
    }
    if (const auto& fault = scanner.fault())
        errors.add({fault->code, lines.place(fault->offset), fault->found, fault->expected});
    return taker.file();
}

/// CodeXGLUE's code refinement: a method a line, and its corrected form on the same line of another file.
SourceFile readMethods(TextSource& source, SourceFileKind kind, const Take& take, const Progress& progress,
                       ErrorList& errors)
{
    SourceFile file{.kind = kind, .source = PromptSource::Bugs2Fix};
    const auto whole = source.all();
    if (!whole) {
        errors.add(whole.error());
        return file;
    }
    std::string_view rest = *whole;
    while (!rest.empty()) {
        if (progress.stopped()) {
            errors.add({ErrorCode::Cancelled, {.file = source.name()}, {}, {}});
            return file;
        }
        const std::size_t end = rest.find('\n');
        const std::string_view line = trimmed(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const std::uint64_t position = file.records++;
        if (invalidUtf8(line)) {
            errors.add({ErrorCode::Malformed,
                        {.file = source.name(), .line = position + 1},
                        "bytes that are no UTF-8",
                        "UTF-8"});
            continue;
        }
        SourceRecord record{.key = std::to_string(position), .language = "java"};
        (kind == SourceFileKind::Fixed ? record.solution : record.problem) = line;
        take(file, std::move(record), position);
    }
    return file;
}

} // namespace

SourceFile readSourceFile(TextSource& given, const Take& take, const Progress& progress, ErrorList& errors)
{
    std::filesystem::path inner = std::filesystem::path(given.name()).filename();
    std::string text;
    std::optional<TextSource> unpacked;
    if (isGzip(given)) {
        auto whole = gunzipped(given);
        if (!whole) {
            errors.add(whole.error());
            return {};
        }
        text = std::move(*whole);
        unpacked.emplace(given.name(), text);
        if (inner.extension() == ".gz")
            inner = inner.stem();
    }
    TextSource& source = unpacked ? *unpacked : given;
    if (auto refused = source.checkEncoding()) {
        errors.add(std::move(*refused));
        return {};
    }
    if (inner.extension() == ".buggy")
        return readMethods(source, SourceFileKind::Data, take, progress, errors);
    if (inner.extension() == ".fixed")
        return readMethods(source, SourceFileKind::Fixed, take, progress, errors);
    const std::string stem = inner.stem().string();
    if (inner.extension() == ".csv") {
        CsvReader rows(source, sourceFields, errors, progress);
        return readRecords(rows, stem, take);
    }
    std::size_t start = std::string_view::npos;
    do {
        start = source.window().find_first_not_of(" \t\r\n");
    } while (start == std::string_view::npos && source.extend());
    if (start == std::string_view::npos)
        return {};
    switch (source.window()[start]) {
    case '[': return readList(source, stem, take, progress, errors);
    case '{': {
        JsonLinesReader lines(source, sourceFields, errors, progress);
        return readRecords(lines, stem, take);
    }
    default: return {};
    }
}

std::string sourceFileKinds()
{
    std::string kinds;
    for (const PromptSourceInfo& info : promptSources()) {
        if (info.source != PromptSource::Own)
            kinds.append(info.title).append(", ");
    }
    return "a file of " + kinds + "or JSON lines of task_id and prompt";
}

} // namespace acr
