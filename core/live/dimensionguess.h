// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Suggests the dimension of a task that somebody writes. A prompt that says what kind of work it is (fix, refactor,
/// complete, write tests, translate, explain) has that dimension; others have that of the known tasks whose prompts are
/// most alike, by the cosine of their hashed TF-IDF vectors. A suggestion: whoever writes the task can change it.
///
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/benchmark/task.h"
#include "core/features/textvectors.h"
#include "core/verifier/runnabletask.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

class DimensionGuess {
public:
    /// Learns from the tasks that have a prompt and a dimension.
    explicit DimensionGuess(std::span<const RunnableTask> known);

    /// Empty for an empty prompt, and where nothing is known.
    [[nodiscard]] std::string of(std::string_view prompt) const;

private:
    TaskTable m_tasks;
    std::vector<std::string> m_dimensions; ///< by task
    TextVectors m_encoder;
    std::vector<float> m_vectors; ///< one after the other
};

/// The dimension that the prompt's own words name; empty where they name none.
[[nodiscard]] std::string_view dimensionByWords(std::string_view prompt);

} // namespace acr
