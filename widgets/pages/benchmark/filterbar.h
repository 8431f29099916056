// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A line that filters a table: words or a pattern, the number of remaining rows, and the error of the pattern.
#pragma once

#include "widgets/models/rowmapproxy.h"
#include "widgets/theme/thememanager.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace acr::ui {

class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(const ThemeManager& themes, QWidget* parent = nullptr);
    /// Shows and edits the filter of that proxy; it is borrowed. Null: nothing to filter.
    void setProxy(RowMapProxy* proxy);
    /// The name of the rows in the count: "tasks", "outcomes".
    void setNoun(const QString& noun);
    void focusText();

private:
    void apply();
    void refresh();

    const ThemeManager& m_themes;
    QPointer<RowMapProxy> m_proxy;
    QString m_noun;
    QLineEdit* m_edit;
    QToolButton* m_pattern;
    QToolButton* m_clear;
    QLabel* m_status;
};

} // namespace acr::ui
