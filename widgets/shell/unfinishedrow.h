// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Work of the background that gave no result: title, why, a button that does it again, and one that forgets it.
#pragma once

#include "widgets/jobs/jobs.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

namespace acr::ui {

class UnfinishedRow final : public QWidget {
    Q_OBJECT

public:
    UnfinishedRow(const ThemeManager& themes, const Jobs::Unfinished& work, QWidget* parent = nullptr);

    [[nodiscard]] Jobs::RetryId id() const { return m_id; }
    [[nodiscard]] const QString& title() const { return m_title; }

signals:
    void retryRequested(acr::ui::Jobs::RetryId id);
    void forgetRequested(acr::ui::Jobs::RetryId id);

private:
    Jobs::RetryId m_id;
    QString m_title;
};

} // namespace acr::ui
