// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Translated names of splits (see splittitle.h), facets and kinds of data; unknown ones are shown unchanged.
#pragma once

#include "core/benchmark/benchmark.h"
#include "widgets/models/splittitle.h"

#include <QString>

#include <string_view>

namespace acr::ui {

[[nodiscard]] QString facetTitle(Facet facet);
/// Whether outcomes were recorded, simulated or come from live calls.
[[nodiscard]] QString dataKindTitle(DataKind kind);
/// Where a published figure stands: "paper", "release".
[[nodiscard]] QString publishedSourceTitle(std::string_view source);

} // namespace acr::ui
