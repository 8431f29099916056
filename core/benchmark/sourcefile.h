// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Files of public data sets as their authors publish them, and files of prompts that were joined before: JSON lines,
/// CSV, a JSON list, or lines of text (CodeXGLUE's code refinement), each of them also compressed by gzip.
///
/// What a file is follows from the fields of its first record, never from what its texts say. Thread-safety: pure
/// functions.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/benchmark/promptsource.h"
#include "core/benchmark/textsource.h"

#include <cstdint>
#include <functional>
#include <string>

namespace acr {

/// One problem of a source, or one prompt that names its task.
struct SourceRecord {
    /// The key of the problem as in SourceRef; of a prepared record the id of its task.
    std::string key;
    /// The text by part; a part that the source does not have is empty.
    std::string problem;
    std::string docstring;
    std::string solution;
    std::string tests;
    std::string entryPoint;
    std::string language;
    /// Problems with the same text here were made of one original problem; may be empty.
    std::string origin;
    std::string note;
};

enum class SourceFileKind : std::uint8_t {
    Unknown,
    Data,     ///< a file of `source`
    Fixed,    ///< the answers of CodeXGLUE's code refinement, one a line
    Prepared, ///< records of task_id and prompt
};

struct SourceFile {
    SourceFileKind kind = SourceFileKind::Unknown;
    PromptSource source = PromptSource::Own;
    /// MBPP: the wording of the sanitized set, which the benchmark used.
    bool sanitized = false;
    std::uint64_t records = 0;
};

/// Reads a file and hands every record to `take` with its position from 0. The name of the source says which kind of
/// text it is, where its first letter does not. Of a file of an unknown kind no record is handed over. Errors are added
/// to the list: everything that can be wrong with a file, Cancelled.
[[nodiscard]] SourceFile
readSourceFile(TextSource& source,
               const std::function<void(const SourceFile& file, SourceRecord record, std::uint64_t position)>& take,
               const Progress& progress, ErrorList& errors);

/// What readSourceFile() can read, for messages.
[[nodiscard]] std::string sourceFileKinds();

} // namespace acr
