// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/idneighbourhood.h"

#include "core/memory/idparts.h"
#include "core/memory/probeddifferences.h"
#include "core/memory/taskgroups.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace acr {

namespace {

/// A task with its residuals; the stream's tasks have none.
struct Entry {
    TaskIndex task;
    std::uint64_t kind = 0;
    std::uint64_t twin = 0;
    double number = 0;
    std::int32_t residual = -1; ///< row of the residuals
    std::int32_t row = -1;      ///< row of the offsets
};

/// Keeps only entries that can affect a task of the stream: those of the stream's kinds, its twins, and all of the
/// twins' kinds, whose mean is subtracted from theirs.
void keepRelatives(std::vector<Entry>& entries)
{
    std::unordered_set<std::uint64_t> kinds;
    std::unordered_set<std::uint64_t> twins;
    for (const Entry& entry : entries) {
        if (entry.row >= 0) {
            kinds.insert(entry.kind);
            twins.insert(entry.twin);
        }
    }
    for (const Entry& entry : entries) {
        if (entry.row < 0 && twins.contains(entry.twin))
            kinds.insert(entry.kind);
    }
    std::erase_if(entries, [&](const Entry& entry) { return !kinds.contains(entry.kind); });
}

/// Sums of weighted rows, by model, and of the weights.
class WeightedSum {
public:
    explicit WeightedSum(std::size_t models)
        : m_sum(models)
    {}
    void add(const double* row)
    {
        m_weight += 1;
        for (std::size_t j = 0; j < m_sum.size(); ++j)
            m_sum[j] += row[j];
    }
    void fade(double factor)
    {
        m_weight *= factor;
        for (double& value : m_sum)
            value *= factor;
    }
    [[nodiscard]] double weight() const { return m_weight; }
    [[nodiscard]] double operator[](std::size_t j) const { return m_sum[j]; }

private:
    std::vector<double> m_sum;
    double m_weight = 0;
};

} // namespace

TaskCorrections idNeighbourhoodCorrections(std::size_t models, const TaskTable& tasks,
                                           std::span<const TaskIndex> stream, std::span<const TaskIndex> training,
                                           const OutcomeMatrix& outcomes, MissingScores convention,
                                           const PriorSet& priors, const IdNeighbourhoodSettings& settings)
{
    if (training.empty() || priors.empty())
        return {};
    std::vector<Entry> entries;
    entries.reserve(stream.size() + training.size());
    std::vector<std::int32_t> entryOf(tasks.size(), -1);
    const auto entryFor = [&](TaskIndex task) -> Entry& {
        std::int32_t& at = entryOf[task.position()];
        if (at < 0) {
            at = static_cast<std::int32_t>(entries.size());
            const IdParts parts = idPartsOf(tasks[task].id);
            const auto dimension = static_cast<std::uint64_t>(tasks[task].category(Facet::Dimension).position());
            const auto source = static_cast<std::uint64_t>(tasks[task].category(Facet::Source).position());
            entries.push_back({task, parts.kind * 31 + dimension, parts.twin * 31 + source, parts.number});
        }
        return entries[static_cast<std::size_t>(at)];
    };
    for (std::size_t i = 0; i < training.size(); ++i)
        entryFor(training[i]).residual = static_cast<std::int32_t>(i);
    for (std::size_t i = 0; i < stream.size(); ++i)
        entryFor(stream[i]).row = static_cast<std::int32_t>(i);
    std::vector<float> offsets(stream.size() * models);
    keepRelatives(entries);

    const ProbedDifferences differences(tasks, training, outcomes, convention, priors);
    std::vector<double> residuals(training.size() * models);
    for (const Entry& entry : entries) {
        if (entry.residual >= 0)
            differences.of(entry.task,
                           std::span(residuals).subspan(static_cast<std::size_t>(entry.residual) * models, models));
    }
    const auto rowOf = [&](const Entry& entry) {
        return residuals.data() + static_cast<std::size_t>(entry.residual) * models;
    };
    const auto offsetsOf = [&](const Entry& entry) {
        return offsets.data() + static_cast<std::size_t>(entry.row) * models;
    };

    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return std::tie(a.kind, a.number, a.task) < std::tie(b.kind, b.number, b.task);
    });
    std::vector<double> kindMean(models);
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
        WeightedSum whole(models);
        for (end = begin; end < entries.size() && entries[end].kind == entries[begin].kind; ++end) {
            if (entries[end].residual >= 0)
                whole.add(rowOf(entries[end]));
        }
        if (whole.weight() == 0)
            continue;
        for (std::size_t j = 0; j < models; ++j)
            kindMean[j] = whole[j] / (whole.weight() + settings.kindTrust);
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = 0; j < models && entries[i].residual >= 0; ++j)
                rowOf(entries[i])[j] -= kindMean[j];
        }
        // Forward and backward over the numbers; each pass leaves the entry itself out.
        std::vector<double> near((end - begin) * (models + 1));
        const auto pass = [&](bool forward) {
            WeightedSum sum(models);
            double last = 0;
            for (std::size_t step = 0; step < end - begin; ++step) {
                const std::size_t at = forward ? step : end - begin - 1 - step;
                const Entry& entry = entries[begin + at];
                if (step > 0)
                    sum.fade(std::exp(-std::abs(entry.number - last) / settings.reach));
                last = entry.number;
                near[at * (models + 1)] += sum.weight();
                for (std::size_t j = 0; j < models; ++j)
                    near[at * (models + 1) + 1 + j] += sum[j];
                if (entry.residual >= 0)
                    sum.add(rowOf(entry));
            }
        };
        pass(true);
        pass(false);
        for (std::size_t i = begin; i < end; ++i) {
            if (entries[i].row < 0)
                continue;
            const double* const sums = near.data() + (i - begin) * (models + 1);
            for (std::size_t j = 0; j < models; ++j)
                offsetsOf(entries[i])[j] =
                    static_cast<float>(kindMean[j] + sums[1 + j] / (sums[0] + settings.neighbourTrust));
        }
    }

    std::unordered_map<std::uint64_t, WeightedSum> twins;
    for (const Entry& entry : entries) {
        if (entry.residual >= 0)
            twins.try_emplace(entry.twin, models).first->second.add(rowOf(entry));
    }
    for (const Entry& entry : entries) {
        const auto found = entry.row < 0 ? twins.end() : twins.find(entry.twin);
        if (found == twins.end())
            continue;
        const bool self = entry.residual >= 0;
        const double weight = found->second.weight() - (self ? 1 : 0);
        for (std::size_t j = 0; j < models; ++j)
            offsetsOf(entry)[j] +=
                static_cast<float>((found->second[j] - (self ? rowOf(entry)[j] : 0)) / (weight + settings.twinTrust));
    }
    return {models, tasks.size(), stream, std::move(offsets)};
}

} // namespace acr
