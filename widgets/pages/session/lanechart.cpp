// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/lanechart.h"

#include "widgets/document/pinnedruns.h"
#include "widgets/pages/ghosts.h"
#include "widgets/pages/runningmean.h"
#include "widgets/pages/session/forklist.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/regretwords.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

LaneChart::LaneChart(const ThemeManager& themes, Document& document, SessionPlayer& player, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_player(player)
    , m_metric(new SegmentedSwitch(themes, tr("What the curves show"), this))
    , m_chart(new CurveChart(themes, this))
    , m_ahead(std::make_shared<CurveData>())
    , m_played(std::make_shared<CurveData>())
    , m_oracle(std::make_shared<CurveData>())
{
    m_metric->addSegment(QStringLiteral("regret"), tr("Regret"), tr("Cumulative regret against the oracle"));
    m_metric->addSegment(QStringLiteral("perf"), tr("AvgPerf"), tr("Mean score so far"));
    m_metric->addSegment(QStringLiteral("cost"), tr("Cost"), tr("Dollars spent so far"));
    m_chart->setObjectName(QStringLiteral("sessionCurves"));
    m_chart->setTitle(tr("Running figures of the session"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(space::m);
    bar->addWidget(m_metric, 0, Qt::AlignTop);
    bar->addWidget(new GhostBar(themes, document, this), 1);
    bar->addStretch();
    layout->addLayout(bar);
    layout->addWidget(m_chart, 1);
    connect(m_metric, &SegmentedSwitch::currentChanged, this, &LaneChart::rebuild);
    connect(m_chart, &CurveChart::positionClicked, this, &LaneChart::seekTo);
    connect(&document.pinned(), &PinnedRuns::changed, this, &LaneChart::rebuild);
    connect(m_chart, &ChartWidget::menuAboutToShow, this,
            [this](QMenu* menu, const QVariant& item) { addEntries(*menu, item.toString()); });
    m_chart->setActivation(tr("Show the tasks with regret"));
    connect(m_chart, &ChartWidget::activated, this, [this](const QVariant& curve) { showTasksOf(curve.toString()); });
    connect(&player, &SessionPlayer::sessionChanged, this, &LaneChart::rebuild);
    connect(&player, &SessionPlayer::stepsAppended, this, &LaneChart::extend);
    connect(&player, &SessionPlayer::forksAppended, this, &LaneChart::extend);
    connect(m_chart, &CurveChart::curveSelected, this, &LaneChart::selectForkOf);
    connect(&player, &SessionPlayer::cursorMoved, this, &LaneChart::moveCursor);
    connect(&player.sessionJob(), &LatestJob::changed, this, [this] {
        if (m_player.lane().track() == nullptr)
            rebuild();
    });
    rebuild();
}

QString LaneChart::metricName() const
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

double LaneChart::meanAt(std::size_t step, double mean) const
{
    const SessionTrack* track = m_player.lane().track();
    const std::size_t length = track != nullptr ? track->setting().stream.tasks.size() : 0;
    return step < startLeftOut(length) ? std::numeric_limits<double>::quiet_NaN() : mean;
}

double LaneChart::valueAt(const RunningMetrics& metrics, std::size_t step) const
{
    const RunningMetrics::Sums& sums = metrics.after(step + 1);
    switch (shown()) {
    case Metric::Regret: return sums.cumRegret;
    case Metric::Perf: return meanAt(step, sums.avgPerfPct());
    case Metric::Cost: return sums.costUsd;
    }
    return 0;
}

double LaneChart::oracleAt(std::size_t step) const
{
    const RunningMetrics::Sums& sums = m_player.lane().metrics().after(step + 1);
    switch (shown()) {
    case Metric::Regret: return 0;
    case Metric::Perf: return meanAt(step, sums.oraclePerfPct());
    case Metric::Cost: return sums.oracleCostUsd;
    }
    return 0;
}

std::vector<Curve> LaneChart::ghosts() const
{
    std::vector<Curve> curves = ghostCurves(m_document, shown() == Metric::Regret ? &Curves::cumRegret
                                                        : shown() == Metric::Perf ? &Curves::avgPerfPct
                                                                                  : &Curves::costUsd);
    // Pinned runs are drawn by position in the stream; a session that does not cover all tasks has fewer steps.
    const SessionTrack* track = m_player.lane().track();
    const std::size_t size = m_player.lane().size();
    const bool fewerSteps = track != nullptr && size > 0 && track->positionOf(size - 1) + 1 != size;
    if (track == nullptr || (!fewerSteps && shown() != Metric::Perf))
        return curves;
    for (Curve& curve : curves) {
        const std::size_t count = fewerSteps ? size : curve.values->size();
        std::vector<double> bySteps;
        for (std::size_t step = 0; step < count; ++step) {
            const std::size_t position = fewerSteps ? track->positionOf(step) : step;
            if (position >= curve.values->size())
                break;
            bySteps.push_back((*curve.values)[position]);
        }
        if (shown() == Metric::Perf)
            leaveOutStart(bySteps, track->setting().stream.tasks.size());
        curve.values = std::make_shared<CurveData>(std::move(bySteps));
    }
    return curves;
}

void LaneChart::addEntries(QMenu& menu, const QString& curve)
{
    if (const QString ghost = ghostOfCurve(curve); !ghost.isEmpty()) {
        addGhostRemoval(menu, m_document, ghost);
        return;
    }
    if (m_document.pinned().isFull())
        return;
    menu.addAction(tr("Pin the session as ghost"), this, [this] { m_player.pinSession(); });
    if (m_player.hasFork())
        menu.addAction(tr("Pin the fork as ghost"), this, [this] { m_player.pinFork(); });
    menu.addSeparator();
}

QString LaneChart::curveOf(const SessionPlayer::Fork& fork) const
{
    return fork.lane == &m_player.fork() ? QStringLiteral("fork") : QStringLiteral("fork:%1").arg(fork.place);
}

void LaneChart::showTasksOf(const QString& curve)
{
    if (const QString ghost = ghostOfCurve(curve); !ghost.isEmpty()) {
        showTasksOfGhost(m_document, ghost);
        return;
    }
    const SessionLane* lane = nullptr;
    std::size_t from = 0;
    std::size_t to = 0;
    const auto cursor = m_player.cursor();
    if (curve == QLatin1String("played") || curve == QLatin1String("ahead")) {
        lane = &m_player.lane();
        const bool ahead = curve == QLatin1String("ahead");
        from = ahead && cursor ? *cursor + 1 : 0;
        to = !ahead && cursor ? *cursor + 1 : lane->size();
    }
    for (const SessionPlayer::Fork& fork : m_player.forks()) {
        if (curve == curveOf(fork)) {
            lane = fork.lane;
            to = lane->size();
        }
    }
    if (lane == nullptr || lane->track() == nullptr || lane->oracle() == nullptr)
        return;
    const std::vector<Step>& steps = lane->track()->run().steps;
    std::vector<TaskIndex> tasks;
    for (std::size_t i = from; i < std::min(to, steps.size()); ++i) {
        if (stepRegret(steps[i], *lane->oracle()).regret > 0)
            tasks.push_back(steps[i].task);
    }
    const QString name =
        lane == &m_player.lane() ? policyLabel(QString::fromStdString(lane->definition().policy)) : forkName(*lane);
    m_document.showTasks(SessionPage::tr("%1: with regret").arg(name), std::move(tasks));
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
    m_chart->setSubject(m_metric->current());
    switch (metric) {
    case Metric::Regret: {
        const OracleTable* const oracle = m_player.lane().oracle();
        m_chart->setAxisTitles(tr("task in stream"),
                               regretAxisTitle(oracle != nullptr && oracle->outcomes().calledOnly()));
        break;
    }
    case Metric::Perf: m_chart->setAxisTitles(tr("task in stream"), tr("running AvgPerf (%)")); break;
    case Metric::Cost: m_chart->setAxisTitles(tr("task in stream"), tr("cumulative cost (USD)")); break;
    }
    m_chart->setValueFormat(metric == Metric::Cost ? QStringLiteral("$") : QString(),
                            metric == Metric::Perf ? numbers::percentSuffix() : QString(),
                            metric == Metric::Regret ? 1 : 2);
    m_chart->setZeroIncluded(metric != Metric::Perf);
    const SessionLane& lane = m_player.lane();
    m_chart->setLoading(lane.track() == nullptr && lane.job().running() ? lane.job().title() : QString());
    m_ahead->clear();
    m_played->clear();
    m_forked.clear();
    m_oracle->clear();
    std::vector<Curve> curves;
    if (m_player.lane().track() != nullptr) {
        const QString policy = QString::fromStdString(m_player.lane().definition().policy);
        Curve ahead{.id = QStringLiteral("ahead"), .name = tr("ahead"), .ink = Ink::muted(), .spacing = {1, 1}};
        ahead.values = m_ahead;
        Curve played{
            .id = QStringLiteral("played"), .name = policyLabel(policy), .ink = Ink::accent(), .spacing = {1, 1}};
        played.values = m_played;
        curves = {ahead, played};
        for (const SessionPlayer::Fork& fork : m_player.forks()) {
            Curve forked{
                .id = curveOf(fork), .name = forkName(*fork.lane), .ink = forkInk(fork.place), .spacing = {1, 1}};
            forked.values = m_forked[fork.place] = std::make_shared<CurveData>();
            curves.push_back(forked);
        }
        Curve oracle{.id = QStringLiteral("oracle"),
                     .name = tr("oracle"),
                     .ink = Ink::policy(QStringLiteral("oracle")),
                     .spacing = {1, 1}};
        oracle.values = m_oracle;
        curves.push_back(oracle);
        for (Curve& ghost : ghosts())
            curves.push_back(std::move(ghost));
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
    fillOracle();
    for (const SessionPlayer::Fork& fork : m_player.forks()) {
        if (const auto curve = m_forked.find(fork.place); curve != m_forked.end())
            fill(*curve->second, fork.lane->metrics(), fork.lane->size(), *this);
    }
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

void LaneChart::seekTo(double x)
{
    m_player.setPlaying(false);
    m_player.seek(static_cast<std::size_t>(std::max(0.0, std::round(x) - 1)));
}

void LaneChart::selectForkOf(const QString& curve)
{
    // The oracle is a line to compare with: a click on it goes to the step, like a click beside the curves.
    if (curve == QLatin1String("oracle")) {
        m_chart->setSelected(QStringLiteral("played"));
        if (const auto x = m_chart->crosshair())
            seekTo(*x);
        return;
    }
    const auto forks = m_player.forks();
    for (std::size_t i = 0; i < forks.size(); ++i) {
        if (curve == QStringLiteral("fork:%1").arg(forks[i].place)) {
            m_player.selectFork(i);
            return;
        }
    }
}

void LaneChart::fillOracle()
{
    std::vector<double> values;
    for (std::size_t step = m_oracle->size(); step < m_player.lane().size(); ++step)
        values.push_back(oracleAt(step));
    m_oracle->append(values);
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
        for (const SessionPlayer::Fork& fork : m_player.forks())
            events.push_back(
                {static_cast<double>(fork.lane->definition().fork.after) + 1, tr("fork"), forkInk(fork.place)});
        if (const auto divergence = m_player.divergence())
            events.push_back({static_cast<double>(*divergence) + 1, tr("first difference"), Ink::warning()});
    }
    m_chart->setEvents(std::move(events));
}

} // namespace acr::ui

#include "moc_lanechart.cpp"
