// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables of memory snapshots. Internal to core/workspace.
#pragma once

#include "core/workspace/database.h"

namespace acr {

[[nodiscard]] Result<void> makeMemoryTables(Database& database);

} // namespace acr
