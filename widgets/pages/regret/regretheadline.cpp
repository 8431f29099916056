// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/regretheadline.h"

#include "widgets/models/roles.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/shell/figuretexts.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

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

RegretHeadline::RegretHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
{
    auto* runs = new QFormLayout;
    runs->setContentsMargins(0, 0, 0, 0);
    runs->setVerticalSpacing(space::xs);
    runs->setHorizontalSpacing(space::s);
    for (QComboBox** box : {&m_runA, &m_runB}) {
        *box = new QComboBox(this);
        (*box)->setMinimumContentsLength(18);
        (*box)->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    m_runA->setObjectName(QStringLiteral("runA"));
    m_runB->setObjectName(QStringLiteral("runB"));
    m_runA->setAccessibleName(RegretPage::tr("Run A: the selected policy"));
    m_runB->setAccessibleName(RegretPage::tr("Run B: what it is compared with"));
    runs->addRow(RegretPage::tr("Run &A"), m_runA);
    runs->addRow(RegretPage::tr("against &B"), m_runB);
    connect(m_runA, &QComboBox::activated, this, [this] { emit runAChosen(m_runA->currentData().toString()); });
    connect(m_runB, &QComboBox::activated, this, [this] { emit runBChosen(m_runB->currentData().toString()); });

    row().addLayout(runs);
    m_cumReg = addCard(RegretPage::tr("CumReg (reward)"));
    m_avgPerf = addCard(RegretPage::tr("AvgPerf"));
    m_cost = addCard(RegretPage::tr("Cost of the stream"));
    m_agreement = addCard(RegretPage::tr("Oracle agreement"));
    m_flipped = addCard(RegretPage::tr("Flipped tasks"));
    for (const auto& [made, figure] : {std::pair(m_cumReg, RunFigure::Regret), std::pair(m_avgPerf, RunFigure::Score),
                                       std::pair(m_agreement, RunFigure::Agreement)})
        connect(made, &FigureCard::activated, this, [this, figure = figure] { emit figureActivated(figure); });
    m_cumReg->setActivation(RegretPage::tr("Click: the tasks with regret"));
    m_avgPerf->setActivation(RegretPage::tr("Click: the tasks without the full score"));
    m_agreement->setActivation(RegretPage::tr("Click: the tasks on which it picks what the oracle picks"));
    m_flipped->setActivation(RegretPage::tr("Click: the tasks that A and B decide differently"));
    connect(m_flipped, &FigureCard::activated, this, &RegretHeadline::flippedActivated);
}

void RegretHeadline::setRows(const StreamResults& results)
{
    std::vector<const LeaderboardRow*> rows;
    for (const LeaderboardRow& row : results.rows)
        rows.push_back(&row);
    std::ranges::stable_sort(rows, {}, [](const LeaderboardRow* row) { return row->metrics.cumRegret; });
    for (QComboBox* box : {m_runA, m_runB}) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (const LeaderboardRow* row : rows)
            box->addItem(policyNameIn(results, policyOf(*row)), policyOf(*row));
    }
}

void RegretHeadline::setRuns(const QString& a, const QString& b)
{
    m_runA->setCurrentIndex(m_runA->findData(a));
    m_runB->setCurrentIndex(m_runB->findData(b));
    m_runA->setToolTip(a);
    m_runB->setToolTip(b);
}

void RegretHeadline::setFigures(const StreamResults* results, const LeaderboardRow* a, const LeaderboardRow* b,
                                bool named)
{
    if (results == nullptr || a == nullptr || b == nullptr) {
        for (FigureCard* card : {m_cumReg, m_avgPerf, m_cost, m_agreement, m_flipped}) {
            card->setFigure(QString(emDash));
            card->clearDelta();
            card->clearBadge();
        }
        return;
    }
    const Metrics& one = a->metrics;
    const Metrics& other = b->metrics;
    // Sums over different tasks can't be compared.
    const bool comparable = a != b && one.n == other.n;
    const QString against = named ? RegretPage::tr("against %1").arg(policyNameIn(*results, policyOf(*b))) : QString();
    const auto change = [&](double difference) { return comparable ? difference : missing; };
    m_avgPerf->setFigure(numbers::percent(one.avgPerfPct), numbers::percentReading(one.avgPerfPct));
    m_cost->setFigure(numbers::dollars(one.costUsd), numbers::dollarReading(one.costUsd));
    m_agreement->setFigure(numbers::percent(100 * one.oracleAgreement),
                           numbers::percentReading(100 * one.oracleAgreement));
    if (!showMeasured(*m_cumReg, RegretPage::tr("CumReg (reward)"), one.measured, one.cumRegret)) {
        m_cumReg->setFigure(numbers::regret(one.cumRegret), numbers::regretReading(one.cumRegret));
        setChange(*m_cumReg, change(one.cumRegret - other.cumRegret),
                  numbers::delta(one.cumRegret - other.cumRegret, 1), Better::Lower, against);
    }
    setChange(*m_avgPerf, change(one.avgPerfPct - other.avgPerfPct), pointsChange(one.avgPerfPct - other.avgPerfPct),
              Better::Higher, against);
    setChange(*m_cost, change(one.costUsd - other.costUsd), numbers::dollarDelta(one.costUsd - other.costUsd, 2),
              Better::Lower, against);
    const double agreement = 100 * (one.oracleAgreement - other.oracleAgreement);
    setChange(*m_agreement, change(agreement), pointsChange(agreement), Better::Higher, against);
}

void RegretHeadline::setFlipped(std::size_t flipped, std::size_t common)
{
    const QString tasks = numbers::count(static_cast<qint64>(common));
    const QString count = numbers::count(static_cast<qint64>(flipped));
    m_flipped->setFigure(count, RegretPage::tr("%1 of %2 tasks").arg(count, tasks));
    m_flipped->setDelta(0, RegretPage::tr("of %1").arg(tasks), Better::Neither);
}

} // namespace acr::ui

#include "moc_regretheadline.cpp"
