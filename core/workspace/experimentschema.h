// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables of experiments. Internal to core/workspace.
#pragma once

#include "core/workspace/database.h"

namespace acr {

[[nodiscard]] Result<void> makeExperimentTables(Database& database);

} // namespace acr
