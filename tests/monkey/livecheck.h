// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures of the Live page against the journal of its session, folded anew from the workspace file.
#pragma once

#include "tests/monkey/comparison.h"

namespace acr::ui {
class LivePage;
class LiveRun;
class WorkspaceFile;
} // namespace acr::ui

namespace acr::monkey {

/// Answered and passed tasks, what was spent, the regret and what it is known from. A session that is not kept is
/// compared with what was told of it. The journal of a session that runs may be ahead of the page: then it is looked at
/// again for some seconds, in an event loop. REQUIRES: the page is settled.
[[nodiscard]] std::optional<Violation> checkLive(const ui::LivePage& page, const ui::LiveRun& run,
                                                 ui::WorkspaceFile& file);

} // namespace acr::monkey
