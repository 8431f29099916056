// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the program is, and what it is made with.
#pragma once

class QWidget;

namespace acr::ui {

void showAbout(QWidget& window);
void showAboutQt(QWidget& window);

} // namespace acr::ui
