// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything about how the program looks, as one value: palette, fonts, and what colour, line and marker an
/// Ink has. Copy it freely; a chart painted with another theme value looks like that theme (exports use
/// this).
#pragma once

#include "widgets/theme/ink.h"
#include "widgets/theme/tokens.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace acr::ui {

/// The chrome's colours. Text on page and card has a contrast of at least 4.5 : 1, graphics of at least 3
/// : 1.
struct Colours {
    QColor page;
    QColor card;
    QColor raised; ///< headers, inputs' hover, alternating rows
    QColor line;   ///< hairlines and borders of cards
    QColor grid;   ///< grid lines in charts, quieter than `line`
    QColor edge;   ///< borders of controls, 3 : 1 on card
    QColor text;
    QColor muted;
    QColor disabled; ///< text and icons of what can't be used now: 3 : 1 on page, card and buttons
    QColor accent;
    QColor onAccent;
    QColor selection; ///< background of selected rows
    QColor good;
    QColor bad;
    QColor warning;
};

class Theme {
public:
    /// `pointSize` is the size of body text; the other sizes follow.
    static Theme light(double pointSize = 10);
    static Theme dark(double pointSize = 10);

    /// The same theme with fonts that keep to one glyph a character. Contextual forms (Inter has raised
    /// brackets beside capitals) get lost when the text of a PDF is searched or copied.
    [[nodiscard]] Theme withPlainGlyphs() const;

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] double pointSize() const { return m_pointSize; }
    [[nodiscard]] const Colours& colours() const { return m_colours; }
    [[nodiscard]] QFont font(FontRole role) const;
    /// For numbers in coloured cells of this height: as large as so many lines allow, and heavier than text, since thin
    /// strokes are hard to read on mid-scale colours.
    [[nodiscard]] QFont cellFont(double height, qsizetype lines, const QPaintDevice* device = nullptr) const;

    /// The full colour of what the ink stands for.
    [[nodiscard]] QColor colour(const Ink& ink) const;
    /// How a curve of it is drawn at rest: ours in the accent and 2 px, the oracle dashed, baselines thin and
    /// muted.
    [[nodiscard]] Stroke stroke(const Ink& ink) const;
    /// The same curve under the mouse or selected: full colour, never thinner than 2 px.
    [[nodiscard]] Stroke strokeForward(const Ink& ink) const;
    /// Two policies of the registry, or one and a model with a fixed colour, differ in it or in colour.
    [[nodiscard]] MarkerShape marker(const Ink& ink) const;

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;

private:
    Theme(bool dark, double pointSize);
    [[nodiscard]] QColor modelColour(const QString& name, int position) const;
    [[nodiscard]] QColor policyColour(const QString& id) const;

    bool m_dark;
    bool m_plainGlyphs = false;
    double m_pointSize;
    Colours m_colours;
};

/// What other policies are compared with.
enum class Reference { None, Bound, Chance, SingleModel };
[[nodiscard]] Reference referenceOf(const Ink& ink);

/// How many models have a colour of their own that every simulated colour vision keeps apart.
inline constexpr int fixedModelColours = 8;
/// The place of a model with a fixed colour in the fixed order, or −1.
[[nodiscard]] int fixedModelIndex(const QString& name);

} // namespace acr::ui
