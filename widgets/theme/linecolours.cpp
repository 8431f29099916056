// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/linecolours.h"

#include "widgets/theme/colourscale.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace acr::ui {

namespace {

/// How much of the hue is lost behind another curve.
constexpr double greyBehind = 0.8;
/// How much of the card's colour the text behind another curve has.
constexpr double paleBehind = 0.1;

/// Colours kept for the next time.
constexpr std::size_t maxKept = 4096;

/// As withContrast().
QColor searchContrast(const QColor& mark, const QColor& ground, double minContrast)
{
    if (contrastRatio(mark, ground) >= minContrast)
        return mark;
    const QColor far = contrastRatio(ground, Qt::white) >= contrastRatio(ground, Qt::black) ? Qt::white : Qt::black;
    double enough = 1;
    double lacking = 0;
    for (int i = 0; i < 12; ++i) {
        const double middle = (enough + lacking) / 2;
        (contrastRatio(blend(mark, far, middle), ground) >= minContrast ? enough : lacking) = middle;
    }
    return blend(mark, far, enough);
}

} // namespace

QColor withContrast(const QColor& mark, const QColor& ground, double minContrast)
{
    // The search takes some microseconds, and each line that is painted asks for one of the same few colours.
    using Key = std::tuple<quint64, quint64, double>;
    thread_local std::map<Key, QColor> kept;
    const Key key{mark.rgba64(), ground.rgba64(), minContrast};
    if (const auto found = kept.find(key); found != kept.end())
        return found->second;
    if (kept.size() >= maxKept)
        kept.clear();
    return kept.emplace(key, searchContrast(mark, ground, minContrast)).first->second;
}

QColor mutedLine(const QColor& colour, double amount, bool dark, const QColor& card)
{
    const QColor grey(dark ? 0x8f98a6 : 0x7c8594);
    return withContrast(blend(colour, grey, amount), card, thinLineContrast);
}

Stroke strokeBehind(const Ink& ink, const Theme& theme)
{
    const Stroke rest = theme.stroke(ink);
    return {mutedLine(theme.colour(ink), greyBehind, theme.isDark(), theme.colours().card),
            std::min(rest.width, thinLine), rest.dashed};
}

QColor labelBehind(const Theme& theme)
{
    return blend(theme.colours().muted, theme.colours().card, paleBehind);
}

} // namespace acr::ui
