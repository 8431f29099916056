// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The verification tools that judge an answer, and their weights: u = Σ_k w_k·ŝ_k over the tools that apply
/// to the task's dimension, weights summing to 1 (arXiv 2606.22902, verifier). A plain value.
#pragma once

#include "core/base/error.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct ToolWeight {
    std::string tool;
    double weight = 0;

    bool operator==(const ToolWeight&) const = default;
};

class ToolWeights {
public:
    static constexpr std::size_t maxTools = 32;

    /// The tools of a dimension and their weights, which need not sum to 1: they are normalised. `dimension` empty
    /// stands for all dimensions without tools of their own. Errors: Empty (no tool, or all weights 0), Duplicate (a
    /// tool or the dimension), OutOfRange (a weight that is negative or not finite), TooLarge, BadParameter (a tool
    /// without a name).
    [[nodiscard]] Result<void> add(std::string dimension, std::vector<ToolWeight> tools);

    /// Tools with weights summing to 1; empty when none apply. Valid until the next add().
    [[nodiscard]] std::span<const ToolWeight> of(std::string_view dimension) const;
    /// u over the tools that gave a score: `scores` by position in of(dimension), missing where a tool gave none. The
    /// weights of the others are rescaled to sum to 1; missing when no tool gave a score.
    [[nodiscard]] static double combined(std::span<const ToolWeight> tools, std::span<const double> scores);

    struct Row {
        std::string dimension;
        std::vector<ToolWeight> tools;

        bool operator==(const Row&) const = default;
    };
    [[nodiscard]] std::span<const Row> rows() const { return m_rows; }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    bool operator==(const ToolWeights&) const = default;

private:
    std::vector<Row> m_rows;
};

/// Default tools: tests have the largest weight where code runs, the rubric where text is judged. The paper gives no
/// weights; these are our choice.
[[nodiscard]] ToolWeights defaultToolWeights();

} // namespace acr
