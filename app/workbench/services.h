// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the window and its parts work with: made once by the workbench, handed down by reference,
/// longer-lived than any window.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/document/workspacefile.h"
#include "widgets/shell/preferences.h"
#include "widgets/shell/sessionstate.h"

#include <QUndoStack>

namespace acr::ui {

struct Services {
    ThemeManager& themes;
    Preferences& preferences;
    SessionState& session;
    Jobs& jobs;
    Document& document;
    WorkspaceFile& workspace;
    QUndoStack& undo;
    SessionPlayer& player;
};

} // namespace acr::ui
