// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures of a replay with the edited set as cards, each with its difference from the reference.
#pragma once

#include "core/evaluation/priordesk.h"
#include "widgets/pages/headline.h"

namespace acr::ui {

class FigureCard;

class PriorHeadline final : public Headline {
    Q_OBJECT

public:
    explicit PriorHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Without a reference (null) no differences are shown.
    void setReplays(const DeskReplay& after, const DeskReplay* before, const std::vector<Flip>& flips);

signals:
    /// The user asks for the flipped tasks, for those with regret, for those without the full score.
    void flippedActivated();
    void regretActivated();
    void scoreActivated();

private:
    FigureCard* m_cumReg;
    FigureCard* m_avgPerf;
    FigureCard* m_cost;
    FigureCard* m_flipped;
};

} // namespace acr::ui
