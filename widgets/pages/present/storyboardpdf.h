// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A storyboard as one PDF file: a page for each slide, with its notes below it, all of it text that can be searched.
/// The file appears when close() succeeds; without it the old file stays. GUI thread only.
#pragma once

#include "widgets/pages/present/slidecomposition.h"

#include <QSaveFile>

#include <memory>
#include <optional>

class QPainter;
class QPdfWriter;

namespace acr::ui {

class StoryboardPdf {
public:
    /// `title` is the document's.
    StoryboardPdf(const QString& path, const QString& title);
    ~StoryboardPdf();

    /// Why the file can't be written, a sentence for people, or nothing.
    [[nodiscard]] std::optional<QString> problem() const;
    /// A page as large as the slide and its notes need. REQUIRES: no problem.
    void add(const SlideComposition& slide, const QString& notes);
    /// Writes the file; returns what went wrong.
    [[nodiscard]] std::optional<QString> close();

private:
    QSaveFile m_file;
    bool m_open;
    QString m_title;
    std::unique_ptr<QPdfWriter> m_writer;
    std::unique_ptr<QPainter> m_painter;
};

} // namespace acr::ui
