// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slidecomposition.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/charts/snapshot.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"
#include "widgets/theme/thememanager.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

// Pixels of the canvas; 18 points are 24 of them.
constexpr double slideEdge = 72;
constexpr double titlePixels = 50;
constexpr double findingPixels = 33;
constexpr double headingPixels = 28;
constexpr double smallPixels = 24;
constexpr double coverPixels = 84;
constexpr double figureColumn = 460;
constexpr double figureGap = 20;
constexpr double tallestFigure = 164;
constexpr double chartGap = 56;
constexpr double tableMax = 32;
constexpr double headingHeight = headingPixels + 12;
constexpr double headingGap = 12;    ///< below a heading
constexpr double stackedShare = 0.7; ///< of the height, for the first of two charts one below the other
constexpr double stackGap = 18;

constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

double heightOf(const QFont& font, const QString& text, double width, int maxLines)
{
    if (text.isEmpty())
        return 0;
    const QFontMetricsF metrics(font);
    const double height = metrics.boundingRect(QRectF(0, 0, width, 1e6), wrapped, text).height();
    return std::ceil(std::min(height, maxLines * metrics.lineSpacing() + 1));
}

/// As much of the text as the height has room for, with an ellipsis where something is left out.
QString cutTo(const QFont& font, const QString& text, const QSizeF& room)
{
    if (text.isEmpty())
        return {};
    const QFontMetricsF metrics(font);
    const auto fits = [&](const QString& part) {
        return metrics.boundingRect(QRectF(0, 0, room.width(), 1e6), wrapped, part).height() <= room.height() + 1;
    };
    if (fits(text))
        return text;
    qsizetype low = 0;
    qsizetype high = text.size();
    while (low + 1 < high) {
        const qsizetype middle = (low + high) / 2;
        (fits(text.left(middle) + u'…') ? low : high) = middle;
    }
    return text.left(low).trimmed() + u'…';
}

} // namespace

Theme deckTheme(const Deck& deck, const Theme& program, double pointSize)
{
    const bool dark = deck.theme == DeckTheme::Dark || (deck.theme == DeckTheme::Program && program.isDark());
    return dark ? Theme::dark(pointSize) : Theme::light(pointSize);
}

SlideComposition::SlideComposition(const Slide& slide, const Deck& deck, const ThemeManager& themes, int position,
                                   int count)
    : m_words(slide, deck)
    , m_notes(slide.notes)
    , m_picture(slide.picture)
    , m_themes(themes)
    , m_theme(deckTheme(deck, themes.theme()))
    , m_number(numbers::count(position + 1, m_words.language.locale()) + QStringLiteral(" / ") +
               numbers::count(count, m_words.language.locale()))
{
    for (const SlideWords::Chart& chart : m_words.charts)
        m_charts.push_back({{}, chart.snapshot, chart.heading});
    arrange();
}

QFont SlideComposition::font(double pixels, int weight, bool plainGlyphs) const
{
    QFont made = (plainGlyphs ? m_theme.withPlainGlyphs() : m_theme).font(FontRole::Body);
    made.setPixelSize(static_cast<int>(pixels));
    made.setWeight(static_cast<QFont::Weight>(weight));
    return made;
}

Theme SlideComposition::chartTheme(int dpi, bool plainGlyphs) const
{
    const double points = 10.0 * resolution / std::max(1, dpi);
    const Theme sized = m_theme.isDark() ? Theme::dark(points) : Theme::light(points);
    return plainGlyphs ? sized.withPlainGlyphs() : sized;
}

