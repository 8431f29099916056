// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/elementaryfunctions.h"

#include "core/base/doubledouble.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace acr {

namespace {

/// 2 artanh(s) = 2 (s + s³/3 + s⁵/5 + …), the logarithm of (1 + s) / (1 - s). `terms` beyond the first.
constexpr DoubleDouble logOfRatio(DoubleDouble s, int terms)
{
    const DoubleDouble square = s * s;
    DoubleDouble sum{0, 0};
    for (int term = terms; term > 0; --term)
        sum = (sum + DoubleDouble{1, 0} / DoubleDouble{2.0 * term + 1, 0}) * square;
    const DoubleDouble whole = s + s * sum;
    return {2 * whole.high, 2 * whole.low};
}

/// With s ≤ 1/3 the terms shrink by 9 or more.
constexpr int termsOfTables = 34;
constexpr DoubleDouble logOfTwo = logOfRatio(DoubleDouble{1, 0} / DoubleDouble{3, 0}, termsOfTables);

/// Logarithms of the points 1 + i/64.
constexpr std::size_t logIntervals = 64;
constexpr std::array<DoubleDouble, logIntervals + 1> makeLogTable()
{
    std::array<DoubleDouble, logIntervals + 1> table{};
    for (std::size_t i = 0; i <= logIntervals; ++i) {
        const double fraction = static_cast<double>(i) / logIntervals;
        table[i] = logOfRatio(DoubleDouble{fraction, 0} / DoubleDouble{2 + fraction, 0}, termsOfTables);
    }
    return table;
}
constexpr std::array<DoubleDouble, logIntervals + 1> logTable = makeLogTable();

/// Coefficients 1/3, 1/5, 1/7, … of the series of a small argument.
constexpr std::array<DoubleDouble, 3> logCoefficients{DoubleDouble{1, 0} / DoubleDouble{3, 0},
                                                      DoubleDouble{1, 0} / DoubleDouble{5, 0},
                                                      DoubleDouble{1, 0} / DoubleDouble{7, 0}};

/// Half of π in three parts; together 159 bits.
constexpr double halfPiHigh = 0x1.921fb54442d18p+0;
constexpr double halfPiMiddle = 0x1.1a62633145c07p-54;
constexpr double halfPiLow = -0x1.f1976b7ed8fbcp-110;

/// Sine and cosine of an angle up to 1/64, by their series.
constexpr void smallSineCosine(DoubleDouble angle, DoubleDouble& sine, DoubleDouble& cosine)
{
    const DoubleDouble square = angle * angle;
    const double z = square.high;
    // The later terms are so small that a double holds all that counts of them.
    const double sineRest = z * z * (-1.0 / 5040 + z * (1.0 / 362880 - z * (1.0 / 39916800)));
    const double cosineRest = z * z * (-1.0 / 720 + z * (1.0 / 40320 - z * (1.0 / 3628800)));
    constexpr DoubleDouble sixth = DoubleDouble{1, 0} / DoubleDouble{6, 0};
    constexpr DoubleDouble hundredTwentieth = DoubleDouble{1, 0} / DoubleDouble{120, 0};
    constexpr DoubleDouble twentyFourth = DoubleDouble{1, 0} / DoubleDouble{24, 0};
    const DoubleDouble sineFactor = square * (square * hundredTwentieth + DoubleDouble{sineRest, 0} - sixth);
    sine = angle + angle * sineFactor;
    cosine = DoubleDouble{1, 0} + square * (square * twentyFourth + DoubleDouble{cosineRest, 0} - DoubleDouble{0.5, 0});
}

/// Sines and cosines of the angles i/32.
constexpr std::size_t angleSteps = 26; ///< π/4 is 25.1 steps
struct SineCosineEntry {
    DoubleDouble sine;
    DoubleDouble cosine{1, 0};
};
constexpr std::array<SineCosineEntry, angleSteps + 1> makeAngleTable()
{
    std::array<SineCosineEntry, angleSteps + 1> table{};
    for (std::size_t i = 1; i <= angleSteps; ++i) {
        const DoubleDouble angle{static_cast<double>(i) / 32, 0};
        const DoubleDouble square = angle * angle;
        DoubleDouble sine{0, 0};
        DoubleDouble cosine{0, 0};
        for (int term = 14; term > 0; --term) {
            const double n = 2.0 * term;
            sine = -((sine + DoubleDouble{1, 0}) * square / DoubleDouble{n * (n + 1), 0});
            cosine = -((cosine + DoubleDouble{1, 0}) * square / DoubleDouble{(n - 1) * n, 0});
        }
        table[i] = {angle + angle * sine, DoubleDouble{1, 0} + cosine};
    }
    return table;
}
constexpr std::array<SineCosineEntry, angleSteps + 1> angleTable = makeAngleTable();

} // namespace

