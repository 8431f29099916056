// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Training in the window: from the Regret page, with mouse and keys, into the workspace, and from there to every page.

#include "core/workspace/trainedpolicystore.h"
#include "tests/pages/retry.h"
#include "tests/support/everypolicy.h"
#include "tests/support/pagefixture.h"
#include "widgets/document/policytrainer.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/shell/policydialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

class TrainingTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ThemeManager> m_themes;
    QString m_file;
    std::unique_ptr<test::PageFixture> m_fixture;
    RegretPage* m_page = nullptr;

    Document& document() { return m_fixture->document; }
    Jobs& jobs() { return m_fixture->jobs; }
    WorkspaceFile& workspace() { return m_fixture->workspace; }
    SessionPlayer& player() { return m_fixture->player; }
    [[nodiscard]] bool settle() { return m_fixture->settle(); }
    /// A program that has the file open.
    [[nodiscard]] bool start()
    {
        m_fixture.reset(); // it has the file
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        m_fixture->window.resize(1216, 640);
        document().setSeeds(2);
        if (!m_fixture->openFile(m_file))
            return false;
        m_page = &m_fixture->show<RegretPage>(*m_themes, document(), jobs(), &workspace());
        return settle();
    }
    static std::vector<std::string> specsOf(const TrainedPolicies& trained)
    {
        std::vector<std::string> specs;
        for (const auto& one : trained)
            specs.push_back(one->spec);
        return specs;
    }
    std::vector<std::string> specsInFile() const
    {
        auto workspace = Workspace::open(m_file.toStdString(), Workspace::OpenMode::ReadOnly);
        return specsOf(TrainedPolicyStore(*workspace).load(workspace->benchmarks()->front().id).value());
    }
    /// The page's button for training.
    QToolButton& trainButton()
    {
        for (QToolButton* button : page().findChildren<QToolButton*>()) {
            if (button->text().contains(QStringLiteral("Train")))
                return *button;
        }
        qFatal("the page has no button for training");
    }
    RegretPage& page() { return *m_page; }
    PolicyDialog& dialog() { return test::PageFixture::dialog<PolicyDialog>(); }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }
    void init()
    {
        static int number = 0;
        m_file = m_folder.filePath(QStringLiteral("w%1.acrw").arg(++number));
        QVERIFY(test::saveInFile(m_file, test::benchmarkForEveryPolicy(61, 240)));
        QVERIFY(start());
    }
    void cleanup() { m_fixture.reset(); }

    void whatIsTrainedWithTheMouseBecomesARowAndIsSaved()
    {
        QVERIFY(!page().leaderboard().indexOf(QStringLiteral("logreg@l2=0.5")).isValid());
        QVERIFY(trainButton().isVisible() && trainButton().isEnabled());
        QTest::mouseClick(&trainButton(), Qt::LeftButton);
        dialog().choosePolicy("logreg");
        auto* l2 = dialog().findChild<QLineEdit*>(QStringLiteral("l2"));
        QTest::mouseDClick(l2, Qt::LeftButton);
        l2->selectAll();
        QTest::keyClicks(l2, QStringLiteral("0.5"));
        for (QPushButton* choice : dialog().findChildren<QPushButton*>()) {
            if (choice->text() == QStringLiteral("&Train")) {
                QTest::mouseClick(choice, Qt::LeftButton);
                break;
            }
        }
        QVERIFY(!jobs().idle());
        QVERIFY(settle());
        QVERIFY(page().leaderboard().indexOf(QStringLiteral("logreg@l2=0.5")).isValid());
        QCOMPARE(page().runA(), QStringLiteral("logreg@l2=0.5"));
        QCOMPARE(specsInFile(), std::vector<std::string>{"logreg@l2=0.5"});
        // The vote uses the trained policies.
        QVERIFY(page().leaderboard().indexOf(QStringLiteral("acrouter-vote")).isValid());
    }

    void keysDoTheSameAndOtherPagesOfferIt()
    {
        SessionPage session(*m_themes, document(), player(), &m_fixture->undo);
        MemoryPage memory(*m_themes, document(), player(), jobs(), m_fixture->undo, &workspace());
        page().setFocus();
        QTest::keyClick(&page(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        auto* policies = dialog().findChild<QComboBox*>();
        QTest::keyClick(policies, Qt::Key_Home);
        QTest::keyClicks(policies, QStringLiteral("sw"));
        QTest::keyClick(&dialog(), Qt::Key_Return);
        QVERIFY(settle());
        QCOMPARE(specsOf(*document().trained()), std::vector<std::string>{"sw"});
        const auto offers = [](QWidget& page, const QString& policy) {
            for (const QComboBox* box : page.findChildren<QComboBox*>()) {
                if (box->findData(policy) >= 0)
                    return true;
            }
            return false;
        };
        QVERIFY(offers(session, QStringLiteral("sw")));
        QVERIFY(offers(session, QStringLiteral("acrouter-vote")));
        QVERIFY(offers(memory, QStringLiteral("sw")));
    }

    void whatIsInTheFileIsThereWhenItIsOpened()
    {
        PolicyTrainer trainer(document(), jobs(), &workspace());
        QSignalSpy trained(&trainer, &PolicyTrainer::trained);
        QVERIFY(trainer.start(parsePolicySpec("mf@factors=8").value()));
        QVERIFY(!trainer.start(parsePolicySpec("mf@factors=8").value()));
        QVERIFY(settle());
        QCOMPARE(trained.size(), 1);
        QCOMPARE(trained.front().at(1).toBool(), true);
        const LeaderboardRow* row =
            page().leaderboard().row(page().leaderboard().indexOf(QStringLiteral("mf@factors=8")));
        QVERIFY(row != nullptr);
        const double regret = row->metrics.cumRegret;
        QVERIFY(start());
        const LeaderboardRow* again =
            page().leaderboard().row(page().leaderboard().indexOf(QStringLiteral("mf@factors=8")));
        QVERIFY(again != nullptr);
        QCOMPARE(again->metrics.cumRegret, regret);
    }

    void aCancelledTrainingLeavesNoTrace()
    {
        PolicyTrainer trainer(document(), jobs(), &workspace());
        QSignalSpy trained(&trainer, &PolicyTrainer::trained);
        QVERIFY(trainer.start(parsePolicySpec("mlp@hidden=512@epochs=1000").value()));
        QVERIFY(trainer.busy());
        // It has begun.
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::any_of(jobs().running(), [](const Jobs::Info& job) { return job.fraction > 0; }),
            test::patienceMs);
        jobs().cancelAll();
        QVERIFY(settle());
        QVERIFY(!trainer.busy());
        QVERIFY(trained.isEmpty());
        QVERIFY(document().trained()->empty());
        QVERIFY(specsInFile().empty());
    }

    void aCancelledTrainingIsOfferedAgain()
    {
        QTest::mouseClick(&trainButton(), Qt::LeftButton);
        dialog().choosePolicy("sw");
        QTest::keyClick(&dialog(), Qt::Key_Return);
        jobs().cancelAll();
        QVERIFY(settle());
        QVERIFY(document().trained()->empty());
        QCOMPARE(page().retryBar().sentences(), QStringList{QStringLiteral("Training sw: cancelled.")});
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QCOMPARE(specsOf(*document().trained()), std::vector<std::string>{"sw"});
        QCOMPARE(page().retryBar().sentences(), QStringList());
    }

    void aTrainingOfAnotherBenchmarkIsNotOfferedHere()
    {
        {
            const test::HeldJobs held(jobs());
            QTest::mouseClick(&trainButton(), Qt::LeftButton);
            dialog().choosePolicy("sw");
            QTest::keyClick(&dialog(), Qt::Key_Return);
            document().setContents(std::make_shared<const Benchmark>(test::benchmarkForEveryPolicy(62, 240)), {}, {});
            jobs().cancelAll();
        }
        QVERIFY(settle());
        const QString offered = page().retryBar().sentences().join(QLatin1Char('\n'));
        QVERIFY2(!offered.contains(QStringLiteral("Training")), qPrintable(offered));
    }

    void theWindowAnswersWhileItTrains()
    {
        PolicyTrainer trainer(document(), jobs(), &workspace());
        QVERIFY(trainer.start(parsePolicySpec("mlp@hidden=256@epochs=200").value()));
        QVERIFY(trainer.busy());
        document().selectPolicy(QStringLiteral("linucb"));
        QCOMPARE(page().runA(), QStringLiteral("linucb"));
        jobs().cancelAll();
        QVERIFY(settle());
    }

    void whatIsTrainedAlreadyIsNotTrainedAgain()
    {
        PolicyTrainer trainer(document(), jobs(), &workspace());
        QVERIFY(trainer.start(parsePolicySpec("sw").value()));
        QVERIFY(settle());
        PolicyDialog dialog(*m_themes, document(), nullptr, PolicyDialog::Purpose::Train);
        dialog.choosePolicy("sw");
        QVERIFY(!dialog.spec());
        QVERIFY2(dialog.errorText().contains("trained already"), qPrintable(dialog.errorText()));
        dialog.choosePolicy("*");
        QVERIFY(dialog.errorText().isEmpty() || !canTrain("gbdt", 8));
        for (const PolicySpec& spec : dialog.specs())
            QVERIFY(spec.id != "sw");
        QCOMPARE(dialog.specs().size(), canTrain("gbdt", 8) ? std::size_t{4} : std::size_t{3});
    }

    void withoutAProbingSplitTheDialogSaysWhy()
    {
        Benchmark benchmark = test::benchmarkForEveryPolicy(62, 120);
        benchmark.splits.front().name = "id_train";
        document().setContents(std::make_shared<const Benchmark>(std::move(benchmark)), {}, {.split = "id_test"});
        QVERIFY(settle());
        PolicyDialog dialog(*m_themes, document(), nullptr, PolicyDialog::Purpose::Train);
        for (const char* policy : {"logreg", "mlp", "mf", "sw", "gbdt", "*"}) {
            dialog.choosePolicy(policy);
            QVERIFY2(dialog.specs().empty() && dialog.errorText().contains(QStringLiteral("probing")), policy);
        }
    }

    void anUntrainedPolicyThatIsAddedIsTrained()
    {
        m_fixture->action(QStringLiteral("Add policy")).trigger();
        dialog().choosePolicy("logreg");
        QVERIFY(dialog().needsTraining());
        dialog().accept();
        QVERIFY(settle());
        QCOMPARE(specsInFile(), std::vector<std::string>{"logreg"});
        QCOMPARE(page().runA(), QStringLiteral("logreg"));
    }

    void aSessionOfTheVoteIsTheSameWhoeverIsTrainedLater()
    {
        PolicyTrainer trainer(document(), jobs(), &workspace());
        QVERIFY(trainer.start(parsePolicySpec("logreg").value()));
        QVERIFY(settle());
        player().play(QStringLiteral("acrouter-vote"), 1);
        QVERIFY(settle());
        const SessionTrack track = *player().lane().track();
        QCOMPARE(track.setting().definition.trained, std::vector<std::string>{"logreg"});
        QVERIFY(player().save(QStringLiteral("vote")));
        QVERIFY(trainer.start(parsePolicySpec("mf").value()));
        QVERIFY(settle());
        QSignalSpy failures(&player(), &SessionPlayer::failed);
        player().openSaved(player().savedSessions().front());
        QVERIFY(settle());
        QVERIFY(failures.isEmpty());
        QVERIFY(!firstDifference(track.run(), player().lane().track()->run()));
        // From the definition alone, without what the workspace keeps.
        const SessionSources bare{document().benchmark(), track.setting().definition.benchmark, document().decisions()};
        const auto recorded = recordSession(bare, track.setting().definition);
        QVERIFY(recorded && !firstDifference(track.run(), recorded->run()));
    }
};

QTEST_MAIN(TrainingTest)
#include "tst_training.moc"
