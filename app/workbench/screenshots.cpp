// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/screenshots.h"

#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "widgets/shell/errortext.h"
#include "widgets/theme/segmentedswitch.h"

#include <QBuffer>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>
#include <QSaveFile>
#include <QTabBar>
#include <QTimer>

#include <cstdio>

namespace acr::ui {

namespace {

constexpr int loadingMs = 120'000;
/// Time limit per page: long enough for bootstrap intervals on a slow, busy machine. Waiting ends as soon as the page
/// is finished.
constexpr int pageMs = 60'000;
constexpr int pollMs = 10;
/// Two passes of the event loop after the last change, so that queued layouts and repaints are finished.
constexpr int calmPolls = 3;

} // namespace

Screenshots::Screenshots(Workbench& workbench, Options options, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_options(std::move(options))
{}

void Screenshots::tell(const QString& message) const
{
    std::fputs((message + QLatin1Char('\n')).toLocal8Bit().constData(), stderr);
}

bool Screenshots::waitFor(const std::function<bool()>& done, int milliseconds)
{
    QEventLoop loop;
    QTimer poll;
    int calm = 0;
    connect(&poll, &QTimer::timeout, &loop, [&] {
        calm = done() ? calm + 1 : 0;
        if (calm >= calmPolls)
            loop.exit(1);
    });
    poll.start(pollMs);
    QTimer::singleShot(milliseconds, &loop, [&] { loop.exit(0); });
    return loop.exec() == 1;
}

int Screenshots::run()
{
    if (!QDir().mkpath(m_options.shootFolder)) {
        tell(tr("%1: the folder can't be made").arg(m_options.shootFolder));
        return exitcode::unwritable;
    }
    const Services services = m_workbench.services();
    connect(&services.workspace, &WorkspaceFile::failed, this, [this](const QString&, const ErrorList& errors) {
        m_failed = true;
        for (const Error& error : errors.items())
            tell(errorText(error));
    });
    const Result<void> opened =
        m_options.demo || m_options.path.isEmpty() ? m_workbench.openDemo() : m_workbench.openAtStart(m_options.path);
    if (!opened) {
        tell(errorText(opened.error()));
        return exitcode::badInput;
    }
    MainWindow& window = m_workbench.window();
    // The requested size, even below the window's preferred size.
    window.setFixedSize(m_options.size);
    const auto loaded = [&] { return m_failed || (services.jobs.idle() && !services.document.computing()); };
    if (!waitFor(loaded, loadingMs))
        tell(tr("The data was not loaded in time."));
    if (m_failed)
        return exitcode::badInput;

    QStringList ids;
    for (const Page* page : window.pages())
        ids.append(page->id());
    if (!m_options.page.isEmpty()) {
        if (!ids.contains(m_options.page)) {
            tell(tr("There is no page “%1”; there are: %2").arg(m_options.page, ids.join(QStringLiteral(", "))));
            return exitcode::usage;
        }
        ids = {m_options.page};
    }
    bool late = false;
    window.show();
    for (const QString& id : ids) {
        if (const int code = shoot(id, late); code != exitcode::ok)
            return code;
    }
    return late ? exitcode::notSettled : exitcode::ok;
}

int Screenshots::shoot(const QString& pageId, bool& late)
{
    MainWindow& window = m_workbench.window();
    window.showPage(pageId);
    if (const int code = picture(pageId, late); code != exitcode::ok)
        return code;
    // The page's other views: each segment of its switches, named by its key …
    for (SegmentedSwitch* segments : window.currentPage()->findChildren<SegmentedSwitch*>()) {
        const QString shown = segments->current();
        for (const QString& key : segments->keys()) {
            if (key == shown || !segments->isVisible())
                continue;
            segments->setCurrent(key);
            if (const int code = picture(pageId + QLatin1Char('-') + key, late); code != exitcode::ok)
                return code;
        }
        segments->setCurrent(shown);
    }
    // … and its tabs, numbered in their order.
    int number = 0;
    for (QTabBar* tabs : window.currentPage()->findChildren<QTabBar*>()) {
        const int shown = tabs->currentIndex();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tab == shown || !tabs->isVisible() || !tabs->isTabVisible(tab))
                continue;
            tabs->setCurrentIndex(tab);
            const int code = picture(QStringLiteral("%1-tab%2").arg(pageId).arg(++number), late);
            if (code != exitcode::ok)
                return code;
        }
        tabs->setCurrentIndex(shown);
    }
    return exitcode::ok;
}

int Screenshots::picture(const QString& subject, bool& late)
{
    MainWindow& window = m_workbench.window();
    const Services services = m_workbench.services();
    // Screenshots show no caret and no focused button.
    if (QWidget* focused = window.focusWidget())
        focused->clearFocus();
    const auto settled = [&] {
        return services.jobs.idle() && !services.document.computing() && window.currentPage()->settled();
    };
    if (!waitFor(settled, pageMs)) {
        late = true;
        tell(tr("The page “%1” was not done in %2 s; its picture shows it as it was.").arg(subject).arg(pageMs / 1000));
    }
    const QString theme = services.themes.theme().isDark() ? QStringLiteral("dark") : QStringLiteral("light");
    const QString name = QDir(m_options.shootFolder).filePath(QStringLiteral("%1-%2.png").arg(subject, theme));
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QSaveFile file(name);
    if (!window.grab().save(&bytes, "PNG") || !file.open(QIODevice::WriteOnly) ||
        file.write(bytes.data()) != bytes.size() || !file.commit()) {
        tell(tr("%1 can't be written: %2").arg(name, file.errorString()));
        return exitcode::unwritable;
    }
    return exitcode::ok;
}

} // namespace acr::ui

#include "moc_screenshots.cpp"
