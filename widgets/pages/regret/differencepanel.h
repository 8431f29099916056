// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The difference of two runs' regret by group of tasks, A − B: a table with the sum, and bars beside it.
#pragma once

#include "core/evaluation/rundifference.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;

namespace acr::ui {

class BarChart;
class DataTable;
class DifferenceModel;

class DifferencePanel final : public QWidget {
    Q_OBJECT

public:
    explicit DifferencePanel(const ThemeManager& themes, QWidget* parent = nullptr);

    void setDifference(const RunDifference& difference);
    void clear();
    /// Which runs of policies with several seeds are compared, from 0; nothing for a policy with one run.
    void setSeeds(std::optional<std::size_t> a, std::optional<std::size_t> b);
    /// What the chart is waiting for; empty: nothing.
    void setLoading(const QString& text);

    /// The choices of the box; keeps the current one where possible.
    void setFacets(const std::vector<Facet>& facets);
    [[nodiscard]] Facet facet() const;
    void setFacet(Facet facet);
    /// The largest absolute difference first.
    void sortBySize();

    /// Box and buttons, made without a place: they stand beside the tabs.
    [[nodiscard]] QWidget& controls() const { return *m_controls; }
    [[nodiscard]] DataTable& table() const { return *m_table; }
    [[nodiscard]] const DifferenceModel& model() const { return *m_model; }
    [[nodiscard]] BarChart& chart() const { return *m_chart; }

signals:
    void facetChanged();
    void swapRequested();
    /// The user asks for the tasks of a group on which the runs differ: its name, empty for the tasks without one;
    /// nothing for all groups.
    void groupActivated(const std::optional<QString>& group);

private:
    void activate(int row);
    void fillChart();

    QWidget* m_controls;
    QComboBox* m_facets;
    QLabel* m_seeds;
    DataTable* m_table;
    DifferenceModel* m_model;
    BarChart* m_chart;
};

} // namespace acr::ui
