// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What nearly every test program of the widgets includes, compiled once.

#include "widgets/precompiled.h"

#include <QtTest>
