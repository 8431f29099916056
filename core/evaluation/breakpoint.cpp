// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/breakpoint.h"

#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace acr {

namespace {

/// How a condition of each kind begins; those that end with a sign take an amount or a name.
constexpr std::array<std::string_view, breakpointKindCount> heads{
    "regret>", "attempts>=", "model=", "dimension=", "task=", "overrules-prior", "explored", "failed"};
constexpr std::string_view shape =
    "regret>X, attempts>=N, model=NAME, dimension=NAME, task=ID, overrules-prior, explored or failed";

bool takesAmount(BreakpointKind kind)
{
    return kind == BreakpointKind::Regret || kind == BreakpointKind::Attempts;
}

bool takesName(BreakpointKind kind)
{
    return kind == BreakpointKind::Model || kind == BreakpointKind::Dimension || kind == BreakpointKind::Task;
}

} // namespace

std::string breakpointText(const Breakpoint& breakpoint)
{
    std::string text(heads[static_cast<std::size_t>(breakpoint.kind)]);
    if (takesAmount(breakpoint.kind))
        text += fmt::format("{}", breakpoint.amount);
    if (takesName(breakpoint.kind))
        text += breakpoint.name;
    return text;
}

Result<Breakpoint> parseBreakpoint(std::string_view text)
{
    const auto wrong = [&] { return failure(ErrorCode::BadParameter, shown(text), std::string(shape)); };
    const auto head =
        std::ranges::find_if(heads, [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (head == heads.end())
        return wrong();
    Breakpoint breakpoint;
    breakpoint.kind = static_cast<BreakpointKind>(head - heads.begin());
    const std::string_view rest = text.substr(head->size());
    if (takesAmount(breakpoint.kind)) {
        const ParsedNumber amount = parseNumber(rest);
        if (amount.status != NumberStatus::Good)
            return wrong();
        breakpoint.amount = amount.value;
    } else if (takesName(breakpoint.kind) == rest.empty()) {
        return wrong();
    } else {
        breakpoint.name = rest;
    }
    return breakpoint;
}

Result<void> checkBreakpoint(const Breakpoint& breakpoint, const Benchmark& benchmark)
{
    if (breakpoint.kind == BreakpointKind::Model && !benchmark.modelOrAlias(breakpoint.name))
        return failure(ErrorCode::UnknownModel, breakpoint.name, benchmark.modelNames());
    if (breakpoint.kind == BreakpointKind::Dimension &&
        !benchmark.tasks.categories(Facet::Dimension).find(breakpoint.name))
        return failure(ErrorCode::UnknownName, breakpoint.name,
                       fmt::format("one of{}", fmt::join(benchmark.tasks.categories(Facet::Dimension).names(), " ")));
    if (breakpoint.kind == BreakpointKind::Task && !benchmark.tasks.find(breakpoint.name))
        return failure(ErrorCode::UnknownTask, breakpoint.name);
    return {};
}

bool meets(const Breakpoint& breakpoint, const SessionTrack& track, const OracleTable& oracle, std::size_t step)
{
    const Step& taken = track.run().steps[step];
    const Benchmark& benchmark = *track.setting().benchmark;
    switch (breakpoint.kind) {
    case BreakpointKind::Regret: return stepRegret(taken, oracle).regret > breakpoint.amount;
    case BreakpointKind::Attempts: return taken.attemptCount >= breakpoint.amount;
    case BreakpointKind::Model: return benchmark.modelOrAlias(breakpoint.name) == taken.chosen;
    case BreakpointKind::Dimension:
        return benchmark.tasks.categoryName(taken.task, Facet::Dimension) == breakpoint.name;
    case BreakpointKind::Task: return benchmark.tasks[taken.task].id == breakpoint.name;
    case BreakpointKind::OverrulesPrior: return track.overrulesPrior(step);
    case BreakpointKind::Explored: return track.reason(step) == "explored";
    case BreakpointKind::Failed: return taken.score < 1;
    }
    return false;
}

std::optional<std::size_t> firstBreak(std::span<const Breakpoint> breakpoints, const SessionTrack& track,
                                      const OracleTable& oracle, std::size_t from)
{
    for (std::size_t step = from; step < track.size(); ++step) {
        if (std::ranges::any_of(breakpoints,
                                [&](const Breakpoint& breakpoint) { return meets(breakpoint, track, oracle, step); }))
            return step;
    }
    return std::nullopt;
}

} // namespace acr
