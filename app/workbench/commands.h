// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The commands of a window's palette and their keys: menus, commands and tabs of all pages, streams, benchmarks,
/// models and policies, help topics, and the tasks of the open benchmark.
#pragma once

#include "app/workbench/services.h"
#include "widgets/shell/commandcatalog.h"
#include "widgets/shell/shortcuts.h"

namespace acr::ui {

class MainWindow;
class PageCommands;

/// Every action of the menu bar and of the pages, with its keys. REQUIRES: the window has its menus and pages.
void registerShortcuts(Shortcuts& shortcuts, const MainWindow& window);
/// Everything the palette offers. All outlive the catalog.
void registerCommands(CommandCatalog& catalog, MainWindow& window, const Services& services, const Shortcuts& shortcuts,
                      PageCommands& pageCommands);

} // namespace acr::ui
