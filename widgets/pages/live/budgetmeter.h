// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A thin bar: what was spent of a budget, and what calls in flight can still cost. Of two limits, USD and calls, it
/// shows the one of which more is spent. Without a limit it is hidden. GUI thread only.
#pragma once

#include "core/live/liveevents.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

namespace acr::ui {

class BudgetMeter final : public QWidget {
    Q_OBJECT

public:
    explicit BudgetMeter(const ThemeManager& themes, QWidget* parent = nullptr);
    void setBudget(const LiveBudgetState& state);
    /// From 0 to 1.
    [[nodiscard]] double spentShare() const { return m_spent; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& m_themes;
    double m_spent = 0;    ///< share of the budget
    double m_setAside = 0; ///< share of the budget
};

} // namespace acr::ui
