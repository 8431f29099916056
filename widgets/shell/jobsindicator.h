// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The background jobs in the status bar: the oldest one, and a button that opens the list of all when there are
/// several or when work gave no result. In the list each can be cancelled, and what was cancelled or failed can be done
/// again. Jobs that end at once are never shown.
#pragma once

#include "widgets/jobs/jobs.h"
#include "widgets/theme/thememanager.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace acr::ui {

class JobRow;
class UnfinishedRow;

class JobsIndicator final : public QWidget {
    Q_OBJECT

public:
    JobsIndicator(Jobs& jobs, const ThemeManager& themes, QWidget* parent = nullptr);

    /// What it needs when something runs.
    [[nodiscard]] int busyHeight() const;
    /// Opens the list above the status bar, with the keyboard in it.
    void openList();

private:
    void refresh();
    void refreshList();
    void placeList();
    JobRow* makeRow(QWidget* parent);

    Jobs& m_jobs;
    const ThemeManager& m_themes;
    JobRow* m_oldest;
    QToolButton* m_more;
    QToolButton* m_unfinished; ///< how much work gave no result
    QFrame* m_list;            ///< a popup with a row for each job
    QVBoxLayout* m_listLayout;
    QList<JobRow*> m_rows;
    QList<UnfinishedRow*> m_again;
    QLabel* m_nothing;
    QTimer m_delay;
    QTimer m_countDown;
};

} // namespace acr::ui
