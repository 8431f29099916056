// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The values of one curve at evenly spaced x, with a pyramid of minima and maxima over them: the range of
/// any stretch costs O(log n), and appending costs O(new values). Not thread-safe.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace acr::ui {

/// An interval of values; empty until something was included. NaN is never included.
struct MinMax {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void include(double value)
    {
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    void include(const MinMax& other)
    {
        low = other.low < low ? other.low : low;
        high = other.high > high ? other.high : high;
    }
    [[nodiscard]] bool empty() const { return !(low <= high); }
    bool operator==(const MinMax&) const = default;
};

class CurveData {
public:
    CurveData() = default;
    explicit CurveData(std::vector<double> values);

    void append(double value) { append(std::span<const double>(&value, 1)); }
    void append(std::span<const double> values);
    void clear();
    void reserve(std::size_t count) { m_values.reserve(count); }

    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] bool empty() const { return m_values.empty(); }
    [[nodiscard]] double operator[](std::size_t index) const { return m_values[index]; }
    [[nodiscard]] std::span<const double> values() const { return m_values; }
    /// Minimum and maximum of the values from begin up to, not including, end. REQUIRES: begin <= end <=
    /// size().
    [[nodiscard]] MinMax range(std::size_t begin, std::size_t end) const;
    [[nodiscard]] MinMax range() const { return range(0, size()); }

private:
    static constexpr std::size_t fanOut = 16;
    void summarise(std::size_t firstNew);

    std::vector<double> m_values;
    /// m_levels[k][i] covers fanOut^(k + 1) values.
    std::vector<std::vector<MinMax>> m_levels;
};

} // namespace acr::ui
