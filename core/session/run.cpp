// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/run.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace acr {

std::optional<std::size_t> firstDivergence(const Run& a, const Run& b, std::size_t from)
{
    const auto same = [](double x, double y) { return x == y || (isMissing(x) && isMissing(y)); };
    const std::size_t common = std::min(a.steps.size(), b.steps.size());
    for (std::size_t i = from; i < common; ++i) {
        const Step& x = a.steps[i];
        const Step& y = b.steps[i];
        if (x.task != y.task || x.chosen != y.chosen || !same(x.score, y.score) || !same(x.costUsd, y.costUsd) ||
            !std::ranges::equal(a.attemptsOf(x), b.attemptsOf(y), {}, &Attempt::model, &Attempt::model))
            return i;
    }
    return std::nullopt;
}

StepComparison compareSteps(const Step& a, std::span<const Attempt> attemptsOfA, const Step& b,
                            std::span<const Attempt> attemptsOfB)
{
    const auto same = [](double x, double y) {
        return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
    };
    if (a.chosen != b.chosen || !std::ranges::equal(attemptsOfA, attemptsOfB, {}, &Attempt::model, &Attempt::model))
        return StepComparison::Decision;
    const auto sameAttempt = [&](const Attempt& x, const Attempt& y) {
        return x.passed == y.passed && x.graded == y.graded && x.applied == y.applied && same(x.score, y.score) &&
               same(x.costUsd, y.costUsd);
    };
    return same(a.score, b.score) && same(a.costUsd, b.costUsd) &&
                   std::ranges::equal(attemptsOfA, attemptsOfB, sameAttempt)
               ? StepComparison::Same
               : StepComparison::Outcomes;
}

std::optional<std::size_t> firstDifference(const Run& a, const Run& b)
{
    const std::size_t common = std::min(a.steps.size(), b.steps.size());
    for (std::size_t i = 0; i < common; ++i) {
        const Step& x = a.steps[i];
        const Step& y = b.steps[i];
        if (x.task != y.task || x.position != y.position ||
            compareSteps(x, a.attemptsOf(x), y, b.attemptsOf(y)) != StepComparison::Same)
            return i;
    }
    return std::nullopt;
}

} // namespace acr
