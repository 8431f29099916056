// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/numberbox.h"

#include "widgets/theme/numbers.h"

namespace acr::ui {

QString NumberBox::textFromValue(int value) const
{
    return numbers::count(value, locale());
}

int NumberBox::valueFromText(const QString& text) const
{
    return QSpinBox::valueFromText(numbers::typed(text));
}

QValidator::State NumberBox::validate(QString& text, int& position) const
{
    QString typed = numbers::typed(text);
    return QSpinBox::validate(typed, position);
}

} // namespace acr::ui

#include "moc_numberbox.cpp"
