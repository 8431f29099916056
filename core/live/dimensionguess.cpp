// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/dimensionguess.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <numeric>

namespace acr {

namespace {

struct Cue {
    std::string_view words;
    std::string_view dimension;
};

/// Of several that are found, the first one counts. Each begins at the beginning of a word.
constexpr std::array cues{
    Cue{"refactor", "code_refactoring"},
    Cue{"restructure", "code_refactoring"},
    Cue{"write tests", "test_generation"},
    Cue{"write a test", "test_generation"},
    Cue{"write unit tests", "test_generation"},
    Cue{"unit tests for", "test_generation"},
    Cue{"test cases for", "test_generation"},
    Cue{"fix ", "bug_fixing"},
    Cue{"bug", "bug_fixing"},
    Cue{"debug", "bug_fixing"},
    Cue{"repair ", "bug_fixing"},
    Cue{"translate ", "multi_language"},
    Cue{"port this", "multi_language"},
    Cue{"port the", "multi_language"},
    Cue{"complete the", "code_completion"},
    Cue{"complete this", "code_completion"},
    Cue{"fill in", "code_completion"},
    Cue{"explain", "code_understanding"},
    Cue{"what does", "code_understanding"},
    Cue{"what is printed", "code_understanding"},
    Cue{"predict the output", "code_understanding"},
    Cue{"dataframe", "data_science"},
    Cue{"pandas", "data_science"},
    Cue{"numpy", "data_science"},
};

constexpr std::size_t neighbours = 5;

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

bool containsWords(std::string_view text, std::string_view words)
{
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        if (at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0)
            return true;
    }
    return false;
}

TaskTable tableOf(std::span<const RunnableTask> known)
{
    TaskTable table;
    for (const RunnableTask& task : known) {
        if (task.prompt.empty() || task.dimension.empty() || table.find(task.id))
            continue;
        Task entry;
        entry.id = task.id;
        const TaskIndex index = table.add(std::move(entry));
        table.setPrompt(index, task.prompt);
    }
    return table;
}

std::vector<TaskIndex> allOf(const TaskTable& tasks)
{
    std::vector<TaskIndex> all;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        all.push_back(TaskIndex::at(i));
    return all;
}

} // namespace

std::string_view dimensionByWords(std::string_view prompt)
{
    // What is asked for stands at the beginning; code and data follow.
    constexpr std::size_t beginning = 400;
    const std::string text = lowered(prompt.substr(0, beginning));
    for (const Cue& cue : cues) {
        if (containsWords(text, cue.words))
            return cue.dimension;
    }
    return {};
}

DimensionGuess::DimensionGuess(std::span<const RunnableTask> known)
    : m_tasks(tableOf(known))
    , m_encoder(TextVectors::fit(m_tasks, allOf(m_tasks)))
{
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        const auto task = std::ranges::find(known, m_tasks[TaskIndex::at(i)].id, &RunnableTask::id);
        m_dimensions.push_back(task->dimension);
        texts.push_back(m_tasks.prompt(TaskIndex::at(i)));
    }
    m_vectors.resize(texts.size() * m_encoder.dimensions());
    if (!m_encoder.encode(texts, m_vectors))
        m_vectors.assign(m_vectors.size(), 0);
}

std::string DimensionGuess::of(std::string_view prompt) const
{
    if (prompt.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {};
    if (const std::string_view named = dimensionByWords(prompt); !named.empty())
        return std::string(named);
    const std::size_t width = m_encoder.dimensions();
    std::vector<float> vector(width);
    if (!m_encoder.encode(std::span(&prompt, 1), vector))
        return {};
    std::vector<std::pair<float, std::size_t>> alike;
    for (std::size_t i = 0; i < m_dimensions.size(); ++i) {
        const float cosine = std::inner_product(vector.begin(), vector.end(),
                                                m_vectors.begin() + static_cast<std::ptrdiff_t>(i * width), 0.0F);
        alike.emplace_back(cosine, i);
    }
    std::ranges::sort(alike, [](const auto& one, const auto& other) {
        return one.first != other.first ? one.first > other.first : one.second < other.second;
    });
    std::map<std::string, double> sums;
    for (std::size_t k = 0; k < std::min(neighbours, alike.size()); ++k)
        sums[m_dimensions[alike[k].second]] += std::max(0.0, static_cast<double>(alike[k].first));
    const auto best =
        std::ranges::max_element(sums, [](const auto& one, const auto& other) { return one.second < other.second; });
    return best == sums.end() || best->second <= 0 ? std::string() : best->first;
}

} // namespace acr
