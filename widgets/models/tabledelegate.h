// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Paints the cells of the project's tables: tabular figures, a check box where the model has one, the marker of a
/// model before its name, a pale bar behind a share. All of it comes from the model's roles (roles.h); colours come
/// from the theme.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QStyledItemDelegate>

namespace acr::ui {

class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TableDelegate(const ThemeManager& themes, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ThemeManager& m_themes;
};

} // namespace acr::ui
