// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes storyboards to files: a report for browsers, a PDF with a page for each slide, or a picture of each.
///
/// A report is computed by a job where slides have no content of their own. For the other kinds the slides are drawn
/// one after another, between other events.
/// GUI thread only.
#pragma once

#include "widgets/document/workspacefile.h"
#include "widgets/pages/present/slide.h"
#include "widgets/theme/thememanager.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>

namespace acr::ui {

class Storyboard;
class StoryboardPdf;

class StoryboardExport final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    StoryboardExport(const Storyboard& storyboard, const ThemeManager& themes, Document& document,
                     WorkspaceFile& workspace, Jobs& jobs, QObject* parent = nullptr);

    ~StoryboardExport() override;

    /// What an export of so many slides writes: png and svg have the number of the slide before the suffix.
    [[nodiscard]] static QStringList files(const QString& path, qsizetype slides);
    /// Writes the storyboard by the suffix of the path: html, pdf, png, svg. Does nothing without slides or while
    /// slides are being drawn.
    void start(const QString& path, const Deck& deck = {});
    /// Slides are being drawn.
    [[nodiscard]] bool drawing() const { return m_drawing.isActive(); }
    /// The job that computes a report.
    [[nodiscard]] LatestJob& reportJob() { return m_report; }

signals:
    /// drawing() is true from now on.
    void drawingBegan();
    /// A slide of so many, from 0, is being drawn.
    void progressed(int slide, int count);
    /// `problem` says why the file could not be written. Not emitted for a report that was cancelled.
    void finished(const QString& path, const std::optional<QString>& problem);

private:
    void draw(const QString& path, const QString& suffix);
    void drawNext();
    void endDrawing(const std::optional<QString>& problem);
    void writeReport(const QString& path);

    const Storyboard& m_storyboard;
    const ThemeManager& m_themes;
    Document& m_document;
    WorkspaceFile& m_workspace;
    Deck m_deck;
    QList<Slide> m_slides; ///< that are being drawn
    int m_next = 0;        ///< of them
    QString m_path;
    std::unique_ptr<StoryboardPdf> m_book; ///< null for pictures
    QTimer m_drawing;
    LatestJob m_report;
    QString m_reportPath;
};

} // namespace acr::ui
