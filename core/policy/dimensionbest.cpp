// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>

namespace acr {

namespace {

/// The model with the best mean score per dimension on the probing split; a dimension that the split lacks gets the
/// global best, and the ballot says so.
class DimensionBestPolicy final : public CloneablePolicy<DimensionBestPolicy> {
public:
    DimensionBestPolicy(const PolicySetup& setup, bool byDimension)
        : m_tasks(*setup.tasks)
    {
        const std::size_t models = setup.models.size();
        GroupMean global(models);
        std::vector<GroupMean> groups(m_tasks.categories(Facet::Dimension).size(), GroupMean(models));
        TaskSums sums(models);
        for (const TaskIndex task : setup.training) {
            sums.read(*setup.trainingOutcomes, task, setup.missingScores);
            groups[m_tasks[task].category(Facet::Dimension).position()].add(sums);
            global.add(sums);
        }
        m_global = global.meanScores();
        for (const GroupMean& group : groups)
            m_means.push_back(byDimension && group.tasks() > 0 ? group.meanScores() : std::vector<double>());
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        const CategoryIndex dimension = dimensionOf(request);
        decideFor(bestModel(means(dimension), request), known(dimension) ? "known_dimension" : "global_fallback",
                  request, decision);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = means(dimensionOf(decision.context));
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        const CategoryIndex dimension = dimensionOf(decision.context);
        Ballot ballot = ballotOf(*this, decision);
        ballot.flip =
            flipOfMean(known(dimension) ? m_tasks.categories(Facet::Dimension).name(dimension) : std::string(),
                       ballot.values, decision.pick);
        return ballot;
    }

private:
    [[nodiscard]] CategoryIndex dimensionOf(const TaskContext& request) const
    {
        return m_tasks[request.task].category(Facet::Dimension);
    }
    [[nodiscard]] bool known(CategoryIndex dimension) const
    {
        return dimension.position() < m_means.size() && !m_means[dimension.position()].empty();
    }
    [[nodiscard]] const std::vector<double>& means(CategoryIndex dimension) const
    {
        return known(dimension) ? m_means[dimension.position()] : m_global;
    }

    const TaskTable& m_tasks;
    std::vector<std::vector<double>> m_means; ///< by dimension, then model; empty for a dimension not seen
    std::vector<double> m_global;
};

} // namespace

PolicyEntry dimensionBestEntry()
{
    return {.info = {.id = "dimension_best",
                     .family = PolicyFamily::Fitted,
                     .kind = PolicyKind::Map,
                     .summary = QT_TRANSLATE_NOOP(
                         "Policy", "The model with the best mean score of each dimension on the probing split."),
                     .parameters = {{.name = "statistics",
                                     .kind = ParameterKind::Choice,
                                     .defaultValue = std::string("dimension"),
                                     .minimum = 0,
                                     .maximum = 0,
                                     .choices = {"dimension", "none"},
                                     .help = QT_TRANSLATE_NOOP("Policy",
                                                               "dimension: means of each dimension; none: means over "
                                                               "all tasks, to measure the value of dimensions.")}},
                     .fitted = true,
                     .published = {{.router = "DimensionBest"}}},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                if (!hasTraining(setup))
                    return needsTraining(spec);
                return std::make_unique<DimensionBestPolicy>(setup, spec.parameters.text("statistics") == "dimension");
            }};
}

} // namespace acr
