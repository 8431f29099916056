// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Script and style of the HTML deck. The script is plain JavaScript that draws snapshots of charts as SVG and moves
/// between slides, without libraries and requests.
#pragma once

namespace acr::ui {

[[nodiscard]] const char* reportScript();
[[nodiscard]] const char* reportStyle();

} // namespace acr::ui
