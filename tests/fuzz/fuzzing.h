// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shared by the fuzz targets: input as a file in memory, and checks for every input.
#pragma once

#include "core/benchmark/audit.h"
#include "core/benchmark/coderouterbench.h"
#include "core/benchmark/import.h"
#include "core/benchmark/ownbenchmark.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acr::fuzz {

inline std::string_view text(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

inline SourceItem item(std::string name, std::string_view bytes)
{
    return {.name = std::move(name), .path = {}, .bytes = std::string(bytes)};
}

/// Options of an import that keeps the answers of models.
inline ImportOptions withAnswers()
{
    ImportOptions options;
    options.answers = std::make_shared<AnswerSpool>();
    return options;
}

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Errors must have a description and a count; a benchmark must be consistent: every index in range, every cell
/// audited.
inline void check(const tl::expected<Benchmark, ErrorList>& imported)
{
    if (!imported) {
        require(!imported.error().empty());
        for (const Error& error : imported.error().items())
            require(!describe(error).empty());
        return;
    }
    std::size_t listed = 0;
    for (const Split& split : imported->splits)
        listed += split.tasks.size();
    require(listed == imported->tasks.size() && listed > 0);
    require(imported->outcomes.tasks() == imported->tasks.size());
    require(imported->outcomes.models() == imported->models.size());
    for (const Alias& alias : imported->aliases)
        require(imported->model(alias.model).has_value() && !imported->model(alias.name).has_value());
    static_cast<void>(audit(*imported));
}

/// A benchmark of two tasks and two models, for inputs that refer to one.
inline const Benchmark& smallBenchmark()
{
    static const Benchmark benchmark = [] {
        Benchmark made;
        made.models = {{.name = "a"}, {.name = "b"}};
        made.aliases = {{"c", "a"}};
        Split split{"all", {}};
        for (const char* id : {"t1", "t2"}) {
            Task task;
            task.id = id;
            split.tasks.push_back(made.tasks.add(std::move(task)));
        }
        made.splits.push_back(std::move(split));
        made.outcomes = OutcomeMatrix(2, 2);
        return made;
    }();
    return benchmark;
}

} // namespace acr::fuzz
