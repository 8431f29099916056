// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace acr::ui::numbers {

namespace {

const QString& nothing()
{
    static const QString dash(QChar(0x2013));
    return dash;
}

/// ASCII digits with '.' to the locale's decimal sign, our minus and our thousands gaps.
QString dressed(QString plain, const QLocale& locale)
{
    const bool negative = plain.startsWith(QLatin1Char('-'));
    if (negative)
        plain.remove(0, 1);
    const qsizetype exponent = plain.indexOf(QLatin1Char('e'));
    qsizetype whole = plain.indexOf(QLatin1Char('.'));
    if (whole >= 0)
        plain.replace(whole, 1, locale.decimalPoint());
    else
        whole = exponent >= 0 ? exponent : plain.size();
    for (qsizetype at = whole - 3; at > 0; at -= 3)
        plain.insert(at, thousandsGap);
    if (negative)
        plain.prepend(minusSign);
    return plain;
}

bool roundsToZero(double value, int decimals)
{
    return std::abs(value) < 0.5 * std::pow(10.0, -decimals);
}

constexpr int significantInReading = 6;

QString readingWith(double value, int minDecimals, const QLocale& locale)
{
    const double size = std::abs(value);
    const int before = size > 0 ? static_cast<int>(std::floor(std::log10(size))) + 1 : 1;
    const int decimals = std::clamp(significantInReading - before, 0, 10);
    QString text = QString::number(roundsToZero(value, decimals) ? 0.0 : value, 'f', decimals);
    if (const qsizetype point = text.indexOf(QLatin1Char('.')); point >= 0) {
        while (text.size() - point - 1 > minDecimals && text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    return dressed(text, locale);
}

QString withUnit(const char* unit, double value, const QLocale& locale)
{
    return std::isfinite(value) ? QCoreApplication::translate("Numbers", unit).arg(readingWith(value, 0, locale))
                                : nothing();
}

} // namespace

QString count(qint64 value, const QLocale& locale)
{
    return dressed(QString::number(value), locale);
}

QString fixed(double value, int decimals, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    return dressed(QString::number(roundsToZero(value, decimals) ? 0.0 : value, 'f', decimals), locale);
}

QString percent(double value, const QLocale& locale)
{
    return std::isfinite(value) ? fixed(value, 2, locale) + percentSuffix() : nothing();
}

QString percentSuffix()
{
    return QString(thousandsGap) + QLatin1Char('%');
}

QString regret(double value, const QLocale& locale)
{
    return fixed(value, 1, locale);
}

QString dollars(double value, const QLocale& locale)
{
    int decimals = 2;
    const double size = std::abs(value);
    if (size > 0 && size < 0.1)
        decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(size))) + 1, 2, 8);
    return dollars(value, decimals, locale);
}

int dollarDecimals(double one, double other)
{
    const double difference = std::abs(one - other);
    if (!(difference > 0))
        return 2;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(difference))), 2, 8);
}

int columnDollarDecimals(double smallest)
{
    const double amount = smallest > 0 ? std::min(smallest, 0.01) : 0.01;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(amount))) + 1, 2, 6);
}

QString dollars(double value, int decimals, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    QString text = fixed(value, decimals, locale);
    text.insert(text.startsWith(minusSign) ? 1 : 0, QLatin1Char('$'));
    return text;
}

QString delta(double value, int decimals, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    if (roundsToZero(value, decimals))
        return QChar(0xb1) + fixed(0, decimals, locale);
    return value > 0 ? QLatin1Char('+') + fixed(value, decimals, locale) : fixed(value, decimals, locale);
}

QString dollarDelta(double value, int decimals, const QLocale& locale)
{
    QString text = delta(value, decimals, locale);
    if (std::isfinite(value))
        text.insert(1, QLatin1Char('$'));
    return text;
}

QString plusMinus(double value, double halfWidth, int decimals, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    if (!std::isfinite(halfWidth))
        return fixed(value, decimals, locale);
    return fixed(value, decimals, locale) + thousandsGap + QChar(0xb1) + thousandsGap +
           fixed(std::abs(halfWidth), decimals, locale);
}

QString arrow(double change, int decimals)
{
    if (!std::isfinite(change) || roundsToZero(change, decimals))
        return {};
    return QString(change > 0 ? QChar(0x25b2) : QChar(0x25bc));
}

QString compact(double value, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    const double size = std::abs(value);
    if (size >= 1e9)
        return dressed(QString::number(value / 1e9, 'g', 4), locale) + thousandsGap + QLatin1Char('G');
    if (size >= 1e6)
        return dressed(QString::number(value / 1e6, 'g', 4), locale) + thousandsGap + QLatin1Char('M');
    if (size >= 999.95)
        return fixed(value, 0, locale);
    if (size != 0 && size < 1e-4)
        return dressed(QString::number(value, 'e', 1), locale);
    return dressed(QString::number(value, 'g', 4), locale);
}

QString exact(double value, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    return dressed(QString::number(value, 'g', QLocale::FloatingPointShortest), locale);
}

QString typed(QString text)
{
    return text.remove(thousandsGap).replace(minusSign, QLatin1Char('-'));
}

QString reading(double value, const QLocale& locale)
{
    return std::isfinite(value) ? readingWith(value, 0, locale) : nothing();
}

QString percentReading(double value, const QLocale& locale)
{
    return std::isfinite(value) ? readingWith(value, 0, locale) + percentSuffix() : nothing();
}

QString dollarReading(double value, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    QString text = readingWith(value, 2, locale);
    text.insert(text.startsWith(minusSign) ? 1 : 0, QLatin1Char('$'));
    return text;
}

QString reading(const QString& prefix, double value, const QString& suffix, const QLocale& locale)
{
    if (!std::isfinite(value))
        return nothing();
    if (prefix == QLatin1String("$"))
        return dollarReading(value, locale) + suffix;
    return prefix + readingWith(value, 0, locale) + suffix;
}

QString regretReading(double value, const QLocale& locale)
{
    return withUnit(QT_TRANSLATE_NOOP("Numbers", "%1 regret"), value, locale);
}

QString rewardReading(double value, const QLocale& locale)
{
    return withUnit(QT_TRANSLATE_NOOP("Numbers", "%1 reward"), value, locale);
}

QString taskReading(double value, const QLocale& locale)
{
    return withUnit(QT_TRANSLATE_NOOP("Numbers", "%1 tasks"), value, locale);
}

} // namespace acr::ui::numbers
