// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priorjson.h"
#include "core/workspace/priorstore.h"
#include "tests/pages/regrettestdata.h"
#include "tests/pages/retry.h"
#include "widgets/charts/curvechart.h"
#include "widgets/document/workspacefile.h"
#include "widgets/pages/priors/flipmodel.h"
#include "widgets/pages/priors/pricespanel.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priornumber.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/priors/sensitivitymodel.h"
#include "widgets/pages/priors/setbar.h"
#include "widgets/pages/priors/votepanel.h"
#include "widgets/theme/figurecard.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSlider>
#include <QTabWidget>
#include <QUndoStack>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

PolicySpec specOf(const char* text)
{
    const auto parsed = parsePolicySpec(text);
    const PolicySpec& spec = parsed.value();
    return spec;
}

} // namespace

class PriorsPageTest final : public QObject {
    Q_OBJECT

private:
    struct Bench {
        Jobs jobs;
        Document document{jobs};
        WorkspaceFile file{document, jobs};
        QUndoStack undo;
        std::unique_ptr<PriorsPage> page;
    };
    std::unique_ptr<ThemeManager> m_themes;
    std::shared_ptr<const Benchmark> m_benchmark;
    std::unique_ptr<Bench> m_bench;
    QTemporaryDir m_folder;
    int m_files = 0;

