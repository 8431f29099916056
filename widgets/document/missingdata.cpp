// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/missingdata.h"

namespace acr::ui {

MissingData missingDataOf(const Benchmark& benchmark, const Stream& stream)
{
    MissingData count;
    const OutcomeMatrix& outcomes = benchmark.outcomes;
    for (const TaskIndex task : stream.tasks) {
        const auto scores = outcomes.scores(task);
        const auto costs = outcomes.costs(task);
        const auto flags = outcomes.flags(task);
        for (std::size_t model = 0; model < scores.size(); ++model) {
            const bool noCost = isMissing(costs[model]);
            const bool noScore = isMissing(scores[model]);
            const bool ungraded = (flags[model] & static_cast<std::uint8_t>(OutcomeFlag::Ungraded)) != 0;
            count.costs += noCost ? 1 : 0;
            count.scores += noScore ? 1 : 0;
            count.ungraded += ungraded ? 1 : 0;
            count.m_affected += noCost || noScore || ungraded ? 1 : 0;
        }
    }
    count.cells = stream.tasks.size() * outcomes.models();
    return count;
}

} // namespace acr::ui
