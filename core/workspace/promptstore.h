// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prompts that were joined from their sources, with what the sources say beside them, and the near-duplicates between
/// the probing split and the other tasks.
///
/// Errors and thread-safety: as the workspace.
#pragma once

#include "core/benchmark/promptjoin.h"
#include "core/benchmark/siblings.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <span>
#include <string>

namespace acr {

/// What a source says of a task beside its prompt; what it does not say is empty.
struct PromptFacts {
    PromptSource source = PromptSource::Own;
    std::string tests;
    std::string entryPoint;
    std::string solution;
    std::string language;
    std::string origin;
    std::string note;
};

/// The nearest task on the other side of the probing split.
struct TaskSibling {
    SiblingKind kind = SiblingKind::Unknown;
    TaskIndex nearest;
    double similarity = 0;
};

class PromptStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit PromptStore(Workspace& workspace);

    /// Attaches the prompts in place of those that their tasks had, and finds the near-duplicates anew.
    [[nodiscard]] Result<void> attach(BenchmarkId id, std::span<const JoinedPrompt> prompts,
                                      const Progress& progress = {});
    /// Removes the prompts of a source and returns how many there were; of Own those that attach() brought.
    [[nodiscard]] Result<std::size_t> remove(BenchmarkId id, PromptSource source, const Progress& progress = {});

    /// Nothing for a task whose prompt was not joined from a source.
    [[nodiscard]] Result<std::optional<PromptFacts>> facts(BenchmarkId id, TaskIndex task);
    /// Of kind Unknown for a task without a prompt, and None without a sibling.
    [[nodiscard]] Result<TaskSibling> sibling(BenchmarkId id, TaskIndex task);

private:
    Workspace& m_workspace;
    Database& m_database;
};

} // namespace acr
