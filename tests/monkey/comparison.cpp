// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/comparison.h"

#include "core/benchmark/outcomematrix.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QAbstractButton>

#include <algorithm>
#include <cmath>

namespace acr::monkey {

using namespace acr::ui;

namespace {

constexpr double tolerance = 1e-9; ///< relative
constexpr double floatTolerance = 1e-5;

bool isSame(double one, double other, double relative)
{
    if (isMissing(one) || isMissing(other))
        return isMissing(one) == isMissing(other);
    return std::abs(one - other) <= relative * std::max({1.0, std::abs(one), std::abs(other)});
}

} // namespace

bool same(double one, double other)
{
    return isSame(one, other, tolerance);
}

bool sameFloat(double one, double other)
{
    return isSame(one, other, floatTolerance);
}

std::optional<Violation> compare(const QString& name, const QString& what, double shown, double computed)
{
    if (same(shown, computed))
        return std::nullopt;
    return Violation{
        name, QStringLiteral("%1: shown %2, computed %3").arg(what, numbers::exact(shown), numbers::exact(computed))};
}

std::optional<Violation> compare(const QString& name, const QString& what, const QString& shown,
                                 const QString& computed)
{
    if (shown == computed)
        return std::nullopt;
    return Violation{name, QStringLiteral("%1: shown “%2”, computed “%3”").arg(what, shown, computed)};
}

std::optional<Violation> compareCounts(const QString& name, const QString& what, std::size_t shown,
                                       std::size_t computed)
{
    if (shown == computed)
        return std::nullopt;
    return Violation{name, QStringLiteral("%1: shown %2, computed %3").arg(what).arg(shown).arg(computed)};
}

QList<FigureCard*> cardsOf(const QWidget& parent)
{
    return parent.findChildren<FigureCard*>();
}

bool saysWhy(const QWidget& page)
{
    const auto visible = [](const auto* widget) { return widget->isVisible(); };
    if (std::ranges::any_of(page.findChildren<EmptyState*>(), visible))
        return true;
    return std::ranges::any_of(page.window()->findChildren<QAbstractButton*>(QStringLiteral("retry")), visible);
}

} // namespace acr::monkey
