// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/promptjoin.h"

#include "core/benchmark/sourcefile.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace acr {

namespace {

/// DebugBench's files in the order that gives its records the positions that ids name.
constexpr std::array<std::string_view, 51> debugBenchOrder{"cpp_illegal separation",
                                                           "cpp_other error",
                                                           "cpp_double",
                                                           "cpp_illegal comment",
                                                           "cpp_condition error",
                                                           "cpp_triple",
                                                           "cpp_illegal keywords",
                                                           "cpp_missing colons",
                                                           "cpp_unclosed parentheses",
                                                           "cpp_operation error",
                                                           "cpp_quadruple",
                                                           "cpp_unclosed string",
                                                           "cpp_variable error",
                                                           "cpp_undefined methods",
                                                           "cpp_misused == or =",
                                                           "cpp_faulty indexing",
                                                           "cpp_undefined objects",
                                                           "java_operation error",
                                                           "java_triple",
                                                           "java_missing colons",
                                                           "java_illegal separation",
                                                           "java_double",
                                                           "java_condition error",
                                                           "java_quadruple",
                                                           "java_other error",
                                                           "java_illegal comment",
                                                           "java_unclosed parentheses",
                                                           "java_undefined objects",
                                                           "java_illegal keywords",
                                                           "java_faulty indexing",
                                                           "java_misused == or =",
                                                           "java_unclosed string",
                                                           "java_variable error",
                                                           "java_undefined methods",
                                                           "python3_illegal indentation",
                                                           "python3_other error",
                                                           "python3_illegal keywords",
                                                           "python3_undefined methods",
                                                           "python3_illegal comment",
                                                           "python3_condition error",
                                                           "python3_variable error",
                                                           "python3_triple",
                                                           "python3_operation error",
                                                           "python3_undefined objects",
                                                           "python3_quadruple",
                                                           "python3_double",
                                                           "python3_unclosed string",
                                                           "python3_missing colons",
                                                           "python3_unclosed parentheses",
                                                           "python3_misused == or =",
                                                           "python3_faulty indexing"};
/// The three files of the set that hold all bugs of a language each.
constexpr std::array<std::string_view, 3> debugBenchLanguages{"cpp", "java", "python3"};

/// What decides between two prompts for one task; the greater counts.
enum class Rank : std::uint8_t { OtherWording, Prepared, Source };

/// One task that names a problem.
struct WantedTask {
    TaskIndex task;
    PromptPart part;
};

struct PathEntry {
    std::filesystem::path path;
    /// Named by the user, and not found in a folder.
    bool named = false;
};

using Paths = std::vector<PathEntry>;

/// Half of the lines, rounded up; blank ones at the end do not count.
std::string firstHalf(std::string_view text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    std::size_t end = 0;
    for (std::size_t line = 0; line < (lines + 1) / 2; ++line) {
        const std::size_t next = text.find('\n', line == 0 ? 0 : end + 1);
        end = next == std::string_view::npos ? text.size() : next;
    }
    return std::string(text.substr(0, end));
}

/// A prompt ends where the answer begins, and MBPP's are sentences: its code begins a line.
std::string withCode(const SourceRecord& record, PromptSource source, std::string code)
{
    return source == PromptSource::Mbpp ? record.problem + "\n" + code : record.problem + code;
}

std::string promptOf(const SourceRecord& record, PromptSource source, PromptPart part)
{
    switch (part) {
    case PromptPart::Problem: break;
    case PromptPart::Docstring: return record.docstring;
    case PromptPart::FirstHalf: return withCode(record, source, firstHalf(record.solution));
    case PromptPart::WithSolution: return withCode(record, source, record.solution);
    }
    return record.problem;
}

/// Which original problem the problem of a source is, in which language: the same for all sources that took it over.
std::string originOf(PromptSource source, const std::string& problem, const SourceRecord& record)
{
    const std::size_t slash = problem.find('/');
    switch (source) {
    case PromptSource::HumanEval: return "HumanEval/" + problem + " python";
    case PromptSource::HumanEvalPack: return "HumanEval/" + problem.substr(slash + 1) + " " + problem.substr(0, slash);
    case PromptSource::Mbpp: return "MBPP/" + problem;
    case PromptSource::BigCodeBench: return "BigCodeBench/" + problem;
    case PromptSource::LiveCodeBench: return "LiveCodeBench/" + problem;
    case PromptSource::Ds1000: return record.origin.empty() ? std::string() : "DS-1000/" + record.origin;
    case PromptSource::DebugBench:
        return record.origin.empty() ? std::string() : "LeetCode/" + record.origin + " " + record.language;
    case PromptSource::MultiPlE:
    case PromptSource::CruxEval:
    case PromptSource::Bugs2Fix:
    case PromptSource::CodeToText:
    case PromptSource::SweBench:
    case PromptSource::Own: break;
    }
    return {};
}

class Joiner {
public:
    Joiner(const Benchmark& benchmark, const Progress& progress)
        : m_benchmark(benchmark)
        , m_progress(progress)
    {
        for (std::size_t position = 0; position < benchmark.tasks.size(); ++position) {
            const TaskIndex task = TaskIndex::at(position);
            if (const auto ref = sourceRefOf(benchmark.tasks[task].id))
                m_wanted[keyOf(ref->source, ref->problem)].push_back({task, ref->part});
        }
    }

