// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Creates the window's pages, in the order of the rail.
#pragma once

#include "widgets/document/document.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/document/workspacefile.h"
#include "widgets/jobs/jobs.h"
#include "widgets/pages/page.h"
#include "widgets/pages/present/viewbridge.h"
#include "widgets/theme/thememanager.h"

#include <QList>

class QUndoStack;

namespace acr::ui {

/// What a page may use. All of it outlives the pages.
struct PageContext {
    Document& document;
    Jobs& jobs;
    const ThemeManager& themes;
    QUndoStack& undo;
    WorkspaceFile& workspace;
    SessionPlayer& player;
    ViewBridge& views;
};

/// The pages, owned by `parent`.
[[nodiscard]] QList<Page*> makePages(const PageContext& context, QWidget* parent);

} // namespace acr::ui
