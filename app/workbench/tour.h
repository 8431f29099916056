// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the tour of the window says and shows: from the rail through every page that is there to a report that can be
/// shared.
#pragma once

#include "widgets/shell/tourguide.h"

namespace acr::ui {

class MainWindow;

[[nodiscard]] QList<TourStep> tourSteps(MainWindow& window, QWidget& rail, QWidget& streamBar, bool simulated);

} // namespace acr::ui
