// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The titles over a table's columns. The arrow of the sorted column stands beside its title, never over it: after a
/// title on the left, before one on the right.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QHeaderView>

namespace acr::ui {

class TableHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Does nothing: the base class looks through the texts of all rows for a typed letter, and chooses none.
    void keyboardSearch(const QString& text) override { Q_UNUSED(text); }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    [[nodiscard]] QFont titleFont() const;

    const ThemeManager& m_themes;
};

} // namespace acr::ui