    tl::expected<PromptJoin, ErrorList> join(const Paths& paths)
    {
        for (std::size_t i = 0; i < paths.size() && !m_progress.stopped(); ++i)
            readFile(paths[i], i, paths.size());
        if (m_progress.stopped()) {
            m_errors = ErrorList();
            m_errors.add({ErrorCode::Cancelled, {}, {}, {}});
        }
        if (m_errors.empty())
            placeDebugBench();
        if (m_errors.empty())
            addAnswers();
        if (m_errors.empty())
            findOrigins();
        if (!m_errors.empty())
            return tl::unexpected(std::move(m_errors));
        PromptJoin join;
        for (auto& [task, found] : m_found) {
            ++m_files[found.file].joined;
            join.prompts.push_back(std::move(found.prompt));
        }
        for (JoinedFile& file : m_files) {
            if (file.state == JoinedFile::State::Joined && file.joined == 0)
                file.state = JoinedFile::State::NoneHere;
        }
        join.files = std::move(m_files);
        if (join.prompts.empty()) {
            m_errors.add({ErrorCode::Empty,
                          {.file = paths.empty() ? std::string() : paths.front().path.string()},
                          {},
                          "a prompt for a task of this benchmark"});
            return tl::unexpected(std::move(m_errors));
        }
        return join;
    }

private:
    struct Found {
        JoinedPrompt prompt;
        Rank rank = Rank::Source;
        std::size_t file = 0;
        std::uint64_t position = 0;
        /// Of a prepared prompt: what the record says of its origin.
        std::string preparedOrigin;
    };
    struct Fixed {
        std::string solution;
        std::size_t file = 0;
    };
    struct Placed {
        std::vector<SourceRecord> records;
        std::size_t file = 0;
    };

    static std::string keyOf(PromptSource source, std::string_view problem)
    {
        return fmt::format("{} {}", promptSourceInfo(source).name, problem);
    }

    void readFile(const PathEntry& entry, std::size_t number, std::size_t count)
    {
        const std::size_t index = m_files.size();
        JoinedFile& made = m_files.emplace_back();
        made.path = entry.path.string();
        Progress part;
        part.stop = m_progress.stop;
        part.report = [this, number, count](double fraction) {
            m_progress((static_cast<double>(number) + fraction) / static_cast<double>(count));
        };
        ErrorList errors;
        std::unordered_map<TaskIndex, std::uint64_t> positions;
        auto source = TextSource::open(entry.path);
        if (!source) {
            m_errors.add(source.error());
            return;
        }
        const SourceFile file = readSourceFile(
            *source,
            [&](const SourceFile& kind, SourceRecord record, std::uint64_t position) {
                if (kind.kind == SourceFileKind::Prepared)
                    takePrepared(std::move(record), index, position, positions, errors);
                else if (kind.kind == SourceFileKind::Fixed)
                    m_fixed.emplace(record.key, Fixed{std::move(record.solution), index});
                else if (kind.source == PromptSource::DebugBench)
                    takeDebugBench(entry.path, std::move(record), index);
                else
                    takeRecord(kind, record, index, position);
            },
            part, errors);
        JoinedFile& read = m_files[index];
        read.source = file.source;
        read.prepared = file.kind == SourceFileKind::Prepared;
        read.records = file.records;
        if (file.kind == SourceFileKind::Unknown) {
            read.state = JoinedFile::State::NotRecognised;
            if (!entry.named)
                return;
            if (errors.empty())
                errors.add({ErrorCode::NotRecognised, {.file = read.path}, {}, sourceFileKinds()});
        }
        for (const Error& error : errors.items())
            m_errors.add(error);
    }

