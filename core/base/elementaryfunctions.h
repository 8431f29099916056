// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Logarithm, sine and cosine that give the same bits on every machine, which those of the C library do not. They are
/// computed with about 100 bits and then rounded, so that the result is the double nearest to the exact value.
///
/// Pure functions, from any thread.
#pragma once

namespace acr {

/// The natural logarithm. REQUIRES: x is positive, finite and normal.
[[nodiscard]] double portableLog(double x);

struct SineCosine {
    double sine = 0;
    double cosine = 1;
};
/// Of an angle in radians. REQUIRES: 0 ≤ angle ≤ 2π.
[[nodiscard]] SineCosine portableSineCosine(double angle);

} // namespace acr
