// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The steps of the guided tour: from the rail through every page to the export of a report.
#pragma once

#include "widgets/shell/tourguide.h"

namespace acr::ui {

class MainWindow;

[[nodiscard]] QList<TourStep> tourSteps(MainWindow& window, QWidget& rail, QWidget& streamBar, bool simulated);

} // namespace acr::ui
