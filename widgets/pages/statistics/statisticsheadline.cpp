// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/statisticsheadline.h"

#include "widgets/models/roles.h"
#include "widgets/pages/statistics/statisticspage.h"
#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QCoreApplication>

namespace acr::ui {

namespace {

enum Card { BestSingleCard, OracleCard, GapCard, ChoiceCard, MostMissedCard, MissingCard };

} // namespace

StatisticsHeadline::StatisticsHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
{
    for (const QString& caption :
         {StatisticsPage::tr("Best single model (reward)"), StatisticsPage::tr("Oracle (reward)"),
          StatisticsPage::tr("Gap closed by group"), StatisticsPage::tr("Choice explained"),
          StatisticsPage::tr("Most missed model (reward)"), StatisticsPage::tr("Missing scores")})
        m_cards << addCard(caption);
    for (const qsizetype card : {BestSingleCard, MostMissedCard, MissingCard}) {
        m_cards[card]->setActivation(card == MissingCard ? StatisticsPage::tr("Click: these tasks")
                                                         : StatisticsPage::tr("Click: the tasks that it is best on"));
        connect(m_cards[card], &FigureCard::activated, this, [this, card] { activate(card); });
    }
}

void StatisticsHeadline::activate(qsizetype card)
{
    const auto& model = card == BestSingleCard ? m_best : m_missed;
    if (card == MissingCard)
        emit missingActivated();
    else if (model)
        emit modelActivated(*model);
}

void StatisticsHeadline::setData(const StatisticsData* statistics)
{
    const Explanation* const explained = statistics != nullptr ? statistics->explanation() : nullptr;
    const auto none = QString(emDash);
    const auto percent = [&](double share) { return isMissing(share) ? none : numbers::percent(100 * share); };
    for (FigureCard* card : m_cards) {
        card->setFigure(none);
        card->clearDelta();
    }
    m_best.reset();
    m_missed.reset();
    if (statistics == nullptr || statistics->portfolio.tasks == 0)
        return;
    const Portfolio& portfolio = statistics->portfolio;
    std::size_t best = 0;
    std::size_t missed = 0;
    for (std::size_t j = 1; j < portfolio.models.size(); ++j) {
        if (portfolio.models[j].meanReward > portfolio.models[best].meanReward)
            best = j;
        if (portfolio.models[j].loss.mean > portfolio.models[missed].loss.mean)
            missed = j;
    }
    m_best = best;
    m_missed = missed;
    const double bestReward = portfolio.models[best].meanReward;
    m_cards[BestSingleCard]->setFigure(numbers::fixed(bestReward, 3), numbers::rewardReading(bestReward));
    m_cards[BestSingleCard]->setDelta(0, modelTitle(*statistics, best), Better::Neither);
    m_cards[OracleCard]->setFigure(numbers::fixed(portfolio.oracleReward, 3),
                                   numbers::rewardReading(portfolio.oracleReward));
    m_cards[OracleCard]->setDelta(portfolio.oracleReward - bestReward,
                                  numbers::delta(portfolio.oracleReward - bestReward, 3), Better::Neither,
                                  StatisticsPage::tr("over the best model"));
    if (explained != nullptr) {
        m_cards[GapCard]->setFigure(percent(explained->attained), numbers::percentReading(100 * explained->attained));
        if (!isMissing(explained->attainedByLearned))
            m_cards[GapCard]->setDelta(0, percent(explained->attainedByLearned), Better::Neither,
                                       // As the table's column, which slides can tell from other things learned.
                                       QCoreApplication::translate("StatisticsTable", "Learned"));
        m_cards[ChoiceCard]->setFigure(percent(explained->normalised),
                                       StatisticsPage::tr("%1 of %2 bit; %3 by chance")
                                           .arg(numbers::reading(explained->information),
                                                numbers::reading(explained->entropy),
                                                numbers::reading(explained->informationByChance)));
    }
    const double loss = portfolio.models[missed].loss.mean;
    m_cards[MostMissedCard]->setFigure(isMissing(loss) ? none : numbers::fixed(loss, 4), numbers::rewardReading(loss));
    m_cards[MostMissedCard]->setDelta(0, modelTitle(*statistics, missed), Better::Neither);
    m_cards[MissingCard]->setFigure(percent(statistics->missingScores),
                                    numbers::percentReading(100 * statistics->missingScores));
}

} // namespace acr::ui

#include "moc_statisticsheadline.cpp"
