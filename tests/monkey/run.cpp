// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/run.h"

#include "app/workbench/mainwindow.h"
#include "widgets/shell/errortext.h"

#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace acr::monkey {

namespace {

constexpr int pollMs = 5;
constexpr int idlePolls = 4;
/// Event loops within event loops: from here on what is open is closed.
constexpr int deepest = 6;
constexpr int everySoMany = 40; ///< actions between checks at the most

void say(const QString& text)
{
    std::fputs((text + QLatin1Char('\n')).toUtf8().constData(), stdout);
    std::fflush(stdout);
}

/// What the platform without a screen can't do is no news.
void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (message.startsWith(QLatin1String("This plugin does not support")))
        return;
    std::fputs((qFormatLogMessage(type, context, message) + QLatin1Char('\n')).toUtf8().constData(), stderr);
    std::fflush(stderr);
    if (type == QtFatalMsg)
        std::abort();
}

const char* const schemes[] = {"http", "https", "file", "mailto"};

/// The window is not to be closed, and nothing outside is to be opened.
class Guard final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Close || qobject_cast<ui::MainWindow*>(watched) == nullptr)
            return false;
        event->ignore();
        return true;
    }
};

/// Answers of the file dialogs: what is there to be read, good and bad.
QStringList writeFiles(const QDir& folder)
{
    const std::pair<const char*, const char*> files[] = {
        {"results.jsonl", "{\"task_id\": \"a\", \"model\": \"m\", \"score\": 1, \"cost\": 0.1}\n"
                          "{\"task_id\": \"a\", \"model\": \"n\", \"score\": 0, \"cost\": 0.2}\n"
                          "{\"task_id\": \"b\", \"model\": \"m\", \"score\": 0, \"cost\": 0.1}\n"
                          "{\"task_id\": \"b\", \"model\": \"n\", \"score\": 1, \"cost\": 0.3}\n"},
        {"results.csv", "task_id,model,score,cost\nx,m,0.5,0.01\nx,n,1,0.02\ny,m,1,0.01\ny,n,,0.03\n"},
        {"matrix.json", "{\"matrix\": {\"t1\": {\"a\": 1, \"b\": 0}, \"t2\": {\"a\": 0, \"b\": 1}}}\n"},
        {"decisions.jsonl", "{\"task_id\": \"a\", \"model\": \"m\"}\n{\"task_id\": \"b\", \"model\": \"n\"}\n"},
        {"prompts.jsonl", "{\"task_id\": \"a\", \"prompt\": \"Sort a list.\"}\n"},
        {"broken.json", "{\"matrix\": {\"t1\": [1, 2\n"},
        {"broken.jsonl", "{\"task_id\": \"a\", \"model\": \"m\", \"score\": \"x\"}\n"},
        {"empty.csv", ""},
        {"notes.txt", "nothing of ours\n"}};
    QStringList names;
    for (const auto& [name, content] : files) {
        names << QLatin1String(name);
        QFile file(folder.filePath(names.back()));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
    }
    folder.mkpath(QStringLiteral("subfolder"));
    return names << QStringLiteral("subfolder") << QStringLiteral("missing.csv") << QStringLiteral("missing.acrw");
}

/// The kind of the action, with the command or the class of the widget that it is about.
QString heading(const Action& action)
{
    if (action.kind == u"trigger")
        return action.kind + u' ' + action.text(0);
    if (action.text(0).contains(u'#'))
        return action.kind + u' ' + action.text(0).section(u'/', -1).section(u'#', 0, 0);
    return action.kind;
}

} // namespace

