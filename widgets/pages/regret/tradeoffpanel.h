// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cost against quality of the shown rows, with the Pareto front of those that compete and the published
/// figures.
#pragma once

#include "widgets/pages/regret/regretdata.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QCheckBox;

namespace acr::ui {

class ScatterChart;

class TradeOffPanel final : public QWidget {
    Q_OBJECT

public:
    explicit TradeOffPanel(const ThemeManager& themes, QWidget* parent = nullptr);
    /// What the chart is waiting for; empty: nothing.
    void setLoading(const QString& text);

    void setRows(std::shared_ptr<const StreamResults> results, const QStringList& shown);
    void setSelected(const QString& policy);
    [[nodiscard]] bool publishedShown() const;
    void setPublishedShown(bool shown);
    [[nodiscard]] ScatterChart& chart() const { return *m_chart; }

signals:
    void policySelected(const QString& policy);
    /// The user asks for the tasks behind a point.
    void policyActivated(const QString& policy);

private:
    void refresh();

    std::shared_ptr<const StreamResults> m_results;
    QStringList m_shown;
    QString m_selected;
    QCheckBox* m_published;
    ScatterChart* m_chart;
};

} // namespace acr::ui
