// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/liveworld.h"

#include "core/session/liverecord.h"

namespace acr {

LiveWorld::LiveWorld(const EndpointSet& endpoints, const Benchmark* benchmark)
    : m_models(endpoints.pool())
    , m_catalog(benchmark != nullptr ? TaskCatalog(benchmark->tasks) : TaskCatalog())
{
    const auto columns = benchmark != nullptr ? columnsOf(m_models, *benchmark) : std::vector<ModelIndex>();
    if (!columns.empty()) {
        const auto probing = teachingTasks(*benchmark);
        m_training.assign(probing.begin(), probing.end());
        m_outcomes = OutcomeMatrix(benchmark->tasks.size(), m_models.size());
        for (std::size_t i = 0; i < benchmark->tasks.size(); ++i) {
            for (std::size_t j = 0; j < m_models.size(); ++j)
                m_outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j),
                                      benchmark->outcomes.outcome(TaskIndex::at(i), columns[j]));
        }
    }
    m_encoding = std::make_shared<const TaskEncoding>(m_catalog.tasks(), m_training);
}

PolicySetup LiveWorld::setup(PolicySettings settings) const
{
    settings.encoding = m_encoding;
    // An answer without a verdict is not one that failed.
    settings.missingScores = MissingScores::Leave;
    PolicySetup setup(settings);
    setup.models = m_models;
    setup.tasks = &m_catalog.tasks();
    setup.open = true;
    setup.streamCosts = false;
    setup.training = m_training;
    setup.trainingOutcomes = m_training.empty() ? nullptr : &m_outcomes;
    return setup;
}

} // namespace acr
