// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/streamcurves.h"

#include <array>

namespace acr {

namespace {

constexpr std::array curveMembers{&Curves::cumRegret, &Curves::avgPerfPct, &Curves::costUsd};

} // namespace

Curves curvesAlong(const Run& run, const OracleTable& oracle, std::size_t length)
{
    const Curves bySteps = curvesOf(run, oracle);
    Curves along;
    for (const auto member : curveMembers) {
        std::vector<double>& values = along.*member;
        values.reserve(length);
        std::size_t step = 0;
        double last = missing;
        for (std::size_t position = 0; position < length; ++position) {
            if (step < run.steps.size() && run.steps[step].position == position)
                last = (bySteps.*member)[step++];
            values.push_back(last);
        }
    }
    return along;
}

Curves meanCurvesAlong(std::span<const Run> runs, const OracleTable& oracle, std::size_t length)
{
    Curves mean = curvesAlong(runs.front(), oracle, length);
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const Curves next = curvesAlong(runs[i], oracle, length);
        for (const auto member : curveMembers) {
            for (std::size_t position = 0; position < length; ++position)
                (mean.*member)[position] += (next.*member)[position];
        }
    }
    for (const auto member : curveMembers) {
        for (double& value : mean.*member)
            value /= static_cast<double>(runs.size());
    }
    return mean;
}

} // namespace acr