    void takeRecord(const SourceFile& kind, const SourceRecord& record, std::size_t file, std::uint64_t position)
    {
        const auto wanted = m_wanted.find(keyOf(kind.source, record.key));
        if (wanted == m_wanted.end())
            return;
        const Rank rank = kind.source == PromptSource::Mbpp && !kind.sanitized ? Rank::OtherWording : Rank::Source;
        for (const WantedTask& task : wanted->second) {
            // LiveCodeBench's test generation has several records a question, all with its text.
            const auto before = m_found.find(task.task);
            if (before != m_found.end() && before->second.file == file)
                continue;
            JoinedPrompt prompt{.task = task.task,
                                .source = kind.source,
                                .text = promptOf(record, kind.source, task.part),
                                .tests = record.tests,
                                .entryPoint = record.entryPoint,
                                .solution = record.solution,
                                .language = record.language,
                                .origin = originOf(kind.source, record.key, record),
                                .note = noteOf(task.part)};
            keep(std::move(prompt), rank, file, position);
        }
    }

    static std::string noteOf(PromptPart part)
    {
        switch (part) {
        case PromptPart::Problem:
        case PromptPart::Docstring: break;
        case PromptPart::FirstHalf: return "problem + first half of the solution (a guess at the template)";
        case PromptPart::WithSolution: return "problem + solution, which is to be tested";
        }
        return {};
    }

    void takePrepared(SourceRecord record, std::size_t file, std::uint64_t position,
                      std::unordered_map<TaskIndex, std::uint64_t>& positions, ErrorList& errors)
    {
        const auto task = m_benchmark.tasks.find(record.key);
        if (!task)
            return;
        const auto [first, isNew] = positions.emplace(*task, position);
        if (!isNew) {
            errors.add({ErrorCode::Duplicate,
                        {.file = m_files[file].path, .line = position + 1},
                        "task " + shown(record.key),
                        fmt::format("one prompt a task; first in record {}", first->second + 1)});
            return;
        }
        const auto ref = sourceRefOf(record.key);
        const PromptSource source = ref ? ref->source : PromptSource::Own;
        JoinedPrompt prompt{.task = *task,
                            .source = source,
                            .text = std::move(record.problem),
                            .tests = std::move(record.tests),
                            .entryPoint = std::move(record.entryPoint),
                            .solution = std::move(record.solution),
                            .language = std::move(record.language),
                            .origin = {},
                            .note = std::move(record.note)};
        if (ref && source != PromptSource::Ds1000) {
            SourceRecord origin;
            origin.origin = record.origin;
            origin.language = prompt.language;
            prompt.origin = originOf(source, ref->problem, origin);
        }
        if (Found* kept = keep(std::move(prompt), Rank::Prepared, file, position))
            kept->preparedOrigin = std::move(record.origin);
    }

    Found* keep(JoinedPrompt prompt, Rank rank, std::size_t file, std::uint64_t position)
    {
        Found& found = m_found[prompt.task];
        if (!found.prompt.text.empty() && rank < found.rank)
            return nullptr;
        found = {std::move(prompt), rank, file, position, {}};
        return &found;
    }

    void takeDebugBench(const std::filesystem::path& path, SourceRecord record, std::size_t file)
    {
        std::filesystem::path name = path.filename();
        while (name.extension() == ".gz" || name.extension() == ".json" || name.extension() == ".jsonl")
            name = name.stem();
        const std::string stem = name.string();
        if (const auto byBug = std::ranges::find(debugBenchOrder, stem); byBug != debugBenchOrder.end()) {
            const auto place = static_cast<std::size_t>(byBug - debugBenchOrder.begin());
            record.language = stem.substr(0, stem.find('_'));
            put(m_byBug[place], std::move(record), file);
            return;
        }
        const std::string language = record.language == "python" ? "python3" : record.language;
        const auto byLanguage = std::ranges::find(debugBenchLanguages, language);
        if (byLanguage == debugBenchLanguages.end()) {
            m_files[file].state = JoinedFile::State::Unplaced;
            return;
        }
        record.language = language;
        put(m_byLanguage[static_cast<std::size_t>(byLanguage - debugBenchLanguages.begin())], std::move(record), file);
    }

    static void put(Placed& placed, SourceRecord record, std::size_t file)
    {
        // A file that is given twice replaces itself.
        if (placed.file != file)
            placed.records.clear();
        placed.file = file;
        placed.records.push_back(std::move(record));
    }

