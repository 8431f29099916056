// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A value axis: range, linear or logarithmic, ticks at round numbers, its texts, and the grid of a plot. The same for
/// all charts, on screen and in drawings. Figures are tabular, and the title of a vertical axis stands upright.
#pragma once

#include "widgets/theme/theme.h"

#include <QPainter>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace acr::ui {

struct Tick {
    double value = 0;
    QString label;
};

class Axis {
public:
    /// With the unit, for example "cost (USD)".
    QString title;
    double low = 0;
    double high = 1;
    /// REQUIRES: low > 0, or linearWithin > 0.
    bool logarithmic = false;
    /// A logarithmic axis that reaches zero or below is linear from −linearWithin to linearWithin, and logarithmic
    /// beyond (symlog). 0: logarithmic everywhere.
    double linearWithin = 0;
    /// Only whole numbers get a tick (steps, counts).
    bool wholeNumbers = false;
    /// Put before and after each label, for example "$" and " %".
    QString prefix;
    QString suffix;
    /// How a logarithmic axis names its scale ("%1, log", see shownTitle()), when the title is in another language than
    /// the program: alone, and with what is linear. Empty: in the language of the program.
    QStringList scaleWords;

    /// Makes the axis logarithmic, or symlog where it reaches zero or below; or linear again.
    void setLogarithmic(bool on);
    /// scaleWords, as `say(context, English)` translates them.
    [[nodiscard]] static QStringList wordsOfScale(const std::function<QString(const char*, const char*)>& say);
    /// The title, with the scale when it is not linear.
    [[nodiscard]] QString shownTitle() const;
    /// 0 at low, 1 at high; beyond outside of them. On a logarithmic axis zero and below are far outside.
    [[nodiscard]] double fraction(double value) const;
    [[nodiscard]] double value(double fraction) const;
    /// At most about `count` ticks at 1, 2 or 5 times a power of ten.
    [[nodiscard]] std::vector<Tick> ticks(int count) const;
    /// Where a logarithmic axis that spans few decades has finer grid lines: between the powers of ten, without labels.
    [[nodiscard]] std::vector<double> minorTicks(int count) const;

private:
    /// A value in units of equal length along the axis, and back.
    [[nodiscard]] double scaled(double value) const;
    [[nodiscard]] double unscaled(double place) const;
    /// What lies between two ticks of a linear axis; 0 when it has no range.
    [[nodiscard]] double step(int count) const;
};

/// How many ticks there is room for.
[[nodiscard]] int horizontalTicks(const QRectF& plot);
[[nodiscard]] int verticalTicks(const QRectF& plot);

/// Grid lines at the ticks of the axes, and the line of the horizontal axis with its tick marks below the plot. Either
/// axis may be null: no lines for it.
void paintGrid(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis* x, const Axis* y);
/// Labels and title of a horizontal axis below the plot. The title stands right below the labels.
void paintHorizontalTexts(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis& axis);
/// Labels of a vertical axis left of the plot; its title stands above the plot, to be read without turning
/// the head.
void paintVerticalTexts(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis& axis);
/// Zero of a vertical axis that goes below it, stronger than the grid.
void paintZeroLine(QPainter& painter, const Theme& theme, const QRectF& plot, const Axis& axis);
/// Room that the labels of a vertical axis take left of the plot.
[[nodiscard]] double verticalAxisWidth(const Theme& theme, const QPaintDevice* device, double height, const Axis& axis);
/// Room below the plot for labels and title, and above it for the title of the vertical axis.
[[nodiscard]] double horizontalAxisHeight(const Theme& theme, const QPaintDevice* device, const Axis& axis);
[[nodiscard]] double verticalTitleHeight(const Theme& theme, const QPaintDevice* device, const Axis& axis);

} // namespace acr::ui
