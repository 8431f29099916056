// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where an import read what it saved. A value.
#pragma once

#include "core/workspace/sourcestate.h"

#include <cstdint>
#include <string>
#include <vector>

namespace acr::ui {

struct ImportSource {
    enum class Kind : std::uint8_t { Benchmark, Decisions, Prompts };

    Kind kind = Kind::Benchmark;
    std::vector<std::string> paths; ///< files and folders, absolute
    SourceState state;              ///< of the files before they were read
};

} // namespace acr::ui
