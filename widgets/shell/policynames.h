// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What policies and their families are called in legends, boxes and menus.
#pragma once

#include "core/policy/registry.h"

#include <QString>

namespace acr::ui {

/// A row's name in legends and labels: "always gpt-5.4", "logreg (recorded)".
[[nodiscard]] QString policyLabel(const QString& policy);
[[nodiscard]] QString familyName(PolicyFamily family);

} // namespace acr::ui