    /// Ids name the position of a record in all files together, so the files before it have to be there.
    void placeDebugBench()
    {
        auto& parts = m_byBug.empty() ? m_byLanguage : m_byBug;
        SourceFile kind{.kind = SourceFileKind::Data, .source = PromptSource::DebugBench};
        std::size_t next = 0;
        std::uint64_t position = 0;
        for (auto& [place, part] : parts) {
            if (place != next) {
                m_files[part.file].state = JoinedFile::State::Unplaced;
                continue;
            }
            ++next;
            for (SourceRecord& record : part.records) {
                record.key = std::to_string(position);
                takeRecord(kind, record, part.file, position);
                ++position;
            }
        }
    }

    /// The solutions of CodeXGLUE's code refinement stand in a file of their own.
    void addAnswers()
    {
        if (m_fixed.empty())
            return;
        for (auto& [task, found] : m_found) {
            if (found.prompt.source != PromptSource::Bugs2Fix || !found.prompt.solution.empty())
                continue;
            const auto ref = sourceRefOf(m_benchmark.tasks[task].id);
            if (const auto fixed = ref ? m_fixed.find(ref->problem) : m_fixed.end(); fixed != m_fixed.end())
                takeAnswer(found.prompt, fixed->second);
        }
    }

    void takeAnswer(JoinedPrompt& prompt, const Fixed& fixed)
    {
        prompt.solution = fixed.solution;
        ++m_files[fixed.file].joined;
    }

    /// A prepared file of DS-1000 says only whether a problem is an original: its perturbations follow it.
    void findOrigins()
    {
        std::map<std::uint64_t, Found*> problems;
        for (auto& [task, found] : m_found) {
            const auto ref = sourceRefOf(m_benchmark.tasks[task].id);
            if (!ref || ref->source != PromptSource::Ds1000 || found.rank != Rank::Prepared)
                continue;
            std::uint64_t number = 0;
            std::from_chars(ref->problem.data(), ref->problem.data() + ref->problem.size(), number);
            problems.emplace(number, &found);
        }
        std::optional<std::uint64_t> origin;
        for (auto& [number, found] : problems) {
            if (found->preparedOrigin == "Origin")
                origin = number;
            if (origin && !found->preparedOrigin.empty())
                found->prompt.origin = fmt::format("DS-1000/{}", *origin);
        }
    }

    const Benchmark& m_benchmark;
    const Progress& m_progress;
    ErrorList m_errors;
    std::unordered_map<std::string, std::vector<WantedTask>> m_wanted;
    std::map<TaskIndex, Found> m_found;
    std::vector<JoinedFile> m_files;
    std::map<std::size_t, Placed> m_byBug;
    std::map<std::size_t, Placed> m_byLanguage;
    std::unordered_map<std::string, Fixed> m_fixed;
};

bool mayHoldPrompts(const std::filesystem::path& path)
{
    std::filesystem::path name = path.filename();
    if (name.string().starts_with('.'))
        return false;
    if (name.extension() == ".gz")
        name = name.stem();
    constexpr std::array<std::string_view, 4> extensions{".jsonl", ".json", ".buggy", ".fixed"};
    return std::ranges::find(extensions, name.extension().string()) != extensions.end();
}

/// The file, or the files in a folder and its sub-folders.
void addPaths(const std::filesystem::path& path, Paths& paths, ErrorList& errors)
{
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        paths.push_back({path, true});
        return;
    }
    std::vector<std::filesystem::path> found;
    std::filesystem::recursive_directory_iterator entry(path, error);
    for (; !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (mayHoldPrompts(entry->path()) && entry->is_regular_file(ignored))
            found.push_back(entry->path());
    }
    if (error)
        errors.add({ErrorCode::FileUnreadable, {.file = path.string()}, error.message(), {}});
    else if (found.empty())
        errors.add({ErrorCode::Empty, {.file = path.string()}, {}, "files of prompts"});
    std::ranges::sort(found);
    for (std::filesystem::path& one : found)
        paths.push_back({std::move(one), false});
}

} // namespace

std::string_view joinStateName(JoinedFile::State state)
{
    constexpr std::array<std::string_view, 4> names{"joined", "not_recognised", "unplaced", "none_here"};
    return names[static_cast<std::size_t>(state)];
}

tl::expected<PromptJoin, ErrorList> joinPrompts(std::span<const std::filesystem::path> paths,
                                                const Benchmark& benchmark, const Progress& progress)
{
    Paths files;
    ErrorList errors;
    for (const std::filesystem::path& path : paths)
        addPaths(path, files, errors);
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    return Joiner(benchmark, progress).join(files);
}

} // namespace acr
