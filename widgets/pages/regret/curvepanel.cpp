// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/curvepanel.h"

#include "widgets/charts/curvechart.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/pages/ghosts.h"
#include "widgets/pages/regret/chartlink.h"
#include "widgets/pages/runningmean.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace acr::ui {

namespace {

/// Below this height only the main chart is shown, unless both are requested.
constexpr int heightForTwo = 380;

QString metricName(RegretMetric metric)
{
    switch (metric) {
    case RegretMetric::CumRegret: return CurvePanel::tr("Cumulative regret");
    case RegretMetric::AvgPerf: return CurvePanel::tr("Running AvgPerf");
    case RegretMetric::Cost: return CurvePanel::tr("Cumulative cost");
    }
    return {};
}

QString subjectOf(RegretMetric metric)
{
    switch (metric) {
    case RegretMetric::CumRegret: return QStringLiteral("regret");
    case RegretMetric::AvgPerf: return QStringLiteral("perf");
    case RegretMetric::Cost: return QStringLiteral("cost");
    }
    return {};
}

QString axisTitle(RegretMetric metric)
{
    switch (metric) {
    case RegretMetric::CumRegret: return CurvePanel::tr("cumulative regret (reward)");
    case RegretMetric::AvgPerf: return CurvePanel::tr("running AvgPerf (%)");
    case RegretMetric::Cost: return CurvePanel::tr("cumulative cost (USD)");
    }
    return {};
}

RegretMetric companionOf(RegretMetric metric)
{
    return metric == RegretMetric::AvgPerf ? RegretMetric::CumRegret : RegretMetric::AvgPerf;
}

} // namespace

CurvePanel::CurvePanel(const ThemeManager& themes, Document& document, ChartLink& link, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_metrics(new QTabBar(this))
    , m_companionBox(new QCheckBox(tr("&Second chart"), this))
    , m_main(new CurveChart(themes, this))
    , m_companion(new CurveChart(themes, this))
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(space::xs);
    for (const RegretMetric metric : {RegretMetric::CumRegret, RegretMetric::AvgPerf, RegretMetric::Cost}) {
        m_metrics->addTab(metricName(metric));
        m_metrics->setTabToolTip(static_cast<int>(metric), tr("Show %1 in the main picture").arg(axisTitle(metric)));
    }
    m_metrics->setDrawBase(false);
    m_metrics->setDocumentMode(true);
    m_metrics->setAccessibleName(tr("What the main picture shows"));
    connect(m_metrics, &QTabBar::currentChanged, this,
            [this](int index) { setMetric(static_cast<RegretMetric>(index)); });
    bar->addWidget(m_metrics);
    bar->addStretch();
    m_companionBox->setChecked(true);
    m_companionBox->setToolTip(tr("Another metric below, with the same zoom and crosshair"));
    bar->addWidget(m_companionBox);
    auto* reset = new QToolButton(this);
    reset->setIcon(icon(themes, QStringLiteral("zoom-reset")));
    reset->setToolTip(tr("Show the whole stream"));
    reset->setAccessibleName(reset->toolTip());
    connect(reset, &QToolButton::clicked, this, &CurvePanel::resetZoom);
    bar->addWidget(reset);

    auto* ghostBar = new GhostBar(themes, document, this);
    connect(&document.pinned(), &PinnedRuns::changed, this, &CurvePanel::refresh);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::s);
    m_main->setObjectName(QStringLiteral("curves"));
    m_companion->setObjectName(QStringLiteral("secondCurves"));
    m_main->setMinimumHeight(110);
    m_companion->setMinimumHeight(116);
    splitter->addWidget(m_main);
    splitter->addWidget(m_companion);
    // The second chart needs the height of its labels, too.
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({440, 290});
    connect(m_companionBox, &QCheckBox::clicked, this, [this](bool checked) { setCompanionWanted(checked); });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addLayout(bar);
    layout->addWidget(ghostBar);
    layout->addWidget(splitter, 1);

    for (CurveChart* chart : {m_main, m_companion}) {
        connectChart(chart);
        link.add(chart);
    }
    refresh();
}

void CurvePanel::connectChart(CurveChart* chart)
{
    connect(chart, &CurveChart::curveSelected, this, [this](const QString& curve) {
        if (ghostOfCurve(curve).isEmpty())
            emit policySelected(curve);
    });
    chart->setActivation(tr("Show the tasks with regret"));
    connect(chart, &CurveChart::activated, this, [this](const QVariant& curve) {
        if (const QString ghost = ghostOfCurve(curve.toString()); !ghost.isEmpty())
            showTasksOfGhost(m_document, ghost);
        else
            emit policyActivated(curve.toString());
    });
    connect(chart, &ChartWidget::menuAboutToShow, this, [this](QMenu* menu, const QVariant& item) {
        const QString curve = item.toString();
        if (const QString ghost = ghostOfCurve(curve); !ghost.isEmpty()) {
            addGhostRemoval(*menu, m_document, ghost);
        } else if (!curve.isEmpty() && !m_document.pinned().isFull()) {
            menu->addAction(tr("Pin as ghost"), this, [this, curve] { emit pinRequested(curve); });
            menu->addSeparator();
        }
    });
    connect(chart, &CurveChart::positionClicked, this, [this](double x) {
        const double position = std::round(x) - 1;
        if (position >= 0)
            emit positionClicked(static_cast<std::size_t>(position));
    });
}

