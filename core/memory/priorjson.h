// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prior sets as JSON documents (RFC 8259), for files, for the workspace, and for other programs.
///
///     {"format": "acrouter-priors", "version": 1, "models": ["a", "b"],
///      "everywhere": {"a": {"mean": 0.5, "pseudo_count": 100, "cost_usd": 0.01}, "b": …},
///      "dimensions": [{"dimension": "bug_fixing", "cells": {"a": …, "b": …}}],
///      "sources": [{"dimension": "bug_fixing", "source": "defects",
///                   "cells": {"a": {"difference": -0.1, "pseudo_count": 9, "cost_usd": null}, …}}],
///      "vote": {"voters": {"logreg": 1.0}, "main_prior": "a", "main_prior_weight": 1.79,
///               "specialists": {"bug_fixing": "logreg"}, "boost": 2.5},
///      "memory": {"neighbours": 10, "threshold": 0.5, "capacity": 20000},
///      "exploration_horizon": 40, "reward": {"score": 1, "cost": -0.1},
///      "prices": {"a": {"input_per_1m": 5, "output_per_1m": 25}}, "tuned_on": ["id_test"]}
///
/// A source's difference is its mean less that of its dimension. Everything after `models` may be left out. A missing
/// cost is null. Numbers are written so that reading gives the same bits: the same set, the same bytes. Thread-safety:
/// pure functions.
#pragma once

#include "core/benchmark/textsource.h"
#include "core/memory/priorset.h"

#include <filesystem>
#include <string>

namespace acr {

/// The version that this program writes, and the newest that it reads.
inline constexpr int priorJsonVersion = 1;

[[nodiscard]] std::string priorJson(const PriorSet& priors);
/// Reads strictly: an unknown key is an error, a newer version is refused. Errors with file, line and column:
/// Malformed, MissingColumn, WrongType, OutOfRange, UnknownName, UnknownModel, Duplicate, NewerVersion, NotRecognised,
/// TooLarge, Empty; those of reading.
[[nodiscard]] Result<PriorSet> readPriorJson(TextSource& source);
[[nodiscard]] Result<PriorSet> readPriorFile(const std::filesystem::path& path);

} // namespace acr
