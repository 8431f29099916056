// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells which background work gave no result and offers to do it again: a line with a sentence and a button Try again
/// for each. Hidden while it has no line. GUI thread only.
#pragma once

#include "widgets/jobs/latestjob.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>
#include <QHash>
#include <QPointer>

#include <functional>

class QVBoxLayout;

namespace acr::ui {

class MessageLine;

class RetryBar final : public QFrame {
    Q_OBJECT

public:
    explicit RetryBar(const ThemeManager& themes, QWidget* parent = nullptr);
    /// Withdraws its offers.
    ~RetryBar() override;

    /// A line for as long as the job's last run has a problem. `consequence` is a sentence on what the problem means
    /// for the view; it may be empty.
    void follow(LatestJob& job, const QString& consequence = {});
    /// A line until the user retries or closes it, or the same title is offered again; for as long it is among the
    /// unfinished work of `jobs`, too, and withdrawn there by the id. `title` names the work.
    Jobs::RetryId offer(Jobs& jobs, const QString& title, const Error& error, std::function<void()> retry);
    /// Removes the lines that were offered.
    void withdrawOffers();

    /// The sentences of the lines, from top to bottom.
    [[nodiscard]] QStringList sentences() const;
    /// What the followed jobs do now, each once.
    [[nodiscard]] QStringList working() const;

signals:
    /// working() may be another list.
    void workingChanged();

private:
    void remove(MessageLine* line);
    /// Removes the lines of offers that are not there any more.
    void followOffers();
    MessageLine* add(const QString& sentence, std::function<void()> retry, bool canClose);

    const ThemeManager& m_themes;
    QVBoxLayout* m_layout;
    QList<MessageLine*> m_lines;
    QList<const LatestJob*> m_followed;
    QHash<const LatestJob*, MessageLine*> m_ofJobs;
    QHash<Jobs::RetryId, MessageLine*> m_offers;
    QPointer<Jobs> m_jobs;
};

} // namespace acr::ui
