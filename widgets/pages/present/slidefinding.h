// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One sentence that a slide's numbers say, as a proposal for its finding. Thread-safety: GUI thread only.
#pragma once

#include "widgets/pages/present/decklanguage.h"
#include "widgets/pages/present/slide.h"

namespace acr::ui {

/// Empty where the template shows no numbers, or none that say something by themselves.
[[nodiscard]] QString suggestFinding(const Slide& slide, const DeckLanguage& language);

} // namespace acr::ui
