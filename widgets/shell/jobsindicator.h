// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The background jobs in the status bar: the oldest one, and a button that opens the list of all when there are
/// several. Each can be cancelled. Jobs that end at once are never shown.
#pragma once

#include "widgets/jobs/jobs.h"
#include "widgets/theme/thememanager.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QToolButton;
class QVBoxLayout;

namespace acr::ui {

class JobRow;

class JobsIndicator final : public QWidget {
    Q_OBJECT

public:
    JobsIndicator(Jobs& jobs, const ThemeManager& themes, QWidget* parent = nullptr);

private:
    void refresh();
    void openList();
    JobRow* makeRow(QWidget* parent);

    Jobs& m_jobs;
    const ThemeManager& m_themes;
    JobRow* m_oldest;
    QToolButton* m_more;
    QFrame* m_list; ///< a popup with a row for each job
    QVBoxLayout* m_listLayout;
    QList<JobRow*> m_rows;
    QTimer m_delay;
    QTimer m_countDown;
};

} // namespace acr::ui
