// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/tabular.h"

#include <QPaintEngine>

#include <algorithm>

namespace acr::ui {

namespace {

double digitWidth(const QFontMetricsF& metrics)
{
    // The widest digit of the fonts of this world is one of these; asking for all ten would cost more than
    // the drawing.
    double widest = 0;
    for (const char16_t digit : {u'0', u'4', u'8'})
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
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

} // namespace

double tabularWidth(const QFontMetricsF& metrics, const QString& text)
{
    if (!hasDigit(text))
        return metrics.horizontalAdvance(text);
    double width = 0;
    forPieces(metrics, text, digitWidth(metrics),
              [&](const QString&, double piece, bool) { width += piece; });
    return width;
}

void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text)
{
    const QPaintEngine::Type engine = painter.paintEngine()->type();
    const int flags = static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip;
    if (engine == QPaintEngine::SVG || engine == QPaintEngine::Pdf || !hasDigit(text)) {
        painter.drawText(rect, flags, text);
        return;
    }
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double digit = digitWidth(metrics);
    double width = 0;
    forPieces(metrics, text, digit, [&](const QString&, double piece, bool) { width += piece; });
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    double y = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter)
        y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    else if (alignment & Qt::AlignBottom)
        y = rect.bottom() - metrics.descent();
    forPieces(metrics, text, digit, [&](const QString& piece, double pieceWidth, bool single) {
        const double inset = single ? (digit - metrics.horizontalAdvance(piece)) / 2 : 0;
        painter.drawText(QPointF(x + inset, y), piece);
        x += pieceWidth;
    });
}

} // namespace acr::ui