void SlideComposition::arrange()
{
    const double width = canvas.width() - 2 * slideEdge;
    if (m_words.layout == SlideTemplate::Title) {
        const double height = heightOf(font(coverPixels, QFont::DemiBold, false), m_words.title, width, 4);
        m_titlePlace = QRectF(slideEdge, canvas.height() * 0.52 - height, width, height);
        m_findingPlace = QRectF(slideEdge, m_titlePlace.bottom() + 36, width, 200);
        m_sourcePlace = QRectF(slideEdge, canvas.height() - slideEdge - 34, width, 34);
        return;
    }
    double y = 52;
    const double title = heightOf(font(titlePixels, QFont::DemiBold, false), m_words.title, width, 2);
    m_titlePlace = QRectF(slideEdge, y, width, title);
    y += title > 0 ? title + 10 : 0;
    const double finding = heightOf(font(findingPixels, QFont::Normal, false), m_words.finding, width, 2);
    m_findingPlace = QRectF(slideEdge, y, width, finding);
    y += finding > 0 ? finding + 10 : 0;
    m_sourcePlace = QRectF(slideEdge, canvas.height() - 36 - 34, width, 34);
    m_body = QRectF(slideEdge, y + 18, width, m_sourcePlace.top() - 26 - y - 18);
    QRectF chartRoom = m_body;
    if (!m_words.figures.isEmpty()) {
        m_figurePlace = QRectF(m_body.right() - figureColumn, m_body.top(), figureColumn, m_body.height());
        chartRoom.setRight(m_figurePlace.left() - 48);
    }
    if (m_words.stacked) {
        double top = chartRoom.top();
        for (std::size_t i = 0; i < m_charts.size(); ++i) {
            const double room =
                chartRoom.height() * (i == 0 ? stackedShare : 1 - stackedShare) - (i == 0 ? stackGap : 0);
            const double heading = m_charts[i].heading.isEmpty() ? 0 : headingHeight;
            m_charts[i].place = QRectF(chartRoom.left(), top + heading, chartRoom.width(), room - heading);
            top += room + stackGap;
        }
        return;
    }
    const auto count = static_cast<double>(m_charts.size());
    const double each = (chartRoom.width() - (count - 1) * chartGap) / std::max(1.0, count);
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        const double heading = m_charts[i].heading.isEmpty() ? 0 : headingHeight + headingGap;
        m_charts[i].place = QRectF(chartRoom.left() + static_cast<double>(i) * (each + chartGap),
                                   chartRoom.top() + heading, each, chartRoom.height() - heading);
    }
}

void SlideComposition::paint(QPainter& painter, bool plainGlyphs) const
{
    paintBackground(painter, plainGlyphs);
    const Theme theme = chartTheme(painter.device()->logicalDpiY(), plainGlyphs);
    for (const Chart& each : m_charts) {
        const std::unique_ptr<ChartWidget> chart = chartOf(each.snapshot, m_themes);
        if (!chart)
            continue;
        chart->setFramed(false);
        painter.save();
        painter.translate(each.place.topLeft());
        painter.scale(chartScale, chartScale);
        chart->paintInto(painter, QRectF(QPointF(), each.place.size() / chartScale), theme);
        painter.restore();
    }
}

void SlideComposition::paintBackground(QPainter& painter, bool plainGlyphs) const
{
    const Colours& colours = m_theme.colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(QRectF(QPointF(), canvas), colours.card);
    const bool cover = m_words.layout == SlideTemplate::Title;
    if (cover)
        painter.fillRect(QRectF(slideEdge, m_titlePlace.top() - 44, 120, 8), colours.accent);
    const QFont titleFont = font(cover ? coverPixels : titlePixels, QFont::DemiBold, plainGlyphs);
    painter.setFont(titleFont);
    painter.setPen(colours.text);
    painter.drawText(m_titlePlace, wrapped | Qt::TextDontClip, cutTo(titleFont, m_words.title, m_titlePlace.size()));
    const QFont findingFont = font(cover ? findingPixels * 1.2 : findingPixels, QFont::Normal, plainGlyphs);
    painter.setFont(findingFont);
    painter.setPen(cover ? colours.muted : colours.text);
    painter.drawText(m_findingPlace, wrapped | Qt::TextDontClip,
                     cutTo(findingFont, m_words.finding, m_findingPlace.size()));

    const QFont small = font(smallPixels, QFont::Normal, plainGlyphs);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    painter.setPen(colours.muted);
    const double numberWidth = metrics.horizontalAdvance(m_number);
    if (!cover)
        painter.drawText(m_sourcePlace, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, m_number);
    painter.drawText(m_sourcePlace, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     metrics.elidedText(m_words.source, Qt::ElideMiddle, m_sourcePlace.width() - numberWidth - 48));

    painter.setFont(font(headingPixels, QFont::DemiBold, plainGlyphs));
    painter.setPen(colours.muted);
    const QFontMetricsF headingMetrics(painter.font());
    for (const Chart& each : m_charts) {
        const double gap = m_words.stacked ? 0 : headingGap;
        const QRectF line(each.place.left(), each.place.top() - headingHeight - gap, each.place.width(), headingHeight);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                         headingMetrics.elidedText(each.heading, Qt::ElideRight, line.width()));
    }
    paintFigures(painter, plainGlyphs);
    if (m_words.table)
        paintTable(painter, plainGlyphs);
    if (m_words.layout == SlideTemplate::Image)
        paintPicture(painter);
    painter.restore();
}

