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

/// Ends the test program where the command does not end. Answers are run also on a machine that makes no control group.
inline CommandResult acrouter(QStringList arguments)
{
    const bool runsAnswers =
        arguments.value(0) == QLatin1String("verify") ||
        (arguments.value(0) == QLatin1String("live") && arguments.value(1) == QLatin1String("run"));
    if (runsAnswers)
        arguments << QStringLiteral("--accept-unbounded");
    QProcess process;
    process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), arguments);
    if (!process.waitForFinished(120000))
        qFatal("acrouter did not end");
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace acr::test
