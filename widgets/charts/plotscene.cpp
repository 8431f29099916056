// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/plotscene.h"

#include "widgets/theme/colourscale.h"

#include <QChart>
#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLogValueAxis>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double belowSeries = 0.5; ///< between the plot area's ground and the grid
constexpr double aboveAll = 1000;
constexpr double bleed = 16; ///< what may stand out of the chart's area, such as half a tick's text

} // namespace

/// One picture in the chart's order of painting.
class LayerItem final : public QGraphicsItem {
public:
    LayerItem(QGraphicsItem* parent, double order)
        : QGraphicsItem(parent)
    {
        setZValue(order);
        setAcceptedMouseButtons(Qt::NoButton);
    }

    void setArea(const QRectF& area)
    {
        if (m_area == area)
            return;
        prepareGeometryChange();
        m_area = area;
    }
    void setPainting(const PlotScene::Painting* painting) { m_painting = painting; }

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        painter->setRenderHint(QPainter::Antialiasing);
        if (m_painting && *m_painting)
            (*m_painting)(*painter);
    }

private:
    QRectF m_area;
    const PlotScene::Painting* m_painting = nullptr;
};

PlotScene::PlotScene()
    : m_chart(new QChart)
{
    m_scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    m_scene.addItem(m_chart);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setMargins(QMargins());
    m_chart->setMinimumSize(0, 0);
    m_chart->setGeometry(0, 0, 400, 300);
    m_chart->legend()->hide();
    m_below = new LayerItem(m_chart, belowSeries);
    m_above = new LayerItem(m_chart, aboveAll);
}

PlotScene::~PlotScene() = default;

void PlotScene::arrange(const QRectF& area, const QRectF& plot, const Theme& theme)
{
    for (QAbstractAxis* axis : m_chart->axes()) {
        axis->setGridLinePen(QPen(theme.colours().grid, 1));
        axis->setMinorGridLinePen(QPen(blend(theme.colours().grid, theme.colours().card, 0.5), 1));
        axis->setLinePen(QPen(theme.colours().edge, 1));
        axis->setLabelsVisible(false);
    }
    m_chart->layout()->activate();
    // QChart::setPlotArea() moves series but not the grid. Without texts the axes take a room that does not
    // depend on what they show, so the chart gets the geometry that leaves this plot.
    for (int attempt = 0; attempt < 3; ++attempt) {
        const QRectF whole = m_chart->geometry();
        const QRectF inner = m_chart->plotArea().translated(whole.topLeft());
        if (std::abs(inner.left() - plot.left()) + std::abs(inner.top() - plot.top()) +
                std::abs(inner.right() - plot.right()) + std::abs(inner.bottom() - plot.bottom()) <
            1e-6)
            break;
        m_chart->setGeometry(plot.adjusted(whole.left() - inner.left(), whole.top() - inner.top(),
                                           whole.right() - inner.right(), whole.bottom() - inner.bottom()));
        m_chart->layout()->activate();
    }
    m_area = area.adjusted(-bleed, -bleed, bleed, bleed);
    for (LayerItem* layer : {m_below, m_above}) {
        layer->setPos(-m_chart->pos()); // so that its coordinates are the painter's
        layer->setArea(m_area);
    }
}

void PlotScene::render(QPainter& painter, Edges edges, const Painting& below, const Painting& above)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, edges == Edges::Smooth);
    m_below->setPainting(&below);
    m_above->setPainting(&above);
    m_scene.render(&painter, m_area, m_area, Qt::IgnoreAspectRatio);
    m_below->setPainting(nullptr);
    m_above->setPainting(nullptr);
    painter.restore();
}

void follow(QValueAxis& chartAxis, const Axis& axis, int ticks)
{
    const double step = axis.step(ticks);
    if (!(step > 0) || !std::isfinite(step))
        return;
    chartAxis.setTickType(QValueAxis::TicksDynamic);
    chartAxis.setLabelFormat(QStringLiteral(" ")); // not shown, but written and measured on every change
    // Never many lines in between: neither the new step over the old range nor the other way round.
    if (chartAxis.min() != axis.low || chartAxis.max() != axis.high) {
        chartAxis.setTickInterval(std::max(chartAxis.tickInterval(), step));
        chartAxis.setRange(axis.low, axis.high);
    }
    chartAxis.setTickInterval(step);
}

void follow(QLogValueAxis& chartAxis, const Axis& axis, int ticks)
{
    if (!(axis.low > 0) || !(axis.high > axis.low) || !std::isfinite(axis.high))
        return;
    chartAxis.setBase(10);
    const double decades = std::log10(axis.high / axis.low);
    chartAxis.setMinorTickCount(decades * 3 <= ticks + 2 ? 8 : 0);
    chartAxis.setRange(axis.low, axis.high);
}

} // namespace acr::ui
