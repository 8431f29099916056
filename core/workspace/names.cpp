// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/names.h"

#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

namespace acr::store {

namespace {

template <class Check>
Result<void> checkEachName(const Benchmark& benchmark, const Check& check)
{
    if (auto checked = check(benchmark.name); !checked)
        return checked;
    for (const Model& model : benchmark.models) {
        for (const std::string* text : {&model.name, &model.provider, &model.tier}) {
            if (auto checked = check(*text); !checked)
                return checked;
        }
    }
    for (const Alias& alias : benchmark.aliases) {
        for (const std::string* text : {&alias.name, &alias.model}) {
            if (auto checked = check(*text); !checked)
                return checked;
        }
    }
    for (const Split& split : benchmark.splits) {
        if (auto checked = check(split.name); !checked)
            return checked;
    }
    for (std::size_t facet = 0; facet < facetCount; ++facet) {
        for (const std::string& text : benchmark.tasks.categories(static_cast<Facet>(facet)).names()) {
            if (auto checked = check(text); !checked)
                return checked;
        }
    }
    for (const Task& task : benchmark.tasks.all()) {
        for (const std::string* text : {&task.id, &task.originalId}) {
            if (auto checked = check(*text); !checked)
                return checked;
        }
    }
    return {};
}

Result<void> checkSize(std::string_view text, const Place& place)
{
    if (text.size() > maxNameBytes)
        return failure(ErrorCode::TooLarge, fmt::format("the name {} of {} bytes", shown(text), text.size()),
                       fmt::format("{} bytes", maxNameBytes), place);
    return {};
}

} // namespace

Result<void> checkName(std::string_view name, const Place& place)
{
    constexpr std::size_t longestName = 200;
    if (trimmed(name).empty() || name.size() > longestName || invalidUtf8(name))
        return failure(ErrorCode::BadParameter, shown(name), "a name of 1 to 200 bytes in UTF-8", place);
    return {};
}

Result<void> checkNameSizes(const Benchmark& benchmark, const Place& place)
{
    return checkEachName(benchmark, [&](std::string_view text) { return checkSize(text, place); });
}

Result<void> checkNewNames(const Benchmark& benchmark, const Place& place)
{
    return checkEachName(benchmark, [&](std::string_view text) -> Result<void> {
        if (invalidUtf8(text))
            return failure(ErrorCode::Malformed, shown(text), "UTF-8", place);
        return checkSize(text, place);
    });
}

} // namespace acr::store
