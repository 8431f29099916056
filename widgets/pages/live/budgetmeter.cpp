// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/budgetmeter.h"

#include "widgets/theme/partfill.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

namespace {

constexpr int thickness = 4;

} // namespace

BudgetMeter::BudgetMeter(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::themeChanged, this, [this] { update(); });
    hide();
}

QSize BudgetMeter::sizeHint() const
{
    return {40, thickness};
}

void BudgetMeter::setBudget(const LiveBudgetState& state)
{
    const bool limitsUsd = std::isfinite(state.budget.usd) && state.budget.usd > 0;
    const bool limitsCalls = state.budget.calls > 0 && state.budget.calls < std::numeric_limits<std::size_t>::max();
    setVisible(limitsUsd || limitsCalls);
    if (!limitsUsd && !limitsCalls)
        return;
    const auto shareOf = [](double part, double whole) { return std::clamp(part / whole, 0.0, 1.0); };
    const double calls =
        limitsCalls ? shareOf(static_cast<double>(state.calls), static_cast<double>(state.budget.calls)) : 0;
    const double usd = limitsUsd ? shareOf(state.spentUsd, state.budget.usd) : 0;
    const double possible = limitsUsd ? shareOf(state.spentUsd + state.setAsideUsd, state.budget.usd) : 0;
    const double spent = std::max(usd, calls);
    const double setAside = std::max(0.0, possible - spent);
    if (spent == m_spent && setAside == m_setAside)
        return;
    m_spent = spent;
    m_setAside = setAside;
    update();
}

void BudgetMeter::paintEvent(QPaintEvent*)
{
    const Colours& c = m_themes.theme().colours();
    QPainter painter(this);
    const QRectF whole(rect());
    painter.fillRect(whole, c.line);
    const double used = whole.width() * m_spent;
    fillPart(painter, QRectF(0, 0, used, whole.height()), m_spent >= 0.9 ? c.bad : c.accent, 0, c.card);
    fillPart(painter, QRectF(used, 0, whole.width() * m_setAside, whole.height()), c.muted, 1, c.line);
}

} // namespace acr::ui

#include "moc_budgetmeter.cpp"
