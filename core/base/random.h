// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Random numbers with a guaranteed sequence: the same seed gives the same numbers on every
/// machine and with every standard library. xoshiro256** (Blackman and Vigna), seeded by SplitMix64.
/// Not for cryptography. A generator is a value; use one per thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace acr {

class Random {
public:
    explicit Random(std::uint64_t seed);

    /// 64 uniform bits.
    std::uint64_t next();
    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Uniform in 0 … bound − 1, without bias. REQUIRES: bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Standard normal (Box and Muller, both values used).
    double normal();

    /// Fisher-Yates.
    template <class T>
    void shuffle(std::span<T> items)
    {
        for (std::size_t left = items.size(); left > 1; --left)
            std::swap(items[left - 1], items[below(left)]);
    }

private:
    std::array<std::uint64_t, 4> m_state{};
    double m_spareNormal = 0;
    bool m_hasSpareNormal = false;
};

/// Derives the seed of one part from a common seed. Sequences of different parts do not overlap in practice.
[[nodiscard]] std::uint64_t derivedSeed(std::uint64_t seed, std::uint64_t part);

} // namespace acr
