// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/storyboardexport.h"

#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slidecomposition.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/present/storyboardpdf.h"

#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace acr::ui {

namespace {

/// "talk.svg" and slide 3 of 12: "talk-03.svg"
QString numbered(const QString& path, int slide, qsizetype count)
{
    const QFileInfo info(path);
    const int digits = static_cast<int>(QString::number(count).size());
    return info.dir().filePath(QStringLiteral("%1-%2.%3")
                                   .arg(info.completeBaseName())
                                   .arg(slide + 1, digits, 10, QLatin1Char('0'))
                                   .arg(info.suffix()));
}

/// As PNG or SVG, by the suffix.
std::optional<QString> writePicture(const SlideComposition& slide, const QString& notes, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    if (QFileInfo(path).suffix().toLower() == QLatin1String("png")) {
        if (!slide.picture(static_cast<int>(SlideComposition::canvas.width())).save(&file, "PNG"))
            return file.errorString();
    } else {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setResolution(SlideComposition::resolution);
        generator.setSize(SlideComposition::canvas.toSize());
        generator.setViewBox(QRectF(QPointF(), SlideComposition::canvas));
        // The generator writes both as they are.
        generator.setTitle(slide.words().title.toHtmlEscaped());
        generator.setDescription(notes.toHtmlEscaped());
        QPainter painter(&generator);
        slide.paint(painter);
    }
    return file.commit() ? std::nullopt : std::optional(file.errorString());
}

} // namespace

StoryboardExport::StoryboardExport(const Storyboard& storyboard, const ThemeManager& themes, Document& document,
                                   WorkspaceFile& workspace, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_storyboard(storyboard)
    , m_themes(themes)
    , m_document(document)
    , m_workspace(workspace)
    , m_report(jobs, [this] { writeReport(m_reportPath); })
{
    connect(&workspace, &WorkspaceFile::fileChanged, this, [this] { m_report.drop(); });
    connect(&m_drawing, &QTimer::timeout, this, &StoryboardExport::drawNext);
}

StoryboardExport::~StoryboardExport() = default;

QStringList StoryboardExport::files(const QString& path, qsizetype slides)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("png") && suffix != QLatin1String("svg"))
        return {path};
    QStringList written;
    for (int slide = 0; slide < slides; ++slide)
        written.append(numbered(path, slide, slides));
    return written;
}

void StoryboardExport::start(const QString& path, const Deck& deck)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (m_storyboard.slides().isEmpty() || drawing())
        return;
    m_deck = deck;
    if (suffix == QLatin1String("html") || suffix == QLatin1String("htm"))
        return writeReport(path);
    if (suffix == QLatin1String("pdf") || suffix == QLatin1String("png") || suffix == QLatin1String("svg"))
        return draw(path, suffix);
    emit finished(path, PresentPage::tr("the file name must end in .html, .pdf, .png or .svg"));
}

void StoryboardExport::draw(const QString& path, const QString& suffix)
{
    m_slides = m_storyboard.slides();
    m_next = 0;
    m_path = path;
    m_book.reset();
    if (suffix == QLatin1String("pdf")) {
        m_book = std::make_unique<StoryboardPdf>(path, reportTitle(path, m_slides));
        if (const auto problem = m_book->problem())
            return endDrawing(problem);
    }
    m_drawing.start(0);
    emit drawingBegan();
}

void StoryboardExport::drawNext()
{
    const auto count = static_cast<int>(m_slides.size());
    if (m_next >= count)
        return endDrawing(m_book ? m_book->close() : std::nullopt);
    emit progressed(m_next, count);
    const Slide& slide = m_slides[m_next];
    const SlideComposition composition(slide, m_deck, m_themes, m_next, count);
    if (m_book) {
        m_book->add(composition, slide.notes);
    } else if (const auto problem = writePicture(composition, slide.notes, numbered(m_path, m_next, count))) {
        return endDrawing(problem);
    }
    ++m_next;
}

void StoryboardExport::endDrawing(const std::optional<QString>& problem)
{
    m_drawing.stop();
    m_book.reset();
    m_slides.clear();
    emit finished(m_path, problem);
}

void StoryboardExport::writeReport(const QString& path)
{
    const QList<Slide> slides = m_storyboard.slides();
    const std::vector<FigureRequest> requests = reportRequests(slides);
    std::map<BenchmarkId, ReportBenchmark> loaded;
    if (m_workspace.current() && m_document.benchmark())
        loaded[*m_workspace.current()] = {m_document.benchmark(), m_document.decisions(), m_document.trained()};
    const QString title = reportTitle(path, slides);
    m_reportPath = path;
    m_report.start(
        PresentPage::tr("Writing the report"),
        [requests, loaded, file = m_workspace.file().toStdString()](const Progress& progress) {
            return computeFigures(requests, file, loaded, progress);
        },
        [this, path, slides, requests, title, deck = m_deck](Result<std::vector<ReportFigures>> figures) {
            if (!figures && figures.error().code == ErrorCode::Cancelled)
                return;
            if (!figures)
                return emit finished(path, QString::fromStdString(describe(figures.error())));
            QSaveFile file(path);
            const QByteArray html = htmlReport(title, slides, requests, *figures, deck);
            if (!file.open(QIODevice::WriteOnly) || file.write(html) != html.size() || !file.commit())
                return emit finished(path, file.errorString());
            emit finished(path, std::nullopt);
        });
}

} // namespace acr::ui

#include "moc_storyboardexport.cpp"
