// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/kindrows.h"

namespace acr {

PriorSet priorsOfAcRouter(const ParameterSet& parameters, const PolicySetup& setup)
{
    if (parameters.text("start") != "warm" || setup.training.empty())
        return {};
    return learnPriors(setup.models, *setup.tasks, setup.training, *setup.trainingOutcomes, setup.missingScores,
                       {parameters.real("dimension_shrink"), parameters.real("source_shrink")});
}

std::shared_ptr<const IdNeighbourhood> idNeighbourhoodOfAcRouter(const ParameterSet& parameters,
                                                                 const PolicySetup& setup, const PriorSet& learned)
{
    if (!(parameters.real("reach") > 0) || learned.empty())
        return nullptr;
    return std::make_shared<const IdNeighbourhood>(
        setup.models.size(), *setup.tasks, setup.training, *setup.trainingOutcomes, setup.missingScores, learned,
        IdNeighbourhoodSettings{parameters.real("kind"), parameters.real("reach"), parameters.real("neighbours"),
                                parameters.real("twins")});
}

std::vector<KindRow> kindRows(const PolicySpec& spec, const PolicySetup& setup)
{
    if (spec.id != "acrouter" || spec.parameters.text("mode") != "single")
        return {};
    const PriorSet learned = priorsOfAcRouter(spec.parameters, setup);
    const auto neighbourhood = idNeighbourhoodOfAcRouter(spec.parameters, setup, learned);
    if (!neighbourhood)
        return {};
    const std::size_t models = setup.models.size();
    const ProbedKinds probed(models, *setup.tasks, setup.training, *setup.trainingOutcomes, setup.missingScores,
                             learned, {.trust = spec.parameters.real("kind")});
    std::vector<KindRow> rows;
    std::vector<float> offsets(models);
    for (const ProbedKinds::Division& division : probed.supported()) {
        for (const ProbedKinds::Kind& kind : division.kinds) {
            KindRow row{division.dimension, division.source, division.by, kind.name, kind.tasks.size()};
            row.cells.resize(models);
            for (const TaskIndex task : kind.tasks) {
                neighbourhood->correct(*setup.tasks, task, offsets);
                for (std::size_t j = 0; j < models; ++j)
                    row.cells[j].correction += static_cast<double>(offsets[j]) / static_cast<double>(kind.tasks.size());
            }
            for (std::size_t j = 0; j < models; ++j)
                row.cells[j].score = kind.scores[j];
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

} // namespace acr
