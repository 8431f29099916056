// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The commands of a window's palette: every enabled menu action, streams, policies, models, help topics, and the tasks
/// of the open benchmark.
#pragma once

#include "app/workbench/services.h"
#include "widgets/shell/commandmodel.h"

class QMenu;

namespace acr::ui {

/// Actions of a menu and of those inside it, named after the menu.
void appendMenu(QList<Command>& commands, const QMenu& menu);
/// Streams, policies and models of the open benchmark.
void appendDocument(QList<Command>& commands, const Services& services);
/// Tasks of the open benchmark by parts of their ids. `reveal` is called after a task was selected.
[[nodiscard]] CommandModel::Source taskSource(const Services& services, std::function<void()> reveal);

} // namespace acr::ui
