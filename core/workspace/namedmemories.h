// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The migration after which memories name their tasks and models, and trained policies keep their learners. Internal
/// to core/workspace.
#pragma once

#include "core/workspace/database.h"

namespace acr::store {

/// Memory snapshots and changes by hand held positions of the benchmark that they belonged to; now they hold ids and
/// names, and snapshots belong to no benchmark. A snapshot whose name another benchmark's has too gets the benchmark's
/// name added. Also makes the table for the learners of trained policies.
[[nodiscard]] Result<void> makeNamedMemories(Database& database);

} // namespace acr::store
