// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/tabular.h"

#include <QCoreApplication>
#include <QGlyphRun>
#include <QHash>
#include <QPaintEngine>
#include <QRawFont>
#include <QStaticText>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <optional>

namespace acr::ui {

namespace {

/// The metrics of the last font: tables ask for the same one thousands of times in a row.
struct FontCache {
    std::optional<QFontMetricsF> metrics;
    double digitWidth = 0;
    QFont font;
    QRawFont raw;
};

FontCache& fontCache()
{
    thread_local FontCache cache;
    // Fonts must not outlive the application.
    static const bool registered = [] {
        qAddPostRoutine([] { fontCache() = {}; });
        return true;
    }();
    Q_UNUSED(registered);
    return cache;
}

double digitWidth(const QFontMetricsF& metrics)
{
    FontCache& cache = fontCache();
    if (cache.metrics == metrics)
        return cache.digitWidth;
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    cache.metrics = metrics;
    cache.digitWidth = widest;
    return widest;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool hasDigit(const QString& text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

/// Calls visit(piece, width, isDigit) for each digit and for each run between digits.
template <class Visit>
void forPieces(const QFontMetricsF& metrics, const QString& text, double digit, Visit visit)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool end = i == text.size();
        if (!end && !isDigit(text[i]))
            continue;
        if (i > start) {
            const QString run = text.mid(start, i - start);
            visit(run, metrics.horizontalAdvance(run), false);
        }
        if (!end)
            visit(QString(text[i]), digit, true);
        start = i + 1;
    }
}

/// The text as glyphs at their places, which paints many times faster than text that is laid out a piece at a time.
/// Empty when the font itself lacks a character.
struct PlacedGlyphs {
    QGlyphRun run;
    double width = 0;
};

std::optional<PlacedGlyphs> placed(const QFont& font, const QFontMetricsF& metrics, const QString& text, double digit)
{
    FontCache& cache = fontCache();
    if (!cache.raw.isValid() || cache.font != font) {
        cache.raw = QRawFont::fromFont(font);
        cache.font = font;
    }
    const QRawFont& raw = cache.raw;
    // On a device of another resolution than the screen's the glyphs would have the wrong size.
    if (std::abs(raw.ascent() - metrics.ascent()) > 1)
        return std::nullopt;
    const QList<quint32> glyphs = raw.glyphIndexesForString(text);
    if (!raw.isValid() || glyphs.size() != text.size() || glyphs.contains(0))
        return std::nullopt;
    const QList<QPointF> advances = raw.advancesForGlyphIndexes(glyphs);
    QList<QPointF> positions;
    positions.reserve(glyphs.size());
    double x = 0;
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        const double own = advances[i].x();
        const double taken = isDigit(text[i]) ? digit : own;
        positions << QPointF(x + (taken - own) / 2, 0);
        x += taken;
    }
    PlacedGlyphs result;
    result.run.setRawFont(raw);
    result.run.setGlyphIndexes(glyphs);
    result.run.setPositions(positions);
    result.width = x;
    return result;
}

double leftOf(const QRectF& rect, Qt::Alignment alignment, double width)
{
    if (alignment & Qt::AlignRight)
        return rect.right() - width;
    return alignment & Qt::AlignHCenter ? rect.center().x() - width / 2 : rect.left();
}

double baseline(const QRectF& rect, Qt::Alignment alignment, const QFontMetricsF& metrics)
{
    if (alignment & Qt::AlignVCenter)
        return rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    return alignment & Qt::AlignBottom ? rect.bottom() - metrics.descent() : rect.top() + metrics.ascent();
}

/// Text has to stay text there.
bool isVector(const QPainter& painter)
{
    const QPaintEngine::Type engine = painter.paintEngine()->type();
    return engine == QPaintEngine::SVG || engine == QPaintEngine::Pdf;
}

/// Text on one line, by its baseline: in a box, the glyphs of a fallback font would move all of it.
void drawLine(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFontMetricsF& metrics,
              QString text)
{
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    const double width = metrics.horizontalAdvance(text);
    painter.drawText(QPointF(leftOf(rect, alignment, width), baseline(rect, alignment, metrics)), text);
}

/// A laid out text, and how far its first baseline is below its top.
struct LaidOut {
    QStaticText text;
    double ascent = 0;
};

constexpr double unlimitedWidth = 1e6;

double ascentOf(const QFont& font, const QString& text)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(unlimitedWidth);
    layout.endLayout();
    return line.isValid() ? line.ascent() : QFontMetricsF(font).ascent();
}

