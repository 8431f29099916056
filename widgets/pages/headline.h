// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The row at the top of a page: its headline figures as cards, which share the width. A page derives its own from
/// this, or puts other widgets into the row as well. GUI thread only.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QHBoxLayout>
#include <QString>
#include <QWidget>

namespace acr::ui {

class FigureCard;

class Headline : public QWidget {
    Q_OBJECT

public:
    /// `themes` outlives the row.
    explicit Headline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Appends a card without a figure.
    FigureCard* addCard(const QString& caption);
    /// For what stands beside the cards.
    [[nodiscard]] QHBoxLayout& row() const { return *m_row; }

private:
    const ThemeManager& m_themes;
    QHBoxLayout* m_row;
};

} // namespace acr::ui
