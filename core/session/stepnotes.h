// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is kept of each decision of a session besides the calls. Plain values. Thread-safety: as any value.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/outcomematrix.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace acr {

/// A summary of a step's decision; the ballot is computed on demand from the policy's state.
struct StepNote {
    /// The policy's pick without learning from the stream.
    ModelIndex priorPick;
    /// Position among the reasons.
    std::uint16_t reason = 0;
    /// False where the record of the step does not have it: the other members then say nothing.
    bool known = false;
    /// Lead of the pick over the best other candidate; missing when there was none.
    double margin = missing;
};

/// Those of consecutive steps, with the texts of their reasons.
struct StepNotes {
    std::vector<StepNote> notes;
    std::vector<std::string> reasons;

    /// The position of the text among the reasons, where it is added if it is new.
    [[nodiscard]] std::uint16_t reasonNumber(std::string_view text);
    /// Adds steps whose notes refer to these reasons. Notes that refer to none become unknown ones.
    void append(std::span<const StepNote> added, std::span<const std::string> addedReasons);
    /// Adds steps of which nothing is known.
    void appendUnknown(std::size_t steps) { notes.resize(notes.size() + steps); }
};

} // namespace acr
