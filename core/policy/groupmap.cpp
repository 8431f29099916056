// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/policyneeds.h"

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

    void decide(const TaskContext& request, Decision& decision) const override
    {
        State& state = decision.state<State>();
        state.values = m_fallback.get();
        state.group = nullptr;
        std::string_view reason = "global_fallback";
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const auto found = (*m_maps)[i].find(groupKey(m_tasks, request.task, levels[i]));
            if (found == (*m_maps)[i].end())
                continue;
            state.values = &found->second;
            state.group = &found->first;
            reason = groupModeName(levels[i]);
            break;
        }
        decideFor(bestModel(*state.values, request), reason, request, decision);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = *decision.state<State>().values;
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        Ballot ballot = ballotOf(*this, decision);
        const std::string* const group = decision.state<State>().group;
        if (m_fitted)
            ballot.flip = flipOfMean(group != nullptr ? *group : std::string(), ballot.values, decision.pick);
        return ballot;
    }

private:
    struct State final : CloneableState<State> {
        const std::vector<double>* values = nullptr; ///< of the maps, which copies of the policy share
        const std::string* group = nullptr;          ///< the group of the means; null: all tasks
    };

    const TaskTable& m_tasks;
    bool m_fitted;
    std::shared_ptr<const std::array<LevelMap, levels.size()>> m_maps;
    std::shared_ptr<const std::vector<double>> m_fallback;
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
                     .kind = PolicyKind::Map,
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
                     .fitted = true,
                     .published = {{.router = "ACRouter", .stream = "id_test"}},
                     .needs = [](const ParameterSet& parameters,
                                 PolicyNeeds& needs) { needs.training = parameters.text("map").empty(); }},
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
