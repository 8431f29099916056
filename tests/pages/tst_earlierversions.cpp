// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Workspaces that earlier versions wrote (tests/workspace/data), with sessions of every kind: they open, show their
/// sessions as they were recorded, and each is the same when it is computed again, or says what differs.

#include "core/session/sessionretrace.h"
#include "core/workspace/database.h"
#include "core/workspace/schema.h"
#include "core/workspace/trainedpolicystore.h"
#include "tests/support/pagefixture.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/session/decisionpanel.h"
#include "widgets/pages/session/sessionpage.h"

#include <QDir>
#include <QLabel>
#include <QtTest>

#include <map>

using namespace acr;
using namespace acr::ui;

namespace {

const QString dataFolder = QStringLiteral(ACR_EARLIER_DIR);

template <class Value>
Value need(Result<Value> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return std::move(*result);
}

/// The digests of a version's sessions by their names, as that version computed them.
std::map<std::string, std::string> digestsOf(const QString& version)
{
    QFile file(dataFolder + QLatin1Char('/') + version + QStringLiteral(".digests"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no digests of %s", qPrintable(version));
    std::map<std::string, std::string> digests;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const auto space = line.indexOf(' ');
        if (space > 0)
            digests.emplace(line.mid(space + 1).toStdString(), line.left(space).toStdString());
    }
    return digests;
}

SessionSources sourcesOf(Workspace& workspace)
{
    const BenchmarkSummary summary = need(workspace.benchmarks()).front();
    return {std::make_shared<const Benchmark>(need(workspace.loadBenchmark(summary.id, {.prompts = true}))),
            summary.contentHash,
            std::make_shared<const std::vector<DecisionSet>>(need(workspace.decisionSets(summary.id))),
            {},
            std::make_shared<const TrainedPolicies>(need(TrainedPolicyStore(workspace).load(summary.id)))};
}

} // namespace

class EarlierVersionsTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeManager> m_themes;

