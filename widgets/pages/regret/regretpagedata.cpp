// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The data flow of the page: receives results, starts jobs, shows what they return.

#include "widgets/pages/regret/comparepanel.h"
#include "widgets/pages/regret/curvepanel.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/leaderboardpanel.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/regret/splitpanel.h"
#include "widgets/pages/regret/tradeoffpanel.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTextBrowser>

#include <algorithm>

namespace acr::ui {

namespace {

void setChange(FigureCard& card, double change, const QString& text, Better better, const QString& against)
{
    // A difference below the printed digits is shown as no change.
    const bool none = text.startsWith(QChar(0xb1));
    if (std::isfinite(change))
        card.setDelta(none ? 0 : change, text, better, against);
    else
        card.clearDelta();
}

} // namespace

void RegretPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_results)
        showCards();
}

void RegretPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        refresh();
}

bool RegretPage::settled() const
{
    // Without a benchmark there is nothing to take over when the page is shown.
    return !m_document.computing() && (!m_stale || !m_document.benchmark()) && !m_curvesJob.running() &&
           !m_intervalsJob.running() && !m_detailsJob.running();
}

QString RegretPage::runA() const
{
    if (!m_results)
        return {};
    const QString& selected = m_document.selectedPolicy();
    return rowOf(*m_results, selected) != nullptr ? selected : headlinePolicy(*m_results);
}

QString RegretPage::runB() const
{
    if (!m_results)
        return {};
    return rowOf(*m_results, m_reference) != nullptr ? m_reference : referencePolicy(*m_results);
}

void RegretPage::setReference(const QString& policy)
{
    if (m_reference == policy)
        return;
    m_reference = policy;
    if (!m_results)
        return;
    m_model->setReference(runB());
    runsChanged();
    startIntervals();
}

void RegretPage::refresh()
{
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    m_stale = false;
    for (QAction* action : {m_addPolicy, m_train})
        action->setEnabled(m_document.benchmark() && m_document.stream());
    m_stack->setCurrentIndex(m_document.benchmark() ? 1 : 0);
    const bool anotherStream = !m_results || !m_document.results() || m_results->stream != m_document.results()->stream;
    m_results = m_document.results();
    if (anotherStream)
        m_curves->resetZoom();
    if (!m_results) {
        for (LatestJob* job : {&m_curvesJob, &m_intervalsJob, &m_detailsJob})
            job->drop();
        m_details.reset();
        m_model->setResults(nullptr);
        m_curves->setCurves(nullptr);
        m_curves->setLoading(m_document.computing() ? tr("Computing the leaderboard") : QString());
        m_tradeOff->setRows(nullptr, {});
        m_compare->clear();
        m_split->clear();
        showCards();
        return;
    }
    m_curves->setEmptyText(tr("No curve is switched on"), tr("Check a row of the leaderboard, or choose Best 5."));
    m_model->setReference(runB());
    m_model->setResults(m_results);
    m_split->setFacets(usefulFacets(*m_results));
    m_curves->setShown(m_model->shown());
    m_tradeOff->setRows(m_results, m_model->shown());
    fillRuns();
    runsChanged();
    markTask();
    startCurves();
    startIntervals();
}

void RegretPage::fillRuns()
{
    std::vector<const LeaderboardRow*> rows;
    for (const LeaderboardRow& row : m_results->rows)
        rows.push_back(&row);
    std::ranges::stable_sort(rows, {}, [](const LeaderboardRow* row) { return row->metrics.cumRegret; });
    QStringList policies;
    for (const LeaderboardRow* row : rows)
        policies << policyOf(*row);
    for (QComboBox* box : {m_runA, m_runB}) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (const LeaderboardRow* row : rows)
            box->addItem(policyLabelAmong(policyOf(*row), policies), policyOf(*row));
    }
}

void RegretPage::runsChanged()
{
    if (!m_results || m_results->rows.empty())
        return;
    m_runA->setCurrentIndex(m_runA->findData(runA()));
    m_runB->setCurrentIndex(m_runB->findData(runB()));
    m_runA->setToolTip(runA());
    m_runB->setToolTip(runB());
    m_leaderboard->selectPolicy(runA());
    m_curves->setSelected(runA());
    m_tradeOff->setSelected(runA());
    m_compare->setSeeds(rowOf(*m_results, runA())->runs.size(), rowOf(*m_results, runB())->runs.size());
    showCards();
    startDetails();
}

void RegretPage::startCurves()
{
    m_curvesJob.start(
        tr("Drawing regret curves"),
        [results = m_results](const Progress& progress) {
            return std::make_shared<const std::vector<RowCurves>>(rowCurves(*results, progress));
        },
        [this](Result<std::shared_ptr<const std::vector<RowCurves>>> curves) {
            m_curves->setLoading({});
            if (curves)
                m_curves->setCurves(std::move(*curves));
        });
}

void RegretPage::startIntervals()
{
    if (!m_results || m_results->rows.empty())
        return;
    m_intervalsJob.start(
        tr("Bootstrapping intervals"),
        [results = m_results, reference = runB()](const Progress& progress) {
            return intervalsAgainst(*results, reference, progress);
        },
        [this](Result<QHash<QString, Interval>> intervals) {
            if (intervals)
                m_model->setIntervals(std::move(*intervals));
        });
}

