// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A row of joined buttons of which one is on: the views of a page, the value that a chart shows. Tab reaches the
/// switch, the arrow keys move within it.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QString>
#include <QWidget>

class QButtonGroup;

namespace acr::ui {

class SegmentedSwitch final : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedSwitch(const ThemeManager& themes, const QString& accessibleName, QWidget* parent = nullptr);

    /// Adds a segment; the first one is on. `key` is its stable name.
    void addSegment(const QString& key, const QString& text, const QString& toolTip = {});
    void setText(const QString& key, const QString& text);
    [[nodiscard]] QString current() const;
    /// In the order of the segments.
    [[nodiscard]] const QStringList& keys() const { return m_keys; }
    /// An unknown key changes nothing.
    void setCurrent(const QString& key);

signals:
    void currentChanged(const QString& key);

private:
    /// Tells each button where it stands, for the style sheet of the theme.
    void restyle();

    QButtonGroup* m_group;
    QStringList m_keys;
};

} // namespace acr::ui
