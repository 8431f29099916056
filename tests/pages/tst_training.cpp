// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Training in the window: from the Regret page, with mouse and keys, into the workspace, and from there to every page.

#include "core/workspace/trainedpolicystore.h"
#include "tests/pages/retry.h"
#include "tests/support/everypolicy.h"
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

    /// The services of a window with one open file.
    struct Desk {
        Jobs jobs;
        Document document{jobs};
        WorkspaceFile workspace{document, jobs};
        SessionPlayer player{document, jobs, &workspace};
        QUndoStack undo;

        bool calm()
        {
            return QTest::qWaitFor([this] { return jobs.idle() && !document.computing(); }, 120000);
        }
    };
    QTemporaryDir m_folder;
    std::unique_ptr<ThemeManager> m_themes;
    QString m_file;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RegretPage> m_page;

    Document& document() { return m_desk->document; }
    bool settle()
    {
        return m_desk->calm() && QTest::qWaitFor([this] { return m_page->settled(); }, 60000);
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
    /// Fills in the dialog that the page opened.
    static void inDialog(const std::function<void(PolicyDialog&)>& fill)
    {
        auto* dialog = qobject_cast<PolicyDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            qFatal("no dialog was opened");
        fill(*dialog);
    }
    void startPage()
    {
        m_page = std::make_unique<RegretPage>(*m_themes, document(), m_desk->jobs, &m_desk->workspace);
        m_page->resize(1216, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QVERIFY(settle());
    }
    QToolButton* trainButton()
    {
        for (QToolButton* button : m_page->findChildren<QToolButton*>()) {
            if (button->text().contains(QStringLiteral("Train")))
                return button;
        }
        return nullptr;
    }

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }
    void init()
    {
        static int number = 0;
        m_file = m_folder.filePath(QStringLiteral("w%1.acrw").arg(++number));
        {
            auto workspace = Workspace::create(m_file.toStdString());
            QVERIFY(workspace && workspace->saveBenchmark(test::benchmarkForEveryPolicy(61, 240)));
        }
        m_desk = std::make_unique<Desk>();
        document().setSeeds(2);
        QVERIFY(m_desk->workspace.open(m_file));
        QVERIFY(m_desk->calm());
        startPage();
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void whatIsTrainedWithTheMouseBecomesARowAndIsSaved()
    {
        QVERIFY(!m_page->leaderboard().indexOf(QStringLiteral("logreg@l2=0.5")).isValid());
        QToolButton* button = trainButton();
        QVERIFY(button != nullptr && button->isVisible() && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        inDialog([](PolicyDialog& dialog) {
            dialog.choosePolicy("logreg");
            auto* l2 = dialog.findChild<QLineEdit*>(QStringLiteral("l2"));
            QTest::mouseDClick(l2, Qt::LeftButton);
            l2->selectAll();
            QTest::keyClicks(l2, QStringLiteral("0.5"));
            for (QPushButton* choice : dialog.findChildren<QPushButton*>()) {
                if (choice->text() == QStringLiteral("&Train"))
                    QTest::mouseClick(choice, Qt::LeftButton);
            }
        });
        QVERIFY(!m_desk->jobs.idle());
        QVERIFY(settle());
        QVERIFY(m_page->leaderboard().indexOf(QStringLiteral("logreg@l2=0.5")).isValid());
        QCOMPARE(m_page->runA(), QStringLiteral("logreg@l2=0.5"));
        QCOMPARE(specsInFile(), std::vector<std::string>{"logreg@l2=0.5"});
        // The vote uses the trained policies.
        QVERIFY(m_page->leaderboard().indexOf(QStringLiteral("acrouter-vote")).isValid());
    }

    void keysDoTheSameAndOtherPagesOfferIt()
    {
        SessionPage session(*m_themes, document(), m_desk->player, &m_desk->undo);
        MemoryPage memory(*m_themes, document(), m_desk->player, m_desk->jobs, m_desk->undo, &m_desk->workspace);
        m_page->setFocus();
        QTest::keyClick(m_page.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        inDialog([](PolicyDialog& dialog) {
            auto* policy = dialog.findChild<QComboBox*>();
            QTest::keyClick(policy, Qt::Key_Home);
            QTest::keyClicks(policy, QStringLiteral("sw"));
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
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
        PolicyTrainer trainer(document(), m_desk->jobs, &m_desk->workspace);
        QSignalSpy trained(&trainer, &PolicyTrainer::trained);
        QVERIFY(trainer.start(parsePolicySpec("mf@factors=8").value()));
        QVERIFY(!trainer.start(parsePolicySpec("mf@factors=8").value()));
        QVERIFY(settle());
        QCOMPARE(trained.size(), 1);
        QCOMPARE(trained.front().at(1).toBool(), true);
        const LeaderboardRow* row =
            m_page->leaderboard().row(m_page->leaderboard().indexOf(QStringLiteral("mf@factors=8")));
        QVERIFY(row != nullptr);
        const double regret = row->metrics.cumRegret;
        m_page.reset();
        m_desk = std::make_unique<Desk>();
        document().setSeeds(2);
        QVERIFY(m_desk->workspace.open(m_file));
        QVERIFY(m_desk->calm());
        startPage();
        const LeaderboardRow* again =
            m_page->leaderboard().row(m_page->leaderboard().indexOf(QStringLiteral("mf@factors=8")));
        QVERIFY(again != nullptr);
        QCOMPARE(again->metrics.cumRegret, regret);
    }

    void aCancelledTrainingLeavesNoTrace()
    {
        PolicyTrainer trainer(document(), m_desk->jobs, &m_desk->workspace);
        QSignalSpy trained(&trainer, &PolicyTrainer::trained);
        QVERIFY(trainer.start(parsePolicySpec("mlp@hidden=512@epochs=1000").value()));
        QVERIFY(trainer.busy());
        QTest::qWait(50);
        m_desk->jobs.cancelAll();
        QVERIFY(settle());
        QVERIFY(!trainer.busy());
        QVERIFY(trained.isEmpty());
        QVERIFY(document().trained()->empty());
        QVERIFY(specsInFile().empty());
    }

    void aCancelledTrainingIsOfferedAgain()
    {
        QTest::mouseClick(trainButton(), Qt::LeftButton);
        inDialog([](PolicyDialog& dialog) {
            dialog.choosePolicy("sw");
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
        m_desk->jobs.cancelAll();
        QVERIFY(settle());
        QVERIFY(document().trained()->empty());
        QCOMPARE(m_page->retryBar().sentences(), QStringList{QStringLiteral("Training sw: cancelled.")});
        QVERIFY(test::pressRetry(m_page->retryBar()));
        QVERIFY(settle());
        QCOMPARE(specsOf(*document().trained()), std::vector<std::string>{"sw"});
        QCOMPARE(m_page->retryBar().sentences(), QStringList());
    }

    void theWindowAnswersWhileItTrains()
    {
        PolicyTrainer trainer(document(), m_desk->jobs, &m_desk->workspace);
        QVERIFY(trainer.start(parsePolicySpec("mlp@hidden=256@epochs=200").value()));
        QVERIFY(trainer.busy());
        document().selectPolicy(QStringLiteral("linucb"));
        QCOMPARE(m_page->runA(), QStringLiteral("linucb"));
        m_desk->jobs.cancelAll();
        QVERIFY(settle());
    }

    void whatIsTrainedAlreadyIsNotTrainedAgain()
    {
        PolicyTrainer trainer(document(), m_desk->jobs, &m_desk->workspace);
        QVERIFY(trainer.start(parsePolicySpec("sw").value()));
        QVERIFY(settle());
        PolicyDialog dialog(*m_themes, document(), nullptr, PolicyDialog::Purpose::Train);
        dialog.choosePolicy("sw");
        QVERIFY(!dialog.spec());
        QVERIFY(!dialog.errorText().isEmpty());
        dialog.choosePolicy("*");
        QVERIFY(dialog.errorText().isEmpty() || !canTrain("gbdt"));
        for (const PolicySpec& spec : dialog.specs())
            QVERIFY(spec.id != "sw");
        QCOMPARE(dialog.specs().size(), canTrain("gbdt") ? std::size_t{4} : std::size_t{3});
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
        for (QAction* action : m_page->pageActions()) {
            if (action->text().startsWith(QStringLiteral("&Add policy")))
                action->trigger();
        }
        inDialog([](PolicyDialog& dialog) {
            dialog.choosePolicy("logreg");
            QVERIFY(dialog.needsTraining());
            dialog.accept();
        });
        QVERIFY(settle());
        QCOMPARE(specsInFile(), std::vector<std::string>{"logreg"});
        QCOMPARE(m_page->runA(), QStringLiteral("logreg"));
    }

    void aSessionOfTheVoteIsTheSameWhoeverIsTrainedLater()
    {
        PolicyTrainer trainer(document(), m_desk->jobs, &m_desk->workspace);
        QVERIFY(trainer.start(parsePolicySpec("logreg").value()));
        QVERIFY(settle());
        m_desk->player.play(QStringLiteral("acrouter-vote"), 1);
        QVERIFY(settle());
        const SessionTrack track = *m_desk->player.lane().track();
        QCOMPARE(track.setting().definition.trained, std::vector<std::string>{"logreg"});
        QVERIFY(m_desk->player.save(QStringLiteral("vote")));
        QVERIFY(trainer.start(parsePolicySpec("mf").value()));
        QVERIFY(settle());
        QSignalSpy failures(&m_desk->player, &SessionPlayer::failed);
        m_desk->player.openSaved(m_desk->player.savedSessions().front());
        QVERIFY(settle());
        QVERIFY(failures.isEmpty());
        QVERIFY(!firstDifference(track.run(), m_desk->player.lane().track()->run()));
        // From the definition alone, without what the workspace keeps.
        const SessionSources bare{document().benchmark(), track.setting().definition.benchmark, document().decisions()};
        const auto recorded = recordSession(bare, track.setting().definition);
        QVERIFY(recorded && !firstDifference(track.run(), recorded->run()));
    }
};

QTEST_MAIN(TrainingTest)
#include "tst_training.moc"