    PriorsPage& page() { return *m_bench->page; }
    PriorEditor& editor() { return page().editor(); }
    PriorGrid& grid() { return page().grid(); }
    QUndoStack& undo() { return m_bench->undo; }
    bool settle()
    {
        return QTest::qWaitFor([this] { return page().settled() && m_bench->jobs.idle(); }, 120000);
    }
    [[nodiscard]] PriorAddress cell(std::size_t dimension, std::size_t model) const
    {
        const PriorSet& set = m_bench->page->editor().learned();
        return {PriorField::Mean, set.dimensions[dimension].dimension, {}, set.models[model]};
    }
    double value(PriorAddress address, PriorField field = PriorField::Mean)
    {
        address.field = field;
        return priorValue(editor().priors(), address).value();
    }
    void drag(const PriorAddress& address, int pixels, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint from = grid().cellRect(address).center().toPoint();
        QTest::mousePress(&grid(), Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 8; ++step) {
            const QPointF at = from - QPoint(0, pixels * step / 8);
            QMouseEvent move(QEvent::MouseMove, at, grid().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(&grid(), &move);
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(&grid(), Qt::LeftButton, modifiers, from - QPoint(0, pixels));
    }
    /// The page shows the figures of an ordinary replay of the edited set.
    void verifyShown()
    {
        QVERIFY(settle());
        const auto desk = editor().desk();
        const PriorSet set = editor().priors();
        const Run run = replay(*m_benchmark, desk->stream(), desk->spec(), {.seed = 1, .priors = &set}).value();
        const auto world = PricedWorld::of(*m_benchmark, &set).value();
        const Metrics metrics =
            evaluate(run, OracleTable(world.outcomes(), desk->stream().tasks, desk->settings().weights));
        QCOMPARE(editor().after()->metrics.cumRegret, metrics.cumRegret);
        QCOMPARE(page().chart().curves().back().values->values().back(), metrics.cumRegret);
        QCOMPARE(page().flips().rowCount(),
                 static_cast<int>(flipsBetween(*editor().before(), *editor().after()).size()));
    }

private slots:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_benchmark = std::make_shared<const Benchmark>(test::smallBenchmark());
    }
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_bench->document.setSeeds(1);
        QVERIFY(m_bench->file
                    .open(m_folder.filePath(QStringLiteral("w%1.acrw").arg(++m_files)), WorkspaceFile::Mode::Create)
                    .has_value());
        m_bench->page =
            std::make_unique<PriorsPage>(*m_themes, m_bench->document, m_bench->file, m_bench->jobs, undo());
        new QAbstractItemModelTester(&page().flips(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     &page().flips());
        page().resize(1216, 608);
        page().show();
        QVERIFY(QTest::qWaitForWindowExposed(&page()));
        m_bench->document.setContents(m_benchmark, {}, {.split = "id_test"});
        QVERIFY(settle());
    }
    void cleanup() { m_bench.reset(); }

    void beginsWithWhatProbingTeaches()
    {
        QVERIFY(editor().priors() == editor().learned());
        QVERIFY(editor().flips().empty());
        QCOMPARE(page().chart().curves().size(), std::size_t{2});
        QCOMPARE(editor().after()->metrics.cumRegret, editor().before()->metrics.cumRegret);
        verifyShown();
    }

    void aDragMovesACellAndIsOneStep()
    {
        const PriorAddress address = cell(1, 2);
        const double was = value(address);
        const int sign = was > 0.5 ? -1 : 1;
        drag(address, 120 * sign);
        QVERIFY2(std::abs(value(address) - (was + 0.5 * sign)) < 0.01, qPrintable(QString::number(value(address))));
        QCOMPARE(undo().count(), 1);
        QVERIFY(!editor().flips().empty());
        verifyShown();
        undo().undo();
        QVERIFY(editor().priors() == editor().learned());
        verifyShown();
        QVERIFY(editor().flips().empty());
        undo().redo();
        verifyShown();
        drag(address, 24 * sign, Qt::ShiftModifier);
        QCOMPARE(undo().count(), 2);
        drag(address, -48, Qt::ControlModifier);
        QVERIFY(value(address, PriorField::Strength) <
                priorValue(editor().learned(), {PriorField::Strength, address.dimension, {}, address.name}).value());
    }

    void theLastValueOfADragIsReplayed()
    {
        // Without the event loop in between: one replay, of the last value.
        const PriorAddress address = cell(0, 3);
        QSignalSpy replays(&editor(), &PriorEditor::replayed);
        const int gesture = editor().nextGesture();
        for (int i = 0; i <= 100; ++i)
            editor().setValue(address, i / 100.0, gesture);
        QCOMPARE(replays.size(), 0);
        QVERIFY(settle());
        QCOMPARE(replays.size(), 1);
        QCOMPARE(value(address), 1.0);
        verifyShown();
    }

    void keysAndWheelChangeCells()
    {
        QVERIFY(grid().select(cell(2, 1)));
        grid().setFocus();
        const double was = value(cell(2, 1));
        QTest::keyClick(&grid(), Qt::Key_Plus);
        QVERIFY(value(cell(2, 1)) > was);
        QTest::keyClick(&grid(), Qt::Key_Down);
        QTest::keyClick(&grid(), Qt::Key_Right);
        QCOMPARE(*grid().selected(), cell(3, 2));
        QTest::keyClick(&grid(), Qt::Key_5);
        auto* typed = grid().findChild<QLineEdit*>();
        QVERIFY(typed->isVisible());
        typed->setText(QStringLiteral("0.25"));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(value(cell(3, 2)), 0.25);
        QTest::keyClick(&grid(), Qt::Key_Equal);
        typed->setText(QStringLiteral("77"));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(value(cell(3, 2), PriorField::Strength), 77.0);
        QTest::keyClick(&grid(), Qt::Key_PageUp);
        QVERIFY(value(cell(3, 2), PriorField::Strength) > 77);
        QTest::keyClick(&grid(), Qt::Key_Delete);
        QCOMPARE(value(cell(3, 2)), priorValue(editor().learned(), cell(3, 2)).value());
        const double before = value(cell(3, 2));
        const QPointF at = grid().cellRect(cell(3, 2)).center();
        QWheelEvent wheel(at, grid().mapToGlobal(at), {}, {0, -240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&grid(), &wheel);
        QVERIFY(std::abs(value(cell(3, 2)) - (before - 0.02)) < 0.006);
        verifyShown();
    }

    void sourcesOpenBelowTheirDimension()
    {
        const PriorRow source = editor().learned().sources.front();
        const PriorAddress address{PriorField::Mean, source.dimension, source.source,
                                   editor().learned().models.front()};
        QVERIFY(grid().cellRect(address).isEmpty());
        QTest::mouseClick(&grid(), Qt::LeftButton, {}, grid().triangleRect(source.dimension).center().toPoint());
        QVERIFY(!grid().cellRect(address).isEmpty());
        const double was = value(address);
        drag(address, was > 0.5 ? -60 : 60);
        QVERIFY(value(address) != was);
        verifyShown();
        QTest::mouseClick(&grid(), Qt::LeftButton, {}, grid().triangleRect(source.dimension).center().toPoint());
        QVERIFY(grid().cellRect(address).isEmpty());
    }

    void snapshotsCanBeShownAndComparedWith()
    {
        editor().setValue(cell(0, 0), 0.9);
        page().sets().keep(0);
        const PriorSet kept = editor().priors();
        editor().setValue(cell(1, 1), 0.05);
        page().sets().keep(1);
        page().sets().show(0);
        QVERIFY(editor().priors() == kept);
        verifyShown();
        editor().setReference(kept);
        QVERIFY(settle());
        QVERIFY(editor().flips().empty());
        undo().undo();
        QVERIFY(editor().priors() != kept);
    }

    void setsAreSavedByNameAndUndoneToTheByte()
    {
        editor().setValue(cell(0, 0), 0.875);
        QVERIFY(page().sets().save(QStringLiteral("mine")));
        PriorStore store(*m_bench->file.workspace());
        const std::string first = priorJson(store.load("mine").value());
        QCOMPARE(first, priorJson(editor().priors()));
        editor().setValue(cell(0, 0), 0.125);
        QVERIFY(page().sets().save(QStringLiteral("mine")));
        undo().undo();
        QCOMPARE(priorJson(store.load("mine").value()), first);
        QVERIFY(page().sets().remove(QStringLiteral("mine")));
        QVERIFY(page().sets().names().isEmpty());
        undo().undo();
        QCOMPARE(priorJson(store.load("mine").value()), first);
        page().sets().open({});
        QVERIFY(editor().priors() == editor().learned());
        page().sets().open(QStringLiteral("mine"));
        QCOMPARE(priorJson(editor().priors()), first);
        QSignalSpy failed(&page().sets(), &SetBar::failed);
        QVERIFY(!page().sets().save(QStringLiteral(" ")));
        QCOMPARE(failed.size(), 1);
    }

    void boxesFollowAndChangeTheSet()
    {
        QVERIFY(page().reveal(QStringLiteral("settings")));
        const auto boxFor = [&](PriorField field, const std::string& name = {}) -> PriorNumber* {
            for (PriorNumber* box : page().findChildren<PriorNumber*>()) {
                if (box->address() == PriorAddress{.field = field, .name = name})
                    return box;
            }
            return nullptr;
        };
        PriorNumber* exploration = boxFor(PriorField::Exploration);
        QVERIFY(exploration != nullptr);
        exploration->stepUp(); // out of "policy's own" to what that is
        QCOMPARE(editor().priors().explorationHorizon, specOf("acrouter").parameters.real("horizon"));
        exploration->setValue(exploration->minimum());
        QVERIFY(isMissing(editor().priors().explorationHorizon));
        boxFor(PriorField::CostWeight)->setValue(-2);
        QCOMPARE(editor().priors().weights->cost, -2.0);
        verifyShown();
        QVERIFY(page().reveal(QStringLiteral("prices")));
        const std::string model = m_benchmark->models[1].name;
        const double known = m_benchmark->models[1].inputPricePerMillion;
        boxFor(PriorField::InputPrice, model)->setValue(known * 3);
        QCOMPARE(editor().priors().prices.size(), std::size_t{1});
        QCOMPARE(editor().priors().prices[0].outputPerMillion, m_benchmark->models[1].outputPricePerMillion);
        verifyShown();
        undo().undo();
        QVERIFY(editor().priors().prices.empty());
        verifyShown();
    }

    void votersHaveLiveShares()
    {
        PriorSet set = editor().priors();
        set.vote = {.voters = {{"memory", 1}, {"logreg", 2}}, .mainPrior = set.models[0], .mainPriorWeight = 1};
        editor().replace(set, QStringLiteral("voters"));
        auto* panel = page().findChild<VotePanel*>();
        QVERIFY(panel->shareOf(QStringLiteral("logreg")).startsWith(QLatin1String("50")));
        auto* slider = panel->findChildren<QSlider*>().front();
        slider->setValue(0);
        QVERIFY(panel->shareOf(QStringLiteral("memory")).startsWith(QLatin1String("0")));
        QCOMPARE(editor().priors().vote.voters[0].weight, 0.0);
        undo().undo();
        QCOMPARE(slider->value(), 100);
    }

    void panelsBesideTheGridAreNotCutAtTheirRight()
    {
        page().resize(1216, 627); // what a window of 1280 × 720 leaves
        PriorSet set = editor().priors();
        set.vote = {.voters = {{"memory", 1}, {"recorded:a_router_of_quite_a_long_name", 2}},
                    .mainPrior = set.models[0],
                    .mainPriorWeight = 1};
        editor().replace(set, QStringLiteral("voters"));
        for (QTabWidget* tabs : page().findChildren<QTabWidget*>()) {
            for (int i = 0; i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                QCoreApplication::processEvents();
                if (const auto* area = qobject_cast<QScrollArea*>(tabs->widget(i)))
                    QVERIFY2(area->widget()->width() <= area->viewport()->width(), qPrintable(tabs->tabText(i)));
            }
        }
    }

    void thePolicyThatVotesBringsItsWeights()
    {
        editor().setPolicy(specOf("acrouter-vote"));
        QVERIFY(settle());
        const VoteSettings vote = editor().priors().vote;
        QVERIFY(!vote.voters.empty());
        // The release's weights of the available voters, so nothing has changed yet.
        const PriorSet set = editor().priors();
        const Run plain = replay(*m_benchmark, editor().desk()->stream(), editor().desk()->spec(), {.seed = 1}).value();
        const Run own =
            replay(*m_benchmark, editor().desk()->stream(), editor().desk()->spec(), {.seed = 1, .priors = &set})
                .value();
        QVERIFY(!firstDifference(plain, own));
        QVERIFY(page().flips().rowCount() == 0);
        auto* panel = page().findChild<VotePanel*>();
        const QString voter = QString::fromStdString(vote.voters.front().name);
        auto* slider = panel->findChildren<QSlider*>().front();
        const QString before = panel->shareOf(voter);
        slider->setValue(slider->maximum());
        QVERIFY(panel->shareOf(voter) != before);
        verifyShown();
        undo().undo();
        QCOMPARE(panel->shareOf(voter), before);
        verifyShown();
    }

    void sensitivityRanksAndLeadsToTheCell()
    {
        page().startSensitivity();
        QVERIFY(settle());
        auto* model = page().findChild<SensitivityModel*>();
        QVERIFY(model->rowCount() > 20);
        QVERIFY(model->at(0).effect() >= model->at(1).effect());
        QVERIFY(model->at(0).effect() > 0);
        SensitivityModel tested;
        QAbstractItemModelTester tester(&tested, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tested.setResults({model->at(0), model->at(1)});
        QCOMPARE(tested.rowCount(), 2);
    }

    void tuningComesBackAsOneStepAndIsMarkedWhenItFlatters()
    {
        page().startTuning(true);
        QVERIFY(settle());
        QCOMPARE(editor().priors().tunedOn, std::vector<std::string>{"id_test"});
        QVERIFY(editor().after()->metrics.cumRegret <= editor().before()->metrics.cumRegret);
        QCOMPARE(undo().count(), 1);
        undo().undo();
        QVERIFY(editor().priors().tunedOn.empty());
    }

    void flipsSortAndStaySorted()
    {
        FlipModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto& tasks = editor().desk()->stream().tasks;
        model.setFlips(m_benchmark, {{0, tasks[0], ModelIndex(0), ModelIndex(1), 0, 0.5},
                                     {3, tasks[3], ModelIndex(1), ModelIndex(2), 1, 0},
                                     {5, tasks[5], ModelIndex(2), ModelIndex(0), 0, 0.25}});
        model.sort(FlipModel::Change, Qt::AscendingOrder);
        QCOMPARE(model.index(0, FlipModel::Step).data().toString(), QStringLiteral("4"));
        model.setFlips(m_benchmark, {{1, tasks[1], ModelIndex(0), ModelIndex(1), 0, 0.5},
                                     {2, tasks[2], ModelIndex(0), ModelIndex(1), 0.5, 0}});
        QCOMPARE(model.index(0, FlipModel::Step).data().toString(), QStringLiteral("3"));
        model.sort(-1);
        QCOMPARE(model.index(0, FlipModel::Step).data().toString(), QStringLiteral("2"));
    }

    void anotherStreamKeepsTheSetInHand()
    {
        editor().setValue(cell(0, 1), 0.5);
        const PriorSet set = editor().priors();
        QVERIFY(
            m_bench->document.setStream({.split = "id_test", .order = StreamOrder::Shuffled, .seed = 5}).has_value());
        QVERIFY(settle());
        QVERIFY(editor().priors() == set);
        QCOMPARE(editor().desk()->stream().definition.seed, std::uint64_t{5});
        verifyShown();
        editor().setPolicy(specOf("acrouter@mode=cascade"));
        verifyShown();
    }

    void editsOfOneBenchmarkAreNoneOfTheNext()
    {
        editor().setValue(cell(0, 1), 0.5);
        page().sets().keep(0);
        editor().setReference(editor().priors());
        verifyShown();
        // Another benchmark with the same pool, as another workspace holds one.
        SimulatorOptions options;
        options.seed = 77;
        options.dimensionTasks.fill(30);
        options.agenticTasks = 12;
        options.prompts = false;
        m_benchmark = std::make_shared<const Benchmark>(simulate(options).value());
        m_bench->document.clear();
        m_bench->document.setContents(m_benchmark, {}, {.split = "id_test"});
        QVERIFY(settle());
        QVERIFY(editor().priors() == editor().learned());
        QVERIFY(editor().reference() == editor().learned());
        QVERIFY(!page().sets().isKept(0));
        QVERIFY(page().sets().currentName().isEmpty());
        QVERIFY(editor().flips().empty());
        verifyShown();
        m_benchmark = std::make_shared<const Benchmark>(test::smallBenchmark());
    }

    void aCancelledDeskSaysSoAndIsLaidOnRetry()
    {
        QVERIFY(m_bench->document.setStream({.split = "probing"}).has_value());
        m_bench->jobs.cancelAll();
        QVERIFY(settle());
        QVERIFY(editor().desk() == nullptr);
        QVERIFY(page().retryBar().isVisible());
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QVERIFY(editor().desk() != nullptr);
        QCOMPARE(editor().desk()->stream().definition.split, std::string("probing"));
        QVERIFY(!page().retryBar().isVisible());
        editor().setValue(cell(0, 1), 0.5);
        verifyShown();
    }

    void withoutABenchmarkItSaysWhatToDo()
    {
        m_bench->document.clear();
        QVERIFY(settle());
        QVERIFY(editor().desk() == nullptr);
        QVERIFY(!grid().isVisible());
    }
};

QTEST_MAIN(PriorsPageTest)
#include "tst_priorspage.moc"
