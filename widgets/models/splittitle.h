// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The translated name of a split; unknown ones are shown unchanged.
#pragma once

#include <QString>

#include <string_view>

namespace acr::ui {

/// "ID test" for `id_test`
[[nodiscard]] QString splitTitle(std::string_view split);

} // namespace acr::ui
