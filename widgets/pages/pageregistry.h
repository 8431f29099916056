// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The window's pages. Each registers itself with one name in CMakeLists.txt; rail, shortcut, menu, palette and help
/// follow from the page. GUI thread only.
#pragma once

#include "widgets/pages/page.h"

#include <QList>

#include <vector>

class QUndoStack;

namespace acr::ui {

class Document;
class Jobs;
class LiveRun;
class SessionPlayer;
class ThemeManager;
class ViewBridge;
class WorkspaceFile;

/// What a page may use. All of it outlives the pages.
struct PageContext {
    Document& document;
    Jobs& jobs;
    const ThemeManager& themes;
    QUndoStack& undo;
    WorkspaceFile& workspace;
    SessionPlayer& player;
    LiveRun& live;
    ViewBridge& views;
};

/// What a page registers: the source of each page defines `PageEntry <name>PageEntry()`.
struct PageEntry {
    Page* (*make)(const PageContext& context, QWidget* parent) = nullptr;
};

/// The pages of CMakeLists.txt, in its order, which is that of the rail.
[[nodiscard]] std::vector<PageEntry> listedPages();
/// Adds a page after the listed ones, for tests and programs with pages of their own. REQUIRES: no window is open.
void addPage(const PageEntry& entry);
/// The pages, owned by `parent`.
[[nodiscard]] QList<Page*> makePages(const PageContext& context, QWidget* parent);

} // namespace acr::ui