void CurvePanel::setCurves(std::shared_ptr<const std::vector<RowCurves>> curves)
{
    m_curves = std::move(curves);
    refresh();
}

void CurvePanel::setShown(const QStringList& policies)
{
    if (m_shown == policies)
        return;
    m_shown = policies;
    refresh();
}

void CurvePanel::setSelected(const QString& policy)
{
    m_main->setSelected(policy);
    m_companion->setSelected(policy);
}

void CurvePanel::setLoading(const QString& text)
{
    m_main->setLoading(text);
    m_companion->setLoading(text);
}

void CurvePanel::setEmptyText(const QString& headline, const QString& next)
{
    m_main->setEmptyText(headline, next);
    m_companion->setEmptyText(headline, {});
}

void CurvePanel::setMarkedTask(std::optional<std::size_t> position, const QString& label)
{
    std::vector<ChartEvent> events;
    if (position)
        events.push_back({static_cast<double>(*position) + 1, label, Ink::accent()});
    m_main->setEvents(events);
    for (ChartEvent& event : events)
        event.label.clear();
    m_companion->setEvents(std::move(events));
}

void CurvePanel::setMetric(RegretMetric metric)
{
    if (m_metric == metric)
        return;
    m_metric = metric;
    m_metrics->setCurrentIndex(static_cast<int>(metric));
    refresh();
    emit metricChanged();
}

void CurvePanel::setCompanionWanted(std::optional<bool> wanted)
{
    m_companionWanted = wanted;
    placeCompanion();
}

void CurvePanel::placeCompanion()
{
    const bool shown = m_companionWanted.value_or(height() >= heightForTwo);
    m_companionBox->setChecked(shown);
    m_companion->setVisible(shown);
}

void CurvePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeCompanion();
}

void CurvePanel::resetZoom()
{
    m_main->resetZoom();
    m_companion->resetZoom();
}

std::vector<Curve> CurvePanel::ghosts(RegretMetric metric) const
{
    if (!m_curves)
        return {};
    std::vector<Curve> curves = ghostCurves(m_document, metric == RegretMetric::CumRegret ? &Curves::cumRegret
                                                        : metric == RegretMetric::AvgPerf ? &Curves::avgPerfPct
                                                                                          : &Curves::costUsd);
    if (metric != RegretMetric::AvgPerf)
        return curves;
    for (Curve& curve : curves) {
        std::vector<double> values;
        for (std::size_t i = 0; i < curve.values->size(); ++i)
            values.push_back((*curve.values)[i]);
        leaveOutStart(values, m_document.stream() ? m_document.stream()->tasks.size() : values.size());
        curve.values = std::make_shared<CurveData>(std::move(values));
    }
    return curves;
}

void CurvePanel::fill(CurveChart& chart, RegretMetric metric) const
{
    chart.setTitle(metricName(metric));
    chart.setSubject(subjectOf(metric));
    const auto& results = m_document.results();
    chart.setAxisTitles(tr("task in stream"), metric == RegretMetric::CumRegret
                                                  ? regretAxisTitle(results && results->oracle.outcomes().calledOnly())
                                                  : axisTitle(metric));
    chart.setZeroIncluded(metric != RegretMetric::AvgPerf);
    if (metric == RegretMetric::Cost)
        chart.setValueFormat(QStringLiteral("$"), {}, 2);
    else if (metric == RegretMetric::AvgPerf)
        chart.setValueFormat({}, numbers::percentSuffix(), 2);
    else
        chart.setValueFormat({}, {}, 1);
    QStringList policies;
    for (std::size_t i = 0; m_curves && i < m_curves->size(); ++i)
        policies << (*m_curves)[i].policy;
    std::vector<Curve> curves;
    for (std::size_t i = 0; m_curves && i < m_curves->size(); ++i) {
        const RowCurves& row = (*m_curves)[i];
        const RowCurves::Lines& lines = row.of(metric);
        if (!lines.mean || !m_shown.contains(row.policy))
            continue;
        Curve curve;
        curve.id = row.policy;
        curve.name = policyLabelAmong(row.policy, policies);
        curve.ink = Ink::policy(row.policy);
        curve.spacing.first = 1;
        curve.values = lines.mean;
        curve.low = lines.low;
        curve.high = lines.high;
        curves.push_back(std::move(curve));
    }
    for (Curve& ghost : ghosts(metric))
        curves.push_back(std::move(ghost));
    chart.setCurves(std::move(curves));
}

void CurvePanel::refresh()
{
    fill(*m_main, m_metric);
    fill(*m_companion, companionOf(m_metric));
}

} // namespace acr::ui

#include "moc_curvepanel.cpp"
