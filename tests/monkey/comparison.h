// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the window shows against what the core computes.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

namespace acr::ui {
class FigureCard;
} // namespace acr::ui

namespace acr::monkey {

/// `name` is the invariant ("figures: regret"), the same for the same fault.
struct Violation {
    QString name;
    QString detail;
};

/// Up to rounding; missing numbers are equal to each other.
[[nodiscard]] bool same(double one, double other);
/// The same up to the precision of a float.
[[nodiscard]] bool sameFloat(double one, double other);

/// Nothing where both are the same.
[[nodiscard]] std::optional<Violation> compare(const QString& name, const QString& what, double shown, double computed);
[[nodiscard]] std::optional<Violation> compare(const QString& name, const QString& what, const QString& shown,
                                               const QString& computed);
[[nodiscard]] std::optional<Violation> compareCounts(const QString& name, const QString& what, std::size_t shown,
                                                     std::size_t computed);

/// The headline figures below the widget, in the order in which they were made.
[[nodiscard]] QList<ui::FigureCard*> cardsOf(const QWidget& parent);
/// The page says in words why there is nothing, or the window offers to do the work again.
[[nodiscard]] bool saysWhy(const QWidget& page);

} // namespace acr::monkey
