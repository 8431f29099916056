// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Running means on charts. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <vector>

namespace acr::ui {

/// How many tasks at the start of a stream of `length` tasks the curve of a running mean leaves out: 2 %, at most 50.
/// The mean of a handful of tasks jumps between 0 and 100 % and would set the scale for all that follows.
[[nodiscard]] std::size_t startLeftOut(std::size_t length);

/// Replaces those of the values by NaN. `running` has one value a task, from the first; `length` is that of the stream,
/// of which they may be a part.
void leaveOutStart(std::vector<double>& running, std::size_t length);

} // namespace acr::ui
