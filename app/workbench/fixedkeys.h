// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of views that have the focus: player, charts, tables, the grid of priors, the presenter. They are listed in
/// the keyboard map, and no command can be given those that hold a modifier.
#pragma once

#include "widgets/shell/shortcuts.h"

namespace acr::ui {

[[nodiscard]] QList<Shortcuts::FixedKeys> fixedKeys();

} // namespace acr::ui
