// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace acr {

namespace {

constexpr std::array levels{GroupMode::FirstThree, GroupMode::Source, GroupMode::Dimension};

using LevelMap = std::unordered_map<std::string, std::vector<double>, TextHash, std::equal_to<>>;

/// The release's hierarchical map: the finest group of the task that the map knows names the model.
class GroupMapPolicy final : public CloneablePolicy<GroupMapPolicy> {
public:
    /// `fitted`: the values are means; else a map names models only.
    GroupMapPolicy(const PolicySetup& setup, std::array<LevelMap, levels.size()> maps, std::vector<double> fallback,
                   bool fitted)
        : m_tasks(*setup.tasks)
        , m_fitted(fitted)
        , m_maps(std::make_shared<const std::array<LevelMap, levels.size()>>(std::move(maps)))
        , m_fallback(std::make_shared<const std::vector<double>>(std::move(fallback)))
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        m_values = m_fallback.get();
        m_reason = "global_fallback";
        m_group.clear();
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const auto found = (*m_maps)[i].find(groupKey(m_tasks, context.task, levels[i]));
            if (found == (*m_maps)[i].end())
                continue;
            m_values = &found->second;
            m_reason = groupModeName(levels[i]);
            m_group = found->first;
            break;
        }
        m_available = context.available;
        m_pick = bestModel(*m_values, context);
        return m_pick;
    }

    [[nodiscard]] Ballot ballot() const override
    {
        Ballot ballot = ballotOver(m_pick, *m_values, m_reason, m_available);
        if (m_fitted)
            ballot.flip = flipOfMean(m_group, ballot.values, m_pick);
        return ballot;
    }

private:
    const TaskTable& m_tasks;
    bool m_fitted;
    std::shared_ptr<const std::array<LevelMap, levels.size()>> m_maps;
    std::shared_ptr<const std::vector<double>> m_fallback;
    const std::vector<double>* m_values =
        m_fallback.get(); ///< shared with copies of this policy, so it stays valid there
    std::string m_reason;
    std::string m_group; ///< the group of the means; empty: all tasks
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

/// A map that somebody fitted before: the mapped model has value 1, the others 0.
std::unique_ptr<Policy> fromFile(const PolicySetup& setup, const GroupMap& file)
{
    const auto only = [&](ModelIndex model) {
        std::vector<double> values(setup.models.size(), 0.0);
        values[model.position()] = 1;
        return values;
    };
    std::array<LevelMap, levels.size()> maps;
    for (const GroupMap::Level& level : file.levels) {
        const auto position = static_cast<std::size_t>(std::ranges::find(levels, level.mode) - levels.begin());
        for (const auto& [key, model] : level.models)
            maps[position].emplace(key, only(model));
    }
    return std::make_unique<GroupMapPolicy>(setup, std::move(maps), only(file.fallback), false);
}

/// Fits the map on the training tasks: for each group of at least minCount tasks the mean by model, shrunk towards the
/// global mean as if `shrink` tasks of that mean had been seen as well.
std::unique_ptr<Policy> fit(const PolicySetup& setup, double minCount, double shrink, bool byReward)
{
    const auto meanOf = [&](const GroupMean& group) {
        return byReward ? group.meanRewards(setup.weights) : group.meanScores();
    };
    const std::size_t models = setup.models.size();
    GroupMean global(models);
    std::array<std::unordered_map<std::string_view, GroupMean>, levels.size()>
        groups; // keys are views into the task table
    std::array<std::pair<const std::string_view, GroupMean>*, levels.size()> last{};
    TaskSums sums(models);
    for (const TaskIndex task : setup.training) {
        sums.read(*setup.trainingOutcomes, task, setup.missingScores);
        global.add(sums);
        for (std::size_t i = 0; i < levels.size(); ++i) {
            // Tasks of one group mostly stand together.
            const std::string_view key = groupKey(*setup.tasks, task, levels[i]);
            if (last[i] == nullptr || last[i]->first != key)
                last[i] = &*groups[i].try_emplace(key, models).first;
            last[i]->second.add(sums);
        }
    }
    const std::vector<double> globalMean = meanOf(global);
    std::array<LevelMap, levels.size()> maps;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        for (const auto& [key, group] : groups[i]) {
            if (group.tasks() < minCount || key.empty())
                continue;
            std::vector<double> mean = meanOf(group);
            for (std::size_t j = 0; j < models; ++j)
                mean[j] = (group.tasks() * mean[j] + shrink * globalMean[j]) / (group.tasks() + shrink);
            maps[i].emplace(key, std::move(mean));
        }
    }
    return std::make_unique<GroupMapPolicy>(setup, std::move(maps), globalMean, true);
}

} // namespace

PolicyEntry groupMapEntry()
{
    return {.info = {.id = "group_map",
                     .family = PolicyFamily::Fitted,
                     .summary = QT_TRANSLATE_NOOP(
                         "Policy",
                         "The release's rule: the model of the task's finest group that has enough probing tasks."),
                     .parameters = {{.name = "min_count",
                                     .kind = ParameterKind::Real,
                                     .defaultValue = 50.0,
                                     .minimum = 0,
                                     .maximum = 1e9,
                                     .choices = {},
                                     .help = QT_TRANSLATE_NOOP("Policy", "Probing tasks that a group needs.")},
                                    {.name = "shrink",
                                     .kind = ParameterKind::Real,
                                     .defaultValue = 500.0,
                                     .minimum = 0,
                                     .maximum = 1e9,
                                     .choices = {},
                                     .help = QT_TRANSLATE_NOOP("Policy", "Weight of the global mean, in tasks.")},
                                    {.name = "objective",
                                     .kind = ParameterKind::Choice,
                                     .defaultValue = std::string("perf"),
                                     .minimum = 0,
                                     .maximum = 0,
                                     .choices = {"perf", "reward"},
                                     .help = QT_TRANSLATE_NOOP(
                                         "Policy", "perf: the best mean score; reward: the best mean reward.")},
                                    {.name = "map",
                                     .kind = ParameterKind::Text,
                                     .defaultValue = std::string(),
                                     .minimum = 0,
                                     .maximum = 0,
                                     .choices = {},
                                     .help = QT_TRANSLATE_NOOP("Policy", "A map file to use instead of fitting one.")}},
                     .fitted = true},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                const std::string& file = spec.parameters.text("map");
                if (!file.empty()) {
                    if (!setup.groupMap)
                        return failure(ErrorCode::NotApplicable, spec.text(),
                                       "a map file that is named on the command line or chosen in the window");
                    const auto map = setup.groupMap(file);
                    if (!map)
                        return Unexpected(map.error());
                    return fromFile(setup, *map);
                }
                if (!hasTraining(setup))
                    return needsTraining(spec);
                return fit(setup, spec.parameters.real("min_count"), spec.parameters.real("shrink"),
                           spec.parameters.text("objective") == "reward");
            }};
}

} // namespace acr
