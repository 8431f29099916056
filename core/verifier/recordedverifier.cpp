// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/recordedverifier.h"

#include "core/base/random.h"

#include <array>

namespace acr {

namespace {

/// Uniform in [0, 1), 53 bits.
double draw(std::uint64_t seed, std::uint64_t task, std::uint64_t part)
{
    constexpr unsigned droppedBits = 11;
    constexpr double unit = 0x1p-53;
    return static_cast<double>(derivedSeed(derivedSeed(seed, task), part) >> droppedBits) * unit;
}

/// The index of the draw that decides whether a task gets feedback; calls use higher indices.
constexpr std::uint64_t gradedPart = 0;

} // namespace

RecordedVerifier::RecordedVerifier(VerifierSettings settings, const TaskTable* tasks)
    : m_settings(std::move(settings))
    , m_tasks(tasks)
{}

double RecordedVerifier::seenScore(TaskIndex task, ModelIndex model, std::size_t tool, double truth) const
{
    const std::uint64_t part = 1 + model.value * ToolWeights::maxTools + tool;
    const double drawn = draw(m_settings.seed, task.value, part);
    if (drawn < m_settings.falsePass && truth < 1)
        return 1;
    if (drawn >= 1 - m_settings.falseFail && truth > 0)
        return 0;
    return truth;
}

Attempt RecordedVerifier::judge(TaskIndex task, const Attempt& truth) const
{
    if (m_settings.perfect())
        return truth;
    Attempt seen = truth;
    if (m_settings.gradedShare < 1 && draw(m_settings.seed, task.value, gradedPart) >= m_settings.gradedShare) {
        seen.graded = false;
        seen.passed = false;
        seen.score = missing;
        return seen;
    }
    // Ungraded cells have no verdict that could be wrong.
    if (!truth.graded || isMissing(truth.score))
        return seen;
    const std::span<const ToolWeight> tools = m_tasks == nullptr
                                                  ? std::span<const ToolWeight>()
                                                  : m_settings.tools.of(m_tasks->categoryName(task, Facet::Dimension));
    if (tools.empty()) {
        seen.score = seenScore(task, truth.model, 0, truth.score);
        seen.passed = seen.score >= 1;
        return seen;
    }
    std::array<double, ToolWeights::maxTools> scores{};
    double passing = 0;
    for (std::size_t k = 0; k < tools.size(); ++k) {
        scores.at(k) = seenScore(task, truth.model, k, truth.score);
        passing += scores.at(k) >= 1 ? tools[k].weight : 0;
    }
    seen.score = ToolWeights::combined(tools, std::span(scores).first(tools.size()));
    seen.passed = passing > 0.5;
    return seen;
}

} // namespace acr