/// Words that tables show again and again, laid out once.
class LayoutCache {
public:
    const LaidOut& of(const QFont& font, const QString& text)
    {
        const auto known = m_layouts.constFind({font, text});
        if (known != m_layouts.constEnd())
            return *known;
        if (m_layouts.size() >= maxLayouts)
            m_layouts.clear();
        QStaticText made(text);
        made.setTextFormat(Qt::PlainText);
        made.setPerformanceHint(QStaticText::AggressiveCaching);
        made.prepare({}, font);
        return *m_layouts.insert({font, text}, {made, ascentOf(font, text)});
    }

private:
    static constexpr qsizetype maxLayouts = 4096;
    QHash<std::pair<QFont, QString>, LaidOut> m_layouts;
};

LayoutCache& layoutCache()
{
    thread_local LayoutCache cache;
    static const bool registered = [] {
        qAddPostRoutine([] { layoutCache() = {}; });
        return true;
    }();
    Q_UNUSED(registered);
    return cache;
}

} // namespace

double tabularWidth(const QFontMetricsF& metrics, const QString& text)
{
    if (!hasDigit(text))
        return metrics.horizontalAdvance(text);
    double width = 0;
    forPieces(metrics, text, digitWidth(metrics), [&](const QString&, double piece, bool) { width += piece; });
    return width;
}

void drawCell(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
              Qt::TextElideMode elide)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (isVector(painter)) {
        drawTabular(painter, rect, alignment, metrics.elidedText(text, elide, rect.width()));
        return;
    }
    if (alignment & Qt::AlignRight && hasDigit(text)) {
        const auto glyphs = placed(painter.font(), metrics, text, digitWidth(metrics));
        if (glyphs && glyphs->width <= rect.width())
            painter.drawGlyphRun(QPointF(leftOf(rect, alignment, glyphs->width), baseline(rect, alignment, metrics)),
                                 glyphs->run);
        else
            drawTabular(painter, rect, alignment, metrics.elidedText(text, elide, rect.width()));
        return;
    }
    const LaidOut& laidOut = layoutCache().of(painter.font(), text);
    const double width = laidOut.text.size().width();
    if (width > rect.width()) {
        drawLine(painter, rect, alignment, metrics, metrics.elidedText(text, elide, rect.width()));
        return;
    }
    const double top = std::round(baseline(rect, alignment, metrics)) - laidOut.ascent;
    painter.drawStaticText(QPointF(leftOf(rect, alignment, width), top), laidOut.text);
}

void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (isVector(painter) || !hasDigit(text)) {
        drawLine(painter, rect, alignment, metrics, text);
        return;
    }
    const double digit = digitWidth(metrics);
    const double y = baseline(rect, alignment, metrics);
    if (const auto glyphs = placed(painter.font(), metrics, text, digit)) {
        painter.drawGlyphRun(QPointF(leftOf(rect, alignment, glyphs->width), y), glyphs->run);
        return;
    }
    double width = 0;
    forPieces(metrics, text, digit, [&](const QString&, double piece, bool) { width += piece; });
    double x = leftOf(rect, alignment, width);
    forPieces(metrics, text, digit, [&](const QString& piece, double pieceWidth, bool single) {
        const double inset = single ? (digit - metrics.horizontalAdvance(piece)) / 2 : 0;
        painter.drawText(QPointF(x + inset, y), piece);
        x += pieceWidth;
    });
}

} // namespace acr::ui
