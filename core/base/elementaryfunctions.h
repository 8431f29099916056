// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Elementary functions that give the same bits on every machine, which those of the C library do not: it chooses among
/// variants by the processor's instructions, and they round differently. Everything that a result depends on uses
/// these. They are computed by + - * / of IEEE 754 doubles alone.
///
/// Zeros, infinities and NaN are treated as by the C library. Pure functions, from any thread.
#pragma once

namespace acr {

/// The natural logarithm: the double nearest to the exact value.
[[nodiscard]] double portableLog(double x);
/// ln(1 + x), off by less than 0.7 units in the last place.
[[nodiscard]] double portableLog1p(double x);
/// Off by less than 0.6 units in the last place.
[[nodiscard]] double portableExp(double x);
/// Off by less than 0.6 units in the last place. REQUIRES: base is positive, finite and normal; exponent is finite.
[[nodiscard]] double portablePow(double base, double exponent);
/// 1 − erf(x), off by less than 3 units in the last place, as that of the C library.
[[nodiscard]] double portableErfc(double x);

struct SineCosine {
    double sine = 0;
    double cosine = 1;
};
/// Of an angle in radians: the doubles nearest to the exact values. REQUIRES: 0 ≤ angle ≤ 2π.
[[nodiscard]] SineCosine portableSineCosine(double angle);

} // namespace acr
