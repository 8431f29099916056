// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Joins files of public data sets to the tasks of a benchmark, by what the ids of the tasks name.
///
/// Thread-safety: pure functions.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/promptsource.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace acr {

/// A prompt for a task, and what its source says beside it; what it does not say is empty.
struct JoinedPrompt {
    TaskIndex task;
    PromptSource source = PromptSource::Own;
    std::string text;
    std::string tests;
    std::string entryPoint;
    /// The reference solution. Never part of what a model is sent.
    std::string solution;
    std::string language;
    /// Tasks with the same origin pose the same problem, or variants of one.
    std::string origin;
    /// What the file says about how the prompt was made.
    std::string note;
};

/// What became of one file.
struct JoinedFile {
    enum class State : std::uint8_t {
        Joined,
        NotRecognised, ///< in a folder: skipped
        Unplaced,      ///< records are found by their position, and files that come before are not there
        NoneHere,      ///< no task of the benchmark names one of its problems
    };
    std::string path;
    PromptSource source = PromptSource::Own;
    /// A file of task_id and prompt, whatever sources its prompts come from.
    bool prepared = false;
    State state = State::Joined;
    std::uint64_t records = 0;
    /// Tasks that have their prompt from this file.
    std::uint64_t joined = 0;
};
[[nodiscard]] std::string_view joinStateName(JoinedFile::State state);

struct PromptJoin {
    /// By task.
    std::vector<JoinedPrompt> prompts;
    std::vector<JoinedFile> files;
};

/// Reads files, and the files in folders and their sub-folders, in the order of their paths. Where several have a
/// prompt for a task, a source's own file comes before a prepared one, and MBPP's sanitized wording before its full
/// set; then the last one counts. Files in a folder that are of no known kind are skipped; one that is named is an
/// error. Errors: NotRecognised, Empty (no prompt for any task), everything that can be wrong with a file, Cancelled.
[[nodiscard]] tl::expected<PromptJoin, ErrorList>
joinPrompts(std::span<const std::filesystem::path> paths, const Benchmark& benchmark, const Progress& progress = {});

} // namespace acr
