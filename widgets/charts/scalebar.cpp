// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/scalebar.h"

#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"
#include "widgets/theme/tokens.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace acr::ui {

namespace {

constexpr int rampWidth = 96;
constexpr int minRamp = 32;
constexpr double rampHeight = 10;

} // namespace

ScaleBar::ScaleBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void ScaleBar::setScale(const HeatmapScale& scale)
{
    m_scale = scale;
    setAccessibleName(
        tr("Colours of %1: %2 to %3").arg(scale.title, boundText(scale, scale.low), boundText(scale, scale.high)));
    updateGeometry();
    update();
}

int ScaleBar::textsWidth() const
{
    const QFontMetricsF metrics(m_themes.theme().font(FontRole::Caption));
    return static_cast<int>(std::ceil(metrics.horizontalAdvance(m_scale.title) +
                                      tabularWidth(metrics, boundText(m_scale, m_scale.low)) +
                                      tabularWidth(metrics, boundText(m_scale, m_scale.high)))) +
           3 * space::s;
}

QSize ScaleBar::sizeHint() const
{
    const QFontMetricsF metrics(m_themes.theme().font(FontRole::Caption));
    return {textsWidth() + rampWidth, static_cast<int>(std::ceil(metrics.height())) + space::xs};
}

QSize ScaleBar::minimumSizeHint() const
{
    return {textsWidth() + minRamp, sizeHint().height()};
}

void ScaleBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_themes.theme();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme.colours().muted);
    double left = 0;
    const auto write = [&](const QString& text) {
        const double wide = tabularWidth(metrics, text);
        drawTabular(painter, QRectF(left, 0, wide, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        left += wide + space::s;
    };
    write(m_scale.title);
    write(boundText(m_scale, m_scale.low));
    const double right = tabularWidth(metrics, boundText(m_scale, m_scale.high)) + space::s;
    QImage ramp(ColourScale::size, 1, QImage::Format_RGB32);
    for (int i = 0; i < ColourScale::size; ++i)
        ramp.setPixel(i, 0, m_scale.colours(theme).at(i));
    const QRectF bar(left, (height() - rampHeight) / 2, std::max<double>(minRamp, width() - left - right), rampHeight);
    painter.drawImage(bar, ramp);
    left = bar.right() + space::s;
    write(boundText(m_scale, m_scale.high));
}

} // namespace acr::ui

#include "moc_scalebar.cpp"
