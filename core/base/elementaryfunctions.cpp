// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/elementaryfunctions.h"

#include "core/base/doubledouble.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

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

constexpr unsigned mantissaBits = 52;
constexpr std::uint64_t exponentBias = 1023;
constexpr std::uint64_t mantissaMask = (std::uint64_t{1} << mantissaBits) - 1;

struct FloatParts {
    double exponent;
    double mantissa; ///< from 1 to 2
};
/// REQUIRES: x is positive, finite and normal.
FloatParts partsOf(double x)
{
    const auto bits = std::bit_cast<std::uint64_t>(x);
    return {static_cast<double>(bits >> mantissaBits) - static_cast<double>(exponentBias),
            std::bit_cast<double>((bits & mantissaMask) | exponentBias << mantissaBits)};
}

/// The whole number nearest to x. REQUIRES: |x| < 2^51.
constexpr double nearestWhole(double x)
{
    constexpr double shift = 0x1.8p52;
    return x + shift - shift;
}

/// A logarithm as a multiple of 2^-42, so that sums of a few of them are exact, and the rest.
constexpr DoubleDouble dividedLog(DoubleDouble log)
{
    constexpr double unit = 0x1p-42;
    const double high = nearestWhole(log.high / unit) * unit;
    return {high, (log.high - high) + log.low};
}
constexpr DoubleDouble dividedLogOfTwo = dividedLog(logOfTwo);

/// For the points 1 + i/128: reciprocals of 12 bits, and the logarithms of these reciprocals, negated.
constexpr std::size_t quickIntervals = 128;
struct QuickLogEntry {
    double reciprocal = 1;
    DoubleDouble log{0, 0};
};
constexpr std::array<QuickLogEntry, quickIntervals + 1> makeQuickLogTable()
{
    std::array<QuickLogEntry, quickIntervals + 1> table{};
    for (std::size_t i = 0; i <= quickIntervals; ++i) {
        constexpr double unit = 0x1p-12;
        const double reciprocal = nearestWhole(1 / (1 + static_cast<double>(i) / quickIntervals) / unit) * unit;
        const DoubleDouble log =
            logOfRatio(DoubleDouble{1 - reciprocal, 0} / DoubleDouble{1 + reciprocal, 0}, termsOfTables);
        table[i] = {reciprocal, dividedLog(log)};
    }
    return table;
}
constexpr std::array<QuickLogEntry, quickIntervals + 1> quickLogTable = makeQuickLogTable();

/// The logarithm of x + tail with about 60 bits. REQUIRES: x is positive, finite and normal; |tail| at most half a unit
/// in its last place.
DoubleDouble quickLog(double x, double tail)
{
    const auto [exponent, mantissa] = partsOf(x);
    // Just below 1 the exponent is -1 and the point is 2: their logarithms cancel exactly.
    const auto index = static_cast<std::size_t>((mantissa - 1) * quickIntervals + 0.5);
    const QuickLogEntry& entry = quickLogTable[index];
    const double whole = exponent * dividedLogOfTwo.high + entry.log.high;
    const double wholeTail = exponent * dividedLogOfTwo.low + entry.log.low;
    // What is left of the mantissa: both products are exact.
    const double top = std::bit_cast<double>(std::bit_cast<std::uint64_t>(mantissa) & ~((std::uint64_t{1} << 27U) - 1));
    const double first = top * entry.reciprocal - 1;
    const DoubleDouble left = twoSum(first, (mantissa - top) * entry.reciprocal);
    double leftTail = left.low;
    if (tail != 0)
        leftTail += std::ldexp(tail, -static_cast<int>(exponent)) * entry.reciprocal;
    const double r = left.high;
    const double square = r * r;
    const double rest =
        square * (-0.5 + r * (1.0 / 3 + r * (-1.0 / 4 + r * (1.0 / 5 + r * (-1.0 / 6 + r * (1.0 / 7 - r / 8))))));
    const DoubleDouble sum = twoSum(whole, r);
    return fastTwoSum(sum.high, sum.low + (wholeTail + (leftTail - leftTail * (r + 0.5 * leftTail)) + rest));
}

/// With about 100 bits. REQUIRES: x is positive, finite and normal.
DoubleDouble preciseLog(double x)
{
    const auto [exponent, mantissa] = partsOf(x);
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
    return ofPower + DoubleDouble{2 * half.high, 2 * half.low};
}

