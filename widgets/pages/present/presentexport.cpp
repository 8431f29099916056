// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartexport.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/report.h"
#include "widgets/pages/present/slidewalk.h"
#include "widgets/pages/present/storyboard.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

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

/// One page per view, each of the view's size. The file appears when it is complete.
class PdfBook {
public:
    explicit PdfBook(const QString& path)
        : m_file(path)
        , m_open(m_file.open(QIODevice::WriteOnly))
    {}
    [[nodiscard]] std::optional<QString> problem() const
    {
        return m_open ? std::nullopt : std::optional(m_file.errorString());
    }

    void add(const QWidget& view, const QString& title)
    {
        const double dpi = view.logicalDpiX();
        const QPageSize size(QSizeF(view.size()) * 72 / dpi, QPageSize::Point, QString(), QPageSize::ExactMatch);
        if (!m_writer) {
            m_writer = std::make_unique<QPdfWriter>(&m_file);
            m_writer->setResolution(static_cast<int>(std::lround(dpi)));
            m_writer->setTitle(title);
        }
        m_writer->setPageSize(size);
        m_writer->setPageMargins(QMarginsF());
        if (!m_painter)
            m_painter = std::make_unique<QPainter>(m_writer.get());
        else
            m_writer->newPage();
        // QWidget::render() is not const, but does not change the widget.
        const_cast<QWidget&>(view).render(m_painter.get(), QPoint(), QRegion(),
                                          QWidget::DrawChildren | QWidget::DrawWindowBackground);
    }
    [[nodiscard]] std::optional<QString> close()
    {
        m_painter.reset();
        m_writer.reset();
        return m_file.commit() ? std::nullopt : std::optional(m_file.errorString());
    }

private:
    QSaveFile m_file;
    bool m_open;
    std::unique_ptr<QPdfWriter> m_writer;
    std::unique_ptr<QPainter> m_painter;
};

} // namespace

void PresentPage::done(const QString& path, const std::optional<QString>& problem)
{
    updateActions();
    if (problem)
        QMessageBox::warning(this, tr("Export"),
                             tr("%1 can't be written: %2").arg(QDir::toNativeSeparators(path), *problem));
    else
        emit said(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    emit exported(problem ? QString() : path);
}

void PresentPage::chooseStoryboardFile()
{
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Export storyboard"), proposedReport,
                                     tr("Report for browsers (*.html);;PDF, a page for each slide (*.pdf);;Pictures, "
                                        "one a slide (*.png);;Drawings, one a slide (*.svg)"));
    if (!file.isEmpty())
        exportStoryboard(file);
}

void PresentPage::chooseTableFile()
{
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Export leaderboard of the stream"), QStringLiteral("leaderboard.csv"),
                                     tr("Tables (*.csv *.md *.tex *.tsv)"));
    if (!file.isEmpty())
        exportLeaderboard(file);
}

void PresentPage::exportLeaderboard(const QString& path)
{
    if (!m_document.results())
        return done(path, tr("there is no leaderboard yet"));
    done(path, writeTable(leaderboardText(m_document.results()->rows), tableFormatOf(path), path));
}

void PresentPage::exportStoryboard(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (m_storyboard->slides().isEmpty() || m_walk != nullptr)
        return;
    if (suffix == QLatin1String("html") || suffix == QLatin1String("htm"))
        return writeReport(path);
    if (suffix == QLatin1String("pdf") || suffix == QLatin1String("png") || suffix == QLatin1String("svg"))
        return walk(path, suffix);
    done(path, tr("the file name must end in .html, .pdf, .png or .svg"));
}

void PresentPage::walk(const QString& path, const QString& suffix)
{
    const QList<Slide> slides = m_storyboard->slides();
    std::shared_ptr<PdfBook> book;
    if (suffix == QLatin1String("pdf")) {
        book = std::make_shared<PdfBook>(path);
        if (const auto problem = book->problem())
            return done(path, problem);
    }
    const auto visit = [slides, path, book](int slide, const QWidget& view) -> std::optional<QString> {
        if (!book)
            return exportView(view, numbered(path, slide, slides.size()));
        book->add(view, slides.first().title);
        return std::nullopt;
    };
    m_walk = new SlideWalk(m_views, slides, visit, this);
    connect(m_walk, &SlideWalk::progressed, this,
            [this](int slide, int count) { emit said(tr("Drawing slide %1 of %2").arg(slide + 1).arg(count)); });
    connect(m_walk, &SlideWalk::finished, this, [this, path, book](const QString& problem) {
        m_walk = nullptr;
        std::optional<QString> wrong = problem.isEmpty() ? std::nullopt : std::optional(problem);
        if (!wrong && book)
            wrong = book->close();
        done(path, wrong);
    });
    updateActions();
    m_walk->start();
}

void PresentPage::renewPicture()
{
    const int slide = currentSlide();
    if (slide < 0 || m_walk != nullptr)
        return;
    const auto fresh = std::make_shared<QImage>();
    m_walk = new SlideWalk(
        m_views, {m_storyboard->slides()[slide]},
        [this, fresh](int, const QWidget&) -> std::optional<QString> {
            *fresh = m_views.capture().picture;
            return std::nullopt;
        },
        this);
    connect(m_walk, &SlideWalk::finished, this, [this, slide, fresh] {
        m_walk = nullptr;
        if (slide < m_storyboard->rowCount() && !fresh->isNull()) {
            Slide renewed = m_storyboard->slides()[slide];
            renewed.picture = *fresh;
            m_storyboard->replace(slide, renewed, tr("Take the picture again"));
        }
        updateActions();
    });
    updateActions();
    m_walk->start();
}

void PresentPage::writeReport(const QString& path)
{
    const QList<Slide> slides = m_storyboard->slides();
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
        tr("Writing the report"),
        [requests, loaded, file = m_workspace.file().toStdString()](const Progress& progress) {
            return computeFigures(requests, file, loaded, progress);
        },
        [this, path, slides, requests, title](Result<std::vector<ReportFigures>> figures) {
            if (!figures && figures.error().code == ErrorCode::Cancelled)
                return updateActions();
            if (!figures)
                return done(path, QString::fromStdString(describe(figures.error())));
            QSaveFile file(path);
            const QByteArray html = htmlReport(title, slides, requests, *figures);
            if (!file.open(QIODevice::WriteOnly) || file.write(html) != html.size() || !file.commit())
                return done(path, file.errorString());
            done(path, std::nullopt);
        });
}

} // namespace acr::ui
