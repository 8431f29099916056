// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The placeholder of an empty view: an icon, what is missing, what to do next, and a button for it. It is never so
/// narrow that its text stands in lines of a few characters.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace acr::ui {

class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(const ThemeManager& themes, const QString& iconName, const QString& title, const QString& next,
               QWidget* parent = nullptr);
    /// Shows a button; without one the text alone says how to go on.
    void setAction(const QString& text);
    void setText(const QString& title, const QString& next);

signals:
    void actionTriggered();

private:
    void restyle();

    const ThemeManager& m_themes;
    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_next;
    QPushButton* m_button;
};

} // namespace acr::ui