/// Powers of 2: of i/128.
constexpr std::size_t powerSteps = 128;
constexpr std::array<DoubleDouble, powerSteps> makePowerTable()
{
    std::array<DoubleDouble, powerSteps> table{};
    for (std::size_t i = 0; i < powerSteps; ++i) {
        const DoubleDouble exponent = logOfTwo * DoubleDouble{static_cast<double>(i) / powerSteps, 0};
        DoubleDouble sum{1, 0};
        for (int term = 30; term > 0; --term)
            sum = DoubleDouble{1, 0} + sum * exponent / DoubleDouble{static_cast<double>(term), 0};
        table[i] = sum;
    }
    return table;
}
constexpr std::array<DoubleDouble, powerSteps> powerTable = makePowerTable();

/// ln 2 / 128 with 33 bits, so that its product with a number of steps is exact, and the rest.
constexpr double stepLogHigh = nearestWhole(logOfTwo.high / powerSteps * 0x1p41) * 0x1p-41;
constexpr double stepLogLow = (logOfTwo.high / powerSteps - stepLogHigh) + logOfTwo.low / powerSteps;

/// e to the power of x + tail, as a number of about 61 bits times 2^exponent. REQUIRES: |x| ≤ 800, |tail| ≤ 1e-9.
struct ScaledPower {
    DoubleDouble value{0, 0};
    int exponent = 0;
};
ScaledPower quickExp(double x, double tail)
{
    constexpr double stepsPerUnit = static_cast<double>(powerSteps) / logOfTwo.high;
    const double steps = nearestWhole(x * stepsPerUnit);
    const auto count = static_cast<int>(steps);
    const double r = (x - steps * stepLogHigh) - steps * stepLogLow + tail;
    const double rise = r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
    const DoubleDouble& base = powerTable[static_cast<std::size_t>(count & static_cast<int>(powerSteps - 1))];
    return {fastTwoSum(base.high, base.low + base.high * rise), count >> 7};
}

/// value · 2^exponent. REQUIRES: value from 1/2 to 4.
double scaled(DoubleDouble value, int exponent)
{
    constexpr int lowest = -1020;
    if (exponent >= lowest && exponent <= 1022) {
        const auto bits = (exponentBias + static_cast<std::uint64_t>(static_cast<std::int64_t>(exponent)))
                          << mantissaBits;
        return value.high * std::bit_cast<double>(bits);
    }
    return std::ldexp(value.high, exponent);
}

/// e to the power of x + tail.
double expOfSum(double x, double tail)
{
    constexpr double largest = 709.8;
    constexpr double smallest = -745.2;
    if (!(x < largest))
        return x != x ? x : std::numeric_limits<double>::infinity();
    if (x < smallest)
        return 0;
    const ScaledPower power = quickExp(x, tail);
    return scaled(power.value, power.exponent);
}

// The rational approximations of erf and erfc, from s_erf.c of fdlibm:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
// is freely granted, provided that this notice is preserved.
// Coefficients from the lowest power on.
constexpr double erfMiddle = 8.45062911510467529297e-01; ///< erf(1), to 24 bits
constexpr std::array erfSmallAbove{1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
                                   -5.77027029648944159157e-03, -2.37630166566501626084e-05};
constexpr std::array erfSmallBelow{1.0,
                                   3.97917223959155352819e-01,
                                   6.50222499887672944485e-02,
                                   5.08130628187576562776e-03,
                                   1.32494738004321644526e-04,
                                   -3.96022827877536812320e-06};
constexpr std::array erfMiddleAbove{
    -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01,
    -1.10894694282396677476e-01, 3.54783043256182359371e-02, -2.16637559486879084300e-03};
constexpr std::array erfMiddleBelow{1.0,
                                    1.06420880400844228286e-01,
                                    5.40397917702171048937e-01,
                                    7.18286544141962662868e-02,
                                    1.26171219808761642112e-01,
                                    1.36370839120290507362e-02,
                                    1.19844998467991074170e-02};
constexpr std::array erfcLargeAbove{
    -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01,
    -1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00};
