// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The rail: one button per page, icon above name, at the left edge of the window. Arrow keys move between the
/// pages.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace acr::ui {

class Rail final : public QWidget {
    Q_OBJECT

public:
    explicit Rail(const ThemeManager& themes, QWidget* parent = nullptr);

    /// The button's place, from 0.
    int addPage(const QString& title, const QString& iconName, const QString& shortcutText);
    /// The keys that go to a page, in its tool tip; empty for none.
    void setShortcut(int index, const QString& shortcutText);
    void setCurrent(int index);
    [[nodiscard]] int current() const;

signals:
    void pageChosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& m_themes;
    QVBoxLayout* m_layout;
    QButtonGroup* m_buttons;
};

} // namespace acr::ui
