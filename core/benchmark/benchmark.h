// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A benchmark: models, tasks, outcomes, and the streams that order the tasks.
///
/// A value; loaded or imported once, then shared as const. Thread-safety: const access from any number of threads.
#pragma once

#include "core/benchmark/model.h"
#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/task.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// What kind of data this is; every page shows it as a badge.
enum class DataKind : std::uint8_t { Recorded, Simulated, Live };
[[nodiscard]] std::string_view dataKindName(DataKind kind);

/// Tasks in the order in which their source lists them ("natural order"). One stream per split.
struct Split {
    std::string name;
    std::vector<TaskIndex> tasks;
};

/// Another name for a model, as some file spells it.
struct Alias {
    std::string name;
    std::string model;
    bool operator==(const Alias&) const = default;
};

/// A count from a source file that is not part of the tables; only the import sees it, and the data audit reports it.
/// `kind` is one of the audit's kinds by name, `subject` a stream, file or model.
struct ImportFact {
    std::string kind;
    std::string subject;
    double found = 0;
    double expected = 0;
    std::string example;
    bool operator==(const ImportFact&) const = default;
};

struct Benchmark {
    std::string name;
    DataKind kind = DataKind::Recorded;
    /// Origin, for display: a path, or the simulator with its seed.
    std::string origin;
    std::vector<Model> models;
    TaskTable tasks;
    OutcomeMatrix outcomes;
    std::vector<Split> splits;
    std::vector<Alias> aliases;
    std::vector<ImportFact> importFacts;

    [[nodiscard]] const Split* split(std::string_view splitName) const;
    [[nodiscard]] std::optional<ModelIndex> model(std::string_view modelName) const;
    /// Like model(), through the alias table as well.
    [[nodiscard]] std::optional<ModelIndex> modelOrAlias(std::string_view modelName) const;
    /// All model names, in pool order, for messages.
    [[nodiscard]] std::string modelNames() const;
};

/// Origin of the benchmarks of live sessions, those of simulated models among them.
inline constexpr std::string_view liveOrigin = "live session";
/// Whether the benchmark is what a live session saw: outcomes of the models that were called, in the split "live".
[[nodiscard]] bool isOfLiveSession(const Benchmark& benchmark);

/// The split that policies may be fitted to.
inline constexpr std::string_view probingSplit = "probing";

/// The names that the public release's decision files use beside the pool's own.
[[nodiscard]] const std::vector<Alias>& releaseAliases();

} // namespace acr