double portableLog(double x)
{
    constexpr unsigned mantissaBits = 52;
    constexpr std::uint64_t bias = 1023;
    constexpr std::uint64_t mantissaMask = (std::uint64_t{1} << mantissaBits) - 1;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const double exponent = static_cast<double>(bits >> mantissaBits) - static_cast<double>(bias);
    const double mantissa = std::bit_cast<double>((bits & mantissaMask) | bias << mantissaBits);
    // Just below 1 the exponent is -1 and the point is 2: their logarithms cancel exactly.
    const auto index = static_cast<std::size_t>((mantissa - 1) * logIntervals + 0.5);
    const double point = 1 + static_cast<double>(index) / logIntervals;
    const DoubleDouble ofPower = DoubleDouble{exponent, 0} * logOfTwo + logTable[index];
    const DoubleDouble s = DoubleDouble{mantissa - point, 0} / twoSum(mantissa, point);
    const DoubleDouble square = s * s;
    const double z = square.high;
    // The later terms are so small that a double holds all that counts of them.
    const double rest = z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15))));
    const DoubleDouble series =
        square *
        (logCoefficients[0] + square * (logCoefficients[1] + square * (logCoefficients[2] + DoubleDouble{rest, 0})));
    const DoubleDouble half = s + s * series;
    return (ofPower + DoubleDouble{2 * half.high, 2 * half.low}).high;
}

SineCosine portableSineCosine(double angle)
{
    const int quarter = static_cast<int>(angle / halfPiHigh + 0.5);
    const double count = quarter;
    // What is left of the angle after whole quarters of a turn, to about 106 bits even where they cancel.
    const DoubleDouble first = twoProduct(count, halfPiHigh);
    const DoubleDouble second = twoProduct(count, halfPiMiddle);
    const DoubleDouble difference = twoSum(angle, -first.high);
    DoubleDouble left = difference + DoubleDouble{-first.low, 0};
    left = left - second;
    left = left - DoubleDouble{count * halfPiLow, 0};

    const bool negative = left.high < 0;
    const DoubleDouble size = negative ? -left : left;
    const auto step = static_cast<std::size_t>(size.high * 32 + 0.5);
    const DoubleDouble small = size - DoubleDouble{static_cast<double>(step) / 32, 0};
    DoubleDouble smallSine;
    DoubleDouble smallCosine;
    smallSineCosine(small, smallSine, smallCosine);
    const SineCosineEntry& entry = angleTable[step];
    DoubleDouble sine = step == 0 ? smallSine : entry.sine * smallCosine + entry.cosine * smallSine;
    const DoubleDouble cosine = step == 0 ? smallCosine : entry.cosine * smallCosine - entry.sine * smallSine;
    if (negative)
        sine = -sine;
    switch (quarter % 4) {
    case 0: return {sine.high, cosine.high};
    case 1: return {cosine.high, -sine.high};
    case 2: return {-sine.high, -cosine.high};
    default: return {-cosine.high, sine.high};
    }
}

} // namespace acr
