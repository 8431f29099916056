// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The positions of a stream's tasks on the map: their vectors projected on the first two principal axes.
/// Immutable once made.
#pragma once

#include "core/features/taskvectors.h"
#include "core/memory/principalplane.h"
#include "core/session/sessiontrack.h"

#include <array>
#include <memory>
#include <vector>

namespace acr::ui {

struct MemoryMap {
    std::shared_ptr<const SessionSetting> setting;
    std::shared_ptr<const TaskVectors> vectors;
    PrincipalPlane plane;
    /// By task of the benchmark: where its vector lies; NaN where the stream does not have it.
    std::vector<std::array<float, 2>> places;
    /// Number of tasks whose vectors were made without a prompt.
    std::size_t withoutPrompt = 0;

    /// Whether it is the map of that session too.
    [[nodiscard]] bool isOf(const SessionSetting& other) const
    {
        return setting->benchmark == other.benchmark && setting->stream.definition == other.stream.definition;
    }
};

[[nodiscard]] std::shared_ptr<const MemoryMap> makeMemoryMap(std::shared_ptr<const SessionSetting> setting,
                                                             std::shared_ptr<const TaskVectors> vectors);

} // namespace acr::ui
