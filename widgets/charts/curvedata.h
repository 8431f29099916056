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

/// One end of an interval, for callers that need only one; used like MinMax.
struct Lowest {
    double low = std::numeric_limits<double>::infinity();

    void include(double value) { low = value < low ? value : low; }
    template <class Extent>
    void include(const Extent& other)
    {
        include(other.low);
    }
};
struct Highest {
    double high = -std::numeric_limits<double>::infinity();

    void include(double value) { high = value > high ? value : high; }
    template <class Extent>
    void include(const Extent& other)
    {
        include(other.high);
    }
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
    [[nodiscard]] MinMax range(std::size_t begin, std::size_t end) const { return extent<MinMax>(begin, end); }
    /// The same as Extent: MinMax, Lowest or Highest.
    template <class Extent>
    [[nodiscard]] Extent extent(std::size_t begin, std::size_t end) const;
    [[nodiscard]] MinMax range() const { return range(0, size()); }

private:
    static constexpr std::size_t fanOut = 16;
    void summarise(std::size_t firstNew);
    template <class Extent, class Item>
    static void take(Extent& found, const Item* from, const Item* to);

    std::vector<double> m_values;
    /// m_levels[k][i] covers fanOut^(k + 1) values.
    std::vector<std::vector<MinMax>> m_levels;
};

template <class Extent, class Item>
void CurveData::take(Extent& found, const Item* from, const Item* to)
{
    // Four lanes: each comparison waits for the one before it in its lane.
    Extent second;
    Extent third;
    Extent fourth;
    for (; to - from >= 4; from += 4) {
        found.include(from[0]);
        second.include(from[1]);
        third.include(from[2]);
        fourth.include(from[3]);
    }
    for (; from != to; ++from)
        found.include(*from);
    second.include(third);
    found.include(fourth);
    found.include(second);
}

template <class Extent>
Extent CurveData::extent(std::size_t begin, std::size_t end) const
{
    Extent found;
    // Ragged ends at each level, then one level up with what is whole blocks.
    for (std::size_t level = 0;; ++level) {
        const auto takeItems = [&](std::size_t from, std::size_t to) {
            if (level == 0)
                take(found, m_values.data() + from, m_values.data() + to);
            else
                take(found, m_levels[level - 1].data() + from, m_levels[level - 1].data() + to);
        };
        const std::size_t firstBlock = (begin + fanOut - 1) / fanOut;
        const std::size_t lastBlock = end / fanOut;
        if (level >= m_levels.size() || lastBlock < firstBlock + 1) {
            takeItems(begin, end);
            return found;
        }
        takeItems(begin, firstBlock * fanOut);
        takeItems(lastBlock * fanOut, end);
        begin = firstBlock;
        end = lastBlock;
    }
}

} // namespace acr::ui
