// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/storyboardpdf.h"

#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace acr::ui {

namespace {

constexpr int pdfResolution = SlideComposition::resolution;
// Pixels of the page.
constexpr int notesPixels = 26;
constexpr double notesEdge = 72;

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

void StoryboardPdf::add(const SlideComposition& slide, const QString& notes)
{
    constexpr QSizeF canvas = SlideComposition::canvas;
    QFont font = slide.theme().withPlainGlyphs().font(FontRole::Body);
    font.setPixelSize(notesPixels);
    const QRectF room(notesEdge, canvas.height() + notesEdge / 2, canvas.width() - 2 * notesEdge, 1e6);
    constexpr int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    const double height = std::ceil(QFontMetricsF(font).boundingRect(room, flags, notes).height() * 1.05);
    const QSizeF page(canvas.width(), canvas.height() + (notes.isEmpty() ? 0 : height + notesEdge));

    if (!m_writer) {
        m_writer = std::make_unique<QPdfWriter>(&m_file);
        m_writer->setResolution(pdfResolution);
        m_writer->setTitle(m_title);
    }
    m_writer->setPageSize(QPageSize(page * 72.0 / pdfResolution, QPageSize::Point, QString(), QPageSize::ExactMatch));
    m_writer->setPageMargins(QMarginsF());
    if (!m_painter)
        m_painter = std::make_unique<QPainter>(m_writer.get());
    else
        m_writer->newPage();

    QPainter& painter = *m_painter;
    painter.save();
    painter.fillRect(QRectF(QPointF(), page), slide.theme().colours().page);
    slide.paint(painter, true);
    painter.setPen(slide.theme().colours().text);
    painter.setFont(font);
    painter.drawText(QRectF(room.topLeft(), QSizeF(room.width(), height)), flags | Qt::TextDontClip, notes);
    painter.restore();
}

std::optional<QString> StoryboardPdf::close()
{
    m_painter.reset();
    m_writer.reset();
    return m_file.commit() ? std::nullopt : std::optional(m_file.errorString());
}

} // namespace acr::ui
