// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs the command line as a script does.
#pragma once

#include <QProcess>
#include <QStringList>

namespace acr::test {

struct CommandResult {
    int exitCode = -1;
    QString output;
    QString errors;
};

/// How long a command may take that does not say otherwise, in milliseconds.
inline constexpr int commandLimitMs = 120'000;

/// Ends the test program where the command does not end in time. Answers are run also on a machine that makes no
/// control group.
inline CommandResult acrouter(QStringList arguments, int limitMs = commandLimitMs)
{
    const bool runsAnswers =
        arguments.value(0) == QLatin1String("verify") ||
        (arguments.value(0) == QLatin1String("live") && arguments.value(1) == QLatin1String("run"));
    if (runsAnswers)
        arguments << QStringLiteral("--accept-unbounded");
    QProcess process;
    process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), arguments);
    if (!process.waitForFinished(limitMs))
        qFatal("acrouter did not end");
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace acr::test