void SlideComposition::paintFigures(QPainter& painter, bool plainGlyphs) const
{
    if (m_words.figures.isEmpty())
        return;
    const auto count = static_cast<double>(m_words.figures.size());
    const double height = std::min(tallestFigure, (m_figurePlace.height() - (count - 1) * figureGap) / count);
    for (qsizetype i = 0; i < m_words.figures.size(); ++i)
        paintFigure(painter,
                    QRectF(m_figurePlace.left(), m_figurePlace.top() + static_cast<double>(i) * (height + figureGap),
                           m_figurePlace.width(), height),
                    m_words.figures[i], plainGlyphs);
}

void SlideComposition::paintFigure(QPainter& painter, const QRectF& card, const SlideFigure& figure,
                                   bool plainGlyphs) const
{
    const Colours& colours = m_theme.colours();
    painter.setPen(QPen(colours.line, 2));
    painter.setBrush(colours.page);
    painter.drawRoundedRect(card, 12, 12);
    painter.setBrush(Qt::NoBrush);
    const QRectF inner = card.adjusted(24, 12, -24, -12);
    const QFont small = font(smallPixels, QFont::Normal, plainGlyphs);
    const QFontMetricsF smallMetrics(small);
    painter.setFont(small);
    painter.setPen(colours.muted);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop | Qt::TextDontClip,
                     smallMetrics.elidedText(figure.caption, Qt::ElideRight, inner.width()));
    const bool hasDelta = !figure.delta.isEmpty();
    const double below = hasDelta ? smallMetrics.height() : 0;
    const QRectF middle(inner.left(), inner.top() + smallMetrics.height(), inner.width(),
                        inner.height() - smallMetrics.height() - below);
    QFont large = font(std::clamp(middle.height() * 0.82, smallPixels, 56.0), QFont::DemiBold, plainGlyphs);
    const double wide = tabularWidth(QFontMetricsF(large), figure.figure);
    if (wide > inner.width())
        large.setPixelSize(
            std::max(static_cast<int>(smallPixels), static_cast<int>(large.pixelSize() * inner.width() / wide)));
    painter.setFont(large);
    painter.setPen(colours.text);
    drawTabular(painter, middle, Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetricsF(large).elidedText(figure.figure, Qt::ElideRight, inner.width()));
    if (!hasDelta)
        return;
    const bool plain = figure.better == 0 || figure.change == 0;
    const bool good = (figure.change > 0) == (figure.better > 0);
    const QString change = (figure.change > 0   ? QStringLiteral("▲ ")
                            : figure.change < 0 ? QStringLiteral("▼ ")
                                                : QString()) +
                           figure.delta;
    const QRectF line(inner.left(), inner.bottom() - smallMetrics.height(), inner.width(), smallMetrics.height());
    painter.setFont(small);
    painter.setPen(plain ? colours.muted : good ? colours.good : colours.bad);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, change);
    const double used = smallMetrics.horizontalAdvance(change) + 12;
    painter.setPen(colours.muted);
    painter.drawText(line.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     smallMetrics.elidedText(figure.against, Qt::ElideMiddle, line.width() - used)); // keeps both ends
}