void RegretPage::startDetails()
{
    if (!m_results || m_results->rows.empty())
        return;
    m_detailsJob.start(
        tr("Comparing runs"),
        [results = m_results, a = runA(), b = runB(), facet = m_split->facet(), seedA = m_compare->seedA(),
         seedB = m_compare->seedB()](const Progress&) { return regretDetails(*results, a, b, facet, seedA, seedB); },
        [this](Result<RegretDetails> details) {
            if (!details)
                return;
            m_details = std::move(*details);
            showDetails(*m_details);
        });
}

void RegretPage::showDetails(const RegretDetails& details)
{
    const LeaderboardRow* row = rowOf(*m_results, details.a);
    if (row == nullptr)
        return;
    m_split->setSplit(details.split, details.kinds);
    showPublished(details.published);
    m_compare->setComparison(m_results, details.comparison, details.a, details.b);
    m_compare->selectTask(m_document.selectedTask());
    const auto flipped = static_cast<qint64>(details.comparison.flipped.size());
    m_flipped->setFigure(
        numbers::count(flipped),
        tr("%1 of %2 tasks")
            .arg(numbers::count(flipped), numbers::count(static_cast<qint64>(details.comparison.common))));
    m_flipped->setDelta(0, tr("of %1").arg(numbers::count(static_cast<qint64>(details.comparison.common))),
                        Better::Neither);
}

void RegretPage::showCards()
{
    const LeaderboardRow* a = m_results ? rowOf(*m_results, runA()) : nullptr;
    const LeaderboardRow* b = m_results ? rowOf(*m_results, runB()) : nullptr;
    if (a == nullptr || b == nullptr) {
        for (FigureCard* card : {m_cumReg, m_avgPerf, m_cost, m_agreement, m_flipped}) {
            card->setFigure(QString(emDash));
            card->clearDelta();
        }
        return;
    }
    const Metrics& one = a->metrics;
    const Metrics& other = b->metrics;
    // Sums over different tasks can't be compared.
    const bool comparable = a != b && one.n == other.n;
    // B is named beside the cards; narrow cards have no room to repeat it.
    QStringList policies;
    for (const LeaderboardRow& row : m_results->rows)
        policies << policyOf(row);
    const QString against = width() > 1500 ? tr("against %1").arg(policyLabelAmong(policyOf(*b), policies)) : QString();
    const auto change = [&](double difference) { return comparable ? difference : missing; };
    m_cumReg->setFigure(numbers::regret(one.cumRegret), numbers::exact(one.cumRegret));
    m_avgPerf->setFigure(numbers::percent(one.avgPerfPct), numbers::exact(one.avgPerfPct) + QStringLiteral(" %"));
    m_cost->setFigure(numbers::dollars(one.costUsd), QStringLiteral("$") + numbers::exact(one.costUsd));
    m_agreement->setFigure(numbers::percent(100 * one.oracleAgreement),
                           numbers::exact(100 * one.oracleAgreement) + QStringLiteral(" %"));
    setChange(*m_cumReg, change(one.cumRegret - other.cumRegret), numbers::delta(one.cumRegret - other.cumRegret, 1),
              Better::Lower, against);
    setChange(*m_avgPerf, change(one.avgPerfPct - other.avgPerfPct),
              numbers::delta(one.avgPerfPct - other.avgPerfPct, 2), Better::Higher, against);
    setChange(*m_cost, change(one.costUsd - other.costUsd), numbers::delta(one.costUsd - other.costUsd, 2),
              Better::Lower, against);
    const double agreement = 100 * (one.oracleAgreement - other.oracleAgreement);
    setChange(*m_agreement, change(agreement), numbers::delta(agreement, 2), Better::Higher, against);
}

void RegretPage::showPublished(const std::optional<PublishedFacts>& facts)
{
    const LeaderboardRow* row = rowOf(*m_results, runA());
    QString html = QStringLiteral("<p><b>%1</b></p>").arg(policyLabel(runA()).toHtmlEscaped());
    const PolicyInfo* info = row == nullptr ? nullptr : policyInfo(row->spec.id);
    if (info != nullptr)
        html += QStringLiteral("<p>%1</p>")
                    .arg(QCoreApplication::translate("Policy", std::string(info->summary).c_str()).toHtmlEscaped());
    if (facts) {
        for (const QString& sentence : explain(*facts))
            html += QStringLiteral("<p>%1</p>").arg(sentence.toHtmlEscaped());
    } else {
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("Neither the paper nor the release prints a figure for this row on this stream.")
                             .toHtmlEscaped());
    }
    m_published->setHtml(html);
}

void RegretPage::markTask()
{
    const std::optional<TaskIndex> task = m_document.selectedTask();
    m_compare->selectTask(task);
    std::optional<std::size_t> position;
    if (task && m_results) {
        const std::vector<TaskIndex>& tasks = m_results->stream->tasks;
        const auto found = std::ranges::find(tasks, *task);
        if (found != tasks.end())
            position = static_cast<std::size_t>(found - tasks.begin());
    }
    m_curves->setMarkedTask(position, position ? tr("task %1").arg(numbers::count(static_cast<qint64>(*position) + 1))
                                               : QString());
}

void RegretPage::selectPosition(std::size_t position)
{
    if (m_results && position < m_results->stream->tasks.size())
        m_document.selectTask(m_results->stream->tasks[position]);
}

} // namespace acr::ui
