// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Says over the lower edge of a view what is being computed for it: "Computing the leaderboard…". Shown when the work
/// takes longer than a moment; takes no room and no clicks. GUI thread only.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QLabel>
#include <QStringList>
#include <QTimer>

namespace acr::ui {

class WorkNote final : public QLabel {
    Q_OBJECT

public:
    /// A child of the view, which it follows in size.
    WorkNote(const ThemeManager& themes, QWidget& view);

    /// The titles of what runs; empty hides the note.
    void setWork(const QStringList& titles);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void place();

    const ThemeManager& m_themes;
    QStringList m_titles;
    QTimer m_delay;
};

} // namespace acr::ui
