// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// "Beat the router": for each task of the stream the audience picks a model, then sees the outcome of every model and
/// the router's pick. Both accumulate regret by the same rewards. A plain object without a window.
#pragma once

#include "widgets/document/document.h"

#include <QString>

#include <vector>

namespace acr::ui {

class BeatGame {
public:
    /// Plays `count` tasks of the row's first run from the `first` one on; all of the rest when there are fewer.
    /// REQUIRES: row < results->rows.size().
    BeatGame(std::shared_ptr<const StreamResults> results, std::size_t row, std::size_t first = 0,
             std::size_t count = SIZE_MAX);

    /// The default opponent: the given policy, else acrouter, else the first that is not a bound. Nothing when there
    /// are no rows with steps.
    [[nodiscard]] static std::optional<std::size_t> opponent(const StreamResults& results, const QString& policy);

    [[nodiscard]] bool finished() const { return m_position >= m_end; }
    /// The task to pick a model for. REQUIRES: not finished.
    [[nodiscard]] TaskIndex task() const { return steps()[m_position].task; }
    /// Task of the game, from 0.
    [[nodiscard]] std::size_t position() const { return m_position - m_first; }
    [[nodiscard]] std::size_t tasks() const { return m_end - m_first; }

    struct Outcome {
        double score = missing;
        double costUsd = missing;
        double reward = missing;
        bool best = false;
    };
    struct Reveal {
        TaskIndex task;
        ModelIndex picked;
        ModelIndex router;
        std::uint16_t routerAttempts = 1;
        double regret = 0;             ///< of the audience, on this task
        double routerRegret = 0;       ///< a cascade pays for every attempt
        std::vector<Outcome> outcomes; ///< by model
    };
    /// Picks and reveals; the next task is then the current one. REQUIRES: not finished.
    Reveal pick(ModelIndex model);

    /// How often a pick was among the best, of the audience and of the router.
    [[nodiscard]] std::size_t audienceHits() const { return m_audienceHits; }
    [[nodiscard]] std::size_t routerHits() const { return m_routerHits; }
    /// Cumulative regret after each pick. Shape: picks.
    [[nodiscard]] const std::vector<double>& audience() const { return m_audience; }
    [[nodiscard]] const std::vector<double>& router() const { return m_router; }
    [[nodiscard]] const StreamResults& results() const { return *m_results; }
    [[nodiscard]] const LeaderboardRow& row() const { return m_results->rows[m_row]; }

private:
    [[nodiscard]] const std::vector<Step>& steps() const { return row().runs.front().steps; }

    std::shared_ptr<const StreamResults> m_results;
    std::size_t m_row;
    std::size_t m_first;
    std::size_t m_end;
    std::size_t m_position;
    std::size_t m_audienceHits = 0;
    std::size_t m_routerHits = 0;
    std::vector<double> m_audience;
    std::vector<double> m_router;
};

} // namespace acr::ui
