// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Regret of the selected row by facet and by kind of task.
#pragma once

#include "widgets/pages/regret/regretsplit.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QComboBox;
class QStandardItemModel;
class QLabel;

namespace acr::ui {

class BarChart;
class DataTable;

class SplitPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SplitPanel(const ThemeManager& themes, QWidget* parent = nullptr);
    /// What the chart is waiting for; empty: nothing.
    void setLoading(const QString& text);

    /// The choices of the facet box; keeps the current one where possible.
    void setFacets(const std::vector<Facet>& facets);
    [[nodiscard]] Facet facet() const;
    void setFacet(Facet facet);

    void setSplit(const QString& policy, const RegretSplit& split, const KindSplit& kinds);
    void clear();
    [[nodiscard]] BarChart& chart() const { return *m_chart; }
    /// The table by kind of task, made without a place: it has a tab of its own.
    [[nodiscard]] QWidget& kinds() const { return *m_kinds; }
    [[nodiscard]] DataTable& kindTable() const { return *m_table; }

signals:
    void facetChanged();
    /// The user asks for the tasks of a bar: the name of the group, empty for the group of tasks without one.
    void groupActivated(const QString& group);
    /// The user asks for the tasks of a row by kind; with the kind's translated name.
    void kindActivated(acr::ui::StepKind kind, const QString& name);

private:
    QComboBox* m_facets;
    BarChart* m_chart;
    QWidget* m_kinds;
    DataTable* m_table;
    QLabel* m_kindSummary;
    QStandardItemModel* m_kindModel;
    RegretSplit m_shown;
};

} // namespace acr::ui
