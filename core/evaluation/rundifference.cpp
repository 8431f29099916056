// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/rundifference.h"

#include "core/base/doubledouble.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace acr {

namespace {

/// Calls `visit` with the steps of both for each task that both have.
template <class Visit>
void forCommonTasks(const Run& a, const Run& b, const Visit& visit)
{
    auto next = b.steps.begin();
    for (const Step& step : a.steps) {
        while (next != b.steps.end() && next->position < step.position)
            ++next;
        if (next == b.steps.end())
            return;
        if (next->position == step.position)
            visit(step, *next);
    }
}

struct ExactGroup {
    std::size_t tasks = 0;
    std::size_t differing = 0;
    DoubleDouble regretA;
    DoubleDouble regretB;
    DoubleDouble quality;
    DoubleDouble cost;

    void add(const StepRegret& ofA, const StepRegret& ofB)
    {
        ++tasks;
        differing += ofA.regret != ofB.regret ? 1 : 0;
        regretA = regretA + DoubleDouble{ofA.regret, 0};
        regretB = regretB + DoubleDouble{ofB.regret, 0};
        quality = quality + twoSum(ofA.quality, -ofB.quality);
        cost = cost + twoSum(ofA.cost, -ofB.cost);
    }
    [[nodiscard]] DifferenceGroup rounded() const
    {
        DifferenceGroup group;
        group.tasks = tasks;
        group.differing = differing;
        group.regretA = regretA.high;
        group.regretB = regretB.high;
        group.difference = (regretA - regretB).high;
        group.quality = quality.high;
        group.cost = cost.high;
        return group;
    }
};

} // namespace

RunDifference differenceBy(const Run& a, const Run& b, const OracleTable& oracle, const TaskTable& tasks, Facet facet)
{
    std::map<CategoryIndex, ExactGroup> groups;
    ExactGroup all;
    forCommonTasks(a, b, [&](const Step& ofA, const Step& ofB) {
        const StepRegret regretA = stepRegret(ofA, oracle);
        const StepRegret regretB = stepRegret(ofB, oracle);
        groups[tasks[ofA.task].category(facet)].add(regretA, regretB);
        all.add(regretA, regretB);
    });
    RunDifference difference;
    difference.facet = facet;
    difference.total = all.rounded();
    for (const auto& [category, exact] : groups) {
        DifferenceGroup group = exact.rounded();
        group.category = category;
        group.name = tasks.categories(facet).name(category);
        difference.groups.push_back(std::move(group));
    }
    std::ranges::stable_sort(difference.groups, std::ranges::greater(),
                             [](const DifferenceGroup& group) { return std::abs(group.difference); });
    return difference;
}

std::vector<TaskIndex> differingTasks(const Run& a, const Run& b, const OracleTable& oracle, const TaskTable& tasks,
                                      Facet facet, const std::string* group)
{
    std::vector<TaskIndex> found;
    forCommonTasks(a, b, [&](const Step& ofA, const Step& ofB) {
        if ((group == nullptr || tasks.categoryName(ofA.task, facet) == *group) &&
            stepRegret(ofA, oracle).regret != stepRegret(ofB, oracle).regret)
            found.push_back(ofA.task);
    });
    return found;
}

} // namespace acr
