// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From the start of the program to the first page painted with the workspace's benchmark in it, and to the leaderboard
/// being there as well; and the memory then.
///   QT_QPA_PLATFORM=offscreen bench_open WORKSPACE.acrw
#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace acr::ui;

namespace {

/// Quits when the page was painted after the benchmark had come and, later, after the leaderboard had.
class FirstPaint final : public QObject {
public:
    FirstPaint(const QElapsedTimer& clock, Workbench& workbench)
        : m_clock(clock)
        , m_workbench(workbench)
    {}

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::UpdateRequest)
            return QObject::eventFilter(watched, event);
        // Once the window itself has handled it, everything that was waiting to be painted is.
        const Document& document = m_workbench.services().document;
        const bool loaded = document.benchmark() != nullptr;
        const bool computed = document.results() != nullptr;
        QMetaObject::invokeMethod(
            this, [this, loaded, computed] { painted(loaded, computed); }, Qt::QueuedConnection);
        return false;
    }

private:
    void painted(bool loaded, bool computed)
    {
        const double ms = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        if (loaded && !m_shown) {
            m_shown = true;
            std::printf("first page painted after %.0f ms\n", ms);
        }
        if (computed) {
            std::printf("with the leaderboard after %.0f ms\n", ms);
            QCoreApplication::quit();
        }
    }

    const QElapsedTimer& m_clock;
    Workbench& m_workbench;
    bool m_shown = false;
};

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer clock;
    clock.start();
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_open WORKSPACE.acrw\n");
        return 2;
    }
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    Workbench workbench(application, folder.path(), folder.path());
    FirstPaint watch(clock, workbench);
    MainWindow& window = workbench.window();
    window.installEventFilter(&watch);
    window.show();
    if (!workbench.openAtStart(QString::fromLocal8Bit(argv[1]))) {
        std::fprintf(stderr, "%s can't be opened\n", argv[1]);
        return 1;
    }
    return QApplication::exec();
}
