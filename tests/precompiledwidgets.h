// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What nearly every test program of the widgets includes, compiled once: most of the time that a test takes to compile
/// goes into headers of the core and of the widgets.

#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/evaluation/priordesk.h"
#include "core/policy/registry.h"
#include "core/session/replay.h"
#include "core/session/sessionengine.h"
#include "core/workspace/workspace.h"
#include "tests/support/documentfixture.h"
#include "tests/support/pagefixture.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/document/liverun.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/document/workspacefile.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/page.h"
#include "widgets/precompiled.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/thememanager.h"

#include <QtTest>
