// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Members of replies of chat interfaces. A member of another form than expected counts as absent. Thread-safety: pure
/// functions.
#pragma once

#include "core/memory/attempt.h"
#include "core/provider/endpoints.h"

#include <nlohmann/json.hpp>

#include <string>

namespace acr {

/// The member as a count; missingCount where there is none, or none that fits.
[[nodiscard]] std::int32_t countOf(const nlohmann::json& object, const char* name);
/// The member as a text; empty where there is none.
[[nodiscard]] std::string textOf(const nlohmann::json& object, const char* name);
/// The member; null where there is none.
[[nodiscard]] const nlohmann::json& memberOf(const nlohmann::json& object, const char* name);
/// The first of a list; null where there is none.
[[nodiscard]] const nlohmann::json& firstOf(const nlohmann::json& list);
/// The texts of a list of parts, one after the other, without those that are a model's thoughts.
[[nodiscard]] std::string joinedTexts(const nlohmann::json& parts);
/// The message of an error, which is a text or an object; empty where there is none.
[[nodiscard]] std::string errorMessageOf(const nlohmann::json& reply);

/// Takes the counts that the usage of a reply gives over those of before. Counts are totals: a later usage of the same
/// reply replaces an earlier one.
void readUsage(EndpointKind kind, const nlohmann::json& usage, TokenUsage& tokens);

} // namespace acr
