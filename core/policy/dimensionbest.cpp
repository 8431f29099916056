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

    ModelIndex choose(const TaskContext& context) override
    {
        m_dimension = m_tasks[context.task].category(Facet::Dimension);
        m_available = context.available;
        m_pick = bestModel(values(), context);
        return m_pick;
    }

    [[nodiscard]] Ballot ballot() const override
    {
        Ballot ballot = ballotOver(m_pick, values(), known() ? "known_dimension" : "global_fallback", m_available);
        ballot.flip = flipOfMean(known() ? m_tasks.categories(Facet::Dimension).name(m_dimension) : std::string(),
                                 ballot.values, m_pick);
        return ballot;
    }

private:
    [[nodiscard]] bool known() const { return !m_means[m_dimension.position()].empty(); }
    [[nodiscard]] const std::vector<double>& values() const
    {
        return known() ? m_means[m_dimension.position()] : m_global;
    }

    const TaskTable& m_tasks;
    std::vector<std::vector<double>> m_means; ///< by dimension, then model; empty for a dimension not seen
    std::vector<double> m_global;
    CategoryIndex m_dimension;
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

} // namespace

PolicyEntry dimensionBestEntry()
{
    return {.info = {.id = "dimension_best",
                     .family = PolicyFamily::Fitted,
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
                     .fitted = true},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                if (!hasTraining(setup))
                    return needsTraining(spec);
                return std::make_unique<DimensionBestPolicy>(setup, spec.parameters.text("statistics") == "dimension");
            }};
}

} // namespace acr
