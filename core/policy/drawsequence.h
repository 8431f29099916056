// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The random numbers of a seeded policy: one sequence for the stream, of which each step has its part. A decision is
/// thus a function of seed and step, however many decisions are open and in which order they are made.
///
/// The sequence is drawn from the nearest known place before the step: that of the decision that is made anew, or the
/// last one that was observed. From step to step that costs nothing, and O(steps between) elsewhere. A value.
#pragma once

#include "core/base/random.h"

#include <cstddef>
#include <cstdint>

namespace acr {

class DrawSequence {
public:
    /// The generator before a step of the sequence with that seed.
    struct Place {
        std::uint64_t seed = 0;
        std::size_t perStep = 0; ///< 0: no place of any sequence
        std::uint32_t step = 0;
        Random random{0};
    };

    /// `perStep`: the numbers that each step takes.
    DrawSequence(std::uint64_t seed, std::size_t perStep)
        : m_start{seed, perStep, 0, Random(seed)}
        , m_reached(m_start)
    {}

    /// Draws the numbers of the step with `draw(random)`, after skipping those of the steps before with `skip(random)`;
    /// leaves the place after it in `near`, which may hold any place of this or of another sequence.
    template <class Skip, class Draw>
    void drawAt(std::uint32_t step, Place& near, const Skip& skip, const Draw& draw) const
    {
        const bool usable = near.seed == m_start.seed && near.perStep == m_start.perStep && near.step <= step;
        const Place& reached = m_reached.step <= step ? m_reached : m_start;
        if (!usable || near.step < reached.step)
            near = reached;
        for (; near.step < step; ++near.step)
            skip(near.random);
        draw(near.random);
        ++near.step;
    }
    /// Later draws may start from this place.
    void reach(const Place& place)
    {
        if (place.step > m_reached.step)
            m_reached = place;
    }

private:
    Place m_start;
    Place m_reached;
};

} // namespace acr
