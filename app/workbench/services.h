// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The services of the window and its parts: created once by the workbench, passed by reference, and outliving every
/// window.
#pragma once

#include "widgets/document/benchmarkdownload.h"
#include "widgets/document/clusterruns.h"
#include "widgets/document/importwatch.h"
#include "widgets/document/liverun.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/document/workspacefile.h"
#include "widgets/shell/preferences.h"
#include "widgets/shell/windowstate.h"

#include <QUndoStack>

namespace acr::ui {

struct Services {
    ThemeManager& themes;
    Preferences& preferences;
    WindowState& windowState;
    Jobs& jobs;
    Document& document;
    WorkspaceFile& workspace;
    QUndoStack& undo;
    SessionPlayer& player;
    LiveRun& live;
    ImportWatch& imports;
    ClusterRuns& clusterRuns;
    BenchmarkDownload& download;
};

} // namespace acr::ui
