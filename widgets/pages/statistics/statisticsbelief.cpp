// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/statisticsbelief.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

/// The row of a group; null where there is none, or more than one (a source that several dimensions share).
const BeliefRow* rowOf(const std::vector<BeliefRow>& rows, Facet facet, const std::string& group)
{
    const auto matches = [&](const BeliefRow& row) {
        return facet == Facet::Dimension ? row.source.empty() && row.dimension == group
                                         : !row.source.empty() && row.source == group;
    };
    const auto found = std::ranges::find_if(rows, matches);
    return found == rows.end() || std::find_if(std::next(found), rows.end(), matches) != rows.end() ? nullptr : &*found;
}

StatisticsBelief::Cell cellOf(const BeliefRow::Cell& believed, const StatisticSettings& settings)
{
    switch (settings.metric) {
    case StatisticMetric::Score: return {believed.mean, believed.sd, believed.evidence, missing};
    case StatisticMetric::Cost: return {believed.costUsd, missing, believed.evidence, missing};
    default: return {reward(settings.weights, believed.mean, believed.costUsd), missing, believed.evidence, missing};
    }
}

} // namespace

const StatisticsBelief::Cell* StatisticsBelief::at(std::size_t row, std::size_t model) const
{
    const std::size_t cell = row * models + model;
    return cell < cells.size() && !isMissing(cells[cell].mean) ? &cells[cell] : nullptr;
}

StatisticsBelief beliefAt(const SessionPlayer& player, const StatisticsData& data)
{
    StatisticsBelief belief;
    const SessionTrack* const track = player.lane().track();
    const auto cursor = player.cursor();
    const StatisticMetric metric = data.settings.metric;
    const bool believable =
        metric == StatisticMetric::Score || metric == StatisticMetric::Cost || metric == StatisticMetric::Reward;
    const Facet facet = data.settings.facet;
    if (!cursor || track->setting().benchmark != data.benchmark || !believable ||
        (facet != Facet::Dimension && facet != Facet::Source))
        return belief;
    belief.policy = QString::fromStdString(track->run().policy);
    belief.steps = *cursor + 1;
    belief.models = data.models();
    // First, because a track goes to one step at a time.
    const auto start = player.startBeliefs();
    const std::vector<BeliefRow> rows = player.beliefs();
    if (rows.empty())
        return belief;
    belief.cells.resize(data.table.groups.size() * belief.models);
    double distance = 0;
    double splitDistance = 0;
    std::size_t compared = 0;
    for (std::size_t row = 0; row < data.table.groups.size(); ++row) {
        const BeliefRow* const believed = rowOf(rows, facet, data.table.groups[row].name);
        if (believed == nullptr)
            continue;
        const BeliefRow* const prior = start ? rowOf(*start, facet, data.table.groups[row].name) : nullptr;
        for (std::size_t j = 0; j < std::min(belief.models, believed->cells.size()); ++j) {
            StatisticsBelief::Cell& cell = belief.cells[row * belief.models + j];
            cell = cellOf(believed->cells[j], data.settings);
            if (prior != nullptr && j < prior->cells.size())
                cell.start = cellOf(prior->cells[j], data.settings).mean;
            const CellDifference* const sets = data.difference(row, j);
            if (sets == nullptr || isMissing(cell.mean) || sets->first.n == 0 || sets->second.n == 0)
                continue;
            distance += std::abs(cell.mean - sets->second.mean);
            splitDistance += std::abs(sets->first.mean - sets->second.mean);
            ++compared;
        }
    }
    if (compared > 0) {
        belief.distance = distance / static_cast<double>(compared);
        belief.splitDistance = splitDistance / static_cast<double>(compared);
    }
    return belief;
}

} // namespace acr::ui
