// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/outlinestyle.h"

#include <QStyleFactory>
#include <QStyleOption>

namespace acr::ui {

namespace {

constexpr int darkBelow = 128;
/// Undoes Fusion's QColor::darker(140).
constexpr int fusionDarkening = 140;

bool isDark(const QStyleOption& option)
{
    return option.palette.color(QPalette::Window).lightness() < darkBelow;
}

/// The colour that Fusion darkens into its outlines becomes one whose darker shade can be seen.
void raise(QPalette& palette)
{
    palette.setColor(QPalette::Window, palette.color(QPalette::Disabled, QPalette::WindowText).lighter(fusionDarkening));
}

} // namespace

OutlineStyle::OutlineStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{}

void OutlineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (option != nullptr && isDark(*option)) {
        if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton) {
            QStyleOptionButton raised;
            static_cast<QStyleOption&>(raised) = *option;
            raise(raised.palette);
            return QProxyStyle::drawPrimitive(element, &raised, painter, widget);
        }
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame != nullptr && (element == PE_FrameLineEdit || element == PE_Frame)) {
            QStyleOptionFrame raised = *frame;
            raise(raised.palette);
            return QProxyStyle::drawPrimitive(element, &raised, painter, widget);
        }
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void OutlineStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* box = control == CC_SpinBox ? qstyleoption_cast<const QStyleOptionSpinBox*>(option) : nullptr;
    if (box == nullptr || !isDark(*box))
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    QStyleOptionSpinBox raised = *box;
    raise(raised.palette);
    QProxyStyle::drawComplexControl(control, &raised, painter, widget);
}

} // namespace acr::ui
