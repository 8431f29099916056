// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/earliersteps.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/session/decisionpanel.h"
#include "widgets/pages/session/neighbourlist.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/session/stepmodel.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QToolButton>

namespace acr::ui {

namespace {

constexpr std::size_t longPast = 4000;
enum Card : std::size_t { Regret, Perf, Cost, Lost, Where };

} // namespace

void SessionPage::showCursor()
{
    showFigures();
    if (!isVisible())
        return;
    const auto cursor = m_player.cursor();
    if (!cursor) {
        m_decision->clear();
        return;
    }
    m_decision->showStep(*m_player.lane().track(), *m_player.lane().oracle(), *cursor);
    showNeighbours();
    if (m_table->currentIndex().row() != static_cast<int>(*cursor))
        m_table->showRow(static_cast<int>(*cursor));
}

void SessionPage::showNeighbours()
{
    const auto cursor = m_player.cursor();
    // Searching a long session for neighbours takes too much of a frame while playing.
    if (!cursor || (m_player.playing() && *cursor > longPast))
        return;
    NeighbourList& list = m_decision->neighbours();
    const auto vectors = m_player.vectors();
    if (vectors)
        list.setNeighbours(*m_player.lane().track(), nearestEarlierSteps(m_player.lane().track()->run(), *cursor,
                                                                         *vectors, NeighbourList::shownCount));
    else
        list.setMessage(m_player.encoding() ? tr("Reading the tasks…") : tr("The tasks can't be read as vectors"));
}

void SessionPage::showFigures()
{
    if (!isVisible())
        return;
    const SessionLane& lane = m_player.lane();
    const auto cursor = m_player.cursor();
    const std::size_t steps = cursor ? *cursor + 1 : 0;
    if (steps == 0) {
        for (FigureCard* card : m_cards) {
            card->setFigure(QStringLiteral("–"));
            card->clearDelta();
        }
        return;
    }
    const RunningMetrics::Sums& sums = lane.metrics().after(steps);
    m_cards[Regret]->setFigure(numbers::regret(sums.cumRegret), numbers::exact(sums.cumRegret));
    m_cards[Perf]->setFigure(numbers::percent(sums.avgPerfPct()), numbers::exact(sums.avgPerfPct()));
    m_cards[Cost]->setFigure(numbers::dollars(sums.costUsd), numbers::exact(sums.costUsd));
    m_cards[Lost]->setFigure(numbers::dollars(sums.lostUsd), numbers::exact(sums.lostUsd));
    const auto length = static_cast<qint64>(lane.track()->setting().stream.tasks.size());
    m_cards[Where]->setFigure(tr("%1 / %2").arg(numbers::count(static_cast<qint64>(steps)), numbers::count(length)));
    if (m_player.hasFork() && m_player.fork().size() >= steps) {
        const RunningMetrics::Sums& fork = m_player.fork().metrics().after(steps);
        const QString against = tr("fork");
        const double regret = fork.cumRegret - sums.cumRegret;
        m_cards[Regret]->setDelta(regret, numbers::delta(regret, 1), Better::Lower, against);
        const double perf = fork.avgPerfPct() - sums.avgPerfPct();
        m_cards[Perf]->setDelta(perf, numbers::delta(perf, 2), Better::Higher, against);
        const double cost = fork.costUsd - sums.costUsd;
        m_cards[Cost]->setDelta(cost, numbers::delta(cost, 2), Better::Lower, against);
    } else {
        for (FigureCard* card : m_cards)
            card->clearDelta();
    }
    const auto divergence = m_player.divergence();
    m_divergence->setEnabled(divergence.has_value());
    m_divergence->setText(divergence ? tr("differs at %1").arg(numbers::count(static_cast<qint64>(*divergence) + 1))
                                     : tr("no difference"));
}

} // namespace acr::ui
