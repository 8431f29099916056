// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures above a live session: answered and passed tasks, what was spent of the budget, regret with a badge that
/// says whether it is measured, estimated or unknown, and how much the memory holds. Those that count tasks can be
/// activated. GUI thread only.
#pragma once

#include "core/live/liveregret.h"
#include "widgets/document/liveboard.h"
#include "widgets/pages/headline.h"

#include <array>
#include <optional>

namespace acr::ui {

class BudgetMeter;

struct LiveFigures {
    std::size_t tasks = 0;
    std::size_t answered = 0;
    std::size_t judged = 0;
    std::size_t passed = 0;
    LiveBudgetState budget;
    LiveRegret regret;
    /// Nothing for policies without a memory of single tasks.
    std::optional<std::size_t> memories;
};

class LiveHeadline final : public Headline {
    Q_OBJECT

public:
    explicit LiveHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    void show(const LiveFigures& figures);

signals:
    void answeredActivated();
    void passedActivated();
    void paidActivated();
    void regretActivated();

private:
    void showRegret(const LiveRegret& regret);

    enum Card : std::size_t { Answered, Passed, Spent, RegretCard, Memory, CardCount };

    std::array<FigureCard*, CardCount> m_cards{};
    BudgetMeter* m_meter;
};

} // namespace acr::ui
