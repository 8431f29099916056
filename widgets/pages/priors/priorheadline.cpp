// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorheadline.h"

#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <algorithm>

namespace acr::ui {

PriorHeadline::PriorHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
{
    m_cumReg = addCard(tr("CumReg (reward)"));
    m_avgPerf = addCard(tr("AvgPerf"));
    m_cost = addCard(tr("Cost of the stream"));
    m_flipped = addCard(tr("Flipped tasks"));
    m_flipped->setActivation(tr("Click: these tasks"));
    connect(m_flipped, &FigureCard::activated, this, &PriorHeadline::flippedActivated);
}

void PriorHeadline::setReplays(const DeskReplay& after, const DeskReplay* before, const std::vector<Flip>& flips)
{
    const Metrics& now = after.metrics;
    m_cumReg->setFigure(numbers::fixed(now.cumRegret, 2), numbers::regretReading(now.cumRegret));
    m_avgPerf->setFigure(numbers::percent(now.avgPerfPct), numbers::percentReading(now.avgPerfPct));
    m_cost->setFigure(numbers::dollars(now.costUsd), numbers::dollarReading(now.costUsd));
    m_flipped->setFigure(numbers::count(static_cast<qint64>(flips.size())),
                         tr("of %1 tasks").arg(numbers::count(static_cast<qint64>(now.n))));
    if (before == nullptr)
        return;
    const Metrics& was = before->metrics;
    const auto against = [](const QString& figure) { return tr("against %1").arg(figure); };
    m_cumReg->setDelta(now.cumRegret - was.cumRegret, numbers::delta(now.cumRegret - was.cumRegret, 2), Better::Lower,
                       against(numbers::fixed(was.cumRegret, 2)));
    m_avgPerf->setDelta(now.avgPerfPct - was.avgPerfPct,
                        tr("%1 points").arg(numbers::delta(now.avgPerfPct - was.avgPerfPct, 2)), Better::Higher,
                        against(numbers::percent(was.avgPerfPct)));
    const int decimals = numbers::dollarDecimals(now.costUsd, was.costUsd);
    m_cost->setDelta(now.costUsd - was.costUsd,
                     QStringLiteral("%1 USD").arg(numbers::delta(now.costUsd - was.costUsd, decimals)), Better::Lower,
                     against(numbers::dollars(was.costUsd)));
    const auto better =
        std::ranges::count_if(flips, [](const Flip& flip) { return flip.regretAfter < flip.regretBefore; });
    const auto worse =
        std::ranges::count_if(flips, [](const Flip& flip) { return flip.regretAfter > flip.regretBefore; });
    m_flipped->setDelta(0, tr("%1 better, %2 worse").arg(numbers::count(better), numbers::count(worse)),
                        Better::Neither);
}

} // namespace acr::ui
