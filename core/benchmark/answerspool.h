// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers of models between their files and the workspace, which are read before it is written. They are in a nameless
/// temporary file, and only their places in memory (24 bytes an answer): a benchmark may have gigabytes of them.
///
/// Not thread-safe.
#pragma once

#include "core/base/error.h"
#include "core/base/index.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct ModelAnswer {
    ModelIndex model;
    std::string text;
};

class AnswerSpool {
public:
    /// Keeps an answer. The first failure to write is kept in failed(), and what follows is dropped.
    void add(TaskIndex task, ModelIndex model, std::string_view text);
    /// Error FileUnwritable: there is no room in the folder for temporary files.
    [[nodiscard]] const std::optional<Error>& failed() const { return m_failed; }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// The tasks with answers, each once, in their order.
    [[nodiscard]] std::vector<TaskIndex> tasks();
    /// The answers to a task, in the order of the pool. Errors: FileUnreadable. Nothing is to be added afterwards.
    [[nodiscard]] Result<std::vector<ModelAnswer>> answers(TaskIndex task);

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    struct Entry {
        std::uint32_t task = 0;
        std::uint32_t model = 0;
        std::uint64_t offset = 0;
        std::uint64_t length = 0;
    };
    void fail();
    void sortEntries();

    std::unique_ptr<std::FILE, Closer> m_file;
    std::uint64_t m_written = 0;
    std::vector<Entry> m_entries;
    bool m_sorted = true;
    std::optional<Error> m_failed;
};

} // namespace acr
