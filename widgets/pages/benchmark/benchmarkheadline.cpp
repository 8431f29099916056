// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/benchmarkheadline.h"

#include "widgets/models/roles.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

namespace acr::ui {

BenchmarkHeadline::BenchmarkHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
{
    for (const QString& caption :
         {BenchmarkPage::tr("Tasks × models"), BenchmarkPage::tr("Outcomes known"), BenchmarkPage::tr("Unsolved tasks"),
          BenchmarkPage::tr("Tied for best"), BenchmarkPage::tr("Oracle AvgPerf")})
        m_cards << addCard(caption);
    m_cards[2]->setActivation(BenchmarkPage::tr("Click: these tasks"));
    m_cards[3]->setActivation(BenchmarkPage::tr("Click: these tasks"));
    connect(m_cards[2], &FigureCard::activated, this, &BenchmarkHeadline::unsolvedActivated);
    connect(m_cards[3], &FigureCard::activated, this, &BenchmarkHeadline::tiedActivated);
}

void BenchmarkHeadline::setView(const TaskView* view)
{
    if (view == nullptr) {
        for (FigureCard* card : m_cards)
            card->setFigure(QString(emDash));
        return;
    }
    const auto tasks = static_cast<qint64>(view->tasks.size());
    const auto models = static_cast<qint64>(view->benchmark->models.size());
    qint64 known = 0;
    qint64 ungraded = 0;
    qint64 costless = 0;
    qint64 unsolved = 0;
    qint64 tied = 0;
    qint64 judged = 0;
    double oracleScore = 0;
    for (std::size_t place = 0; place < view->tasks.size(); ++place) {
        const TaskFacts& facts = view->facts[place];
        known += facts.known;
        ungraded += facts.ungraded;
        costless += models - facts.knownCosts;
        unsolved += facts.unsolved() ? 1 : 0;
        tied += facts.tied() ? 1 : 0;
        if (const auto best = view->winner(place)) {
            oracleScore += view->benchmark->outcomes.score(view->tasks[place], *best);
            ++judged;
        }
    }
    const qint64 cells = tasks * models;
    const auto share = [](qint64 part, qint64 whole) {
        return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    };
    QStringList names;
    for (const Model& model : view->benchmark->models)
        names << QString::fromStdString(model.name);
    m_cards[0]->setFigure(QStringLiteral("%1 × %2").arg(numbers::count(tasks), numbers::count(models)),
                          BenchmarkPage::tr("%n task(s) shown", nullptr, static_cast<int>(tasks)) + u'\n' +
                              names.join(u'\n'));
    m_cards[1]->setFigure(
        cells == 0 ? QString(emDash) : numbers::percent(share(known, cells)),
        BenchmarkPage::tr("%1 of %2 outcomes have a score; %3 of them were not graded; %4 have no cost")
            .arg(numbers::count(known), numbers::count(cells), numbers::count(ungraded), numbers::count(costless)));
    m_cards[2]->setFigure(
        numbers::count(unsolved),
        BenchmarkPage::tr("No model scores: %1 of the tasks").arg(numbers::percent(share(unsolved, tasks))));
    m_cards[3]->setFigure(
        numbers::count(tied),
        BenchmarkPage::tr("Several models share the best score, unsolved tasks included: %1 of the tasks")
            .arg(numbers::percent(share(tied, tasks))));
    m_cards[4]->setFigure(
        judged == 0 ? QString(emDash) : numbers::percent(100 * oracleScore / static_cast<double>(judged)),
        BenchmarkPage::tr(
            "Mean score of the choice with the best reward on each task: what a perfect single-shot router reaches"));
    // Missing data is stated beside each figure.
    if (ungraded > 0)
        m_cards[1]->setDelta(0, BenchmarkPage::tr("%1 ungraded").arg(numbers::count(ungraded)), Better::Neither);
    else if (costless > 0)
        m_cards[1]->setDelta(0, BenchmarkPage::tr("%1 without cost").arg(numbers::count(costless)), Better::Neither);
    else
        m_cards[1]->clearDelta();
    m_cards[2]->setDelta(0, tasks == 0 ? QString() : numbers::percent(share(unsolved, tasks)), Better::Neither);
    m_cards[3]->setDelta(0, tasks == 0 ? QString() : numbers::percent(share(tied, tasks)), Better::Neither);
}

} // namespace acr::ui

#include "moc_benchmarkheadline.cpp"
