// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A stored live session goes on with what it was added with.

#include "core/workspace/livestore.h"
#include "tests/support/delayedmodels.h"

#include <QtTest>

using namespace acr;

class LiveStoreTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void aSessionGoesOnWithTheRouterThatItWasAddedWith()
    {
        const std::string file = m_folder.filePath("live.acrw").toStdString();
        LiveSettings settings;
        settings.policy = "linucb@alpha=0.25";
        settings.seed = 42;
        settings.weights = {.score = 2, .cost = -0.75};
        settings.shadowShare = 0.125;
        settings.encoder = "remote:vectors 8";
        {
            auto workspace = Workspace::create(file).value();
            LiveStore store(workspace);
            QVERIFY(store.add("live", settings, test::endpointsOf({"a", "b"}).pool(), nullptr).has_value());
        }
        auto workspace = Workspace::open(file).value();
        const StoredLiveSession stored = LiveStore(workspace).named("live").value();
        // What another run uses stays as it is there.
        LiveSettings again;
        again.parallel = 3;
        again.budget.calls = 7;
        stored.applyTo(again);
        const RouterSettings& router = settings;
        QVERIFY(router == again);
        QCOMPARE(again.shadowShare, settings.shadowShare);
        QCOMPARE(again.encoder, settings.encoder);
        QCOMPARE(again.parallel, std::size_t{3});
        QCOMPARE(again.budget.calls, std::size_t{7});
        QCOMPARE(stored.summary.definition.stream.split, std::string("live"));
        // An answer without a verdict is not one that failed.
        QVERIFY(stored.summary.definition.missingScores == MissingScores::Leave);
    }
};

QTEST_GUILESS_MAIN(LiveStoreTest)
#include "tst_livestore.moc"
