// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/colourscale.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

struct Lab {
    double l, a, b;
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double encoded(double channel)
{
    const double c = std::clamp(channel, 0.0, 1.0);
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
}

// Oklab: Björn Ottosson, "A perceptual color space for image processing", 2020.
Lab toOklab(QRgb colour)
{
    const double r = linear(qRed(colour) / 255.0);
    const double g = linear(qGreen(colour) / 255.0);
    const double b = linear(qBlue(colour) / 255.0);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb fromOklab(const Lab& lab)
{
    const double l = std::pow(lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
    const double m = std::pow(lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
    const double s = std::pow(lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);
    const auto byte = [](double channel) { return static_cast<int>(std::lround(encoded(channel) * 255)); };
    return qRgb(byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                byte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

Lab mix(const Lab& from, const Lab& to, double t)
{
    return {std::lerp(from.l, to.l, t), std::lerp(from.a, to.a, t), std::lerp(from.b, to.b, t)};
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

ColourScale::ColourScale(std::span<const QRgb> anchors)
{
    const double last = static_cast<double>(anchors.size() - 1);
    // The middle of the anchors stands at the index of the middle of a range.
    constexpr int middle = size / 2;
    for (int i = 0; i < size; ++i) {
        const double where =
            last / 2 * (i <= middle ? i / double(middle) : 1 + (i - middle) / double(size - 1 - middle));
        const double left = std::min(std::floor(where), last - 1);
        const auto at = static_cast<std::size_t>(left);
        m_colours[static_cast<std::size_t>(i)] =
            fromOklab(mix(toOklab(anchors[at]), toOklab(anchors[at + 1]), where - left));
    }
}

const ColourScale& ColourScale::sequential()
{
    static constexpr std::array<QRgb, 9> anchors{0xff440154, 0xff472d7b, 0xff3b528b, 0xff2c728e, 0xff21918c,
                                                 0xff28ae80, 0xff5ec962, 0xffaddc30, 0xfffde725};
    static const ColourScale scale(anchors);
    return scale;
}

const ColourScale& ColourScale::diverging(bool dark)
{
    static constexpr std::array<QRgb, 9> onLight{0xff0b3c78, 0xff1f68ad, 0xff5f9fd3, 0xffb3d2e9, 0xfff6f7f9,
                                                 0xfff3c3b2, 0xffe0836b, 0xffba3a36, 0xff7a0c1e};
    // Away from a dark page, lightness grows: cells of the same size of difference stand out as they do on a light one.
    static constexpr std::array<QRgb, 9> onDark{0xffb5d8fb, 0xff7db4ea, 0xff3f83c4, 0xff24507f, 0xff16191f,
                                                0xff71302a, 0xffbb4a3e, 0xffea8370, 0xffffc2b0};
    static const ColourScale light(onLight);
    static const ColourScale black(onDark);
    return dark ? black : light;
}

QColor ColourScale::textOn(const QColor& background)
{
    // Not the dark of the chrome: between it and white, grounds of middle lightness have less than 4.5 : 1.
    return contrastRatio(background, Qt::white) >= contrastRatio(background, Qt::black) ? QColor(Qt::white)
                                                                                        : QColor(Qt::black);
}

double contrastRatio(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor blend(const QColor& from, const QColor& to, double amount)
{
    return QColor::fromRgb(fromOklab(mix(toOklab(from.rgb()), toOklab(to.rgb()), amount)));
}

} // namespace acr::ui
