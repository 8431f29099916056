// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvechart.h"
#include "widgets/pages/priors/flipmodel.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QAction>
#include <QPushButton>
#include <QStackedWidget>

namespace acr::ui {

void PriorsPage::showDesk()
{
    const bool laid = m_editor->desk() != nullptr;
    if (!m_document.benchmark()) {
        m_empty->setText(tr("No benchmark is open"),
                         tr("Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File "
                            "menu; its probing split teaches the first priors."));
    } else if (!laid) {
        m_empty->setText(tr("No prior desk yet"),
                         m_editor->openingJob().cancelled() ? tr("Laying it out was cancelled.")
                         : m_editor->settled()
                             ? tr("Priors need a policy that can run on this stream; choose another stream above.")
                             : tr("It is being laid out."));
    }
    m_stack->setCurrentIndex(laid ? 1 : 0);
    for (QAction* action : m_actions)
        action->setEnabled(laid);
    m_rank->setEnabled(laid);
    say({});
    if (laid)
        showPriors();
}

void PriorsPage::showPriors()
{
    m_grid->setPriors(std::make_shared<const PriorSet>(m_editor->priors()),
                      std::make_shared<const PriorSet>(m_editor->reference()));
}

void PriorsPage::showReplay()
{
    if (m_editor->after() == nullptr)
        return;
    showCards();
    showCurves();
    m_flips->setFlips(m_editor->benchmark(), m_editor->flips());
    m_flipStack->setCurrentIndex(m_editor->flips().empty() ? 0 : 1);
}

void PriorsPage::showCards()
{
    const Metrics& after = m_editor->after()->metrics;
    m_cumReg->setFigure(numbers::fixed(after.cumRegret, 2), numbers::exact(after.cumRegret));
    m_avgPerf->setFigure(numbers::percent(after.avgPerfPct), numbers::exact(after.avgPerfPct));
    m_cost->setFigure(numbers::dollars(after.costUsd), numbers::exact(after.costUsd));
    m_flipped->setFigure(numbers::count(static_cast<qint64>(m_editor->flips().size())),
                         tr("of %1 tasks").arg(numbers::count(static_cast<qint64>(after.n))));
    if (m_editor->before() == nullptr)
        return;
    const Metrics& before = m_editor->before()->metrics;
    const QString against = tr("against %1");
    const auto delta = [&](FigureCard& card, double now, double was, int decimals, const QString& suffix,
                           const QString& figure, Better better) {
        card.setDelta(now - was, numbers::delta(now - was, decimals) + suffix, better, against.arg(figure));
    };
    delta(*m_cumReg, after.cumRegret, before.cumRegret, 2, {}, numbers::fixed(before.cumRegret, 2), Better::Lower);
    delta(*m_avgPerf, after.avgPerfPct, before.avgPerfPct, 2, tr(" points"), numbers::percent(before.avgPerfPct),
          Better::Higher);
    delta(*m_cost, after.costUsd, before.costUsd, numbers::dollarDecimals(after.costUsd, before.costUsd),
          QStringLiteral(" USD"), numbers::dollars(before.costUsd), Better::Lower);
    std::size_t better = 0;
    std::size_t worse = 0;
    for (const Flip& flip : m_editor->flips()) {
        better += flip.regretAfter < flip.regretBefore ? 1U : 0U;
        worse += flip.regretAfter > flip.regretBefore ? 1U : 0U;
    }
    m_flipped->setDelta(0, tr("%1 better, %2 worse").arg(better).arg(worse), Better::Neither);
}

void PriorsPage::showCurves()
{
    std::vector<Curve> curves;
    const auto add = [&](const QString& id, const QString& name, const Ink& ink, const DeskReplay& replay) {
        Curve curve;
        curve.id = id;
        curve.name = name;
        curve.ink = ink;
        curve.spacing.first = 1;
        curve.values = std::make_shared<CurveData>(replay.curves.cumRegret);
        curves.push_back(std::move(curve));
    };
    if (m_editor->before() != nullptr)
        add(QStringLiteral("before"), tr("before"), Ink::muted(), *m_editor->before());
    add(QStringLiteral("after"), tr("after"), Ink::policy(QStringLiteral("acrouter")), *m_editor->after());
    m_chart->setCurves(std::move(curves));
}

} // namespace acr::ui
