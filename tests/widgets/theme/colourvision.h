// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How far apart two colours look, and how they look to people with a colour vision deficiency.
/// Distance: CIEDE2000 (Sharma, Wu, Dalal 2005), D65. Deficiencies: Machado, Oliveira and Fernandes 2009,
/// severity 1, on linear RGB.
#pragma once

#include <QColor>

namespace acr::ui {

enum class Vision { Normal, Protanopia, Deuteranopia, Tritanopia };

struct CieLab {
    double l;
    double a;
    double b;
};

[[nodiscard]] CieLab seenAs(const QColor& colour, Vision vision);
[[nodiscard]] double deltaE2000(const CieLab& one, const CieLab& other);

} // namespace acr::ui
