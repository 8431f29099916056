// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a linear bandit learned from one decision, so that later feedback replaces it. Internal to core/policy.
///
/// The arms are sums over observations, so feedback in any order gives the same estimates, and corrected or withdrawn
/// feedback is as if it had been so from the start, up to rounding. A value.
#pragma once

#include "core/benchmark/reward.h"
#include "core/memory/attempt.h"
#include "core/policy/ridgearm.h"

#include <span>
#include <vector>

namespace acr {

class ArmFeedback {
public:
    void clear() { m_learned.clear(); }

    /// Missing feedback is not a score of 0: it is not learned from.
    void observe(std::vector<RidgeArm>& arms, const SparseVector& x, const RewardWeights& weights,
                 std::span<const Attempt> attempts)
    {
        for (std::size_t i = 0; i < attempts.size() || i < m_learned.size(); ++i) {
            if (i == m_learned.size())
                m_learned.push_back({});
            Learned now;
            if (i < attempts.size() && !isMissing(attempts[i].score))
                now = {attempts[i].model, reward(weights, attempts[i].score, attempts[i].costUsd)};
            Learned& before = m_learned[i];
            if (before.known() && now.known() && before.model == now.model) {
                if (before.observed != now.observed)
                    arms[now.model.position()].correct(x, before.observed, now.observed);
            } else {
                if (before.known())
                    arms[before.model.position()].forget(x, before.observed);
                if (now.known())
                    arms[now.model.position()].learn(x, now.observed);
            }
            before = now;
        }
    }

private:
    struct Learned {
        ModelIndex model;
        double observed = missing;
        [[nodiscard]] bool known() const { return !isMissing(observed); }
    };
    std::vector<Learned> m_learned; ///< by attempt
};

} // namespace acr
