// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/storyboardpdf.h"

#include "widgets/charts/widgetdrawing.h"

#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QWidget>

#include <cmath>

namespace acr::ui {

namespace {

constexpr double titleScale = 1.5; ///< of a section's title

} // namespace

StoryboardPdf::StoryboardPdf(const QString& path, const QString& title)
    : m_file(path)
    , m_open(m_file.open(QIODevice::WriteOnly))
    , m_title(title)
{}

StoryboardPdf::~StoryboardPdf()
{
    // The writer ends its document in the file.
    m_painter.reset();
    m_writer.reset();
}

std::optional<QString> StoryboardPdf::problem() const
{
    return m_open ? std::nullopt : std::optional(m_file.errorString());
}

void StoryboardPdf::add(const Slide& slide, const QWidget& view, const Theme& theme)
{
    const Theme plain = theme.withPlainGlyphs();
    const double dpi = view.logicalDpiX();
    QFont titleFont = plain.font(FontRole::SectionTitle);
    titleFont.setPointSizeF(titleFont.pointSizeF() * titleScale);
    const QFont notesFont = plain.font(FontRole::Body);
    const double width = view.width() - 2.0 * space::l;
    constexpr int titleFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    const auto heightOf = [&](const QFont& font, const QString& text) {
        if (text.isEmpty())
            return 0.0;
        return std::ceil(QFontMetricsF(font, &view).boundingRect(QRectF(0, 0, width, 1e6), titleFlags, text).height());
    };
    const double titleHeight = heightOf(titleFont, slide.title);
    const double notesHeight = heightOf(notesFont, slide.notes);
    const double top = titleHeight > 0 ? space::l + titleHeight + space::s : 0;
    const double bottom = notesHeight > 0 ? space::s + notesHeight + space::l : 0;
    const QSizeF page(view.width(), top + view.height() + bottom);

    if (!m_writer) {
        m_writer = std::make_unique<QPdfWriter>(&m_file);
        m_writer->setResolution(static_cast<int>(std::lround(dpi)));
        m_writer->setTitle(m_title);
    }
    m_writer->setPageSize(QPageSize(page * 72 / dpi, QPageSize::Point, QString(), QPageSize::ExactMatch));
    m_writer->setPageMargins(QMarginsF());
    if (!m_painter)
        m_painter = std::make_unique<QPainter>(m_writer.get());
    else
        m_writer->newPage();

    QPainter& painter = *m_painter;
    painter.save();
    painter.fillRect(QRectF(QPointF(), page), plain.colours().page);
    painter.setPen(plain.colours().text);
    painter.setFont(titleFont);
    painter.drawText(QRectF(space::l, space::l, width, titleHeight), titleFlags, slide.title);
    painter.setFont(notesFont);
    painter.drawText(QRectF(space::l, top + view.height() + space::s, width, notesHeight), titleFlags, slide.notes);
    painter.translate(0, top);
    drawWidget(view, painter);
    painter.restore();
}

std::optional<QString> StoryboardPdf::close()
{
    m_painter.reset();
    m_writer.reset();
    return m_file.commit() ? std::nullopt : std::optional(m_file.errorString());
}

} // namespace acr::ui
