// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a policy did on the tasks of a run, for filters that speak of policies, and where filters get it from.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/outcomematrix.h"

#include <memory>
#include <string>
#include <vector>

namespace acr {

/// By task of the benchmark; tasks that are not in the run have no pick, and missing numbers.
struct PolicyFacts {
    static constexpr std::int32_t noPick = -1;
    std::vector<std::int32_t> pick; ///< position of the model
    std::vector<double> score;
    std::vector<double> costUsd; ///< of all attempts
    std::vector<double> regret;
};

class PolicyFactsSource {
public:
    virtual ~PolicyFactsSource() = default;
    /// Null while the policy is being replayed; the filter is then bound again later. `spec` is the text of a policy's
    /// spec. Errors: why the policy can't be replayed.
    [[nodiscard]] virtual Result<std::shared_ptr<const PolicyFacts>> facts(const std::string& spec) = 0;
};

} // namespace acr
