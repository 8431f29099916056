// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which verification tools judge an answer, and what each one's word counts: u = Σ_k w_k·ŝ_k over the tools that apply
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
    static constexpr std::size_t mostTools = 32;

    /// The tools of a dimension and their weights, which need not sum to 1: they are normalised. `dimension` empty
    /// stands for all dimensions without tools of their own. Errors: Empty (no tool, or all weights 0), Duplicate (a
    /// tool or the dimension), OutOfRange (a weight that is negative or not finite), TooLarge, BadParameter (a tool
    /// without a name).
    [[nodiscard]] Result<void> add(std::string dimension, std::vector<ToolWeight> tools);

    /// Tools with weights summing to 1; empty when none apply. Valid until the next add().
    [[nodiscard]] std::span<const ToolWeight> of(std::string_view dimension) const;
    /// u over the tools that gave a score: `scores` by position in of(dimension), missing where a tool said nothing.
    /// Those that spoke share the weights of the silent ones in proportion; missing when none spoke.
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

/// A panel to start from: tests first where code runs, rubric first where text is judged. Ours, not published: the
/// paper names no weights.
[[nodiscard]] ToolWeights defaultToolWeights();

} // namespace acr
