// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One job of the background: title, progress, remaining time, and a button that cancels it.
#pragma once

#include "widgets/jobs/jobs.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace acr::ui {

class JobRow final : public QWidget {
    Q_OBJECT

public:
    explicit JobRow(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Another job in this row can be cancelled again.
    void setJob(const Jobs::Info& job);
    [[nodiscard]] JobId job() const { return m_job; }
    [[nodiscard]] QString title() const;

signals:
    void cancelRequested(acr::ui::JobId job);

private:
    QLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_remaining;
    QToolButton* m_cancel;
    JobId m_job = 0;
};

/// "3 s left", "2 min left"
[[nodiscard]] QString remainingText(qint64 milliseconds);

} // namespace acr::ui
