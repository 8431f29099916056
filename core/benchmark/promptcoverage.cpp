// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/promptcoverage.h"

#include "core/benchmark/siblings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace acr {

namespace {

std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t i = from; i < to; ++i)
            ranks[order[i]] = static_cast<double>(from + to - 1) / 2;
        from = to;
    }
    return ranks;
}

/// Over the models that recorded any; missing without. The tokens of an agent are those of all its calls, and say
/// little of the prompt.
double medianInputTokens(const Benchmark& benchmark, TaskIndex task)
{
    std::vector<double> tokens;
    for (std::size_t model = 0; model < benchmark.models.size(); ++model) {
        const Outcome outcome = benchmark.outcomes.outcome(task, ModelIndex::at(model));
        if (outcome.inputTokens > 0 && outcome.calls <= 1)
            tokens.push_back(outcome.inputTokens);
    }
    if (tokens.empty())
        return missing;
    std::ranges::sort(tokens);
    const std::size_t middle = tokens.size() / 2;
    return tokens.size() % 2 == 1 ? tokens[middle] : (tokens[middle - 1] + tokens[middle]) / 2;
}

/// The tasks of one form, while they are counted.
struct Counted {
    FormCoverage coverage;
    std::vector<double> chars;
    std::vector<double> tokens;
};

void countSiblings(const TaskTable& tasks, TaskIndex task, SiblingCounts& counts)
{
    switch (siblingKindOf(tasks, task)) {
    case SiblingKind::Unknown: return;
    case SiblingKind::None: break;
    case SiblingKind::Similar: ++counts.similar; break;
    case SiblingKind::SameProblem: ++counts.sameProblem; break;
    case SiblingKind::Exact: ++counts.exact; break;
    }
    ++counts.tasks;
}

} // namespace

bool SourceCoverage::anyImplausible() const
{
    return implausible() || std::ranges::any_of(forms, &FormCoverage::implausible);
}

double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.size() != b.size() || a.size() < 2)
        return missing;
    const std::vector<double> x = ranksOf(a);
    const std::vector<double> y = ranksOf(b);
    const double mean = static_cast<double>(a.size() - 1) / 2;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean) * (y[i] - mean);
        xx += (x[i] - mean) * (x[i] - mean);
        yy += (y[i] - mean) * (y[i] - mean);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : missing;
}

std::vector<SourceCoverage> promptCoverage(const Benchmark& benchmark)
{
    std::vector<bool> probing(benchmark.tasks.size());
    if (const Split* split = benchmark.split(probingSplit)) {
        for (const TaskIndex task : split->tasks)
            probing[task.position()] = true;
    }
    // A simulated task's tokens are drawn without regard to its prompt.
    const bool measures = benchmark.kind != DataKind::Simulated;
    std::map<PromptSource, std::map<std::string, Counted>> forms;
    std::map<PromptSource, SiblingCounts> siblings;
    for (std::size_t position = 0; position < benchmark.tasks.size(); ++position) {
        const TaskIndex index = TaskIndex::at(position);
        const Task& task = benchmark.tasks[index];
        const auto ref = sourceRefOf(task.id);
        const PromptSource source = ref ? ref->source : PromptSource::Own;
        // Of other tasks no id says which of them had the same template; the dimension and the source come close.
        const std::string form = ref ? std::string(ref->form)
                                     : benchmark.tasks.categoryName(index, Facet::Dimension) + " " +
                                           benchmark.tasks.categoryName(index, Facet::Source);
        Counted& counted = forms[source][form];
        counted.coverage.form = form;
        ++counted.coverage.tasks;
        if (task.promptChars < 0)
            continue;
        ++counted.coverage.joined;
        if (!probing[position])
            countSiblings(benchmark.tasks, index, siblings[source]);
        const double tokens = measures ? medianInputTokens(benchmark, index) : missing;
        if (!isMissing(tokens) && task.promptChars > 0) {
            counted.chars.push_back(task.promptChars);
            counted.tokens.push_back(tokens);
        }
    }
    std::vector<SourceCoverage> coverage;
    for (auto& [source, byForm] : forms) {
        SourceCoverage made;
        made.source = source;
        made.siblings = siblings[source];
        double weighted = 0;
        double weight = 0;
        for (auto& [name, counted] : byForm) {
            FormCoverage& form = counted.coverage;
            form.measured = counted.chars.size();
            if (form.measured >= fewestCorrelated)
                form.correlation = rankCorrelation(counted.chars, counted.tokens);
            made.tasks += form.tasks;
            made.joined += form.joined;
            made.measured += form.measured;
            if (!isMissing(form.correlation)) {
                weighted += form.correlation * static_cast<double>(form.measured);
                weight += static_cast<double>(form.measured);
            }
            made.forms.push_back(std::move(form));
        }
        if (weight > 0)
            made.correlation = weighted / weight;
        coverage.push_back(std::move(made));
    }
    return coverage;
}

} // namespace acr