void SlideComposition::paintTable(QPainter& painter, bool plainGlyphs) const
{
    const Colours& colours = m_theme.colours();
    const TextTable& text = m_words.table->text;
    const qsizetype columns = text.header.size();
    constexpr double gap = 36;
    constexpr double widest = 560;
    constexpr double widestSpare = 160; ///< between columns that have more room than they need
    // As large as the columns allow; when the smallest type is too wide, columns on the right are left out.
    std::vector<double> widths;
    double pixels = tableMax;
    const auto measure = [&] {
        const QFontMetricsF cell(font(pixels, QFont::Normal, plainGlyphs));
        const QFontMetricsF head(font(pixels, QFont::DemiBold, plainGlyphs));
        widths.clear();
        double all = 0;
        for (qsizetype column = 0; column < columns; ++column) {
            double width = head.horizontalAdvance(text.header[column]);
            for (const QStringList& row : text.rows)
                width = std::max(width, tabularWidth(cell, row[column]));
            widths.push_back(std::min(widest, std::ceil(width)));
            all += widths.back() + gap;
        }
        return all - gap;
    };
    while (measure() > m_body.width() && pixels > smallPixels)
        pixels -= 2;
    qsizetype shown = 0;
    double used = 0;
    while (shown < columns && used + widths[static_cast<std::size_t>(shown)] <= m_body.width() + 1)
        used += widths[static_cast<std::size_t>(shown++)] + gap;
    const double spare = std::max(0.0, m_body.width() - (used - gap)) / std::max<double>(1, static_cast<double>(shown));
    const QFont cellFont = font(pixels, QFont::Normal, plainGlyphs);
    const double line = std::ceil(QFontMetricsF(cellFont).height() * 1.45);
    const auto room = static_cast<qsizetype>(m_body.height() / line) - 1;
    const bool cut = m_words.table->rows > room;
    const qsizetype rows = std::min<qsizetype>(text.rows.size(), cut ? room - 1 : room);
    const auto paintRow = [&](double top, const QStringList& cells) {
        double x = m_body.left();
        const QFontMetricsF metrics(painter.font());
        for (qsizetype column = 0; column < shown; ++column) {
            const double width = widths[static_cast<std::size_t>(column)];
            const bool right = column < text.rightAligned.size() && text.rightAligned[column];
            const QRectF cell(x, top, width + std::min(spare, widestSpare), line);
            const QString words = metrics.elidedText(cells[column], Qt::ElideRight, width + 1);
            drawTabular(painter, cell, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, words);
            x += width + gap + std::min(spare, widestSpare);
        }
    };
    const double ruleWidth =
        std::min(m_body.width(), used - gap + std::min(spare, widestSpare) * static_cast<double>(shown));
    painter.setFont(font(pixels, QFont::DemiBold, plainGlyphs));
    painter.setPen(colours.muted);
    paintRow(m_body.top(), text.header);
    painter.setPen(QPen(colours.edge, 2));
    painter.drawLine(QPointF(m_body.left(), m_body.top() + line),
                     QPointF(m_body.left() + ruleWidth, m_body.top() + line));
    painter.setFont(cellFont);
    for (qsizetype row = 0; row < rows; ++row) {
        const double top = m_body.top() + line * static_cast<double>(row + 1);
        painter.setPen(colours.text);
        paintRow(top, text.rows[row]);
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(m_body.left(), top + line), QPointF(m_body.left() + ruleWidth, top + line));
    }
    if (m_words.table->rows > rows) {
        painter.setPen(colours.muted);
        painter.setFont(font(smallPixels, QFont::Normal, plainGlyphs));
        painter.drawText(
            QRectF(m_body.left(), m_body.top() + line * static_cast<double>(rows + 1), m_body.width(), line),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
            m_words.language.say("SlideComposition", QT_TRANSLATE_NOOP("SlideComposition", "and %1 more rows"))
                .arg(numbers::count(m_words.table->rows - rows, m_words.language.locale())));
    }
}

void SlideComposition::paintPicture(QPainter& painter) const
{
    if (m_picture.isNull() || m_body.isEmpty())
        return;
    const QSizeF size = QSizeF(m_picture.size()).scaled(m_body.size(), Qt::KeepAspectRatio);
    const QRectF place(m_body.center().x() - size.width() / 2, m_body.top(), size.width(), size.height());
    painter.drawImage(place, m_picture);
    painter.setPen(QPen(m_theme.colours().line, 1));
    painter.drawRect(place);
}

QImage SlideComposition::picture(int width) const
{
    const double scale = width / canvas.width();
    QImage image((canvas * scale).toSize(), QImage::Format_RGB32);
    constexpr double metresPerInch = 0.0254;
    image.setDotsPerMeterX(static_cast<int>(std::lround(resolution / metresPerInch)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.setText(QStringLiteral("Title"), m_words.title);
    image.setText(QStringLiteral("Description"), m_notes);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter);
    return image;
}

} // namespace acr::ui
