// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/sessionheadline.h"

#include "widgets/document/sessionplayer.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/shell/figuretexts.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

namespace acr::ui {

namespace {

enum SessionCard : std::size_t { RegretCard, PerfCard, CostCard, LostCard };

} // namespace

SessionHeadline::SessionHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
{
    const std::array captions{SessionPage::tr("CumReg (reward)"), SessionPage::tr("AvgPerf"), SessionPage::tr("Cost"),
                              SessionPage::tr("Lost on failures"), SessionPage::tr("Step")};
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i] = addCard(captions[i]);
    m_cards[RegretCard]->setActivation(SessionPage::tr("Click: the tasks with regret"));
    m_cards[PerfCard]->setActivation(SessionPage::tr("Click: the tasks without the full score"));
    m_cards[LostCard]->setActivation(SessionPage::tr("Click: the tasks with failed attempts"));
    connect(m_cards[RegretCard], &FigureCard::activated, this, &SessionHeadline::regretActivated);
    connect(m_cards[PerfCard], &FigureCard::activated, this, &SessionHeadline::scoreActivated);
    connect(m_cards[LostCard], &FigureCard::activated, this, &SessionHeadline::lossActivated);
}

void SessionHeadline::refresh(const SessionPlayer& player)
{
    const SessionLane& lane = player.lane();
    const auto cursor = player.cursor();
    const std::size_t steps = cursor ? *cursor + 1 : 0;
    if (steps == 0) {
        for (FigureCard* card : m_cards) {
            card->setFigure(QStringLiteral("–"));
            card->clearDelta();
            card->clearBadge();
        }
        return;
    }
    const RunningMetrics::Sums& sums = lane.metrics().after(steps);
    const auto texts = figuresOfSession(sums, steps, lane.track()->setting().stream.tasks.size());
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setFigure(texts[i].figure, texts[i].exact);
    const bool measured =
        showMeasured(*m_cards[RegretCard], SessionPage::tr("CumReg (reward)"), sums.measured(), sums.cumRegret);
    if (player.hasFork() && player.fork().size() >= steps) {
        const RunningMetrics::Sums& fork = player.fork().metrics().after(steps);
        const QString against = SessionPage::tr("fork");
        const double regret = fork.cumRegret - sums.cumRegret;
        if (!measured)
            m_cards[RegretCard]->setDelta(regret, numbers::delta(regret, 1), Better::Lower, against);
        const double perf = fork.avgPerfPct() - sums.avgPerfPct();
        m_cards[PerfCard]->setDelta(perf, pointsChange(perf), Better::Higher, against);
        const double cost = fork.costUsd - sums.costUsd;
        m_cards[CostCard]->setDelta(cost, numbers::dollarDelta(cost, 2), Better::Lower, against);
    } else {
        for (FigureCard* card : m_cards) {
            if (card != m_cards[RegretCard] || !measured)
                card->clearDelta();
        }
    }
}

} // namespace acr::ui

#include "moc_sessionheadline.cpp"
