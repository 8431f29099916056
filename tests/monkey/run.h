// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One sequence of actions on one window, in this process: drawn from a seed, or read from a log.
///
/// The actions are steps of the event loop, so that they go on within the event loop of a modal dialog or a drag that
/// an action began.
#pragma once

#include "tests/monkey/action.h"
#include "tests/monkey/chooser.h"
#include "tests/monkey/hand.h"
#include "tests/monkey/invariants.h"
#include "tests/monkey/roundtrips.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QObject>
#include <QUrl>

#include <atomic>
#include <memory>
#include <optional>

class QApplication;

namespace acr::monkey {

struct RunOptions {
    std::uint64_t seed = 1;
    int actions = 500;
    /// Where everything is that the run reads and writes.
    QString folder;
    /// Names in the folder; the first one is opened at the start.
    QStringList workspaces;
    /// The actions as they were done, one a line, each before it is done.
    QString logFile;
    /// Read actions from here in place of drawing them.
    QString replayFile;
    /// Beginnings of lines (with spaces for tabs) that are not drawn: to look beyond a fault that is known.
    QStringList without;
    /// Prints the lines of the log on the way.
    bool list = false;
    /// Prints what does not hold and goes on; each kind once.
    bool keepGoing = false;
    /// Prints at the end what took how long.
    bool times = false;
    /// Jobs that take longer are cancelled; then the window has to become idle in as much time again.
    int idleMs = 20'000;
};

/// Exit codes.
inline constexpr int allWell = 0;
inline constexpr int invariantBroken = 10;

class MonkeyRun final : public QObject {
    Q_OBJECT

public:
    MonkeyRun(QApplication& application, const RunOptions& options);
    ~MonkeyRun() override;

    /// Runs the event loop; returns the exit code.
    [[nodiscard]] int exec();
    /// Of actions done; stands still when the window hangs. Any thread.
    [[nodiscard]] std::shared_ptr<const std::atomic<std::uint64_t>> pulse() const { return m_pulse; }

public slots:
    /// In the place of the desktop's browser.
    void ignoreUrl(const QUrl&) {}

private:
    [[nodiscard]] std::optional<Action> next();
    void step();
    void later(int milliseconds);
    void waitForIdle();
    void checkNow(const QString& what);
    void broken(const Violation& violation);
    void finish();
    [[nodiscard]] bool free() const;
    /// Charges the time since the last call to what was done then.
    void charge(const QString& next);
    void printTimes() const;

    RunOptions m_options;
    QDir m_folder;
    std::unique_ptr<ui::Workbench> m_workbench;
    std::unique_ptr<Hand> m_hand;
    std::unique_ptr<Chooser> m_chooser;
    std::unique_ptr<Invariants> m_invariants;
    std::unique_ptr<RoundTrips> m_roundTrips;
    QFile m_log;
    QList<Action> m_replay;
    int m_done = 0;
    int m_checks = 0;
    int m_depth = 0; ///< of event loops within actions
    QString m_check; ///< what is checked once the window is idle
    QElapsedTimer m_waiting;
    QElapsedTimer m_quiet; ///< since a job was last seen to run
    int m_calm = 0;
    bool m_cancelled = false;
    bool m_stopped = false; ///< the live session, for a check that needs a still window
    bool m_finished = false;
    QStringList m_told;
    struct Spent {
        int count = 0;
        qint64 totalNs = 0;
        qint64 longestNs = 0;
    };
    QHash<QString, Spent> m_spent; ///< by kind of action, with the events that it led to
    QString m_charged;             ///< what runs now
    QElapsedTimer m_charging;
    int m_exitCode = allWell;
    std::shared_ptr<std::atomic<std::uint64_t>> m_pulse = std::make_shared<std::atomic<std::uint64_t>>(0);
};

} // namespace acr::monkey
