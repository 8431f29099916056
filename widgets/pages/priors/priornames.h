// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Translated names of the fields, addresses and voters of prior sets.
#pragma once

#include "core/memory/priorfield.h"
#include "core/memory/probedkinds.h"

#include <QString>

namespace acr::ui {

/// "expected score"
[[nodiscard]] QString priorFieldTitle(PriorField field);
/// "expected score of gpt-5.4 in bug_fixing"
[[nodiscard]] QString priorAddressTitle(const PriorAddress& address);
/// "words of the id", "Language"
[[nodiscard]] QString kindCriterionTitle(const KindCriterion& criterion);
/// A value of the field with its significant digits: "0.62", "1 204", "$0.0042"
[[nodiscard]] QString priorValueText(PriorField field, double value);

} // namespace acr::ui
