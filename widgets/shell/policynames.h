// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of policies and their families in legends, boxes and menus.
#pragma once

#include "core/policy/registry.h"

#include <QStringList>

namespace acr::ui {

/// A row's name in legends and labels: "always gpt-5.4", "logreg (recorded)".
[[nodiscard]] QString policyLabel(const QString& policy);
/// The same without "(recorded)" where the short name is unambiguous.
[[nodiscard]] QString policyLabelAmong(const QString& policy, const QStringList& policies);
[[nodiscard]] QString familyName(PolicyFamily family);

} // namespace acr::ui
