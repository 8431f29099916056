// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sourcestate.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <chrono>
#include <optional>
#include <vector>

using namespace acr;

namespace {

void writeFile(const QString& name, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(name).absolutePath());
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s can't be written", qPrintable(name));
}

/// As if it had been written a minute later.
void touch(const QString& name)
{
    const std::filesystem::path path = name.toStdString();
    std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + std::chrono::minutes(1));
}

/// Why a state can't be had.
std::optional<ErrorCode> faultOf(const std::vector<std::filesystem::path>& paths, const Progress& progress = {})
{
    const auto state = sourceState(paths, progress);
    return state ? std::nullopt : std::optional(state.error().code);
}

SourceState stateOf(const std::vector<std::filesystem::path>& paths)
{
    const auto state = sourceState(paths);
    if (!state)
        qFatal("%s", describe(state.error()).c_str());
    return *state;
}

} // namespace

class SourceStateTest final : public QObject {
    Q_OBJECT

private slots:
    void aListingChangesWithTheTimeAndAContentWithTheBytes()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("a.csv");
        writeFile(file, "one");
        const std::vector<std::filesystem::path> paths{file.toStdString()};
        const SourceState first = stateOf(paths);
        const auto listing = sourceListing(paths);
        QVERIFY(listing && *listing == first.listing);
        touch(file);
        const SourceState touched = stateOf(paths);
        QVERIFY(touched.listing != first.listing);
        QVERIFY(touched.content == first.content);
        writeFile(file, "two");
        touch(file);
        QVERIFY(stateOf(paths).content != first.content);
    }

    void whatIsBelowAFolderCounts()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath("set/sub/a.csv"), "one");
        const std::vector<std::filesystem::path> paths{folder.filePath("set").toStdString()};
        const SourceState first = stateOf(paths);
        writeFile(folder.filePath("set/.hidden"), "x");
        QVERIFY(stateOf(paths) == first);
        // A workspace that is saved in the folder changes all the time.
        writeFile(folder.filePath("set/mine.acrw"), "x");
        writeFile(folder.filePath("set/picture.png"), "x");
        QVERIFY(stateOf(paths) == first);
        // The folder may have another name, the file not.
        QVERIFY(QDir(folder.path()).rename("set", "other"));
        const std::vector<std::filesystem::path> renamed{folder.filePath("other").toStdString()};
        QVERIFY(stateOf(renamed) == first);
        QVERIFY(QFile::rename(folder.filePath("other/sub/a.csv"), folder.filePath("other/sub/b.csv")));
        QVERIFY(stateOf(renamed).content != first.content);
        writeFile(folder.filePath("other/c.csv"), "");
        QVERIFY(stateOf(renamed).content != first.content);
    }

    void whatIsNoFileIsNotRead()
    {
        const QTemporaryDir folder;
        const std::vector<std::filesystem::path> gone{folder.filePath("gone").toStdString()};
        QCOMPARE(faultOf(gone), std::optional(ErrorCode::FileNotFound));
        const auto listing = sourceListing(gone);
        QVERIFY(!listing && listing.error().code == ErrorCode::FileNotFound);
        // Reading a pipe would wait for somebody who writes to it.
        const std::vector<std::filesystem::path> pipe{folder.filePath("pipe").toStdString()};
        QCOMPARE(::mkfifo(pipe.front().c_str(), 0600), 0);
        QCOMPARE(faultOf(pipe), std::optional(ErrorCode::NotApplicable));
        std::stop_source stopped;
        stopped.request_stop();
        writeFile(folder.filePath("a"), "x");
        const std::vector<std::filesystem::path> file{folder.filePath("a").toStdString()};
        QCOMPARE(faultOf(file, {.report = {}, .stop = stopped.get_token()}), std::optional(ErrorCode::Cancelled));
    }
};

QTEST_APPLESS_MAIN(SourceStateTest)
#include "tst_sourcestate.moc"
