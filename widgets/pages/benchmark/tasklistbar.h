// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Says where the tasks of the table come from while it shows the tasks behind a figure, and takes that list away.
/// Hidden while the table shows the stream. GUI thread only.
#pragma once

#include "widgets/document/document.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace acr::ui {

class TaskListBar final : public QFrame {
    Q_OBJECT

public:
    /// Document and themes outlive the bar.
    TaskListBar(Document& document, const ThemeManager& themes, QWidget* parent = nullptr);

    /// What is written in it; empty while it is hidden.
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void elide();

    Document& m_document;
    QString m_text;
    QLabel* m_label;
    QToolButton* m_remove;
};

} // namespace acr::ui
