// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorheadline.h"

#include "widgets/shell/figuretexts.h"
#include "widgets/theme/figurecard.h"

#include <array>

namespace acr::ui {

PriorHeadline::PriorHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
{
    m_cumReg = addCard(tr("CumReg (reward)"));
    m_avgPerf = addCard(tr("AvgPerf"));
    m_cost = addCard(tr("Cost of the stream"));
    m_flipped = addCard(tr("Flipped tasks"));
    m_flipped->setActivation(tr("Click: these tasks"));
    m_cumReg->setActivation(tr("Click: the tasks with regret"));
    m_avgPerf->setActivation(tr("Click: the tasks without the full score"));
    connect(m_flipped, &FigureCard::activated, this, &PriorHeadline::flippedActivated);
    connect(m_cumReg, &FigureCard::activated, this, &PriorHeadline::regretActivated);
    connect(m_avgPerf, &FigureCard::activated, this, &PriorHeadline::scoreActivated);
}

void PriorHeadline::setReplays(const DeskReplay& after, const DeskReplay* before, const std::vector<Flip>& flips)
{
    const std::vector<FigureText> texts = figuresOfDesk(after, before, flips);
    const std::array cards{m_cumReg, m_avgPerf, m_cost, m_flipped};
    for (std::size_t i = 0; i < cards.size(); ++i)
        showFigure(*cards[i], texts[i]);
    m_cumReg->setCaption(texts.front().caption);
}

} // namespace acr::ui

#include "moc_priorheadline.cpp"
