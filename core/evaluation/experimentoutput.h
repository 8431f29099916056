// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The result of an experiment for people, for papers and for programs.
#pragma once

#include "core/base/texttable.h"
#include "core/evaluation/experimentrun.h"

#include <nlohmann/json_fwd.hpp>

namespace acr {

/// One row a stream, order, verifier and policy; columns that would say the same everywhere are left out.
[[nodiscard]] TextTable experimentTable(const ExperimentDefinition& definition, const ExperimentResult& result);
/// What stands under the table: what the difference is, what was left out and what it needs, and a warning where
/// parameters vary on a split that is reported.
[[nodiscard]] std::string experimentNotes(const ExperimentDefinition& definition, const ExperimentResult& result);
/// Full precision; a number that does not exist is null. Says nothing of how many cells were reused: the same
/// experiment gives the same bytes however often it was interrupted.
[[nodiscard]] nlohmann::ordered_json experimentJson(const ExperimentDefinition& definition,
                                                    const ExperimentResult& result, const Benchmark& benchmark);

} // namespace acr
