// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/figuretexts.h"

#include "widgets/charts/snapshot.h"
#include "widgets/shell/regretwords.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace acr::ui {

namespace {

/// The sentences of this file.
struct FigureWords {
    Q_DECLARE_TR_FUNCTIONS(acr::ui::FigureTexts)
};

} // namespace

void showFigure(FigureCard& card, const FigureText& text)
{
    card.setFigure(text.figure, text.exact);
    card.setDelta(text.change, text.delta, text.better, text.against);
    if (text.badge.isEmpty())
        card.clearBadge();
    else
        card.setBadge(Badge::Kind::Neutral, text.badge);
}

QString pointsChange(double points)
{
    return FigureWords::tr("%1 points").arg(numbers::delta(points, 2));
}

std::vector<FigureText> figuresOfDesk(const DeskReplay& after, const DeskReplay* before, std::span<const Flip> flips)
{
    const Metrics& now = after.metrics;
    FigureText cumReg{FigureWords::tr("CumReg (reward)"), numbers::regret(now.cumRegret),
                      numbers::regretReading(now.cumRegret)};
    FigureText avgPerf{FigureWords::tr("AvgPerf"), numbers::percent(now.avgPerfPct),
                       numbers::percentReading(now.avgPerfPct)};
    FigureText cost{FigureWords::tr("Cost of the stream"), numbers::dollars(now.costUsd),
                    numbers::dollarReading(now.costUsd)};
    FigureText flipped{FigureWords::tr("Flipped tasks"), numbers::count(static_cast<qint64>(flips.size())),
                       FigureWords::tr("of %1 tasks").arg(numbers::count(static_cast<qint64>(now.n)))};
    if (before != nullptr) {
        const Metrics& was = before->metrics;
        const auto compare = [](FigureText& text, double change, const QString& delta, Better better,
                                const QString& figure) {
            text.change = change;
            text.delta = delta;
            text.better = better;
            text.against = FigureWords::tr("against %1").arg(figure);
        };
        compare(cumReg, now.cumRegret - was.cumRegret, numbers::delta(now.cumRegret - was.cumRegret, 1), Better::Lower,
                numbers::regret(was.cumRegret));
        compare(avgPerf, now.avgPerfPct - was.avgPerfPct, pointsChange(now.avgPerfPct - was.avgPerfPct), Better::Higher,
                numbers::percent(was.avgPerfPct));
        const int decimals = numbers::dollarDecimals(now.costUsd, was.costUsd);
        compare(cost, now.costUsd - was.costUsd, numbers::dollarDelta(now.costUsd - was.costUsd, decimals),
                Better::Lower, numbers::dollars(was.costUsd));
        const auto lower =
            std::ranges::count_if(flips, [](const Flip& flip) { return flip.regretAfter < flip.regretBefore; });
        const auto higher =
            std::ranges::count_if(flips, [](const Flip& flip) { return flip.regretAfter > flip.regretBefore; });
        flipped.delta = FigureWords::tr("%1 better, %2 worse").arg(numbers::count(lower), numbers::count(higher));
    }
    if (now.measured.calledOnly)
        cumReg = measuredFigure(now.measured, now.cumRegret);
    return {cumReg, avgPerf, cost, flipped};
}

std::vector<FigureText> figuresOfSession(const RunningMetrics::Sums& sums, std::size_t steps, std::size_t length)
{
    return {
        sums.calledOnly ? measuredFigure(sums.measured(), sums.cumRegret)
                        : FigureText{FigureWords::tr("CumReg (reward)"), numbers::regret(sums.cumRegret),
                                     numbers::regretReading(sums.cumRegret)},
        {FigureWords::tr("AvgPerf"), numbers::percent(sums.avgPerfPct()), numbers::percentReading(sums.avgPerfPct())},
        {FigureWords::tr("Cost"), numbers::dollars(sums.costUsd), numbers::dollarReading(sums.costUsd)},
        {FigureWords::tr("Lost on failures"), numbers::dollars(sums.lostUsd), numbers::dollarReading(sums.lostUsd)},
        {FigureWords::tr("Step"), FigureWords::tr("%1 / %2").arg(numbers::count(static_cast<qint64>(steps)),
                                                                 numbers::count(static_cast<qint64>(length)))}};
}

QJsonObject ballotChart(const SessionTrack& track, const OracleTable& oracle, std::size_t step)
{
    const std::vector<Model>& models = track.setting().benchmark->models;
    const Ballot ballot = track.ballotOf(step);
    QJsonArray categories;
    QJsonArray bars;
    std::vector<double> values;
    int picked = -1;
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (ballot.pick == ModelIndex::at(i))
            picked = static_cast<int>(i);
        const QString name = QString::fromStdString(models[i].name);
        categories.append(name);
        bars.append(QJsonObject{{QStringLiteral("ink"), snapshot::ofInk(Ink::model(name, static_cast<int>(i)))}});
        values.push_back(i < ballot.values.size() ? ballot.values[i] : missing);
    }
    const QStringList choice{picked >= 0 ? categories[picked].toString() : QString(),
                             verdictWord(stepRegret(track.run().steps[step], oracle).verdict),
                             reasonWord(ballot.reason)};
    const QJsonObject part{{QStringLiteral("name"), FigureWords::tr("value of the candidate")},
                           {QStringLiteral("ink"), snapshot::ofInk(Ink::accent())},
                           {QStringLiteral("values"), snapshot::ofNumbers(values)},
                           {QStringLiteral("half"), QJsonArray()},
                           {QStringLiteral("bars"), bars}};
    return {{QStringLiteral("kind"), QStringLiteral("bars")},
            {QStringLiteral("title"), choice.join(QStringLiteral(" · "))},
            {QStringLiteral("ballot"), true},
            {QStringLiteral("y"), FigureWords::tr("value of the candidate")},
            {QStringLiteral("prefix"), QString()},
            {QStringLiteral("suffix"), QString()},
            {QStringLiteral("decimals"), 3},
            {QStringLiteral("stacked"), true},
            {QStringLiteral("selected"), picked},
            {QStringLiteral("categories"), categories},
            {QStringLiteral("parts"), QJsonArray{part}}};
}

} // namespace acr::ui
