// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/regretwords.h"

#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <QCoreApplication>

namespace acr::ui {

namespace {

/// The sentences of this file.
struct RegretWords {
    Q_DECLARE_TR_FUNCTIONS(acr::ui::RegretWords)
};

constexpr int measuredDecimals = 3;

} // namespace

QString regretBasisWord(const MeasuredRegret& measured)
{
    if (!measured.calledOnly)
        return {};
    return measured.tasks > 0 ? RegretWords::tr("measured") : RegretWords::tr("unknown");
}

QString calledOnlySentence()
{
    return RegretWords::tr("It is against the models that were called, and says nothing of the others.");
}

QString regretAxisTitle(bool calledOnly)
{
    return calledOnly ? RegretWords::tr("cumulative regret against the called models (reward)")
                      : RegretWords::tr("cumulative regret (reward)");
}

FigureText measuredFigure(const MeasuredRegret& measured, double againstCalled)
{
    FigureText text{RegretWords::tr("Regret per task"), QStringLiteral("–")};
    text.badge = regretBasisWord(measured);
    QStringList exact;
    if (measured.tasks == 0) {
        exact << RegretWords::tr("Unknown: no task was sent to every model.");
    } else {
        text.figure = numbers::fixed(measured.mean, measuredDecimals);
        const QString tasks = RegretWords::tr("%n task(s)", nullptr, static_cast<int>(measured.tasks));
        if (isMissing(measured.low)) {
            text.delta = tasks;
            exact << RegretWords::tr("Measured on one task that was sent to every model: %1.")
                         .arg(numbers::reading(measured.mean));
        } else {
            text.delta =
                RegretWords::tr("± %1").arg(numbers::fixed((measured.high - measured.low) / 2, measuredDecimals));
            text.against = tasks;
            exact << RegretWords::tr("Measured on %1 tasks that were sent to every model: %2, 95 % interval %3 to %4.")
                         .arg(numbers::count(static_cast<qint64>(measured.tasks)), numbers::reading(measured.mean),
                              numbers::reading(measured.low), numbers::reading(measured.high));
        }
    }
    exact << RegretWords::tr("CumReg is %1.").arg(numbers::regretReading(againstCalled)) << calledOnlySentence();
    text.exact = joinSentences(exact);
    return text;
}

bool showMeasured(FigureCard& card, const QString& caption, const MeasuredRegret& measured, double againstCalled)
{
    if (!measured.calledOnly) {
        card.setCaption(caption);
        card.clearBadge();
        return false;
    }
    const FigureText text = measuredFigure(measured, againstCalled);
    card.setCaption(text.caption);
    showFigure(card, text);
    card.setBadge(measured.tasks > 0 ? Badge::Kind::Recorded : Badge::Kind::Neutral, text.badge);
    return true;
}

} // namespace acr::ui
