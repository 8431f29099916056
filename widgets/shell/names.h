// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Translated names of splits and facets; unknown ones are shown unchanged.
#pragma once

#include "core/benchmark/task.h"

#include <QString>

#include <string_view>

namespace acr::ui {

/// "ID test" for `id_test`
[[nodiscard]] QString splitTitle(std::string_view split);
[[nodiscard]] QString facetTitle(Facet facet);

} // namespace acr::ui
