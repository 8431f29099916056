// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes storyboards to files: a report for browsers, a PDF with a page for each slide, or a picture of each.
///
/// A report is computed by a job. For the other kinds the views of the slides are shown one after another and drawn.
/// GUI thread only.
#pragma once

#include "widgets/document/workspacefile.h"
#include "widgets/theme/thememanager.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace acr::ui {

class SlideWalk;
class Storyboard;
class ViewBridge;

class StoryboardExport final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    StoryboardExport(const Storyboard& storyboard, const ThemeManager& themes, Document& document,
                     WorkspaceFile& workspace, Jobs& jobs, ViewBridge& views, QObject* parent = nullptr);

    /// What an export of so many slides writes: png and svg have the number of the slide before the suffix.
    [[nodiscard]] static QStringList files(const QString& path, qsizetype slides);
    /// Writes the storyboard by the suffix of the path: html, pdf, png, svg. Does nothing without slides or while views
    /// are being drawn.
    void start(const QString& path);
    /// Views are being drawn.
    [[nodiscard]] bool drawing() const { return m_walk != nullptr; }
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
    void writeReport(const QString& path);

    const Storyboard& m_storyboard;
    const ThemeManager& m_themes;
    Document& m_document;
    WorkspaceFile& m_workspace;
    ViewBridge& m_views;
    SlideWalk* m_walk = nullptr;
    LatestJob m_report;
    QString m_reportPath;
};

} // namespace acr::ui
