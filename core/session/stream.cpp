// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/stream.h"

#include "core/base/random.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr {

namespace {

/// One entry a facet: which of its categories pass.
struct Gate {
    Facet facet;
    std::vector<bool> passes;
};

Result<std::vector<Gate>> gatesOf(const Benchmark& benchmark, const StreamFilter& filter)
{
    std::vector<Gate> gates;
    for (const auto& [facet, names] : filter.facets) {
        const CategoryTable& table = benchmark.tasks.categories(facet);
        Gate gate{facet, std::vector<bool>(table.size(), false)};
        for (const std::string& name : names) {
            const auto index = table.find(name);
            if (!index)
                return failure(
                    ErrorCode::UnknownName, name,
                    fmt::format("one of {}", fmt::join(table.names().begin() + 1, table.names().end(), ", ")));
            gate.passes[index->position()] = true;
        }
        gates.push_back(std::move(gate));
    }
    return gates;
}

} // namespace

Result<Stream> makeStream(const Benchmark& benchmark, StreamDefinition definition)
{
    Stream stream{std::move(definition), {}};
    if (stream.definition.split == allTasks) {
        stream.tasks.reserve(benchmark.tasks.size());
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i)
            stream.tasks.push_back(TaskIndex::at(i));
    } else if (const Split* split = benchmark.split(stream.definition.split)) {
        stream.tasks = split->tasks;
    } else {
        return failure(ErrorCode::UnknownName, stream.definition.split,
                       fmt::format("one of {}", fmt::join(streamNames(benchmark), ", ")));
    }
    if (!stream.definition.filter.empty()) {
        const auto gates = gatesOf(benchmark, stream.definition.filter);
        if (!gates)
            return Unexpected(gates.error());
        std::erase_if(stream.tasks, [&](TaskIndex task) {
            return std::ranges::any_of(*gates, [&](const Gate& gate) {
                return !gate.passes[benchmark.tasks[task].category(gate.facet).position()];
            });
        });
    }
    if (stream.tasks.empty())
        return failure(ErrorCode::Empty, {}, "at least one task that passes the filter");
    if (stream.definition.order == StreamOrder::Shuffled)
        Random(stream.definition.seed).shuffle(std::span(stream.tasks));
    return stream;
}

std::vector<std::string> streamNames(const Benchmark& benchmark)
{
    std::vector<std::string> names;
    for (const Split& split : benchmark.splits)
        names.push_back(split.name);
    names.emplace_back(allTasks);
    return names;
}

} // namespace acr
