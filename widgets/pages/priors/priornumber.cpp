// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priornumber.h"

#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priornames.h"

#include <QWheelEvent>

namespace acr::ui {

PriorNumber::PriorNumber(PriorEditor& editor, const PriorAddress& address, const Look& look, QWidget* parent)
    : DecimalBox(parent)
    , m_editor(editor)
    , m_address(address)
    , m_opens(!look.open.isEmpty())
{
    const PriorRange range = priorRange(address.field);
    setDecimals(range.whole ? 0 : look.decimals);
    setSingleStep(look.step);
    setRange(range.low - (m_opens ? look.step : 0), range.high);
    setPrefix(look.prefix);
    setSuffix(look.suffix);
    setSpecialValueText(look.open);
    setKeyboardTracking(false);
    setAccessibleName(priorAddressTitle(address));
    connect(this, &QDoubleSpinBox::valueChanged, this, &PriorNumber::take);
    connect(&editor, &PriorEditor::priorsChanged, this, &PriorNumber::follow);
    connect(&editor, &PriorEditor::deskChanged, this, &PriorNumber::follow);
    follow();
}

void PriorNumber::stepBy(int steps)
{
    // The first step out of "open" goes to what is in force anyway.
    if (m_opens && steps > 0 && value() < priorRange(m_address.field).low)
        setValue(m_editor.valueInForce(m_address, priorRange(m_address.field).low));
    else
        DecimalBox::stepBy(steps);
}

void PriorNumber::wheelEvent(QWheelEvent* event)
{
    // A wheel that scrolls the panel must not change what happens to be under it.
    if (hasFocus())
        DecimalBox::wheelEvent(event);
    else
        event->ignore();
}

void PriorNumber::follow()
{
    m_following = true;
    const double value = priorValue(m_editor.priors(), m_address).value_or(missing);
    setValue(isMissing(value) ? minimum() : value);
    m_following = false;
}

void PriorNumber::take(double value)
{
    if (m_following)
        return;
    const double smallest = priorRange(m_address.field).low;
    if (m_opens && value < smallest)
        m_editor.setText(m_address, {});
    else
        m_editor.setValue(m_address, value);
}

} // namespace acr::ui

#include "moc_priornumber.cpp"
