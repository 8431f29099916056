// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Headline figures and the ballot of a step as people read them: the same on pages and on slides that are computed
/// anew. Thread-safety: pure functions of the window's thread (they translate).
#pragma once

#include "core/evaluation/priordesk.h"
#include "core/evaluation/runningmetrics.h"
#include "core/session/sessiontrack.h"
#include "widgets/theme/figurecard.h"

#include <QJsonObject>
#include <QString>

#include <span>
#include <vector>

namespace acr::ui {

struct FigureText {
    QString caption;
    QString figure;
    QString exact{}; ///< with all digits; empty: the figure
    QString delta{}; ///< with its sign; empty: none
    QString against{};
    double change = 0;
    Better better = Better::Neither;
    /// Of a regret that is not known of all models: how far it is known.
    QString badge{};
};

/// Puts figure and change on a card. The caption stays.
void showFigure(FigureCard& card, const FigureText& text);

/// A change of a figure in percent with its sign: "+2.33 points".
[[nodiscard]] QString pointsChange(double points);

/// CumReg, AvgPerf, cost, flipped tasks. Without a replay of the reference (null) there are no differences.
[[nodiscard]] std::vector<FigureText> figuresOfDesk(const DeskReplay& after, const DeskReplay* before,
                                                    std::span<const Flip> flips);
/// CumReg, AvgPerf, cost, what was lost on failures, and the step, after so many steps of a session.
[[nodiscard]] std::vector<FigureText> figuresOfSession(const RunningMetrics::Sums& sums, std::size_t steps,
                                                       std::size_t length);
/// The ballot of a step as a snapshot of bars (see snapshot.h): the value of each candidate that the pick maximises,
/// the pick selected. The title says the pick, what came of it, and why it was picked. REQUIRES: step < track.size().
[[nodiscard]] QJsonObject ballotChart(const SessionTrack& track, const OracleTable& oracle, std::size_t step);

} // namespace acr::ui
