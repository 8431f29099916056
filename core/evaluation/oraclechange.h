// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What an event of a session changes for the oracle: regret is measured against the best reward that is left, so what
/// the oracle loses by an event is no regret of the router. Thread-safety: pure functions.
#pragma once

#include "core/base/progress.h"
#include "core/session/sessiontrack.h"

#include <vector>

namespace acr {

/// The oracle with the event minus the oracle without it; all other events are the same in both.
struct OracleChange {
    std::size_t tasks = 0;   ///< of the stream from the event on
    std::size_t changed = 0; ///< of these: with another best reward
    double score = 0;        ///< sum over these tasks
    double costUsd = 0;
    double reward = 0; ///< ε₁·score + ε₂·cost; below zero: the oracle loses
    /// No model can be called at some step without the event: there is nothing to compare with.
    bool comparable = true;
};

/// One per event of the setting's definition, in its order. Errors: Cancelled.
[[nodiscard]] Result<std::vector<OracleChange>> oracleChanges(const SessionSetting& setting,
                                                              const Progress& progress = {});

} // namespace acr
