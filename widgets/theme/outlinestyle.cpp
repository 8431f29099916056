// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/outlinestyle.h"

#include "widgets/theme/colourscale.h"
#include "widgets/theme/tokens.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int darkBelow = 128;
/// The property of a button whose label is not centred.
constexpr const char* labelAtLeft = "acrLabelAtLeft";
/// Undoes Fusion's QColor::darker(140).
constexpr int fusionDarkening = 140;

bool isDark(const QStyleOption& option)
{
    return option.palette.color(QPalette::Window).lightness() < darkBelow;
}

/// Of the lines around controls, and of grooves: 3 : 1 on the page.
QColor outlineOf(const QStyleOption& option)
{
    const QPalette& palette = option.palette;
    if (!isDark(option))
        return palette.color(QPalette::Dark);
    return blend(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Window), 0.4);
}

/// The colour that Fusion darkens into its outlines becomes one whose darker shade can be seen.
void raise(QStyleOption& option)
{
    option.palette.setColor(QPalette::Window, outlineOf(option).lighter(fusionDarkening));
}

constexpr double grooveHeight = 4;

/// A level slider: a round handle on a groove, which is filled up to the handle.
void drawSlider(QPainter& painter, const QStyleOptionSlider& slider, const QRect& handle)
{
    const bool usable = slider.state.testFlag(QStyle::State_Enabled);
    const QColor outline = outlineOf(slider);
    const QColor mark = usable ? slider.palette.color(QPalette::Highlight) : outline;
    const QPointF centre = QRectF(handle).center();
    const QRectF groove(slider.rect.left(), centre.y() - grooveHeight / 2, slider.rect.width(), grooveHeight);
    QRectF taken = groove;
    if (slider.upsideDown)
        taken.setLeft(centre.x());
    else
        taken.setRight(centre.x());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(outline);
    painter.drawRoundedRect(groove, grooveHeight / 2, grooveHeight / 2);
    painter.setBrush(mark);
    painter.drawRoundedRect(taken, grooveHeight / 2, grooveHeight / 2);
    // With the focus, a ring around a smaller handle: there is no room for one around the whole.
    const double radius = std::min(handle.width(), handle.height()) / 2.0 - 0.5;
    painter.setBrush(slider.palette.color(QPalette::Window));
    painter.drawEllipse(centre, radius + 0.5, radius + 0.5);
    const bool focused = usable && slider.state.testFlag(QStyle::State_HasFocus);
    painter.setBrush(mark);
    painter.drawEllipse(centre, focused ? radius - 3 : radius - 0.5, focused ? radius - 3 : radius - 0.5);
    if (focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(mark, 1.5));
        painter.drawEllipse(centre, radius - 0.5, radius - 0.5);
    }
    painter.restore();
}

/// What QCommonStyle leaves around the icon of a button beside its text.
constexpr int aroundIcon = 4;

/// How much wider the button is than its icon and the text beside it.
int roomBeside(const QStyleOptionToolButton& button)
{
    if (button.toolButtonStyle != Qt::ToolButtonTextBesideIcon || button.icon.isNull() || button.text.isEmpty())
        return 0;
    return button.rect.width() - button.iconSize.width() - aroundIcon -
           QFontMetrics(button.font).size(Qt::TextShowMnemonic, button.text).width();
}

/// Side of the arrow on a button that opens a menu.
constexpr int menuArrow = 8;

/// Fusion marks lines of text that have the focus, but no other frames.
void drawFocusRing(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter)
{
    if (element != QStyle::PE_Frame || !option.state.testFlag(QStyle::State_HasFocus))
        return;
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(option.palette.color(QPalette::Highlight));
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

bool opensMenu(const QStyleOptionToolButton* button)
{
    return button != nullptr && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

} // namespace

OutlineStyle::OutlineStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{}

void OutlineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    // A tab widget draws it beside its corner widget, even where the tab bar has none.
    if (element == PE_FrameTabBarBase)
        return;
    if (option != nullptr && isDark(*option)) {
        if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton) {
            QStyleOptionButton raised;
            static_cast<QStyleOption&>(raised) = *option;
            raise(raised);
            return QProxyStyle::drawPrimitive(element, &raised, painter, widget);
        }
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && (element == PE_FrameLineEdit || element == PE_Frame)) {
            QStyleOptionFrame raised = *frame;
            raise(raised);
            QProxyStyle::drawPrimitive(element, &raised, painter, widget);
            return drawFocusRing(element, *option, *painter);
        }
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (option != nullptr)
        drawFocusRing(element, *option, *painter);
}

void OutlineStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    // Common styles have the label of a wider button at its left.
    if (const auto* button =
            element == CE_ToolButtonLabel ? qstyleoption_cast<const QStyleOptionToolButton*>(option) : nullptr;
        button != nullptr && roomBeside(*button) > 1) {
        QStyleOptionToolButton centred = *button;
        centred.rect =
            visualRect(button->direction, button->rect, button->rect.adjusted(roomBeside(*button) / 2, 0, 0, 0));
        return QProxyStyle::drawControl(element, &centred, painter, widget);
    }
    if (const auto* button =
            element == CE_PushButtonLabel ? qstyleoption_cast<const QStyleOptionButton*>(option) : nullptr;
        button != nullptr && widget != nullptr && widget->property(labelAtLeft).toBool()) {
        // The base style centres the label in the rectangle: one that is as wide as the label.
        QStyleOptionButton label = *button;
        constexpr int gap = 4; ///< of QCommonStyle between icon and text
        const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + gap;
        const int text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
        const QRect inner = button->rect.adjusted(space::xs, 0, 0, 0);
        const QRect natural(inner.topLeft(), QSize(std::min(inner.width(), icon + text + 2), inner.height()));
        label.rect = visualRect(button->direction, button->rect, natural);
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    const auto* box = element == CE_ComboBoxLabel ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr;
    if (box == nullptr || box->editable)
        return QProxyStyle::drawControl(element, option, painter, widget);
    // Fusion cuts a letter in two. The end of a text may say most: "— edited".
    QStyleOptionComboBox fitted = *box;
    const int icon = box->currentIcon.isNull() ? 0 : box->iconSize.width() + space::xs;
    const int room = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width() - icon - 2;
    fitted.currentText = box->fontMetrics.elidedText(box->currentText, Qt::ElideMiddle, room);
    QProxyStyle::drawControl(element, &fitted, painter, widget);
}

QSize OutlineStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const
{
    QSize asked = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ToolButton && opensMenu(qstyleoption_cast<const QStyleOptionToolButton*>(option)))
        asked.rwidth() += menuArrow + space::xs;
    // Fusion leaves 5 pixels to either side of a long text.
    if (const auto* button = type == CT_PushButton ? qstyleoption_cast<const QStyleOptionButton*>(option) : nullptr;
        button != nullptr && !button->text.isEmpty())
        asked.setWidth(std::max(asked.width(), size.width() + 2 * space::s));
    return asked;
}

void OutlineStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const
{
    if (const auto* button =
            control == CC_ToolButton ? qstyleoption_cast<const QStyleOptionToolButton*>(option) : nullptr;
        opensMenu(button)) {
        // Fusion hangs the arrow on the lower right corner, half outside of the button.
        QStyleOptionToolButton plain = *button;
        plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        plain.text.clear();
        plain.icon = {};
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        QStyleOptionToolButton label = *button;
        label.rect =
            visualRect(button->direction, button->rect, button->rect.adjusted(0, 0, -menuArrow - space::xs, 0));
        drawControl(CE_ToolButtonLabel, &label, painter, widget);
        const QStyleOption& common = *button;
        QStyleOption arrow = common;
        const QRect& all = button->rect;
        arrow.rect = visualRect(
            button->direction, all,
            QRect(all.right() - menuArrow - space::xs + 1, all.center().y() - menuArrow / 2 + 1, menuArrow, menuArrow));
        return QProxyStyle::drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
    }
    if (const auto* slider = control == CC_Slider ? qstyleoption_cast<const QStyleOptionSlider*>(option) : nullptr;
        slider != nullptr) {
        if (slider->orientation == Qt::Horizontal && slider->tickPosition == QSlider::NoTicks)
            return drawSlider(*painter, *slider, subControlRect(control, slider, SC_SliderHandle, widget));
        if (!isDark(*slider))
            return QProxyStyle::drawComplexControl(control, option, painter, widget);
        QStyleOptionSlider raised = *slider;
        raise(raised);
        return QProxyStyle::drawComplexControl(control, &raised, painter, widget);
    }
    const auto* box = control == CC_SpinBox ? qstyleoption_cast<const QStyleOptionSpinBox*>(option) : nullptr;
    if (box == nullptr || !isDark(*box))
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    QStyleOptionSpinBox raised = *box;
    raise(raised);
    QProxyStyle::drawComplexControl(control, &raised, painter, widget);
}

void showLabelAtLeft(QPushButton& button)
{
    button.setProperty(labelAtLeft, true);
    button.update();
}

} // namespace acr::ui

#include "moc_outlinestyle.cpp"
