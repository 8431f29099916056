// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/tablestyle.h"

#include "widgets/theme/numberdelegate.h"
#include "widgets/theme/tableheader.h"

#include <QFontMetrics>
#include <QTableView>

#include <algorithm>

namespace acr::ui {

void styleTable(QTableView& table, const ThemeManager& themes)
{
    table.setHorizontalHeader(new TableHeader(themes, &table));
    table.setItemDelegate(new NumberDelegate(&table));
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.setTabKeyNavigation(false);
    const auto restyle = [&table, &themes] {
        const QFontMetrics metrics(themes.theme().font(FontRole::Body));
        table.verticalHeader()->setDefaultSectionSize(std::max(measure::tableRowHeight, metrics.height() + space::s));
    };
    QObject::connect(&themes, &ThemeManager::themeChanged, &table, restyle);
    restyle();
}

} // namespace acr::ui
