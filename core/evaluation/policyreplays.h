// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The facts of policies for filters, from runs. A seeded policy's are those of its first seed.
#pragma once

#include "core/evaluation/leaderboard.h"
#include "core/session/policyfacts.h"

#include <map>
#include <memory>
#include <string>

namespace acr {

/// Regret as in metrics.h. `taskCount`: of the benchmark. REQUIRES: an oracle of the run's tasks.
[[nodiscard]] PolicyFacts policyFactsOf(const Run& run, const OracleTable& oracle, std::size_t taskCount);

/// Replays each policy once when it is first asked for. Thread-safety: one thread at a time.
class PolicyReplays final : public PolicyFactsSource {
public:
    /// REQUIRES: benchmark and stream outlive this, and so does what the settings refer to.
    PolicyReplays(const Benchmark& benchmark, const Stream& stream, LeaderboardSettings settings,
                  Progress progress = {});

    /// Errors: those of parsePolicySpec and leaderboard.
    [[nodiscard]] Result<std::shared_ptr<const PolicyFacts>> facts(const std::string& spec) override;

private:
    const Benchmark& m_benchmark;
    const Stream& m_stream;
    LeaderboardSettings m_settings;
    Progress m_progress;
    std::map<std::string, std::shared_ptr<const PolicyFacts>, std::less<>> m_facts;
};

} // namespace acr