MonkeyRun::MonkeyRun(QApplication& application, const RunOptions& options)
    : m_options(options)
    , m_folder(options.folder)
    , m_log(options.logFile)
{
    qInstallMessageHandler(onMessage);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setCursorFlashTime(0);
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip,
                                      Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox})
        QApplication::setEffectEnabled(effect, false);
    application.installEventFilter(new Guard(this));
    for (const char* scheme : schemes)
        QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "ignoreUrl");

    const QStringList files = writeFiles(m_folder);
    QStringList outputs;
    for (const char* name : {"out.png", "out.svg", "out.pdf", "out.csv", "out.json", "out.html", "out.tex", "out.md",
                             "out", "out.acrw", "subfolder/out.png", "no/such/folder/out.csv"})
        outputs << QLatin1String(name);
    outputs << m_options.workspaces;

    m_workbench = std::make_unique<ui::Workbench>(application, m_folder.filePath(QStringLiteral("settings")),
                                                  m_folder.filePath(QStringLiteral("data")));
    m_workbench->services().windowState.setLastFolder(m_folder.path());
    m_hand = std::make_unique<Hand>(*m_workbench, m_folder);
    m_chooser = std::make_unique<Chooser>(*m_workbench, options.seed, m_options.workspaces, files, outputs);
    m_invariants = std::make_unique<Invariants>(*m_workbench);
    m_roundTrips = std::make_unique<RoundTrips>(*m_workbench, *m_invariants);
    m_invariants->setPulse([pulse = m_pulse] { ++*pulse; });
    if (!m_log.open(QIODevice::WriteOnly))
        say(QStringLiteral("%1 can't be written").arg(options.logFile));
    if (!options.replayFile.isEmpty()) {
        QFile replay(options.replayFile);
        if (replay.open(QIODevice::ReadOnly)) {
            for (const QString& line : QString::fromUtf8(replay.readAll()).split(u'\n')) {
                if (const auto action = Action::parse(line))
                    m_replay << *action;
            }
        }
    }
}

MonkeyRun::~MonkeyRun()
{
    for (const char* scheme : schemes)
        QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
}

int MonkeyRun::exec()
{
    m_workbench->window().show();
    const QString first = m_options.workspaces.isEmpty() ? QString() : m_folder.filePath(m_options.workspaces.front());
    if (const auto opened = m_workbench->openAtStart(first); !opened) {
        say(QStringLiteral("%1 can't be opened: %2").arg(first, ui::errorText(opened.error())));
        return invariantBroken;
    }
    m_check = QStringLiteral("settle");
    m_waiting.start();
    m_quiet.start();
    m_charging.start();
    charge(QStringLiteral("start"));
    later(0);
    const int code = QApplication::exec();
    return code;
}

void MonkeyRun::later(int milliseconds)
{
    QTimer::singleShot(milliseconds, this, &MonkeyRun::step);
}

bool MonkeyRun::free() const
{
    return m_depth == 0 && QApplication::activeModalWidget() == nullptr && QApplication::activePopupWidget() == nullptr;
}

std::optional<Action> MonkeyRun::next()
{
    if (!m_options.replayFile.isEmpty()) {
        // At the end, once more what has to hold.
        if (m_done == m_replay.size())
            return Action{QStringLiteral("settle")};
        if (m_done > m_replay.size())
            return std::nullopt;
        return m_replay[m_done];
    }
    if (m_done >= m_options.actions)
        return std::nullopt;
    if (m_done % everySoMany == everySoMany - 1 || m_done + 1 == m_options.actions)
        return Action{QStringLiteral("settle")};
    if (m_depth >= deepest && QApplication::activeModalWidget() != nullptr)
        return Action{QStringLiteral("close-dialog")};
    Action action = m_chooser->next();
    const auto unwanted = [&] {
        const QString line = action.line().replace(u'\t', u' ');
        return std::ranges::any_of(m_options.without, [&](const QString& start) { return line.startsWith(start); });
    };
    while (unwanted())
        action = m_chooser->next();
    return action;
}

void MonkeyRun::step()
{
    if (m_finished)
        return;
    ++*m_pulse;
    if (!m_check.isEmpty()) {
        waitForIdle();
        return;
    }
    const auto action = next();
    if (!action) {
        finish();
        return;
    }
    ++m_done;
    charge(heading(*action));
    const QString line = action->line();
    m_log.write(line.toUtf8() + '\n');
    m_log.flush();
    if (m_options.list)
        say(line);
    if (action->kind == u"settle" || action->kind.startsWith(u"check-")) {
        m_check = action->kind;
        m_waiting.start();
        m_quiet.start();
        m_calm = 0;
        m_cancelled = false;
        m_stopped = false;
        later(0);
        return;
    }
    if (action->kind == u"pause") {
        later(action->number(0));
        return;
    }
    m_roundTrips->noteStart();
    // Before the action: it may not return before what it opens is answered.
    later(0);
    ++m_depth;
    m_hand->perform(*action);
    --m_depth;
    // The window's own way out is no part of what is tried; another language makes the window anew.
    if (QAction* const quit = m_hand->windowAction(QStringLiteral("file.quit")))
        quit->setEnabled(false);
}

