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

std::string StreamFilter::text() const
{
    std::vector<std::string> parts;
    for (const auto& [facet, names] : facets) {
        std::vector<std::string> given;
        bool orMissing = false;
        for (const std::string& name : names) {
            if (name.empty())
                orMissing = true;
            else
                given.push_back(filterQuoted(name));
        }
        const std::string without = orMissing ? fmt::format("missing({})", facetName(facet)) : std::string();
        std::string some;
        if (given.size() == 1)
            some = fmt::format("{} = {}", facetName(facet), given.front());
        else if (!given.empty())
            some = fmt::format("{} in ({})", facetName(facet), fmt::join(given, ", "));
        if (some.empty() || without.empty())
            parts.push_back(some + without);
        else
            parts.push_back(fmt::format("({} or {})", some, without));
    }
    const auto syntax = FilterSyntax::parse(expression);
    if (!syntax || !syntax->empty()) {
        const bool alone = facets.empty() || (syntax && std::ranges::none_of(syntax->nodes(), [](const auto& node) {
                                                  return node.kind == FilterNode::Kind::Or;
                                              }));
        parts.push_back(alone ? expression : fmt::format("({})", expression));
    }
    return fmt::format("{}", fmt::join(parts, " and "));
}

Result<std::vector<std::uint8_t>> tasksPassing(const Benchmark& benchmark, const StreamFilter& filter,
                                               PolicyFactsSource* policies, bool* pending)
{
    const auto syntax = FilterSyntax::parse(filter.expression);
    if (!syntax)
        return Unexpected(asError(syntax.error(), filter.expression));
    const auto gates = gatesOf(benchmark, filter);
    if (!gates)
        return Unexpected(gates.error());
    const auto bound = TaskFilter::bind(*syntax, benchmark, {.solvesAt = filter.solvesAt, .policies = policies});
    if (!bound)
        return Unexpected(asError(bound.error(), filter.expression));
    if (pending != nullptr)
        *pending = bound->pending();
    std::vector<std::uint8_t> passing = bound->passing();
    for (const Gate& gate : *gates)
        for (std::size_t i = 0; i < passing.size(); ++i)
            if (!gate.passes[benchmark.tasks[TaskIndex::at(i)].category(gate.facet).position()])
                passing[i] = 0;
    return passing;
}

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
        const auto passing = tasksPassing(benchmark, stream.definition.filter);
        if (!passing)
            return Unexpected(passing.error());
        std::erase_if(stream.tasks, [&](TaskIndex task) { return (*passing)[task.position()] == 0; });
    }
    if (stream.tasks.empty())
        return failure(ErrorCode::Empty, {}, "at least one task that passes the filter");
    return reordered(stream, stream.definition.order, stream.definition.seed);
}

Stream reordered(const Stream& natural, StreamOrder order, std::uint64_t seed)
{
    Stream stream = natural;
    stream.definition.order = order;
    stream.definition.seed = seed;
    if (order == StreamOrder::Shuffled)
        Random(seed).shuffle(std::span(stream.tasks));
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
