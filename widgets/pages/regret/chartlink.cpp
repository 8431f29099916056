// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/chartlink.h"

namespace acr::ui {

template <class Act>
void ChartLink::forOthers(const CurveChart* source, const Act& act)
{
    if (m_passing)
        return;
    m_passing = true;
    for (CurveChart* chart : std::as_const(m_charts)) {
        if (chart != source)
            act(*chart);
    }
    m_passing = false;
}

void ChartLink::add(CurveChart* chart)
{
    m_charts.append(chart);
    connect(chart, &CurveChart::visibleRangeChanged, this, [this, chart](double low, double high) {
        const bool zoomed = chart->isZoomed();
        forOthers(chart, [=](CurveChart& other) { zoomed ? other.setVisibleRange(low, high) : other.resetZoom(); });
    });
    connect(chart, &CurveChart::crosshairMoved, this,
            [this, chart](double x) { forOthers(chart, [x](CurveChart& other) { other.setCrosshair(x); }); });
    connect(chart, &CurveChart::crosshairLeft, this,
            [this, chart] { forOthers(chart, [](CurveChart& other) { other.setCrosshair(std::nullopt); }); });
}

} // namespace acr::ui

#include "moc_chartlink.cpp"
