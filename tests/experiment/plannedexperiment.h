// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A workspace with an experiment to plan, and what the tests of its workers read back.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/experimentwork.h"
#include "tests/support/commandline.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace acr::test {

/// Files in a temporary folder: `source`, a workspace with the simulated benchmark, and `run`, a definition.
struct PlannedFiles {
    QTemporaryDir folder;
    QString source = folder.filePath(QStringLiteral("source.acrw"));
    QString run = folder.filePath(QStringLiteral("run.json"));
    QString plan = folder.filePath(QStringLiteral("plan"));

    explicit PlannedFiles(const QByteArray& definition)
    {
        QFile file(run);
        if (!file.open(QIODevice::WriteOnly) || file.write(definition) != definition.size())
            qFatal("the definition can't be written");
        file.close();
        ran({QStringLiteral("demo"), QStringLiteral("--into"), source});
    }

    /// A copy of the source under another name.
    [[nodiscard]] QString copyOfSource(const QString& name) const
    {
        const QString copy = folder.filePath(name);
        if (!QFile::copy(source, copy))
            qFatal("the workspace can't be copied");
        return copy;
    }
    void makePlan(int chunks) const
    {
        ran({QStringLiteral("experiment"), QStringLiteral("plan"), run, QStringLiteral("--from"), source,
             QStringLiteral("--chunks"), QString::number(chunks), QStringLiteral("--into"), plan});
    }
    [[nodiscard]] QString chunkFile(int chunk) const { return plan + QStringLiteral("/chunks/chunk-%1").arg(chunk); }
    /// Names in the folder of chunks that contain the text.
    [[nodiscard]] QStringList chunkFiles(const QString& containing) const
    {
        return QDir(plan + QStringLiteral("/chunks"))
            .entryList({QLatin1Char('*') + containing + QLatin1Char('*')}, QDir::Files, QDir::Name);
    }
    [[nodiscard]] ExperimentStatus status(bool thorough = true) const
    {
        const auto opened = ExperimentFolder::open(plan.toStdString());
        if (!opened)
            qFatal("%s", describe(opened.error()).c_str());
        const auto found = experimentStatus(*opened, thorough);
        if (!found)
            qFatal("%s", describe(found.error()).c_str());
        return *found;
    }

    /// The output of a command that has to succeed.
    static QString ran(const QStringList& arguments)
    {
        const CommandResult result = acrouter(arguments);
        if (result.exitCode != 0)
            qFatal("%s: %s", qPrintable(arguments.join(QLatin1Char(' '))), qPrintable(result.errors));
        return result.output;
    }
};

/// Every replay that a workspace holds, ordered by key: key, figures and regrets, byte for byte.
inline QByteArray cellsOf(const QString& workspace)
{
    auto database = Database::open(workspace.toStdString(), Database::Access::ReadOnly);
    if (!database)
        qFatal("%s", describe(database.error()).c_str());
    auto rows = database->prepare("SELECT key, hex(figures), hex(regret) FROM experiment_cell ORDER BY key");
    if (!rows)
        qFatal("%s", describe(rows.error()).c_str());
    QByteArray dump;
    for (auto more = rows->step(); more && *more; more = rows->step()) {
        for (int column = 0; column < 3; ++column) {
            const std::string_view text = rows->text(column);
            dump.append(text.data(), static_cast<qsizetype>(text.size()));
            dump.append(column < 2 ? ' ' : '\n');
        }
    }
    return dump;
}

inline qsizetype cellCountOf(const QString& workspace)
{
    return cellsOf(workspace).count('\n');
}

} // namespace acr::test
