// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Two runs side by side: the sentence that sums it up, every flipped task, and the difference as a curve.
#pragma once

#include "widgets/pages/regret/runcomparison.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace acr::ui {

class ChartLink;
class CurveChart;
class DataTable;
class FlippedModel;
class RawOrderProxy;

class ComparePanel final : public QWidget {
    Q_OBJECT

public:
    ComparePanel(const ThemeManager& themes, ChartLink& link, QWidget* parent = nullptr);
    /// What the chart is waiting for; empty: nothing.
    void setLoading(const QString& text);

    void setComparison(std::shared_ptr<const StreamResults> results, const RunComparison& comparison, const QString& a,
                       const QString& b);
    void clear();
    /// Selects the row of that task, when it is flipped.
    void selectTask(std::optional<TaskIndex> task);

    /// How many seeds A and B have; both boxes are hidden for one.
    void setSeeds(std::size_t a, std::size_t b);
    /// Which run of each is compared, from 0.
    [[nodiscard]] std::size_t seedA() const;
    [[nodiscard]] std::size_t seedB() const;

    [[nodiscard]] DataTable& table() const { return *m_table; }
    /// Seeds, filter and the swap, made without a place: they stand beside the tabs.
    [[nodiscard]] QWidget& controls() const { return *m_controls; }
    [[nodiscard]] const FlippedModel& model() const { return *m_model; }
    [[nodiscard]] CurveChart& chart() const { return *m_chart; }
    [[nodiscard]] QString summary() const;

signals:
    void taskSelected(acr::TaskIndex task);
    void seedsChanged();
    void swapRequested();
    void positionClicked(std::size_t position);
    /// The user asks for the tasks on which A and B have another regret.
    void differingRequested();

private:
    QWidget* m_controls;
    QLabel* m_summary;
    QLineEdit* m_filter;
    QComboBox* m_seedA;
    QComboBox* m_seedB;
    DataTable* m_table;
    FlippedModel* m_model;
    RawOrderProxy* m_proxy;
    CurveChart* m_chart;
};

} // namespace acr::ui