void MonkeyRun::waitForIdle()
{
    // A session that plays is never still.
    const ui::Services services = m_workbench->services();
    services.player.setPlaying(false);
    // A live session that waits for tasks is idle, and ends when it likes: what compares pictures needs it to be over.
    const bool needsStill = m_check == u"check-theme" || m_check == u"check-language" || m_check == u"check-undo";
    const bool awaitsEnd = needsStill && services.live.active();
    if (awaitsEnd && !std::exchange(m_stopped, true))
        services.live.stop();
    m_calm = m_invariants->idle() && !awaitsEnd ? m_calm + 1 : 0;
    if (m_calm >= idlePolls) {
        const QString what = std::exchange(m_check, QString());
        charge(what + QStringLiteral(": check"));
        checkNow(what);
        if (!m_finished)
            later(0);
        return;
    }
    // Where nothing is computed, nothing is to be waited for but timers.
    const bool nothingRuns = services.jobs.idle() && !services.live.busy() && !awaitsEnd;
    if (!nothingRuns)
        m_quiet.start();
    if (m_waiting.elapsed() > m_options.idleMs || (nothingRuns && m_quiet.elapsed() > m_options.idleMs / 4)) {
        if (!m_cancelled && !nothingRuns) {
            m_cancelled = true;
            services.jobs.cancelAll();
            services.live.stop();
            m_waiting.start();
            m_quiet.start();
        } else {
            m_check.clear();
            const ui::Page* const page = m_workbench->window().currentPage();
            broken(
                {QStringLiteral("never idle: ") + (page != nullptr ? page->id() : QString()), m_invariants->atWork()});
            if (m_finished)
                return;
        }
    }
    later(pollMs);
}

void MonkeyRun::checkNow(const QString& what)
{
    if (!free())
        return;
    ++m_checks;
    std::optional<Violation> violation = m_invariants->check();
    if (!violation && what == u"check-undo")
        violation = m_roundTrips->checkUndo();
    if (!violation && what == u"check-theme")
        violation = m_roundTrips->checkTheme();
    if (!violation && what == u"check-language")
        violation = m_roundTrips->checkLanguage();
    if (!violation && what == u"check-slide")
        violation = m_invariants->checkNewSlide();
    if (const auto late = m_invariants->takeLate())
        say(QStringLiteral("late: %1 — %2 (after %3 actions)").arg(late->name, late->detail).arg(m_done));
    if (violation)
        broken(*violation);
}

void MonkeyRun::broken(const Violation& violation)
{
    m_exitCode = invariantBroken;
    if (m_options.keepGoing) {
        if (!m_told.contains(violation.name)) {
            m_told << violation.name;
            say(QStringLiteral("BROKEN %1 — %2 (after %3 actions)").arg(violation.name, violation.detail).arg(m_done));
        }
        return;
    }
    say(QStringLiteral("BROKEN %1 — %2 (after %3 actions)").arg(violation.name, violation.detail).arg(m_done));
    finish();
}

void MonkeyRun::charge(const QString& next)
{
    if (!m_charged.isEmpty()) {
        Spent& spent = m_spent[m_charged];
        const qint64 ns = m_charging.nsecsElapsed();
        ++spent.count;
        spent.totalNs += ns;
        spent.longestNs = std::max(spent.longestNs, ns);
    }
    m_charged = next;
    m_charging.restart();
}

void MonkeyRun::printTimes() const
{
    constexpr qsizetype maximum = 40;
    constexpr double nsPerMs = 1e6;
    QList<std::pair<QString, Spent>> all;
    for (auto it = m_spent.cbegin(); it != m_spent.cend(); ++it)
        all.emplace_back(it.key(), it.value());
    std::ranges::sort(all, std::greater(), [](const auto& one) { return one.second.totalNs; });
    for (const auto& [name, spent] : all.first(std::min(maximum, all.size())))
        say(QStringLiteral("%1 ms in %2 of “%3”, %4 ms at most")
                .arg(static_cast<double>(spent.totalNs) / nsPerMs, 9, 'f', 0)
                .arg(spent.count)
                .arg(name)
                .arg(static_cast<double>(spent.longestNs) / nsPerMs, 0, 'f', 0));
}

void MonkeyRun::finish()
{
    m_finished = true;
    charge({});
    if (m_options.times)
        printTimes();
    say(QStringLiteral("done: %1 actions, %2 checks").arg(m_done).arg(m_checks));
    // Leaves also the event loops of what is still open.
    QCoreApplication::exit(m_exitCode);
}

} // namespace acr::monkey

#include "moc_run.cpp"
