// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The table of prior sets: a migration of the workspace.
#pragma once

#include "core/workspace/database.h"

namespace acr {

[[nodiscard]] Result<void> makePriorTable(Database& database);

} // namespace acr
