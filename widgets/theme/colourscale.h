// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A perceptual colour scale as a table of 256 colours: values are mapped by one table access, which is fast for
/// heatmaps of millions of cells.
#pragma once

#include <QColor>
#include <QRgb>

#include <array>
#include <cstdint>
#include <span>

namespace acr::ui {

class ColourScale {
public:
    static constexpr int size = 256;

    /// Dark violet over green to yellow; lightness grows evenly. For scores, costs, counts.
    static const ColourScale& sequential();
    /// Blue to red over the tone of the page, light or dark, which stands exactly at the middle. For differences: use
    /// it with limits −a and a.
    static const ColourScale& diverging(bool dark);

    /// `anchors` are spaced evenly and joined in a perceptual space (Oklab).
    explicit ColourScale(std::span<const QRgb> anchors);

    [[nodiscard]] QRgb at(int index) const { return m_colours[static_cast<std::size_t>(index)]; }
    /// The table's index for a value between low and high; outside values are clamped. The caller handles NaN.
    [[nodiscard]] static int index(double value, double low, double high)
    {
        if (!(high > low))
            return size / 2;
        const double scaled = (value - low) / (high - low) * (size - 1) + 0.5;
        return scaled <= 0 ? 0 : scaled >= size - 1 ? size - 1 : static_cast<int>(scaled);
    }
    [[nodiscard]] QColor colour(double value, double low, double high) const
    {
        return QColor::fromRgb(at(index(value, low, high)));
    }
    /// Black or white, whichever can be read on the colour.
    [[nodiscard]] static QColor textOn(const QColor& background);

private:
    std::array<QRgb, size> m_colours{};
};

/// WCAG 2 contrast ratio, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& one, const QColor& other);
/// The colour a fraction `amount` of the way from one to the other, in Oklab.
[[nodiscard]] QColor blend(const QColor& from, const QColor& to, double amount);

} // namespace acr::ui
