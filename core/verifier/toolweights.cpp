// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/toolweights.h"

#include "core/benchmark/outcomematrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace acr {

Result<void> ToolWeights::add(std::string dimension, std::vector<ToolWeight> tools)
{
    if (std::ranges::find(m_rows, dimension, &Row::dimension) != m_rows.end())
        return failure(ErrorCode::Duplicate, fmt::format("dimension '{}'", dimension));
    if (tools.size() > maxTools)
        return failure(ErrorCode::TooLarge, fmt::format("{} tools", tools.size()), fmt::format("{} tools", maxTools));
    double sum = 0;
    for (std::size_t i = 0; i < tools.size(); ++i) {
        const ToolWeight& tool = tools[i];
        if (tool.tool.empty())
            return failure(ErrorCode::BadParameter, "a tool without a name", "a name");
        if (std::ranges::find(tools.begin(), tools.begin() + static_cast<std::ptrdiff_t>(i), tool.tool,
                              &ToolWeight::tool) != tools.begin() + static_cast<std::ptrdiff_t>(i))
            return failure(ErrorCode::Duplicate, fmt::format("tool '{}'", tool.tool));
        if (!std::isfinite(tool.weight) || tool.weight < 0)
            return failure(ErrorCode::OutOfRange, fmt::format("{}={}", tool.tool, tool.weight),
                           "a weight that is not negative");
        sum += tool.weight;
    }
    if (!(sum > 0) || !std::isfinite(sum))
        return failure(ErrorCode::Empty, {}, "a tool with a weight above 0");
    // Weights that are already normalised are not changed, so that reading them back gives the same bits.
    constexpr double rounding = 1e-12;
    for (ToolWeight& tool : tools) {
        if (std::abs(sum - 1) > rounding)
            tool.weight /= sum;
    }
    m_rows.push_back({std::move(dimension), std::move(tools)});
    return {};
}

std::span<const ToolWeight> ToolWeights::of(std::string_view dimension) const
{
    auto found = std::ranges::find(m_rows, dimension, &Row::dimension);
    if (found == m_rows.end())
        found = std::ranges::find(m_rows, std::string_view(), &Row::dimension);
    return found == m_rows.end() ? std::span<const ToolWeight>() : found->tools;
}

double ToolWeights::combined(std::span<const ToolWeight> tools, std::span<const double> scores)
{
    double sum = 0;
    double weights = 0;
    for (std::size_t k = 0; k < std::min(tools.size(), scores.size()); ++k) {
        if (isMissing(scores[k]))
            continue;
        sum += tools[k].weight * scores[k];
        weights += tools[k].weight;
    }
    return weights > 0 ? sum / weights : missing;
}

ToolWeights defaultToolWeights()
{
    ToolWeights weights;
    const auto row = [&](const char* dimension, std::vector<ToolWeight> tools) {
        static_cast<void>(weights.add(dimension, std::move(tools))); // the rows below are sound
    };
    row("", {{"tests", 0.6}, {"build", 0.2}, {"rubric", 0.2}});
    row("bug_fixing", {{"tests", 0.7}, {"build", 0.2}, {"lint", 0.1}});
    row("code_refactoring", {{"tests", 0.5}, {"lint", 0.3}, {"rubric", 0.2}});
    row("code_understanding", {{"rubric", 0.8}, {"references", 0.2}});
    row("test_generation", {{"tests", 0.5}, {"coverage", 0.5}});
    return weights;
}

} // namespace acr
