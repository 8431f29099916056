// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/beliefrows.h"

#include <algorithm>
#include <cmath>

namespace acr {

namespace {

/// Leaves in the order of the stream, grouped by dimension. Of a dimension in both regions the in-distribution part is
/// shown.
template <class DimensionRow, class LeafRow>
std::vector<BeliefRow> rowsOf(const TaskGroups& groups, DimensionRow dimensionRow, LeafRow leafRow)
{
    std::vector<BeliefRow> rows;
    std::vector<bool> shown(groups.leaves(), false);
    for (std::uint32_t first = 0; first < groups.leaves(); ++first) {
        if (shown[first])
            continue;
        const std::string& name = groups.leaf(first).dimensionName;
        std::uint32_t shownBy = first;
        for (std::uint32_t leaf = first; leaf < groups.leaves() && !groups.leaf(shownBy).inDistribution; ++leaf) {
            if (groups.leaf(leaf).dimensionName == name && groups.leaf(leaf).inDistribution)
                shownBy = leaf;
        }
        rows.push_back({name, {}, dimensionRow(shownBy)});
        for (std::uint32_t leaf = first; leaf < groups.leaves(); ++leaf) {
            if (groups.leaf(leaf).dimensionName != name)
                continue;
            shown[leaf] = true;
            if (!groups.leaf(leaf).sourceName.empty())
                rows.push_back({name, groups.leaf(leaf).sourceName, leafRow(leaf)});
        }
    }
    return rows;
}

std::vector<BeliefRow::Cell> cellsOf(const Belief::View& view, std::size_t models, double variance)
{
    std::vector<BeliefRow::Cell> cells(models);
    for (std::size_t j = 0; j < models; ++j)
        cells[j] = {view.score()[j], std::sqrt(variance / view.evidence()[j]), view.evidence()[j], view.cost()[j]};
    return cells;
}

} // namespace

std::vector<BeliefRow> beliefRows(const Belief& belief, double variance)
{
    Belief::View view;
    return rowsOf(
        belief.groups(),
        [&](std::uint32_t leaf) {
            belief.lookAtDimension(leaf, view);
            return cellsOf(view, belief.models(), variance);
        },
        [&](std::uint32_t leaf) {
            belief.look(leaf, view);
            return cellsOf(view, belief.models(), variance);
        });
}

std::vector<BeliefRow> beliefRows(const Belief& belief, const Solvability& solvability)
{
    const std::size_t models = belief.models();
    const auto leafCells = [&](std::uint32_t leaf) {
        Belief::View view;
        belief.look(leaf, view);
        std::vector<BeliefRow::Cell> cells(models);
        for (std::size_t j = 0; j < models; ++j) {
            const auto [mean, sd] = solvability.expect(leaf, ModelIndex::at(j));
            cells[j] = {mean, sd, mean * (1 - mean) / (sd * sd), view.cost()[j]};
        }
        return cells;
    };
    const auto dimensionCells = [&](std::uint32_t leaf) {
        std::vector<BeliefRow::Cell> cells(models, {0, 0, 0, 0});
        double count = 0;
        for (std::uint32_t other = 0; other < belief.groups().leaves(); ++other) {
            if (belief.groups().leaf(other).dimension == belief.groups().leaf(leaf).dimension)
                ++count;
        }
        Belief::View view;
        belief.lookAtDimension(leaf, view);
        for (std::uint32_t other = 0; other < belief.groups().leaves(); ++other) {
            if (belief.groups().leaf(other).dimension != belief.groups().leaf(leaf).dimension)
                continue;
            for (std::size_t j = 0; j < models; ++j) {
                const auto [mean, sd] = solvability.expect(other, ModelIndex::at(j));
                cells[j].mean += mean / count;
                cells[j].sd += sd / count;
            }
        }
        for (std::size_t j = 0; j < models; ++j) {
            cells[j].evidence = cells[j].mean * (1 - cells[j].mean) / (cells[j].sd * cells[j].sd);
            cells[j].costUsd = view.cost()[j];
        }
        return cells;
    };
    return rowsOf(belief.groups(), dimensionCells, leafCells);
}

} // namespace acr
