// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/storyboardexport.h"

#include "widgets/charts/chartexport.h"
#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slidewalk.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/present/storyboardpdf.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

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

} // namespace

StoryboardExport::StoryboardExport(const Storyboard& storyboard, const ThemeManager& themes, Document& document,
                                   WorkspaceFile& workspace, Jobs& jobs, ViewBridge& views, QObject* parent)
    : QObject(parent)
    , m_storyboard(storyboard)
    , m_themes(themes)
    , m_document(document)
    , m_workspace(workspace)
    , m_views(views)
    , m_report(jobs, [this] { writeReport(m_reportPath); })
{
    connect(&workspace, &WorkspaceFile::fileChanged, this, [this] { m_report.drop(); });
}

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

void StoryboardExport::start(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (m_storyboard.slides().isEmpty() || m_walk != nullptr)
        return;
    if (suffix == QLatin1String("html") || suffix == QLatin1String("htm"))
        return writeReport(path);
    if (suffix == QLatin1String("pdf") || suffix == QLatin1String("png") || suffix == QLatin1String("svg"))
        return draw(path, suffix);
    emit finished(path, PresentPage::tr("the file name must end in .html, .pdf, .png or .svg"));
}

void StoryboardExport::draw(const QString& path, const QString& suffix)
{
    const QList<Slide> slides = m_storyboard.slides();
    std::shared_ptr<StoryboardPdf> book;
    if (suffix == QLatin1String("pdf")) {
        book = std::make_shared<StoryboardPdf>(path, reportTitle(path, slides));
        if (const auto problem = book->problem())
            return emit finished(path, problem);
    }
    const auto visit = [this, slides, path, book](int slide, const QWidget& view) -> std::optional<QString> {
        if (!book)
            return exportView(view, numbered(path, slide, slides.size()),
                              {.title = slides[slide].title, .description = slides[slide].notes});
        book->add(slides[slide], view, m_themes.theme());
        return std::nullopt;
    };
    m_walk = new SlideWalk(m_views, slides, visit, this);
    connect(m_walk, &SlideWalk::progressed, this, &StoryboardExport::progressed);
    connect(m_walk, &SlideWalk::finished, this, [this, path, book](const QString& problem) {
        m_walk = nullptr;
        std::optional<QString> wrong = problem.isEmpty() ? std::nullopt : std::optional(problem);
        if (!wrong && book)
            wrong = book->close();
        emit finished(path, wrong);
    });
    emit drawingBegan();
    m_walk->start();
}

void StoryboardExport::writeReport(const QString& path)
{
    const QList<Slide> slides = m_storyboard.slides();
    std::vector<FigureRequest> requests;
    for (const Slide& slide : slides) {
        if (const auto request = figureRequest(slide);
            request && std::ranges::find(requests, *request) == requests.end())
            requests.push_back(*request);
    }
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
        [this, path, slides, requests, title](Result<std::vector<ReportFigures>> figures) {
            if (!figures && figures.error().code == ErrorCode::Cancelled)
                return;
            if (!figures)
                return emit finished(path, QString::fromStdString(describe(figures.error())));
            QSaveFile file(path);
            const QByteArray html = htmlReport(title, slides, requests, *figures);
            if (!file.open(QIODevice::WriteOnly) || file.write(html) != html.size() || !file.commit())
                return emit finished(path, file.errorString());
            emit finished(path, std::nullopt);
        });
}

} // namespace acr::ui
