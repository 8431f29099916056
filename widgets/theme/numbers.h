// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as displayed here: two decimals for percentages, one for regret, cents for dollars,
/// thousands apart by a narrow space, a real minus sign, and always the unit. A value that is not finite
/// becomes an en dash. The decimal sign follows the locale.
#pragma once

#include <QLocale>
#include <QString>

namespace acr::ui::numbers {

/// U+202F, keeps a number on one line.
inline constexpr QChar thousandsGap(0x202f);
inline constexpr QChar minusSign(0x2212);

/// "1 204"
[[nodiscard]] QString count(qint64 value, const QLocale& locale = QLocale());
/// Fixed decimals, thousands apart: "12 345.60"
[[nodiscard]] QString fixed(double value, int decimals, const QLocale& locale = QLocale());
/// `value` is already in percent: "52.02 %"
[[nodiscard]] QString percent(double value, const QLocale& locale = QLocale());
/// What follows a number in percent, as the suffix of a chart's values: the narrow gap and "%".
[[nodiscard]] QString percentSuffix();
/// "231.4"
[[nodiscard]] QString regret(double value, const QLocale& locale = QLocale());
/// "$19.80"; below ten cents as many decimals as two significant digits take: "$0.0042"
[[nodiscard]] QString dollars(double value, const QLocale& locale = QLocale());
/// The fewest decimals (at least two, at most eight) that tell two amounts apart.
[[nodiscard]] int dollarDecimals(double one, double other);
/// The decimals (three to six) with which an amount of that size has two significant digits: with those of its smallest
/// amount, a column has the decimal signs below each other. An amount that is not positive counts as large.
[[nodiscard]] int columnDollarDecimals(double smallest);
[[nodiscard]] QString dollars(double value, int decimals, const QLocale& locale = QLocale());
/// A change with its sign: "+2.0", "−58.7", "±0.0"
[[nodiscard]] QString delta(double value, int decimals, const QLocale& locale = QLocale());
/// A change of dollars with its sign: "+$1.20", "−$3.70", "±$0.00"
[[nodiscard]] QString dollarDelta(double value, int decimals, const QLocale& locale = QLocale());
/// "231.4 ± 3.2"
[[nodiscard]] QString plusMinus(double value, double halfWidth, int decimals, const QLocale& locale = QLocale());
/// "▲", "▼" or "" by the sign of a change that is not zero at this many decimals.
[[nodiscard]] QString arrow(double change, int decimals);
/// Short text for axes and labels of any size: "0.25", "12 000", "1.5 M"
[[nodiscard]] QString compact(double value, const QLocale& locale = QLocale());
/// All digits: the shortest text that reads back as the same double. For settings that someone typed.
[[nodiscard]] QString exact(double value, const QLocale& locale = QLocale());
/// The same number as Qt reads it: without the gaps between thousands, and with the plain minus sign.
[[nodiscard]] QString typed(QString text);
/// For tool tips: six significant digits, without zeros at the end: "0.315218", "12 345.7".
[[nodiscard]] QString reading(double value, const QLocale& locale = QLocale());
/// The same of a share in percent, "52.0164 %", and of dollars, "$19.80", "$0.00423157".
[[nodiscard]] QString percentReading(double value, const QLocale& locale = QLocale());
[[nodiscard]] QString dollarReading(double value, const QLocale& locale = QLocale());
/// With what stands before and after the numbers of an axis; "$" before is dollars.
[[nodiscard]] QString reading(const QString& prefix, double value, const QString& suffix,
                              const QLocale& locale = QLocale());
/// With a translated unit: "231.412 regret", "0.315218 reward", "40 tasks". An en dash for what is not finite.
[[nodiscard]] QString regretReading(double value, const QLocale& locale = QLocale());
[[nodiscard]] QString rewardReading(double value, const QLocale& locale = QLocale());
[[nodiscard]] QString taskReading(double value, const QLocale& locale = QLocale());

} // namespace acr::ui::numbers
