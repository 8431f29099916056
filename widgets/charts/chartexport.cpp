// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartexport.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/charts/widgetdrawing.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPageSize>
#include <QPaintEngine>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

namespace acr::ui {

namespace {

QString say(const char* sentence)
{
    return QCoreApplication::translate("ChartExport", sentence);
}

QSize sizeOf(const QWidget& view, const ExportOptions& options)
{
    return options.size.isEmpty() ? view.size() : options.size;
}

void paintView(const QWidget& view, QPainter& painter, const ExportOptions& options)
{
    const QSize size = sizeOf(view, options);
    if (const auto* chart = qobject_cast<const ChartWidget*>(&view)) {
        chart->paintInto(painter, QRectF(QPointF(0, 0), QSizeF(size)), options.theme.value_or(chart->theme()));
        return;
    }
    const QPaintEngine::Type engine = painter.paintEngine()->type();
    if (engine == QPaintEngine::Pdf || engine == QPaintEngine::SVG) {
        drawWidget(view, painter);
        return;
    }
    // QWidget::render() is not const, but does not change the widget.
    const_cast<QWidget&>(view).render(&painter, QPoint(), QRegion(),
                                      QWidget::DrawChildren | QWidget::DrawWindowBackground);
}

QImage picture(const QWidget& view, const ExportOptions& options)
{
    const QSize size = sizeOf(view, options);
    QImage image((QSizeF(size) * options.scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(options.scale);
    image.fill(Qt::transparent);
    if (!options.title.isEmpty())
        image.setText(QStringLiteral("Title"), options.title);
    if (!options.description.isEmpty())
        image.setText(QStringLiteral("Description"), options.description);
    QPainter painter(&image);
    paintView(view, painter, options);
    return image;
}

void writeSvg(const QWidget& view, QIODevice& device, const ExportOptions& options)
{
    const QSize size = sizeOf(view, options);
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    // With the screen's resolution, point sizes are the same as on screen.
    generator.setResolution(view.logicalDpiX());
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    // The generator writes both as they are.
    generator.setTitle((options.title.isEmpty() ? view.accessibleName() : options.title).toHtmlEscaped());
    generator.setDescription(
        (options.description.isEmpty() ? view.accessibleDescription() : options.description).toHtmlEscaped());
    QPainter painter(&generator);
    paintView(view, painter, options);
}

void writePdf(const QWidget& view, QIODevice& device, const ExportOptions& options)
{
    const QSize size = sizeOf(view, options);
    const double dpi = view.logicalDpiX();
    QPdfWriter writer(&device);
    writer.setResolution(static_cast<int>(std::lround(dpi)));
    writer.setPageSize(QPageSize(QSizeF(size) * 72 / dpi, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(options.title.isEmpty() ? view.accessibleName() : options.title);
    ExportOptions plain = options;
    if (const auto* chart = qobject_cast<const ChartWidget*>(&view))
        plain.theme = options.theme.value_or(chart->theme()).withPlainGlyphs();
    QPainter painter(&writer);
    // The paper has whole points, so it may be a fraction of a pixel larger than the view: no white edge there.
    if (qobject_cast<const ChartWidget*>(&view) == nullptr)
        painter.fillRect(QRect(QPoint(), size + QSize(1, 1)), view.palette().window());
    paintView(view, painter, plain);
}

} // namespace

std::optional<QString> exportView(const QWidget& view, const QString& path, const ExportOptions& options)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("png") && suffix != QLatin1String("svg") && suffix != QLatin1String("pdf"))
        return say(QT_TRANSLATE_NOOP("ChartExport", "The file name must end in .png, .svg or .pdf."));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    if (suffix == QLatin1String("png")) {
        if (!picture(view, options).save(&file, "PNG"))
            return file.error() == QFileDevice::NoError
                       ? say(QT_TRANSLATE_NOOP("ChartExport", "The picture could not be encoded."))
                       : file.errorString();
    } else if (suffix == QLatin1String("svg")) {
        writeSvg(view, file, options);
    } else {
        writePdf(view, file, options);
    }
    if (!file.commit())
        return file.errorString();
    return std::nullopt;
}

void copyToClipboard(const QWidget& view, const ExportOptions& options, ClipboardFormat format)
{
    auto* data = new QMimeData;
    if (format != ClipboardFormat::Drawing)
        data->setImageData(picture(view, options));
    if (format != ClipboardFormat::Picture) {
        QBuffer svg;
        svg.open(QIODevice::WriteOnly);
        writeSvg(view, svg, options);
        data->setData(QStringLiteral("image/svg+xml"), svg.data());
    }
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace acr::ui
