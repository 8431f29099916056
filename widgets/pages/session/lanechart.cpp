// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/lanechart.h"

#include "widgets/shell/policynames.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/segmentedswitch.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace acr::ui {

LaneChart::LaneChart(const ThemeManager& themes, SessionPlayer& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_metric(new SegmentedSwitch(themes, tr("What the curves show"), this))
    , m_chart(new CurveChart(themes, this))
    , m_ahead(std::make_shared<CurveData>())
    , m_played(std::make_shared<CurveData>())
    , m_forked(std::make_shared<CurveData>())
{
    m_metric->addSegment(QStringLiteral("regret"), tr("Regret"), tr("Cumulative regret against the oracle"));
    m_metric->addSegment(QStringLiteral("perf"), tr("AvgPerf"), tr("Mean score so far"));
    m_metric->addSegment(QStringLiteral("cost"), tr("Cost"), tr("Dollars spent so far"));
    m_chart->setTitle(tr("Running figures of the session"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addWidget(m_metric, 0, Qt::AlignLeft);
    layout->addWidget(m_chart, 1);
    connect(m_metric, &SegmentedSwitch::currentChanged, this, &LaneChart::rebuild);
    connect(m_chart, &CurveChart::positionClicked, this, [this](double x) {
        m_player.setPlaying(false);
        m_player.seek(static_cast<std::size_t>(std::max(0.0, std::round(x) - 1)));
    });
    connect(&player, &SessionPlayer::sessionChanged, this, &LaneChart::rebuild);
    connect(&player, &SessionPlayer::stepsAppended, this, &LaneChart::extend);
    connect(&player, &SessionPlayer::cursorMoved, this, &LaneChart::moveCursor);
    connect(&player.sessionJob(), &LatestJob::changed, this, [this] {
        if (m_player.lane().track() == nullptr)
            rebuild();
    });
    rebuild();
}

QString LaneChart::metric() const
{
    return m_metric->current();
}

void LaneChart::setMetric(const QString& key)
{
    m_metric->setCurrent(key);
    rebuild();
}

LaneChart::Metric LaneChart::shown() const
{
    const QString key = m_metric->current();
    return key == QLatin1String("perf") ? Metric::Perf : key == QLatin1String("cost") ? Metric::Cost : Metric::Regret;
}

double LaneChart::valueAt(const RunningMetrics& metrics, std::size_t step) const
{
    const RunningMetrics::Sums& sums = metrics.after(step + 1);
    switch (shown()) {
    case Metric::Regret: return sums.cumRegret;
    case Metric::Perf: return sums.avgPerfPct();
    case Metric::Cost: return sums.costUsd;
    }
    return 0;
}

void LaneChart::fill(CurveData& data, const RunningMetrics& metrics, std::size_t to, const LaneChart& chart)
{
    if (data.size() > to)
        data.clear();
    std::vector<double> values;
    values.reserve(to - data.size());
    for (std::size_t step = data.size(); step < to; ++step)
        values.push_back(chart.valueAt(metrics, step));
    data.append(values);
}

void LaneChart::rebuild()
{
    const Metric metric = shown();
    switch (metric) {
    case Metric::Regret: m_chart->setAxisTitles(tr("task in stream"), tr("cumulative regret (reward)")); break;
    case Metric::Perf: m_chart->setAxisTitles(tr("task in stream"), tr("mean score so far (%)")); break;
    case Metric::Cost: m_chart->setAxisTitles(tr("task in stream"), tr("cost so far (USD)")); break;
    }
    m_chart->setValueFormat(metric == Metric::Cost ? QStringLiteral("$") : QString(),
                            metric == Metric::Perf ? QStringLiteral(" %") : QString(),
                            metric == Metric::Regret ? 1 : 2);
    m_chart->setZeroIncluded(metric != Metric::Perf);
    const SessionLane& lane = m_player.lane();
    m_chart->setLoading(lane.track() == nullptr && lane.job().running() ? lane.job().title() : QString());
    m_ahead->clear();
    m_played->clear();
    m_forked->clear();
    std::vector<Curve> curves;
    if (m_player.lane().track() != nullptr) {
        const QString policy = QString::fromStdString(m_player.lane().definition().policy);
        Curve ahead{.id = QStringLiteral("ahead"), .name = tr("ahead"), .ink = Ink::muted(), .spacing = {1, 1}};
        ahead.values = m_ahead;
        Curve played{
            .id = QStringLiteral("played"), .name = policyLabel(policy), .ink = Ink::accent(), .spacing = {1, 1}};
        played.values = m_played;
        curves = {ahead, played};
        if (m_player.hasFork()) {
            Curve forked{
                .id = QStringLiteral("fork"),
                .name = tr("fork: %1").arg(policyLabel(QString::fromStdString(m_player.fork().definition().policy))),
                .ink = Ink::sequence(1),
                .spacing = {1, 1}};
            forked.values = m_forked;
            curves.push_back(forked);
        }
    }
    m_chart->setCurves(std::move(curves));
    m_chart->setSelected(QStringLiteral("played"));
    markEvents();
    extend();
    moveCursor();
}

void LaneChart::extend()
{
    const SessionLane& lane = m_player.lane();
    if (lane.track() == nullptr)
        return;
    fillAhead();
    if (m_player.hasFork())
        fill(*m_forked, m_player.fork().metrics(), m_player.fork().size(), *this);
    m_chart->dataChanged();
}

void LaneChart::fillAhead()
{
    // At the last step nothing lies ahead, and the label would say the same number twice.
    const auto cursor = m_player.cursor();
    const std::size_t size = m_player.lane().size();
    if (cursor && *cursor + 1 == size)
        m_ahead->clear();
    else
        fill(*m_ahead, m_player.lane().metrics(), size, *this);
}

void LaneChart::moveCursor()
{
    fillAhead();
    const auto cursor = m_player.cursor();
    if (!cursor) {
        m_chart->setPlayhead(std::nullopt);
        return;
    }
    fill(*m_played, m_player.lane().metrics(), *cursor + 1, *this);
    m_chart->dataChanged();
    m_chart->setPlayhead(static_cast<double>(*cursor + 1));
}

void LaneChart::markEvents()
{
    std::vector<ChartEvent> events;
    if (m_player.lane().track() != nullptr) {
        for (const SessionEvent& event : m_player.lane().definition().events)
            events.push_back({static_cast<double>(event.after) + 1, eventSentence(event), Ink::warning()});
        if (m_player.hasFork())
            events.push_back(
                {static_cast<double>(m_player.fork().definition().fork.after) + 1, tr("fork"), Ink::sequence(1)});
        if (const auto divergence = m_player.divergence())
            events.push_back({static_cast<double>(*divergence) + 1, tr("first difference"), Ink::warning()});
    }
    m_chart->setEvents(std::move(events));
}

} // namespace acr::ui
