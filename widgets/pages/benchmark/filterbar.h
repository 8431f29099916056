// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The line that filters the tables of the page, and the number of remaining rows. Tables of tasks and outcomes take a
/// filter's expression, or a regular expression over ids and categories; other tables take words or a pattern.
#pragma once

#include "widgets/models/rowmapproxy.h"
#include "widgets/shell/filterbox.h"
#include "widgets/theme/thememanager.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace acr::ui {

class TableFilter;

class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(const ThemeManager& themes, QWidget* parent = nullptr);
    /// Shows and edits the filter of that proxy. `filter`: its expression, for tables of tasks; null: plain words. Both
    /// are borrowed.
    void setTable(RowMapProxy* proxy, TableFilter* filter);
    /// The tables that share the expression, for the switch between expression and pattern.
    void setTaskTables(const QList<RowMapProxy*>& tables) { m_taskTables = tables; }
    /// The name of the rows in the count: "tasks", "outcomes".
    void setNoun(const QString& noun);
    /// What can be completed in expressions.
    void setVocabulary(std::shared_ptr<const FilterVocabulary> vocabulary);
    void focusText();
    [[nodiscard]] FilterBox& box() const { return *m_box; }

signals:
    /// The user wants to see everything.
    void clearRequested();

private:
    void apply();
    void refresh();
    void showStatus();
    [[nodiscard]] bool isExpression() const;

    const ThemeManager& m_themes;
    QPointer<RowMapProxy> m_proxy;
    QPointer<TableFilter> m_filter;
    QList<RowMapProxy*> m_taskTables;
    QString m_noun;
    std::shared_ptr<const FilterVocabulary> m_vocabulary;
    FilterBox* m_box;
    QToolButton* m_pattern;
    QToolButton* m_clear;
    QLabel* m_status;
};

} // namespace acr::ui
