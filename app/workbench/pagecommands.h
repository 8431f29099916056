// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Does a command of any page: shows the page, waits until the command can be done there, and does it. When the page
/// has computed what it shows and the command still can't be done, it says why. GUI thread only.
#pragma once

#include <QAction>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

namespace acr::ui {

class Jobs;
class MainWindow;
class Page;

class PageCommands final : public QObject {
    Q_OBJECT

public:
    /// A child of the window, which has its pages. `jobs` outlives this.
    PageCommands(MainWindow& window, Jobs& jobs);

    /// A command that waits is forgotten when another one is run or the user leaves its page.
    void run(Page& page, QAction& action);

signals:
    /// A translated sentence.
    void refused(const QString& sentence);

private:
    /// Does what waits, or says why not, as soon as that is known.
    void decide();

    MainWindow& m_window;
    Jobs& m_jobs;
    QPointer<Page> m_page;
    QPointer<QAction> m_action;
    QTimer m_again; ///< what a page still does need not be a job
};

} // namespace acr::ui
