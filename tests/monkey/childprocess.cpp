// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/childprocess.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace acr::monkey {

namespace {

QString faultOf(const QString& output, const QProcess& process)
{
    const auto lineWith = [&](const QString& start) -> QString {
        for (const QString& line : output.split(u'\n')) {
            if (line.startsWith(start))
                return line.mid(start.size()).trimmed();
        }
        return {};
    };
    if (const QString broken = lineWith(QStringLiteral("BROKEN ")); !broken.isEmpty())
        return broken.section(QStringLiteral(" — "), 0, 0);
    if (const QString summary = lineWith(QStringLiteral("SUMMARY: ")); !summary.isEmpty())
        return summary;
    if (const QString assertion = lineWith(QStringLiteral("ASSERT")); !assertion.isEmpty())
        return QStringLiteral("assertion ") + assertion;
    if (output.contains(QStringLiteral("runtime error: ")))
        return output.mid(output.indexOf(QStringLiteral("runtime error: "))).section(u'\n', 0, 0);
    if (!lineWith(QStringLiteral("HANG: ")).isEmpty())
        return QStringLiteral("hang");
    if (process.exitStatus() == QProcess::CrashExit)
        return QStringLiteral("crash");
    return QStringLiteral("exit code %1").arg(process.exitCode());
}

QStringList linesOf(const QString& file)
{
    QFile log(file);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(log.readAll()).split(u'\n');
    lines.removeAll(QString());
    return lines;
}

} // namespace

ChildProcess::ChildProcess(QStringList workspaces, int hangSeconds)
    : m_workspaces(std::move(workspaces))
    , m_hangSeconds(hangSeconds)
{}

Outcome ChildProcess::run(const RunOptions& options, const QStringList* lines) const
{
    const QTemporaryDir folder;
    QStringList arguments{QStringLiteral("--child"),   folder.path(),
                          QStringLiteral("--seed"),    QString::number(options.seed),
                          QStringLiteral("--actions"), QString::number(options.actions),
                          QStringLiteral("--idle"),    QString::number(options.idleMs / 1000),
                          QStringLiteral("--hang"),    QString::number(m_hangSeconds)};
    for (const QString& workspace : m_workspaces) {
        const QString name = QFileInfo(workspace).fileName();
        QFile::copy(workspace, folder.filePath(name));
        arguments << QStringLiteral("--workspace") << name;
    }
    const QString log = folder.filePath(QStringLiteral("actions.log"));
    arguments << QStringLiteral("--log") << log;
    for (const QString& start : options.without)
        arguments << QStringLiteral("--without") << start;
    if (options.list)
        arguments << QStringLiteral("--list");
    if (options.keepGoing)
        arguments << QStringLiteral("--keep-going");
    if (options.times)
        arguments << QStringLiteral("--times");
    if (lines != nullptr) {
        const QString replay = folder.filePath(QStringLiteral("replay.log"));
        QFile file(replay);
        if (file.open(QIODevice::WriteOnly))
            file.write(lines->join(u'\n').toUtf8() + '\n');
        arguments << QStringLiteral("--replay") << replay;
    }
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // What the program would otherwise keep for the user.
    for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(variable), folder.filePath(QStringLiteral("home")));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    Outcome outcome;
    QObject::connect(&process, &QProcess::readyRead, &process, [&] {
        const QByteArray read = process.readAll();
        outcome.output += QString::fromUtf8(read);
        if (lines == nullptr) {
            std::fwrite(read.constData(), 1, static_cast<std::size_t>(read.size()), stdout);
            std::fflush(stdout);
        }
    });
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(-1);
    outcome.failed = process.exitStatus() != QProcess::NormalExit || process.exitCode() != allWell;
    outcome.lines = linesOf(log);
    if (outcome.failed)
        outcome.fault = faultOf(outcome.output, process);
    // Pictures of what should look the same and does not.
    if (outcome.failed && lines == nullptr) {
        for (const QString& picture :
             QDir(folder.path()).entryList({QStringLiteral("*-before.png"), QStringLiteral("*-after.png")}))
            QFile::copy(folder.filePath(picture), QStringLiteral("monkey-%1-%2").arg(options.seed).arg(picture));
    }
    return outcome;
}

} // namespace acr::monkey
