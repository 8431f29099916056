// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A slide as a drawing for a projector: 1920 × 1080 pixels, no text below 18 points of that. The same places are used
/// on screen, in files, and for the live charts of a presentation. GUI thread only.
#pragma once

#include "widgets/pages/present/slidewords.h"
#include "widgets/theme/theme.h"

#include <QFont>
#include <QRectF>

#include <vector>

class QPainter;

namespace acr::ui {

class ThemeManager;

class SlideComposition {
public:
    static constexpr QSizeF canvas{1920, 1080};
    /// Pixels of the canvas to an inch.
    static constexpr int resolution = 96;
    /// Charts are drawn in the sizes of the screen and enlarged so much.
    static constexpr double chartScale = 2;

    /// A chart and its place on the canvas. The heading stands above it.
    struct Chart {
        QRectF place;
        QJsonObject snapshot;
        QString heading;
    };

    /// `position` of `count` slides, from 0, for the number at the bottom. `themes` must outlive it.
    SlideComposition(const Slide& slide, const Deck& deck, const ThemeManager& themes, int position, int count);

    /// Everything; in a file fonts keep to one glyph a character, so that text can be found.
    void paint(QPainter& painter, bool plainGlyphs = false) const;
    /// Everything but the charts, which are somewhere above it.
    void paintBackground(QPainter& painter, bool plainGlyphs = false) const;
    /// A picture so many pixels wide.
    [[nodiscard]] QImage picture(int width) const;
    /// Shows another snapshot in the place of a chart: a session at another step. REQUIRES: chart < charts().size().
    void setSnapshot(std::size_t chart, const QJsonObject& snapshot) { m_charts[chart].snapshot = snapshot; }

    void setHeading(std::size_t chart, const QString& heading) { m_charts[chart].heading = heading; }
    /// Other figures in the same places. REQUIRES: as many as words() has.
    void setFigures(const QList<SlideFigure>& figures) { m_words.figures = figures; }

    [[nodiscard]] const std::vector<Chart>& charts() const { return m_charts; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    /// The theme for charts on a device of this resolution.
    [[nodiscard]] Theme chartTheme(int dpi, bool plainGlyphs = false) const;

    [[nodiscard]] const SlideWords& words() const { return m_words; }

private:
    void arrange();
    [[nodiscard]] QFont font(double pixels, int weight, bool plainGlyphs) const;
    void paintFigures(QPainter& painter, bool plainGlyphs) const;
    void paintFigure(QPainter& painter, const QRectF& card, const SlideFigure& figure, bool plainGlyphs) const;
    void paintTable(QPainter& painter, bool plainGlyphs) const;
    void paintPicture(QPainter& painter) const;

    SlideWords m_words;
    QString m_notes;
    QImage m_picture;
    const ThemeManager& m_themes;
    Theme m_theme;
    QString m_number;
    std::vector<Chart> m_charts;
    QRectF m_titlePlace;
    QRectF m_findingPlace;
    QRectF m_body;
    QRectF m_figurePlace;
    QRectF m_sourcePlace;
};

/// The theme of a deck while the program has this one.
[[nodiscard]] Theme deckTheme(const Deck& deck, const Theme& program, double pointSize = 10);

} // namespace acr::ui
