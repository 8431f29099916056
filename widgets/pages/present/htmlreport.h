// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A storyboard as one HTML file that needs nothing else: each slide with live charts, figures, notes and source, keys
/// to go through them, and for slides that are only pictures the curves and the leaderboard of their streams. Its
/// content security policy allows its own style and script, by their hashes, and nothing else. Long curves and large
/// pictures are made smaller, so that ten slides have at most three megabytes. GUI thread only.
#pragma once

#include "widgets/pages/present/reportfigures.h"

#include <vector>

namespace acr::ui {

/// The file name that is offered for a report.
inline const QString proposedReport = QStringLiteral("storyboard.html");

/// The title of a report that is written to this path: the file's name as words, or the first slide's title when the
/// name is the proposed one.
[[nodiscard]] QString reportTitle(const QString& path, const QList<Slide>& slides);

/// `requests` and `figures` belong together; a slide shows the figures of its own request.
[[nodiscard]] QByteArray htmlReport(const QString& title, const QList<Slide>& slides,
                                    const std::vector<FigureRequest>& requests,
                                    const std::vector<ReportFigures>& figures, const Deck& deck = {});
/// Slides whose streams have to be computed for a report, because they are only pictures.
[[nodiscard]] std::vector<FigureRequest> reportRequests(const QList<Slide>& slides);

} // namespace acr::ui
