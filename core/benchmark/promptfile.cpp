// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/promptfile.h"

#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/import.h"
#include "core/benchmark/recordreader.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <array>
#include <unordered_map>
#include <utility>

namespace acr {

std::vector<std::pair<TaskIndex, std::string>> readPrompts(TextSource& source, const Benchmark& benchmark,
                                                           const Progress& progress, ErrorList& errors)
{
    enum Field : std::size_t { TaskId, Prompt };
    constexpr std::array<FieldSpec, 2> fields{
        {{.name = "task_id", .required = true, .otherName = "id"}, {.name = "prompt", .required = true}}};
    const std::uint64_t errorsBefore = errors.total();
    std::vector<std::pair<TaskIndex, std::string>> prompts;
    std::unordered_map<TaskIndex, std::uint64_t> lines;
    const auto rows = makeRecordReader(source, fields, errors, progress);
    FieldValues values(*rows);
    while (rows->next()) {
        values.reset();
        const std::string_view id = values.requiredName(TaskId);
        const auto prompt = values.text(Prompt);
        if (!values.good())
            continue;
        const auto task = benchmark.tasks.find(id);
        if (!task)
            continue;
        const auto [first, isNew] = lines.emplace(*task, rows->line());
        if (!isNew)
            errors.add({ErrorCode::Duplicate, rows->place(TaskId), "task " + shown(id),
                        fmt::format("one prompt a task; first in line {}", first->second)});
        else
            prompts.emplace_back(*task, prompt.value_or(""));
    }
    if (prompts.empty() && errors.total() == errorsBefore)
        errors.add({ErrorCode::Empty, {.file = source.name()}, {}, "a prompt for a task of this benchmark"});
    return prompts;
}

tl::expected<std::uint64_t, ErrorList> attachPrompts(const std::filesystem::path& path, Benchmark& benchmark,
                                                     const ImportOptions& options)
{
    ErrorList errors;
    auto source = TextSource::open(path);
    if (!source) {
        errors.add(source.error());
        return tl::unexpected(std::move(errors));
    }
    auto prompts = readPrompts(*source, benchmark, options.progress, errors);
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    for (auto& [task, prompt] : prompts)
        benchmark.tasks.setPrompt(task, std::move(prompt));
    return prompts.size();
}

} // namespace acr
