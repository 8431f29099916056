// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The outcome matrix: what each model did on each task. Dense, tasks × models, row-major; a missing value is not a
/// zero. Scores in [0, 1], costs in USD, latencies in milliseconds.
///
/// Columns that a source does not have at all take no memory. The index types allow 1 000 000 tasks × 1 024 models.
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/base/index.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace acr {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
[[nodiscard]] inline bool isMissing(double value)
{
    return std::isnan(value);
}
inline constexpr std::int32_t missingCount = -1;

/// Facts about a cell that are not numbers.
enum class OutcomeFlag : std::uint8_t {
    Ungraded = 1,        ///< no verifier ran; the recorded score is a convention
    AppliedKnown = 2,    ///< the source says whether the patch applied …
    Applied = 4,         ///< … and it did
    ZeroTokenRecord = 8, ///< the token record is missing and was written as zeros
    NoTokenRecord = 16,  ///< the token record is missing and left blank
    Shadow = 32,         ///< of a task that was chosen at random and sent to every model
};

struct Outcome {
    double score = missing;
    double costUsd = missing;
    std::int32_t inputTokens = missingCount;
    std::int32_t outputTokens = missingCount;
    std::int32_t totalTokens = missingCount;
    std::int32_t latencyMs = missingCount;
    std::int32_t calls = missingCount;
    std::uint8_t flags = 0;

    [[nodiscard]] bool has(OutcomeFlag flag) const { return (flags & static_cast<std::uint8_t>(flag)) != 0; }
    void set(OutcomeFlag flag) { flags = static_cast<std::uint8_t>(flags | static_cast<std::uint8_t>(flag)); }
    /// A cell that no source mentions.
    [[nodiscard]] bool empty() const
    {
        return isMissing(score) && isMissing(costUsd) && totalTokens < 0 && inputTokens < 0;
    }
};

class OutcomeMatrix {
public:
    /// The integer columns that a benchmark may or may not have.
    enum class Column : std::uint8_t { InputTokens, OutputTokens, TotalTokens, LatencyMs, Calls };
    static constexpr std::size_t columnCount = 5;

    OutcomeMatrix() = default;
    /// All cells missing.
    OutcomeMatrix(std::size_t tasks, std::size_t models);

    [[nodiscard]] std::size_t tasks() const { return m_tasks; }
    [[nodiscard]] std::size_t models() const { return m_models; }
    /// The models of missing cells were not called: nobody knows what they would have done. Regret is then against the
    /// models that were called.
    [[nodiscard]] bool calledOnly() const { return m_calledOnly; }
    void setCalledOnly(bool calledOnly) { m_calledOnly = calledOnly; }
    [[nodiscard]] std::size_t cell(TaskIndex task, ModelIndex model) const
    {
        return task.position() * m_models + model.position();
    }

    [[nodiscard]] double score(TaskIndex task, ModelIndex model) const { return m_scores[cell(task, model)]; }
    [[nodiscard]] double cost(TaskIndex task, ModelIndex model) const { return m_costs[cell(task, model)]; }
    [[nodiscard]] Outcome outcome(TaskIndex task, ModelIndex model) const;
    void setOutcome(TaskIndex task, ModelIndex model, const Outcome& outcome);
    void appendTasks(std::size_t count);

    /// One row, by model. Shape: models().
    [[nodiscard]] std::span<const double> scores(TaskIndex task) const;
    [[nodiscard]] std::span<const double> costs(TaskIndex task) const;
    [[nodiscard]] std::span<const std::uint8_t> flags(TaskIndex task) const;

    /// Whole columns, row-major. An integer column that the benchmark lacks is empty.
    [[nodiscard]] std::span<const double> allScores() const { return m_scores; }
    [[nodiscard]] std::span<const double> allCosts() const { return m_costs; }
    [[nodiscard]] std::span<const std::uint8_t> allFlags() const { return m_flags; }
    [[nodiscard]] std::span<const std::int32_t> all(Column column) const
    {
        return m_counts[static_cast<std::size_t>(column)];
    }
    /// For readers that fill whole columns; adds the column if it is absent.
    [[nodiscard]] std::span<double> editScores() { return m_scores; }
    [[nodiscard]] std::span<double> editCosts() { return m_costs; }
    [[nodiscard]] std::span<std::uint8_t> editFlags() { return m_flags; }
    [[nodiscard]] std::span<std::int32_t> edit(Column column);

private:
    std::size_t m_tasks = 0;
    std::size_t m_models = 0;
    bool m_calledOnly = false;
    std::vector<double> m_scores;
    std::vector<double> m_costs;
    std::vector<std::uint8_t> m_flags;
    std::vector<std::int32_t> m_counts[columnCount];
};

} // namespace acr
