// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A map from groups of tasks to models, in the format in which the release publishes its ID policy. The first level
/// that contains the task's key decides; without any, the fallback model.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/textsource.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// What a level's keys are: firstThreeTokens() of the id, the source, the dimension.
enum class GroupMode : std::uint8_t { FirstThree, Source, Dimension };
/// The stable name in files: first3, source, dimension.
[[nodiscard]] std::string_view groupModeName(GroupMode mode);

struct GroupMap {
    struct Level {
        GroupMode mode = GroupMode::Dimension;
        std::map<std::string, ModelIndex, std::less<>> models;
    };
    struct Match {
        ModelIndex model;
        /// Empty when the fallback decided.
        std::optional<GroupMode> mode;
        std::string key;
    };
    std::vector<Level> levels;
    ModelIndex fallback;
    /// How the map was fitted; missing where the file does not say.
    double minCount = missing;
    double shrink = missing;
    std::string objective;

    [[nodiscard]] Match match(const TaskTable& tasks, TaskIndex task) const;
};

/// The key of a task in a level of that mode.
[[nodiscard]] std::string_view groupKey(const TaskTable& tasks, TaskIndex task, GroupMode mode);

/// Reads `{levels: [{mode, mapping: {key: model}}], fallback_model, min_count?, shrink?, objective?}`. Models must be
/// of the benchmark's pool, or aliases. The first fault is the error.
[[nodiscard]] Result<GroupMap> readGroupMap(const std::filesystem::path& path, const Benchmark& benchmark);
[[nodiscard]] Result<GroupMap> readGroupMap(TextSource& source, const Benchmark& benchmark);

} // namespace acr
