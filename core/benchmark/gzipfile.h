// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Files that gzip compressed. Thread-safety: pure functions.
#pragma once

#include "core/benchmark/textsource.h"

#include <string>

namespace acr {

/// Whether the source begins like a gzip file. To be asked before anything is consumed.
[[nodiscard]] bool isGzip(TextSource& source);

/// Everything that is left of the source, decompressed; several gzip members one after the other are joined.
/// Errors: Malformed (no gzip, damaged or cut off), TooLarge (more than largestDocument), FileUnreadable.
[[nodiscard]] Result<std::string> gunzipped(TextSource& source);

} // namespace acr
