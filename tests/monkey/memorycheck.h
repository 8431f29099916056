// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures of the Memory page against a memory that is computed anew: for the session, from the recorded turns up
/// to the step at the cursor, and the changes by hand; for a stored snapshot, from the snapshot apart from the
/// benchmark.
#pragma once

#include "tests/monkey/comparison.h"
#include "tests/monkey/draws.h"

namespace acr::ui {
class MemoryPage;
class SessionPlayer;
} // namespace acr::ui

namespace acr::monkey {

/// Cards, one entry of the table, the neighbours of the chosen entry, and the beliefs. Nothing to say while the page
/// shows no memory. REQUIRES: the page is settled, and the session does not play.
[[nodiscard]] std::optional<Violation> checkMemory(const ui::MemoryPage& page, const ui::SessionPlayer& player,
                                                   Draws& draws);

} // namespace acr::monkey
