// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Background jobs in the status bar: title, progress, remaining time, and a cancel button. Very short jobs are not
/// shown. Of several jobs the oldest is shown, with the number of the others.
#pragma once

#include "widgets/jobs/jobs.h"
#include "widgets/theme/thememanager.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace acr::ui {

class JobsIndicator final : public QWidget {
    Q_OBJECT

public:
    JobsIndicator(Jobs& jobs, const ThemeManager& themes, QWidget* parent = nullptr);

private:
    void refresh();
    void cancelShown();

    Jobs& m_jobs;
    QLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_remaining;
    QToolButton* m_cancel;
    QTimer m_delay;
    JobId m_shown = 0;
};

/// "3 s left", "2 min left"
[[nodiscard]] QString remainingText(qint64 milliseconds);

} // namespace acr::ui
