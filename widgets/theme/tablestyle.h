// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The common style of all tables: rows of one height, tabular figures, unobtrusive headers.
#pragma once

#include "widgets/theme/thememanager.h"

class QTableView;

namespace acr::ui {

/// Sets up the view; its row height follows the theme's font size. Header texts align as their columns do
/// when the model gives Qt::TextAlignmentRole for headers too.
void styleTable(QTableView& table, const ThemeManager& themes);

} // namespace acr::ui
