// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/decimalbox.h"

#include "widgets/theme/numbers.h"

namespace acr::ui {

QString DecimalBox::textFromValue(double value) const
{
    return numbers::fixed(value, decimals(), locale());
}

double DecimalBox::valueFromText(const QString& text) const
{
    return QDoubleSpinBox::valueFromText(numbers::typed(text));
}

QValidator::State DecimalBox::validate(QString& text, int& position) const
{
    QString typed = numbers::typed(text);
    return QDoubleSpinBox::validate(typed, position);
}

} // namespace acr::ui

#include "moc_decimalbox.cpp"
