// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Conditions at which playing a session stops.
///
/// Text forms: regret>0.5 (the step's regret), attempts>=3, model=gpt-5.4 (the answer came from it),
/// dimension=bug_fixing, task=dim1_mbpp_631, overrules-prior (what was learned in the stream changed the pick),
/// explored (the pick was made to learn), failed (the score is below 1). Plain values. Thread-safety: as any value.
#pragma once

#include "core/evaluation/metrics.h"
#include "core/session/sessiontrack.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace acr {

enum class BreakpointKind : std::uint8_t { Regret, Attempts, Model, Dimension, Task, OverrulesPrior, Explored, Failed };
inline constexpr std::size_t breakpointKindCount = 8;

struct Breakpoint {
    BreakpointKind kind = BreakpointKind::Regret;
    /// Regret: more than this. Attempts: at least so many.
    double amount = 0;
    /// Of the model, dimension or task.
    std::string name;

    bool operator==(const Breakpoint&) const = default;
};

[[nodiscard]] std::string breakpointText(const Breakpoint& breakpoint);
/// Error BadParameter.
[[nodiscard]] Result<Breakpoint> parseBreakpoint(std::string_view text);
/// Whether the benchmark has what the breakpoint names. Errors: UnknownModel, UnknownName, UnknownTask.
[[nodiscard]] Result<void> checkBreakpoint(const Breakpoint& breakpoint, const Benchmark& benchmark);

/// Whether the step meets the condition. REQUIRES: step < track.size().
[[nodiscard]] bool meets(const Breakpoint& breakpoint, const SessionTrack& track, const OracleTable& oracle,
                         std::size_t step);
/// The first step in [from, track.size()) that meets one of them.
[[nodiscard]] std::optional<std::size_t> firstBreak(std::span<const Breakpoint> breakpoints, const SessionTrack& track,
                                                    const OracleTable& oracle, std::size_t from);

} // namespace acr