constexpr std::array erfcLargeBelow{1.0,
                                    1.96512716674392571292e+01,
                                    1.37657754143519042600e+02,
                                    4.34565877475229228821e+02,
                                    6.45387271733267880336e+02,
                                    4.29008140027567833386e+02,
                                    1.08635005541779435134e+02,
                                    6.57024977031928170135e+00,
                                    -6.04244152148580987438e-02};
constexpr std::array erfcLargestAbove{
    -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02,
    -6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02};
constexpr std::array erfcLargestBelow{1.0,
                                      3.03380607434824582924e+01,
                                      3.25792512996573918826e+02,
                                      1.53672958608443695994e+03,
                                      3.19985821950859553908e+03,
                                      2.55305040643316442583e+03,
                                      4.74528541206955367215e+02,
                                      -2.24409524465858183362e+01};

template <std::size_t count>
double polynomial(double x, const std::array<double, count>& coefficients)
{
    double sum = coefficients[count - 1];
    for (std::size_t i = count - 1; i-- > 0;)
        sum = coefficients[i] + x * sum;
    return sum;
}

} // namespace

double portableLog(double x)
{
    if (!(x >= std::numeric_limits<double>::min() && x <= std::numeric_limits<double>::max())) {
        if (x > 0 && x < 1)
            return portableLog(x * 0x1p60) - 60 * logOfTwo.high;
        return x == 0 ? -std::numeric_limits<double>::infinity() : x > 0 ? x : std::numeric_limits<double>::quiet_NaN();
    }
    const DoubleDouble quick = quickLog(x, 0);
    // Where the error of the quick value could change the rounding, the precise one decides.
    const double error = 0x1p-60 * quick.high;
    const double rounded = quick.high + (quick.low + error);
    if (rounded == quick.high + (quick.low - error))
        return rounded;
    return preciseLog(x).high;
}

double portableLog1p(double x)
{
    if (!(x > -1 && x <= std::numeric_limits<double>::max()))
        return x == -1 ? -std::numeric_limits<double>::infinity()
               : x > 0 ? x
                       : std::numeric_limits<double>::quiet_NaN();
    constexpr double negligible = 0x1p-54;
    if (x < negligible && x > -negligible)
        return x;
    const DoubleDouble sum = twoSum(1, x);
    const DoubleDouble log = quickLog(sum.high, sum.low);
    return log.high + log.low;
}

double portableExp(double x)
{
    return expOfSum(x, 0);
}

double portablePow(double base, double exponent)
{
    constexpr double largeProduct = 8;
    const DoubleDouble factor{exponent, 0};
    DoubleDouble product = quickLog(base, 0) * factor;
    // The error of the logarithm grows with the exponent.
    if (!(product.high < largeProduct && product.high > -largeProduct))
        product = preciseLog(base) * factor;
    return expOfSum(product.high, product.low);
}

double portableErfc(double x)
{
    const double size = x < 0 ? -x : x;
    if (!(size < 28))
        return x != x ? x : x > 0 ? 0 : 2;
    const auto quotient = [](double at, const auto& above, const auto& below) {
        return polynomial(at, above) / polynomial(at, below);
    };
    if (size < 0.84375) {
        const double ratio = quotient(x * x, erfSmallAbove, erfSmallBelow);
        return x < 0.25 ? 1 - (x + x * ratio) : 0.5 - (x - 0.5 + x * ratio);
    }
    if (size < 1.25) {
        const double ratio = quotient(size - 1, erfMiddleAbove, erfMiddleBelow);
        return x >= 0 ? 1 - erfMiddle - ratio : 1 + (erfMiddle + ratio);
    }
    if (x < -6)
        return 2;
    const double inverse = 1 / (size * size);
    const double ratio = size < 1 / 0.35 ? quotient(inverse, erfcLargeAbove, erfcLargeBelow)
                                         : quotient(inverse, erfcLargestAbove, erfcLargestBelow);
    // exp(-x² - 0.5625 + ratio) / x. The square of the upper half of x is exact.
    const double top = std::bit_cast<double>(std::bit_cast<std::uint64_t>(size) & ~std::uint64_t{0xffffffff});
    const DoubleDouble exponent = twoSum(-top * top - 0.5625, (top - size) * (top + size) + ratio);
    const ScaledPower power = quickExp(exponent.high, exponent.low);
    const double tail = scaled(power.value, power.exponent) / size;
    return x > 0 ? tail : 2 - tail;
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
