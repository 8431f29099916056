// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The page's main chart: the curves of the shown rows in one metric, and a smaller chart of another metric below it,
/// with a common zoom and crosshair.
#pragma once

#include "widgets/charts/curve.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QTabBar;

namespace acr::ui {

class ChartLink;
class CurveChart;

class CurvePanel final : public QWidget {
    Q_OBJECT

public:
    CurvePanel(const ThemeManager& themes, Document& document, ChartLink& link, QWidget* parent = nullptr);

    /// Null while there is nothing.
    void setCurves(std::shared_ptr<const std::vector<RowCurves>> curves);
    void setShown(const QStringList& policies);
    void setSelected(const QString& policy);
    void setLoading(const QString& text);
    void setEmptyText(const QString& headline, const QString& next);
    /// A task of the stream as a vertical line, by position from 0.
    void setMarkedTask(std::optional<std::size_t> position, const QString& label);

    [[nodiscard]] RegretMetric shownMetric() const { return m_metric; }
    void setMetric(RegretMetric metric);
    /// Whether the companion is wanted: yes, no, or (nothing) when there is height for it.
    [[nodiscard]] std::optional<bool> companionWanted() const { return m_companionWanted; }
    void setCompanionWanted(std::optional<bool> wanted);
    [[nodiscard]] CurveChart& mainChart() const { return *m_main; }
    [[nodiscard]] CurveChart& companionChart() const { return *m_companion; }

public slots:
    void resetZoom();

signals:
    void policySelected(const QString& policy);
    /// The user asks for the tasks behind a curve.
    void policyActivated(const QString& policy);
    /// The user asks to pin the row of a curve as a ghost.
    void pinRequested(const QString& policy);
    /// A click on the plot, beside the curves: a position in the stream from 0.
    void positionClicked(std::size_t position);
    void metricChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeCompanion();
    void connectChart(CurveChart* chart);
    [[nodiscard]] std::vector<Curve> ghosts(RegretMetric metric) const;
    void fill(CurveChart& chart, RegretMetric metric) const;
    void refresh();

    Document& m_document;
    std::shared_ptr<const std::vector<RowCurves>> m_curves;
    QStringList m_shown;
    RegretMetric m_metric = RegretMetric::CumRegret;
    QTabBar* m_metrics;
    QCheckBox* m_companionBox;
    std::optional<bool> m_companionWanted;
    CurveChart* m_main;
    CurveChart* m_companion;
};

} // namespace acr::ui
