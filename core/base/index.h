// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Index types that the compiler keeps apart: a task is not a model, and neither is a plain number.
/// An index counts from 0 and is valid only together with the benchmark it was taken from.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace acr {

template <class Tag, class Number>
struct Index {
    Number value = 0;

    constexpr Index() = default;
    constexpr explicit Index(Number number)
        : value(number)
    {}
    /// For loops over containers; the caller knows that the count fits.
    static constexpr Index at(std::size_t position) { return Index(static_cast<Number>(position)); }
    [[nodiscard]] constexpr std::size_t position() const { return value; }
    constexpr auto operator<=>(const Index&) const = default;
};

/// Position of a task in the benchmark's task table.
using TaskIndex = Index<struct TaskTag, std::uint32_t>;
/// Position of a model in the benchmark's pool.
using ModelIndex = Index<struct ModelTag, std::uint16_t>;
/// Position of a name in one of the benchmark's category tables (a dimension, a source, …).
using CategoryIndex = Index<struct CategoryTag, std::uint32_t>;

} // namespace acr

template <class Tag, class Number>
struct std::hash<acr::Index<Tag, Number>> {
    std::size_t operator()(acr::Index<Tag, Number> index) const noexcept { return std::hash<Number>()(index.value); }
};
