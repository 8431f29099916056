// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells which background work gave no result and offers to do it again: a line with a sentence and a Retry button for
/// each. Hidden while it has no line. GUI thread only.
#pragma once

#include "widgets/jobs/latestjob.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>
#include <QHash>

#include <functional>

class QVBoxLayout;

namespace acr::ui {

class RetryBar final : public QFrame {
    Q_OBJECT

public:
    explicit RetryBar(const ThemeManager& themes, QWidget* parent = nullptr);

    /// A line for as long as the job's last run has a problem. `consequence` is a sentence on what the problem means
    /// for the view; it may be empty.
    void follow(LatestJob& job, const QString& consequence = {});
    /// A line until the user retries or closes it, or the same title is offered again. `title` names the work.
    void offer(const QString& title, const Error& error, std::function<void()> retry);
    /// Removes the lines that were offered.
    void withdrawOffers();

    /// The sentences of the lines, from top to bottom.
    [[nodiscard]] QStringList sentences() const;

private:
    class Line;

    void remove(Line* line);
    Line* add(const QString& sentence, std::function<void()> retry, bool canClose);

    const ThemeManager& m_themes;
    QVBoxLayout* m_layout;
    QList<Line*> m_lines;
    QHash<const LatestJob*, Line*> m_ofJobs;
    QHash<QString, Line*> m_offers;
};

} // namespace acr::ui
