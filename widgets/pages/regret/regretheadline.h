// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The choice of run A and of run B, and the headline figures of A with their differences to B.
#pragma once

#include "widgets/pages/headline.h"
#include "widgets/pages/regret/regrettasks.h"

#include <cstddef>

class QComboBox;

namespace acr::ui {

class FigureCard;

class RegretHeadline final : public Headline {
    Q_OBJECT

public:
    explicit RegretHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// The rows to choose from; the lowest CumReg comes first.
    void setRows(const StreamResults& results);
    void setRuns(const QString& a, const QString& b);
    /// Shows the figures of A against those of B; dashes when a row or the results are null. `named`: each difference
    /// says what it is against.
    void setFigures(const StreamResults* results, const LeaderboardRow* a, const LeaderboardRow* b, bool named);
    /// How many of the tasks that both cover they decide differently.
    void setFlipped(std::size_t flipped, std::size_t common);

signals:
    /// The user chose another run.
    void runAChosen(const QString& policy);
    void runBChosen(const QString& policy);
    /// The user asks for the tasks behind a figure of A.
    void figureActivated(acr::ui::RunFigure figure);
    /// The user asks for the tasks that A and B decide differently.
    void flippedActivated();

private:
    QComboBox* m_runA;
    QComboBox* m_runB;
    FigureCard* m_cumReg;
    FigureCard* m_avgPerf;
    FigureCard* m_cost;
    FigureCard* m_agreement;
    FigureCard* m_flipped;
};

} // namespace acr::ui
