// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers of about 106 bits as the unevaluated sum of two doubles (Dekker 1971; Knuth, TAOCP 2, 4.2.2). Only + - * /
/// of IEEE 754 doubles are used, so that every machine and every compiler computes the same bits.
///
/// Pure functions. REQUIRES: no overflow, and no contraction to fused operations (-ffp-contract=off).
#pragma once

#include <cfloat>
#include <limits>

namespace acr {

static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0,
              "doubles have to be computed as IEEE 754 doubles, without excess precision");

struct DoubleDouble {
    double high = 0; ///< the value rounded to a double
    double low = 0;  ///< at most half a unit in the last place of `high`
};

/// a + b exactly. REQUIRES: |a| ≥ |b|, or a = 0.
constexpr DoubleDouble fastTwoSum(double a, double b)
{
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// a + b exactly.
constexpr DoubleDouble twoSum(double a, double b)
{
    const double sum = a + b;
    const double ofB = sum - a;
    return {sum, (a - (sum - ofB)) + (b - ofB)};
}

/// a · b exactly.
constexpr DoubleDouble twoProduct(double a, double b)
{
    constexpr double splitter = 0x1p27 + 1;
    const double scaledA = splitter * a;
    const double highA = scaledA - (scaledA - a);
    const double lowA = a - highA;
    const double scaledB = splitter * b;
    const double highB = scaledB - (scaledB - b);
    const double lowB = b - highB;
    const double product = a * b;
    return {product, ((highA * highB - product) + highA * lowB + lowA * highB) + lowA * lowB};
}

constexpr DoubleDouble operator-(DoubleDouble a)
{
    return {-a.high, -a.low};
}

constexpr DoubleDouble operator+(DoubleDouble a, DoubleDouble b)
{
    const DoubleDouble high = twoSum(a.high, b.high);
    const DoubleDouble low = twoSum(a.low, b.low);
    const DoubleDouble sum = fastTwoSum(high.high, high.low + low.high);
    return fastTwoSum(sum.high, sum.low + low.low);
}

constexpr DoubleDouble operator-(DoubleDouble a, DoubleDouble b)
{
    return a + -b;
}

constexpr DoubleDouble operator*(DoubleDouble a, DoubleDouble b)
{
    const DoubleDouble product = twoProduct(a.high, b.high);
    return fastTwoSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

constexpr DoubleDouble operator/(DoubleDouble a, DoubleDouble b)
{
    const double first = a.high / b.high;
    const DoubleDouble rest = a - b * DoubleDouble{first, 0};
    const double second = rest.high / b.high;
    const DoubleDouble restOfRest = rest - b * DoubleDouble{second, 0};
    const DoubleDouble quotient = fastTwoSum(first, second);
    return fastTwoSum(quotient.high, quotient.low + restOfRest.high / b.high);
}

} // namespace acr
