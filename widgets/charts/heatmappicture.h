// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A HeatmapPlot arranged in an area: where cells, names, titles and the colour bar lie, and the painting of them.
#pragma once

#include "widgets/charts/heatmapplot.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QStringList>

#include <vector>

namespace acr::ui {

class HeatmapPicture {
public:
    /// `plot` is kept by reference: it has to outlive the picture, and when it changes the picture is out of date.
    /// `device` is only measured.
    HeatmapPicture(const HeatmapPlot& plot, const QRectF& area, const QPaintDevice* device, const Theme& theme);

    [[nodiscard]] const QRectF& area() const { return m_area; }
    [[nodiscard]] const QRectF& plotArea() const { return m_plotArea; }
    /// There is room for cells at all.
    [[nodiscard]] bool hasRoom() const { return m_plotArea.width() >= 16 && m_plotArea.height() >= 16; }
    /// Asks the plot for the texts of the cells on screen, once, and chooses their font. To be called before what needs
    /// them: cellLines() and paint().
    void readCellTexts(const QPaintDevice* device);
    /// How many lines of the cells' text have room, in every cell alike; 0: none.
    [[nodiscard]] qsizetype cellLines() const { return m_cellLines; }
    [[nodiscard]] QRectF cellAt(int place, int column) const;

    /// Everything; the cells' colours come from the image (see heatmapimage.h).
    void paint(QPainter& painter, const QImage& cells) const;

private:
    void arrange(const QPaintDevice* device);
    void paintHeads(QPainter& painter) const;
    void paintRows(QPainter& painter) const;
    void paintCellTexts(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintBar(QPainter& painter) const;

    const HeatmapPlot& m_plot;
    Theme m_theme;
    QRectF m_area;
    QRectF m_plotArea;
    QRectF m_bar;
    double m_barLabels = 0;     ///< room right of the colour bar
    double m_barTicks = 0;      ///< what its numbers take of that
    bool m_titleAlong = false;  ///< the scale's title stands along the bar
    bool m_titleAtHead = false; ///< the rows' title stands above their names
    double m_headHeight = 0;
    int m_headLines = 1;
    bool m_slantedHeads = false;
    int m_everyHead = 1; ///< of narrow columns only every so many have a name
    bool m_namedRows = false;

    bool m_textsRead = false;
    QFont m_cellFont;
    qsizetype m_cellLines = 0;
    bool m_starsBelow = false;
    std::vector<QStringList> m_cellTexts; ///< in lines, of the cells on screen, row by row
};

} // namespace acr::ui
