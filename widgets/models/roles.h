// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The roles that all item models share beside Qt's own. Missing values: DisplayRole is an em dash, ToolTipRole says
/// why, SortRole is invalid; they are never a zero.
#pragma once

#include <QString>
#include <Qt>

namespace acr::ui {

enum ItemRole : int {
    SortRole = Qt::UserRole + 1, ///< the raw value: a double, or the text; invalid when missing
    ColumnKeyRole,               ///< of a header: the stable, untranslated name of the column ("cost_usd")
    TaskRole,                    ///< quint32, position of the task in the benchmark; invalid where there is none
    ModelRole,                   ///< int, position of the model in the pool; invalid where there is none
    InkRole,                     ///< acr::ui::Ink of the mark that stands before the text
    BarRole,                     ///< double in [0, 1]: a bar behind the number
    EmphasisRole,                ///< bool: set in the strong font
    BarInkRole,                  ///< acr::ui::Ink of the bar; the accent where there is none
};

inline constexpr QChar emDash(0x2014);

} // namespace acr::ui
