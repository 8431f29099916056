// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Random numbers whose sequence depends on the seed alone: the standard's engine, and bounded draws that are ours.
#pragma once

#include <cstdint>
#include <limits>
#include <random>

namespace acr::monkey {

class Draws {
public:
    explicit Draws(std::uint64_t seed)
        : m_engine(seed)
    {}

    /// Uniform in [0, bound). REQUIRES: bound > 0.
    std::uint64_t below(std::uint64_t bound)
    {
        // What is left over at the top of the engine's range would make small numbers more likely.
        const std::uint64_t limit =
            std::numeric_limits<std::uint64_t>::max() - std::numeric_limits<std::uint64_t>::max() % bound;
        std::uint64_t drawn = m_engine();
        while (drawn >= limit)
            drawn = m_engine();
        return drawn % bound;
    }
    /// Uniform in [low, high]. REQUIRES: low ≤ high.
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low) + 1)); }
    bool percent(int chance) { return below(100) < static_cast<std::uint64_t>(chance); }
    /// REQUIRES: a container that is not empty.
    template <class Container>
    auto& of(Container& container)
    {
        return container[static_cast<decltype(container.size())>(below(static_cast<std::uint64_t>(container.size())))];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace acr::monkey
