// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks that a figure stands for (a cell, a bar, a point), with the words that say which they are. An immutable
/// value, made when the user asks for the tasks behind a figure.
#pragma once

#include "core/base/index.h"

#include <QString>

#include <memory>
#include <vector>

namespace acr::ui {

struct TaskList {
    /// Translated, without the number of tasks: "claude-opus-4-6 fails, claude-sonnet-4-6 solves · bug_fixing".
    QString title;
    std::vector<TaskIndex> tasks; ///< of the open benchmark, each once, in the order of the stream
};

/// Where a task can be looked at.
enum class TaskPlace : std::uint8_t {
    List,        ///< the table of tasks
    Step,        ///< its step in the session
    RegretCurve, ///< its step on the regret curves
    Memory,      ///< its entry in the memory
    Priors       ///< its decision on the prior desk
};

} // namespace acr::ui
