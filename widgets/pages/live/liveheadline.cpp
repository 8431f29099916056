// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/liveheadline.h"

#include "widgets/pages/live/budgetmeter.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QVBoxLayout>

#include <cmath>

namespace acr::ui {

namespace {

QString countText(std::size_t value)
{
    return numbers::count(static_cast<qint64>(value));
}

} // namespace

LiveHeadline::LiveHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
{
    const std::array captions{tr("Answered"), tr("Passed"), tr("Cost"), tr("Regret per task"), tr("Memory")};
    for (std::size_t i = 0; i < CardCount; ++i)
        m_cards[i] = addCard(captions[i]);
    static constexpr const char* names[CardCount] = {"liveAnswered", "livePassed", "liveCost", "liveRegret",
                                                     "liveMemory"};
    for (std::size_t i = 0; i < CardCount; ++i)
        m_cards[i]->setObjectName(QLatin1String(names[i]));
    for (const Card card : {Answered, Passed, Spent})
        m_cards[card]->setActivation(tr("Click: these tasks"));
    m_cards[RegretCard]->setActivation(tr("Click: the tasks that it is known of"));
    connect(m_cards[Answered], &FigureCard::activated, this, &LiveHeadline::answeredActivated);
    connect(m_cards[Passed], &FigureCard::activated, this, &LiveHeadline::passedActivated);
    connect(m_cards[Spent], &FigureCard::activated, this, &LiveHeadline::paidActivated);
    connect(m_cards[RegretCard], &FigureCard::activated, this, &LiveHeadline::regretActivated);
    m_meter = new BudgetMeter(themes, m_cards[Spent]);
    auto* meterLayout = new QVBoxLayout(m_cards[Spent]);
    meterLayout->setContentsMargins(space::m, 0, space::m, 3);
    meterLayout->addStretch(1);
    meterLayout->addWidget(m_meter);
    show({});
}

void LiveHeadline::show(const LiveFigures& figures)
{
    const QString none = QStringLiteral("–");
    m_cards[Answered]->setFigure(
        figures.tasks == 0
            ? none
            : tr("%1 / %2", "answered tasks of all").arg(countText(figures.answered), countText(figures.tasks)));
    m_cards[Passed]->setFigure(figures.judged == 0 ? none
                                                   : numbers::percent(100.0 * static_cast<double>(figures.passed) /
                                                                      static_cast<double>(figures.judged)));
    if (figures.judged > 0)
        m_cards[Passed]->setDelta(0, tr("%1 of %2").arg(countText(figures.passed), countText(figures.judged)),
                                  Better::Neither);
    else
        m_cards[Passed]->clearDelta();
    const LiveBudgetState& budget = figures.budget;
    m_cards[Spent]->setFigure(figures.tasks == 0 ? none : numbers::dollars(budget.spentUsd),
                              numbers::dollarReading(budget.spentUsd));
    QStringList limits;
    if (std::isfinite(budget.budget.usd))
        limits << tr("of %1", "spent of the budget").arg(numbers::dollars(budget.budget.usd));
    if (budget.budget.calls < std::numeric_limits<std::size_t>::max())
        limits << tr("%1 of %2 calls").arg(countText(budget.calls), countText(budget.budget.calls));
    else if (budget.calls > 0)
        limits << tr("%n call(s)", nullptr, static_cast<int>(budget.calls));
    if (limits.isEmpty())
        m_cards[Spent]->clearDelta();
    else
        m_cards[Spent]->setDelta(0, limits.back(), Better::Neither, limits.size() > 1 ? limits.front() : QString());
    m_meter->setBudget(budget);

    showRegret(figures.regret);
    m_cards[Memory]->setFigure(figures.memories ? countText(*figures.memories) : none,
                               figures.memories
                                   ? tr("%1 tasks in the router's memory").arg(countText(*figures.memories))
                                   : tr("no session, or a policy without a memory of single tasks"));
}

void LiveHeadline::showRegret(const LiveRegret& regret)
{
    FigureCard& card = *m_cards[RegretCard];
    const LiveRegret::Measured& measured = regret.measured;
    const LiveRegret::Estimated& estimated = regret.estimated;
    // What is measured and what is estimated are never mixed: the tool tip has both.
    QStringList facts;
    if (measured.tasks > 0)
        facts << (isMissing(measured.low)
                      ? tr("measured on one shadow task: %1").arg(numbers::rewardReading(measured.mean))
                      : tr("measured on %1 shadow tasks: %2, 95 % interval %3 to %4")
                            .arg(countText(measured.tasks), numbers::rewardReading(measured.mean),
                                 numbers::reading(measured.low), numbers::reading(measured.high)));
    if (estimated.tasks > 0)
        facts << tr("estimated from the router's beliefs on %1 tasks: %2")
                     .arg(countText(estimated.tasks), numbers::rewardReading(estimated.mean));
    if (regret.unknownTasks > 0)
        facts << tr("unknown on %1 tasks").arg(countText(regret.unknownTasks));
    if (facts.isEmpty())
        facts << tr("unknown: no task has ended");
    const QString exact = facts.join(QStringLiteral("; "));
    if (measured.tasks > 0) {
        card.setBadge(Badge::Kind::Recorded, tr("measured"));
        card.setFigure(numbers::fixed(measured.mean, 3), exact);
        const QString tasks = tr("%n task(s)", nullptr, static_cast<int>(measured.tasks));
        if (isMissing(measured.low))
            card.setDelta(0, tasks, Better::Neither);
        else
            card.setDelta(0, tr("± %1").arg(numbers::fixed((measured.high - measured.low) / 2, 3)), Better::Neither,
                          tasks);
    } else if (estimated.tasks > 0) {
        card.setBadge(Badge::Kind::Warning, tr("estimated"));
        card.setFigure(numbers::fixed(estimated.mean, 3), exact);
        card.setDelta(0, tr("%n task(s)", nullptr, static_cast<int>(estimated.tasks)), Better::Neither);
    } else {
        card.setBadge(Badge::Kind::Neutral, tr("unknown"));
        card.setFigure(QStringLiteral("–"), exact);
        card.clearDelta();
    }
}

} // namespace acr::ui

#include "moc_liveheadline.cpp"
