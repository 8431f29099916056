// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/budgetmeter.h"

#include "widgets/theme/partfill.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

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
    const bool limited = std::isfinite(state.budget.usd) && state.budget.usd > 0;
    setVisible(limited);
    if (!limited)
        return;
    const double spent = std::clamp(state.spentUsd / state.budget.usd, 0.0, 1.0);
    const double setAside = std::clamp(state.setAsideUsd / state.budget.usd, 0.0, 1.0 - spent);
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
