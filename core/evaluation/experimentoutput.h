// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The result of an experiment as text tables, for papers, and as JSON.
#pragma once

#include "core/base/texttable.h"
#include "core/evaluation/experimentrun.h"

#include <nlohmann/json_fwd.hpp>

namespace acr {

/// One row per stream, order, verifier and policy; columns with the same value in all rows are left out.
[[nodiscard]] TextTable experimentTable(const ExperimentDefinition& definition, const ExperimentResult& result);
/// The notes below the table: the meaning of the difference, skipped elements and what they need, and a warning where
/// parameters vary on a reported split.
[[nodiscard]] std::string experimentNotes(const ExperimentDefinition& definition, const ExperimentResult& result);
/// Full precision; a number that does not exist is null. Does not contain the number of reused cells: the same
/// experiment gives the same bytes however often it was interrupted.
[[nodiscard]] nlohmann::ordered_json experimentJson(const ExperimentDefinition& definition,
                                                    const ExperimentResult& result, const Benchmark& benchmark);

} // namespace acr
