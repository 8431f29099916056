// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What nearly every test program includes, compiled once: most of the time that a test takes to compile goes into
/// headers of the core.

#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/evaluation/priordesk.h"
#include "core/policy/registry.h"
#include "core/precompiled.h"
#include "core/session/replay.h"
#include "core/session/sessionengine.h"
#include "core/workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
