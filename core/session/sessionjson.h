// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Session definitions as JSON.
///
/// JSON: {"format": "acrouter-session", "version": 1, "benchmark", "stream": {"split", "order", "seed", "filter":
/// {facet: [names]}, "where": see filtersyntax.h, "solves_at"}, "policy", "seed", "reward": {"score", "cost"},
/// "missing_scores": "zero" | "leave", "verifier": see verifiersettings.h, "priors": {"name", "set": see priorjson.h},
/// "trained": [specs], "events": [{"after", "kind", "model", "amount", "seed"}], "fork": {"after", "of": a
/// definition}}. Benchmark, stream and policy have to be there.
#pragma once

#include "core/benchmark/textsource.h"
#include "core/session/sessiondefinition.h"

#include <cstdint>
#include <string>
#include <vector>

namespace acr {

inline constexpr std::uint64_t sessionFormatVersion = 1;

/// The definition as JSON, indented, ending with a newline. The same definition gives the same text.
[[nodiscard]] std::string sessionJson(const SessionDefinition& definition);
/// A definition as a stored session has it, which a later version may have written.
struct StoredDefinition {
    SessionDefinition definition;
    /// What of it is not known here, with its place. The definition is without it, so it determines nothing.
    std::vector<Error> unknown;
};

/// The first fault is the error, with its line and column. Errors: Malformed, MissingColumn, WrongType, OutOfRange,
/// UnknownName, Duplicate, TooLarge, NewerVersion.
[[nodiscard]] Result<SessionDefinition> readSessionJson(TextSource& source);
/// The same, but names, keys, kinds, filters and versions that are not known here are no faults.
[[nodiscard]] Result<StoredDefinition> readStoredSession(TextSource& source);

} // namespace acr