    /// A copy of the file that `version` wrote; where `as` is another one, with the tables of that version.
    QString fileOf(const QString& version, std::int64_t as = 0)
    {
        QFile packed(dataFolder + QLatin1Char('/') + version + QStringLiteral(".acrw.z"));
        const QString path = m_folder.filePath(QStringLiteral("%1-%2.acrw").arg(version).arg(++m_files));
        QFile file(path);
        if (!packed.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
            qFatal("%s can't be unpacked", qPrintable(version));
        file.write(qUncompress(packed.readAll()));
        file.close();
        if (as != 0)
            bring(path.toStdString(), as);
        return path;
    }
    /// The program of the later version did the same when it opened the file. Version 4 is that of 5 without prior
    /// sets, which are copied into the definitions of sessions.
    static void bring(const std::string& file, std::int64_t to)
    {
        Database database = need(Database::open(file, Database::Access::ReadWrite));
        const auto done = to == 4 ? database.execute("DROP TABLE prior_set; PRAGMA user_version=4")
                                  : migrate(database, migrations().first(static_cast<std::size_t>(to)), false);
        if (!done)
            qFatal("%s", describe(done.error()).c_str());
    }
    int m_files = 0;

    static void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("as");
        const QStringList packed = QDir(dataFolder).entryList({QStringLiteral("*.acrw.z")});
        for (const QString& name : packed)
            QTest::newRow(qPrintable(name.section('.', 0, 0))) << name.section('.', 0, 0) << 0;
    }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }

    /// Versions 4 and 6 have the tables of sessions of 5 and 7, and are made from the file of 5; 10 and 11 are steps to
    /// 12, and are made from the file of 9. The last is the version that is written now: what it holds is to open with
    /// the next.
    void theFilesAreHere()
    {
        for (const int version : {5, 7, 8, 9, 12})
            QVERIFY2(QFile::exists(QStringLiteral("%1/v%2.acrw.z").arg(dataFolder).arg(version)),
                     qPrintable(QString::number(version)));
        QCOMPARE(schemaVersion(), std::int64_t{12});
    }

    void theirSessionsAreAsTheyWereRecorded_data()
    {
        versions();
        QTest::newRow("v4, from v5") << QStringLiteral("v5") << 4;
        QTest::newRow("v6, from v5") << QStringLiteral("v5") << 6;
        for (int later = 10; later <= schemaVersion(); ++later)
            QTest::addRow("v%d, from v9", later) << QStringLiteral("v9") << later;
    }
    void theirSessionsAreAsTheyWereRecorded()
    {
        QFETCH(const QString, version);
        QFETCH(const int, as);
        const QString path = fileOf(version, as);
        const std::string file = path.toStdString();
        const auto digests = digestsOf(version);
        QVERIFY(digests.size() >= 20);
        const std::int64_t before = readHeader(file)->version;
        QCOMPARE(QStringLiteral("v%1").arg(before), as != 0 ? QStringLiteral("v%1").arg(as) : version);
        for (const auto mode : {Workspace::OpenMode::ReadOnly, Workspace::OpenMode::ReadWrite}) {
            Workspace workspace = need(Workspace::open(file, mode));
            const SessionSources sources = sourcesOf(workspace);
            SessionStore store(workspace);
            const auto sessions = need(store.list());
            QCOMPARE(sessions.size(), digests.size());
            for (const SessionSummary& summary : sessions) {
                QVERIFY2(!summary.damage && summary.unknown.empty(), summary.name.c_str());
                const Recording recording = openRecording(sources, need(store.loadStored(summary)));
                QCOMPARE(QString::fromStdString(runDigest(recording.track.run())),
                         QString::fromStdString(digests.at(summary.name)));
                QCOMPARE(recording.track.checkpoints(), std::size_t{0});
                const auto verification = verify(sources, recording);
                // A policy that was renamed or removed since can't be computed again, and is named.
                if (!verification) {
                    QVERIFY2(!recording.notices.empty(), describe(verification.error()).c_str());
                    qInfo("%s: %s", summary.name.c_str(), describe(verification.error()).c_str());
                    continue;
                }
                QVERIFY(verification->identical() || !verification->first.empty());
                if (!verification->identical())
                    qInfo("%s: %zu of %zu steps differ, first step %zu", summary.name.c_str(),
                          verification->differences(), verification->steps, verification->first.front().step + 1);
            }
            QVERIFY(need(workspace.checkIntegrity()).empty());
            QCOMPARE(readHeader(file)->version, mode == Workspace::OpenMode::ReadOnly ? before : schemaVersion());
        }
        // A file that is changed is copied first.
        QCOMPARE(QFileInfo::exists(QString::fromStdString(backupName(file, before))), before < schemaVersion());
    }

    void theSessionPageShowsThem_data() { versions(); }
    void theSessionPageShowsThem()
    {
        QFETCH(const QString, version);
        const auto digests = digestsOf(version);
        test::PageFixture fixture(*m_themes);
        fixture.window.resize(1216, 640);
        auto& page = fixture.show<SessionPage>(*m_themes, fixture.document, fixture.player, &fixture.undo);
        SessionPlayer& player = fixture.player;
        QVERIFY(fixture.openFile(fileOf(version), {.split = "id_test"}));
        QVERIFY(fixture.settle());
        const QSignalSpy failures(&player, &SessionPlayer::failed);
        const std::vector<SessionSummary> sessions = player.savedSessions();
        QVERIFY(sessions.size() >= digests.size());
        for (const SessionSummary& session : sessions) {
            if (!digests.contains(session.name))
                continue; // the page's own
            const QString name = QString::fromStdString(session.name);
            player.openSaved(session);
            QTRY_COMPARE(player.lane().name(), name);
            QVERIFY(fixture.settle());
            const SessionLane& lane = player.lane();
            QVERIFY2(lane.track() != nullptr && lane.size() >= session.steps, qPrintable(name));
            const SessionTrack recorded = lane.track()->prefix(session.steps, lane.track()->sharedSetting());
            QCOMPARE(QString::fromStdString(runDigest(recorded.run())),
                     QString::fromStdString(digests.at(session.name)));
            QCOMPARE(page.table().model()->rowCount(), static_cast<int>(lane.size()));
            QVERIFY(player.cursor().has_value());
            auto& decision = fixture.part<DecisionPanel>();
            QVERIFY2(!decision.explanation().isEmpty() && !decision.microscope().isEmpty(), qPrintable(name));
            // Its states are there, or the page says why not.
            const auto& record = fixture.part<QLabel>("recordFacts");
            QVERIFY2(lane.track()->hasState(*player.cursor()) || record.isVisible(), qPrintable(name));
            QCOMPARE(record.text().isEmpty(), lane.notices().empty() && lane.differences().steps == 0);
            player.verify();
            QVERIFY(fixture.settle());
            QVERIFY2(record.isVisible() && !record.text().isEmpty(), qPrintable(name));
            QCOMPARE(player.verification() && player.verification()->identical(),
                     lane.notices().empty() && lane.differences().steps == 0);
        }
        QVERIFY(failures.isEmpty());
    }
};

QTEST_MAIN(EarlierVersionsTest)
#include "tst_earlierversions.moc"
