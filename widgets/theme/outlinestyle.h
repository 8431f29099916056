// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Fusion, with these changes. Outlines are visible in the dark theme: Fusion darkens the background colour for
/// borders, which makes them invisible on a dark page. The arrow of a button that opens a menu stands beside its text.
/// Texts of combo boxes without room have an ellipsis in their middle. No line is drawn beside the corner widget of
/// tabs. Level sliders have a round handle on a thin groove. Icon and text of a wide button stand in its middle, those
/// of a push button at its left where that was asked for, and long texts of buttons have 8 pixels to either side.
#pragma once

#include <QProxyStyle>

class QPushButton;

namespace acr::ui {

class OutlineStyle final : public QProxyStyle {
    Q_OBJECT

public:
    OutlineStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
};

/// For buttons that stand below each other: icon and text begin at the left, not centred.
void showLabelAtLeft(QPushButton& button);

} // namespace acr::ui
