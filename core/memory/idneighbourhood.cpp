// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/idneighbourhood.h"

#include "core/base/elementaryfunctions.h"
#include "core/memory/idparts.h"
#include "core/memory/probeddifferences.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace acr {

IdNeighbourhood::Place IdNeighbourhood::placeOf(const TaskTable& tasks, TaskIndex task)
{
    const IdParts parts = idPartsOf(tasks[task].id);
    const auto dimension = static_cast<std::uint64_t>(tasks[task].category(Facet::Dimension).position());
    const auto source = static_cast<std::uint64_t>(tasks[task].category(Facet::Source).position());
    return {parts.kind * 31 + dimension, parts.twin * 31 + source, parts.number, task};
}

IdNeighbourhood::IdNeighbourhood(std::size_t models, const TaskTable& tasks, std::span<const TaskIndex> training,
                                 const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors,
                                 const IdNeighbourhoodSettings& settings)
    : m_models(models)
    , m_settings(settings)
{
    if (training.empty() || priors.empty())
        return;
    m_entryOf.assign(tasks.size(), -1);
    m_entries.reserve(training.size());
    for (const TaskIndex task : training) {
        if (std::exchange(m_entryOf[task.position()], 0) < 0)
            m_entries.push_back(placeOf(tasks, task));
    }
    std::ranges::sort(m_entries, [](const Place& a, const Place& b) {
        return std::tie(a.kind, a.number, a.task) < std::tie(b.kind, b.number, b.task);
    });
    const std::size_t count = m_entries.size();
    const ProbedDifferences differences(tasks, training, outcomes, convention, priors);
    m_residuals.resize(count * m_models);
    for (std::size_t i = 0; i < count; ++i) {
        m_entryOf[m_entries[i].task.position()] = static_cast<std::int32_t>(i);
        differences.of(m_entries[i].task, std::span(m_residuals).subspan(i * m_models, m_models));
    }
    m_before.resize(count * (1 + m_models));
    m_behind.resize(count * (1 + m_models));
    for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
        std::vector<double> sum(m_models);
        for (end = begin; end < count && m_entries[end].kind == m_entries[begin].kind; ++end) {
            for (std::size_t j = 0; j < m_models; ++j)
                sum[j] += m_residuals[end * m_models + j];
        }
        const Kind kind{begin, end, m_kindMeans.size() / m_models};
        for (std::size_t j = 0; j < m_models; ++j)
            m_kindMeans.push_back(sum[j] / (static_cast<double>(end - begin) + settings.kindTrust));
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = 0; j < m_models; ++j)
                m_residuals[i * m_models + j] -= m_kindMeans[kind.mean * m_models + j];
        }
        m_kinds.emplace(m_entries[begin].kind, kind);
        learnNeighbours(kind);
    }
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double>& twins = m_twins[m_entries[i].twin];
        twins.resize(1 + m_models);
        twins[0] += 1;
        for (std::size_t j = 0; j < m_models; ++j)
            twins[1 + j] += m_residuals[i * m_models + j];
    }
}

void IdNeighbourhood::learnNeighbours(const Kind& kind)
{
    std::vector<double> sum;
    const auto visit = [&](std::size_t entry, std::size_t previous, std::vector<double>& sums) {
        const bool isFirst = entry == previous;
        const double factor =
            isFirst ? 0
                    : portableExp(-std::abs(m_entries[entry].number - m_entries[previous].number) / m_settings.reach);
        for (double& value : sum)
            value *= factor;
        sum[0] += 1;
        for (std::size_t j = 0; j < m_models; ++j)
            sum[1 + j] += m_residuals[entry * m_models + j];
        std::ranges::copy(sum, sums.begin() + static_cast<std::ptrdiff_t>(entry * (1 + m_models)));
    };
    sum.assign(1 + m_models, 0);
    for (std::size_t i = kind.first; i < kind.last; ++i)
        visit(i, i == kind.first ? i : i - 1, m_before);
    sum.assign(1 + m_models, 0);
    for (std::size_t i = kind.last; i-- > kind.first;)
        visit(i, i + 1 == kind.last ? i : i + 1, m_behind);
}

void IdNeighbourhood::addNeighbours(const std::vector<double>& sums, std::size_t entry, double number,
                                    std::vector<double>& to) const
{
    const double factor = portableExp(-std::abs(number - m_entries[entry].number) / m_settings.reach);
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += factor * sums[entry * (1 + m_models) + i];
}

void IdNeighbourhood::correct(const TaskTable& tasks, TaskIndex task, std::span<float> offsets) const
{
    std::ranges::fill(offsets, 0.0F);
    const Place place = placeOf(tasks, task);
    const std::int32_t probed = task.position() < m_entryOf.size() ? m_entryOf[task.position()] : -1;
    if (const auto found = m_kinds.find(place.kind); found != m_kinds.end()) {
        const Kind& kind = found->second;
        const auto begin = m_entries.begin() + static_cast<std::ptrdiff_t>(kind.first);
        const auto end = m_entries.begin() + static_cast<std::ptrdiff_t>(kind.last);
        const auto at = std::lower_bound(begin, end, place, [](const Place& a, const Place& b) {
            return std::tie(a.number, a.task) < std::tie(b.number, b.task);
        });
        const auto entry = static_cast<std::size_t>(at - m_entries.begin());
        const std::size_t behind = entry + (probed >= 0 ? 1 : 0);
        std::vector<double> near(1 + m_models);
        if (entry > kind.first)
            addNeighbours(m_before, entry - 1, place.number, near);
        if (behind < kind.last)
            addNeighbours(m_behind, behind, place.number, near);
        for (std::size_t j = 0; j < m_models; ++j)
            offsets[j] = static_cast<float>(m_kindMeans[kind.mean * m_models + j] +
                                            near[1 + j] / (near[0] + m_settings.neighbourTrust));
    }
    if (const auto found = m_twins.find(place.twin); found != m_twins.end()) {
        const std::vector<double>& twins = found->second;
        const double* const self =
            probed >= 0 ? m_residuals.data() + static_cast<std::size_t>(probed) * m_models : nullptr;
        const double weight = twins[0] - (self != nullptr ? 1 : 0);
        for (std::size_t j = 0; j < m_models; ++j)
            offsets[j] +=
                static_cast<float>((twins[1 + j] - (self != nullptr ? self[j] : 0)) / (weight + m_settings.twinTrust));
    }
}

TaskCorrections IdNeighbourhood::corrections(const TaskTable& tasks, std::span<const TaskIndex> stream) const
{
    if (empty())
        return {};
    std::vector<float> offsets(stream.size() * m_models);
    for (std::size_t i = 0; i < stream.size(); ++i)
        correct(tasks, stream[i], std::span(offsets).subspan(i * m_models, m_models));
    return {m_models, tasks.size(), stream, std::move(offsets)};
}

} // namespace acr
