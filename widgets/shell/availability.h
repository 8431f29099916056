// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Actions that say why they are disabled. Thread-safety: the window's thread only.
#pragma once

#include <QString>

class QAction;

namespace acr::ui {

/// Enables the action, or disables it for a reason: a short translated sentence such as "There is no fork." It is shown
/// where the command is listed and said when somebody chooses it.
void setAvailable(QAction& action, bool available, const QString& reason);
/// The reason for as long as the action is disabled, for one that somebody else enables and disables.
void explainDisabled(QAction& action, const QString& reason);
/// The reason; empty for an enabled action and for one that was disabled without a reason.
[[nodiscard]] QString whyDisabled(const QAction& action);

} // namespace acr::ui
