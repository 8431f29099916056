// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/textsource.h"
#include "core/memory/priordiff.h"
#include "core/memory/priorjson.h"
#include "core/workspace/priorstore.h"
#include "tests/pages/retry.h"
#include "tests/support/kindbenchmark.h"
#include "tests/support/pagefixture.h"
#include "tests/support/rows.h"
#include "widgets/charts/curvechart.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/priors/flipmodel.h"
#include "widgets/pages/priors/fliptrialbar.h"
#include "widgets/pages/priors/pricespanel.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priornumber.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/priors/sensitivitymodel.h"
#include "widgets/pages/priors/sensitivitypanel.h"
#include "widgets/pages/priors/setbar.h"
#include "widgets/pages/priors/votepanel.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
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
    std::unique_ptr<ThemeManager> m_themes;
    std::shared_ptr<const Benchmark> m_benchmark;
    std::unique_ptr<test::PageFixture> m_fixture;
    PriorsPage* m_page = nullptr;

    PriorsPage& page() { return *m_page; }
    PriorEditor& editor() { return page().editor(); }
    PriorGrid& grid() { return page().grid(); }
    QLineEdit& typed() { return *grid().findChild<QLineEdit*>(); }
    QUndoStack& undo() { return m_fixture->undo; }
    bool settle() { return m_fixture->settle(); }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) { m_fixture->press(key, modifiers); }

    [[nodiscard]] PriorAddress cell(std::size_t dimension, std::size_t model) const
    {
        const PriorSet& set = m_page->editor().learned();
        return {PriorField::Mean, set.dimensions[dimension].dimension, {}, set.models[model]};
    }
    static PriorAddress strengthOf(PriorAddress address)
    {
        address.field = PriorField::Strength;
        return address;
    }
    double value(const PriorAddress& address) { return priorValue(editor().priors(), address).value(); }
    double learned(const PriorAddress& address) { return priorValue(editor().learned(), address).value(); }
    /// Selects a cell and gives the grid the focus, as a click does.
    void focusOn(const PriorAddress& address)
    {
        QTest::mouseClick(&grid(), Qt::LeftButton, {}, grid().cellRect(address).center().toPoint());
    }
    /// Everything in the edited set that differs from what was learned: "mean:DIMENSION:MODEL=VALUE".
    QStringList changes()
    {
        QStringList list;
        for (const PriorChange& change : diffPriors(editor().learned(), editor().priors()))
            list << QString::fromStdString(change.address.text() + "=" + change.after);
        return list;
    }
    /// The cells in which the screen shows a frame of the accent colour.
    QStringList framedCells()
    {
        const QImage picture = grid().grab().toImage();
        QStringList list;
        for (std::size_t row = 0; row < editor().learned().dimensions.size(); ++row) {
            for (std::size_t column = 0; column < editor().learned().models.size(); ++column) {
                const QRect rect = grid().cellRect(cell(row, column)).toAlignedRect();
                // Its upper edge beside the middle, where an editor that is open covers less than the corner.
                int framed = 0;
                for (int y = rect.top(); y < rect.top() + 4; ++y)
                    framed += picture.pixelColor(rect.left() + 6, y) == m_themes->theme().colours().accent ? 1 : 0;
                if (framed > 0)
                    list << QString::fromStdString(cell(row, column).text());
            }
        }
        return list;
    }
    /// The screen shows the cell in the colour of its score.
    bool showsColourOf(const PriorAddress& address, double mean)
    {
        return showsColourAt(grid().cellRect(address), mean);
    }
    bool showsColourAt(const QRectF& place, double mean)
    {
        const QRect rect = place.toAlignedRect();
        // Beside the number, and below the star of the row's best cell.
        return grid().grab().toImage().pixelColor(rect.left() + 5, std::max(rect.top() + 12, rect.center().y())) ==
               ColourScale::sequential().colour(mean, 0, 1);
    }
    /// The cell over which the editor stands; nothing while none is open.
    std::optional<PriorAddress> cellUnderEditor()
    {
        if (!typed().isVisible())
            return std::nullopt;
        for (std::size_t row = 0; row < editor().learned().dimensions.size(); ++row) {
            for (std::size_t column = 0; column < editor().learned().models.size(); ++column) {
                if (grid().cellRect(cell(row, column)).contains(typed().geometry().center()))
                    return cell(row, column);
            }
        }
        return std::nullopt;
    }
    void drag(const PriorAddress& address, int pixels, Qt::KeyboardModifiers modifiers = {})
    {
        dragFrom(grid().cellRect(address).center().toPoint(), pixels, modifiers);
    }
    void dragFrom(const QPoint& from, int pixels, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&grid(), Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 8; ++step) {
            const QPointF at = from - QPoint(0, pixels * step / 8);
            QMouseEvent move(QEvent::MouseMove, at, grid().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(&grid(), &move);
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(&grid(), Qt::LeftButton, modifiers, from - QPoint(0, pixels));
    }
    /// What the page shows and an ordinary replay of the edited set does not give; empty when they agree.
    QStringList wronglyShown()
    {
        if (!settle())
            return {QStringLiteral("the page does not settle")};
        const auto desk = editor().desk();
        const PriorSet set = editor().priors();
        const Run run = replay(*m_benchmark, desk->stream(), desk->spec(), {{.seed = 1, .priors = &set}}).value();
        const auto world = PricedWorld::of(*m_benchmark, &set).value();
        const Metrics metrics =
            evaluate(run, OracleTable(world.outcomes(), desk->stream().tasks, desk->settings().weights));
        QStringList wrong;
        if (editor().after()->metrics.cumRegret != metrics.cumRegret)
            wrong << QStringLiteral("CumReg");
        if (page().chart().curves().back().values->values().back() != metrics.cumRegret)
            wrong << QStringLiteral("the end of the curve");
        const auto nameOf = [&](ModelIndex model) {
            return QString::fromStdString(m_benchmark->models[model.position()].name);
        };
        QList<QStringList> flipped;
        for (const Flip& flip : flipsBetween(*editor().before(), *editor().after())) {
            flipped << QStringList{numbers::count(static_cast<qint64>(flip.step) + 1),
                                   numbers::delta(flip.regretAfter - flip.regretBefore, 3),
                                   QString::fromStdString(m_benchmark->tasks[flip.task].id), nameOf(flip.before),
                                   nameOf(ModelIndex(run.steps[flip.step].chosen))};
        }
        if (const QString difference =
                test::differenceOf(test::rowsOf(page().flips(), {FlipModel::Step, FlipModel::Change, FlipModel::Task,
                                                                 FlipModel::Before, FlipModel::After}),
                                   flipped);
            !difference.isEmpty())
            wrong << QStringLiteral("the flipped tasks: ") + difference;
        return wrong;
    }

private slots:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_benchmark = test::smallSimulatedBenchmark();
    }
    void init()
    {
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        QVERIFY(m_fixture->openEmptyWorkspace());
        m_page = &m_fixture->show<PriorsPage>(*m_themes, m_fixture->document, m_fixture->workspace, m_fixture->jobs,
                                              m_fixture->undo);
        new QAbstractItemModelTester(&page().flips(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     &page().flips());
        QVERIFY(m_fixture->open(m_benchmark, {.split = "id_test"}));
    }
    void cleanup() { m_fixture.reset(); }

    void beginsWithWhatProbingTeaches()
    {
        QVERIFY(editor().priors() == editor().learned());
        QVERIFY(editor().flips().empty());
        QCOMPARE(page().chart().curves().size(), std::size_t{2});
        QCOMPARE(editor().after()->metrics.cumRegret, editor().before()->metrics.cumRegret);
        QCOMPARE(wronglyShown(), QStringList());
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
        QCOMPARE(wronglyShown(), QStringList());
        undo().undo();
        QVERIFY(editor().priors() == editor().learned());
        QCOMPARE(wronglyShown(), QStringList());
        QVERIFY(editor().flips().empty());
        undo().redo();
        QCOMPARE(wronglyShown(), QStringList());
        drag(address, 24 * sign, Qt::ShiftModifier);
        QCOMPARE(undo().count(), 2);
        drag(address, -48, Qt::ControlModifier);
        QVERIFY(value(strengthOf(address)) < learned(strengthOf(address)));
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
        QCOMPARE(wronglyShown(), QStringList());
    }

    void returnAppliesWhatIsTypedAndClosesTheEditor()
    {
        focusOn(cell(3, 2));
        press(Qt::Key_Return);
        QCOMPARE(cellUnderEditor(), std::optional(cell(3, 2)));
        QCOMPARE(typed().text().toDouble(), value(cell(3, 2)));
        m_fixture->type(QStringLiteral("0.25"));
        press(Qt::Key_Return);
        QVERIFY(!typed().isVisible());
        QVERIFY(grid().hasFocus());
        QCOMPARE(changes(), QStringList{QString::fromStdString(cell(3, 2).text() + "=0.25")});
        QCOMPARE(undo().count(), 1);
        QVERIFY(showsColourOf(cell(3, 2), 0.25));
        QCOMPARE(framedCells(), QStringList{QString::fromStdString(cell(3, 2).text())});
        QCOMPARE(wronglyShown(), QStringList());
    }

    void aDigitAndTheEqualsSignBeginToType()
    {
        focusOn(cell(3, 2));
        m_fixture->type(QStringLiteral("."));
        QCOMPARE(typed().text(), QStringLiteral("."));
        m_fixture->type(QStringLiteral("5"));
        press(Qt::Key_Enter, Qt::KeypadModifier);
        QVERIFY(!typed().isVisible());
        QCOMPARE(value(cell(3, 2)), 0.5);
        const double mean = value(cell(3, 2));
        press(Qt::Key_Equal);
        QCOMPARE(typed().text().toDouble(), value(strengthOf(cell(3, 2))));
        m_fixture->type(QStringLiteral("77"));
        press(Qt::Key_Return);
        QCOMPARE(value(strengthOf(cell(3, 2))), 77.0);
        QCOMPARE(value(cell(3, 2)), mean);
        QCOMPARE(undo().count(), 2);
    }

    void escapeClosesTheEditorWithoutChange()
    {
        focusOn(cell(1, 1));
        press(Qt::Key_F2);
        m_fixture->type(QStringLiteral("0.125"));
        press(Qt::Key_Escape);
        QVERIFY(!typed().isVisible());
        QVERIFY(grid().hasFocus());
        QCOMPARE(changes(), QStringList());
        QCOMPARE(undo().count(), 0);
        // The next one starts from the cell again.
        press(Qt::Key_F2);
        QCOMPARE(typed().text().toDouble(), learned(cell(1, 1)));
    }

    void theEditorAndTheHighlightMoveTogether_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::newRow("Down") << int(Qt::Key_Down) << 3 << 2;
        QTest::newRow("Up") << int(Qt::Key_Up) << 1 << 2;
        QTest::newRow("Tab") << int(Qt::Key_Tab) << 2 << 3;
        QTest::newRow("Backtab") << int(Qt::Key_Backtab) << 2 << 1;
    }
    void theEditorAndTheHighlightMoveTogether()
    {
        QFETCH(int, key);
        QFETCH(int, row);
        QFETCH(int, column);
        const PriorAddress first = cell(2, 2);
        const PriorAddress second = cell(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
        focusOn(first);
        press(Qt::Key_Return);
        m_fixture->type(QStringLiteral("0.25"));
        press(key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        QCOMPARE(value(first), 0.25);
        QVERIFY(typed().hasFocus());
        QCOMPARE(grid().selected(), std::optional(second));
        QCOMPARE(cellUnderEditor(), std::optional(second));
        QCOMPARE(typed().text().toDouble(), learned(second));
        m_fixture->type(QStringLiteral("0.75"));
        press(Qt::Key_Return);
        QCOMPARE(framedCells(), QStringList{QString::fromStdString(second.text())});
        QStringList expected{QString::fromStdString(first.text() + "=0.25"),
                             QString::fromStdString(second.text() + "=0.75")};
        QStringList found = changes();
        expected.sort();
        found.sort();
        QCOMPARE(found, expected);
        QVERIFY(showsColourOf(first, 0.25));
        QVERIFY(showsColourOf(second, 0.75));
        QCOMPARE(undo().count(), 2);
    }

    void tabGoesOnInTheNextRow()
    {
        const std::size_t last = editor().learned().models.size() - 1;
        focusOn(cell(1, last));
        press(Qt::Key_Equal);
        press(Qt::Key_Tab);
        QCOMPARE(grid().edited(), std::optional(strengthOf(cell(2, 0))));
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(grid().edited(), std::optional(strengthOf(cell(1, last))));
        QCOMPARE(changes(), QStringList());
    }

    void anUntouchedEditChangesNothing_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("Escape") << int(Qt::Key_Escape);
        QTest::newRow("Down") << int(Qt::Key_Down);
        QTest::newRow("Tab") << int(Qt::Key_Tab);
        QTest::newRow("a click on another cell") << 0;
    }
    void anUntouchedEditChangesNothing()
    {
        QFETCH(int, key);
        // A mean with more digits than a cell shows.
        PriorAddress address = cell(0, 0);
        for (std::size_t row = 0; row < editor().learned().dimensions.size(); ++row) {
            if (QString::number(learned(cell(row, 3)), 'g', 6).toDouble() != learned(cell(row, 3)))
                address = cell(row, 3);
        }
        QVERIFY(address != cell(0, 0));
        focusOn(address);
        press(Qt::Key_Return);
        QCOMPARE(typed().text().toDouble(), learned(address));
        if (key != 0)
            press(key);
        else
            focusOn(cell(0, 0));
        QVERIFY(editor().priors() == editor().learned());
        QCOMPARE(undo().count(), 0);
        // Text that was changed and changed back is untouched as well.
        focusOn(address);
        press(Qt::Key_Return);
        press(Qt::Key_End);
        m_fixture->type(QStringLiteral("1"));
        press(Qt::Key_Backspace);
        press(Qt::Key_Return);
        QVERIFY(editor().priors() == editor().learned());
        QCOMPARE(undo().count(), 0);
    }

    void undoInAnUntouchedEditorIsThePages()
    {
        focusOn(cell(2, 1));
        press(Qt::Key_Plus, Qt::ShiftModifier);
        const double changed = value(cell(2, 1));
        QVERIFY(changed != learned(cell(2, 1)));
        press(Qt::Key_Return);
        QVERIFY(typed().hasFocus());
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(changes(), QStringList());
        QCOMPARE(typed().text().toDouble(), learned(cell(2, 1)));
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(value(cell(2, 1)), changed);
        QCOMPARE(typed().text().toDouble(), changed);
        // What is typed is undone first.
        m_fixture->type(QStringLiteral("0.5"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(value(cell(2, 1)), changed);
        while (typed().isUndoAvailable() && typed().text().toDouble() != changed)
            press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(typed().text().toDouble(), changed);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(changes(), QStringList());
    }

    void whatIsNoNumberOfTheFieldIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a word") << QStringLiteral("high");
        QTest::newRow("above the range") << QStringLiteral("62");
        QTest::newRow("below the range") << QStringLiteral("-0.5");
        QTest::newRow("not finite") << QStringLiteral("inf");
    }
    void whatIsNoNumberOfTheFieldIsRefusedInWords()
    {
        QFETCH(QString, text);
        focusOn(cell(2, 1));
        press(Qt::Key_Return);
        m_fixture->type(text);
        press(Qt::Key_Return);
        QVERIFY(typed().isVisible());
        QCOMPARE(typed().text(), text);
        QCOMPARE(changes(), QStringList());
        auto& message = m_fixture->part<QLabel>("priorsMessage");
        QVERIFY(message.isVisible());
        QVERIFY2(message.text().contains(text), qPrintable(message.text()));
        typed().selectAll();
        m_fixture->type(QStringLiteral("0.5"));
        press(Qt::Key_Return);
        QCOMPARE(value(cell(2, 1)), 0.5);
        QVERIFY(!message.isVisible());
    }

    void keysStepEquallyUpAndDown_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<double>("step");
        const auto row = [](const char* name, Qt::Key key, Qt::KeyboardModifiers modifiers, double step) {
            QTest::newRow(name) << int(key) << modifiers << step;
        };
        row("+ on a key of its own", Qt::Key_Plus, Qt::NoModifier, 0.01);
        row("+ that needs Shift", Qt::Key_Plus, Qt::ShiftModifier, 0.01);
        row("+ of the keypad", Qt::Key_Plus, Qt::KeypadModifier, 0.01);
        row("-", Qt::Key_Minus, Qt::NoModifier, -0.01);
        row("- with Shift", Qt::Key_Underscore, Qt::ShiftModifier, -0.01);
        row("- of the keypad", Qt::Key_Minus, Qt::KeypadModifier, -0.01);
        row("Ctrl and +", Qt::Key_Plus, Qt::ControlModifier, 0.1);
        row("Ctrl and + that needs Shift", Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier, 0.1);
        row("Ctrl and the key of + without Shift", Qt::Key_Equal, Qt::ControlModifier, 0.1);
        row("Ctrl and -", Qt::Key_Minus, Qt::ControlModifier, -0.1);
        row("Shift and Up", Qt::Key_Up, Qt::ShiftModifier, 0.001);
        row("Shift and Down", Qt::Key_Down, Qt::ShiftModifier, -0.001);
        row("Ctrl and Up", Qt::Key_Up, Qt::ControlModifier, 0.1);
        row("Ctrl and Down", Qt::Key_Down, Qt::ControlModifier, -0.1);
    }
    void keysStepEquallyUpAndDown()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(double, step);
        const PriorAddress address = cell(2, 1);
        editor().setValue(address, 0.54321);
        undo().clear();
        focusOn(address);
        press(key, modifiers);
        QVERIFY(!typed().isVisible());
        QCOMPARE(grid().selected(), std::optional(address));
        QVERIFY2(std::abs(value(address) - (0.54321 + step)) < 1e-12,
                 qPrintable(QString::number(value(address), 'g', 17)));
        QVERIFY(showsColourOf(address, value(address)));
        QCOMPARE(undo().count(), 1);
    }

    void stepsUpAndDownComeBackToTheLearnedDigits()
    {
        focusOn(cell(2, 1));
        for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Minus})
            press(key);
        QCOMPARE(changes(), QStringList());
        QCOMPARE(undo().count(), 4);
    }

    void pageKeysStepTheStrength()
    {
        const PriorAddress strength = strengthOf(cell(2, 1));
        editor().setValue(strength, 64);
        focusOn(cell(2, 1));
        press(Qt::Key_PageUp);
        QCOMPARE(value(strength), 64 * std::exp2(0.25));
        press(Qt::Key_PageDown);
        QCOMPARE(value(strength), 64.0);
        press(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(value(strength), 128.0);
        press(Qt::Key_PageDown, Qt::ShiftModifier);
        QCOMPARE(value(strength), 128 * std::exp2(-0.05));
        press(Qt::Key_Delete);
        QCOMPARE(changes(), QStringList());
    }

    void theWheelChangesOnlyTheCellWithTheFocus()
    {
        const PriorAddress address = cell(2, 1);
        const QPointF over = grid().cellRect(address).center();
        const QPointF beside = grid().cellRect(cell(3, 2)).center();
        focusOn(address);
        page().setFocusPolicy(Qt::StrongFocus);
        page().setFocus();
        QVERIFY(!grid().hasFocus());
        test::PageFixture::turnWheel(grid(), over, {0, -120});
        QCOMPARE(changes(), QStringList());
        grid().setFocus();
        test::PageFixture::turnWheel(grid(), beside, {0, -120});
        QCOMPARE(changes(), QStringList());
        QCOMPARE(grid().selected(), std::optional(address));
        test::PageFixture::turnWheel(grid(), over, {0, -240});
        QVERIFY(std::abs(value(address) - (learned(address) - 0.02)) < 1e-12);
        test::PageFixture::turnWheel(grid(), over, {0, 120}, {}, Qt::ShiftModifier);
        QVERIFY(std::abs(value(address) - (learned(address) - 0.019)) < 1e-12);
        // One turn is one step to undo.
        QCOMPARE(undo().count(), 1);
        test::PageFixture::turnWheel(grid(), over, {0, 120}, {}, Qt::ControlModifier);
        QVERIFY(value(strengthOf(address)) > learned(strengthOf(address)));
        QCOMPARE(undo().count(), 2);
        QCOMPARE(wronglyShown(), QStringList());
    }

    void smallTurnsOfATouchpadAddUp_data()
    {
        QTest::addColumn<QPoint>("angle");
        QTest::addColumn<QPoint>("pixels");
        QTest::addColumn<int>("events");
        QTest::addColumn<double>("change");
        QTest::newRow("angles") << QPoint(0, -8) << QPoint() << 30 << -0.02;
        QTest::newRow("angles that divide no step") << QPoint(0, -7) << QPoint() << 20 << -0.01;
        QTest::newRow("pixels alone") << QPoint() << QPoint(0, -3) << 16 << -0.02;
        QTest::newRow("both count once") << QPoint(0, -8) << QPoint(0, -3) << 15 << -0.01;
        QTest::newRow("less than a step") << QPoint(0, -8) << QPoint() << 14 << 0.0;
        QTest::newRow("sideways") << QPoint(-120, 0) << QPoint() << 4 << 0.0;
    }
    void smallTurnsOfATouchpadAddUp()
    {
        QFETCH(QPoint, angle);
        QFETCH(QPoint, pixels);
        QFETCH(int, events);
        QFETCH(double, change);
        const PriorAddress address = cell(2, 1);
        focusOn(address);
        const double before = value(address);
        for (int i = 0; i < events; ++i)
            test::PageFixture::turnWheel(grid(), grid().cellRect(address).center(), angle, pixels);
        QVERIFY2(std::abs(value(address) - (before + change)) < 1e-12, qPrintable(QString::number(value(address))));
    }

    void theWheelScrollsTheRowsThatDoNotFit()
    {
        for (const PriorRow& dimension : editor().learned().dimensions)
            grid().setExpanded(dimension.dimension, true);
        grid().setFixedHeight(grid().minimumSizeHint().height());
        focusOn(cell(0, 0));
        // The lowest row: the last source of the last dimension.
        const PriorSet& set = editor().learned();
        PriorAddress last = cell(set.dimensions.size() - 1, 0);
        for (const PriorRow& source : set.sources) {
            if (source.dimension == last.dimension)
                last.source = source.source;
        }
        QVERIFY(grid().cellRect(last).isEmpty());
        const QPointF beside(grid().width() - 30.0, grid().height() - 10.0);
        for (int i = 0; i < 100; ++i)
            test::PageFixture::turnWheel(grid(), beside, {0, -120});
        QVERIFY(!grid().cellRect(last).isEmpty());
        QVERIFY(grid().cellRect(cell(0, 0)).isEmpty());
        QCOMPARE(changes(), QStringList());
        // Typing brings the cell back on screen.
        press(Qt::Key_Return);
        QCOMPARE(cellUnderEditor(), std::optional(cell(0, 0)));
    }

    void theWheelOverASliderScrollsThePanel()
    {
        PriorSet set = editor().priors();
        set.vote = {.voters = {{"memory", 1}, {"logreg", 2}}, .mainPrior = set.models[0], .mainPriorWeight = 1};
        editor().replace(set, QStringLiteral("voters"));
        QVERIFY(page().reveal(QStringLiteral("vote")));
        auto& panel = m_fixture->part<VotePanel>();
        for (QSlider* slider : panel.findChildren<QSlider*>()) {
            const int before = slider->value();
            test::PageFixture::turnWheel(*slider, slider->rect().center(), {0, -120});
            QCOMPARE(slider->value(), before);
        }
        for (QComboBox* box : panel.findChildren<QComboBox*>()) {
            const int before = box->currentIndex();
            test::PageFixture::turnWheel(*box, box->rect().center(), {0, -120});
            QCOMPARE(box->currentIndex(), before);
        }
        QVERIFY(editor().priors() == set);
        auto* slider = panel.findChildren<QSlider*>().front();
        const int before = slider->value();
        slider->setFocus();
        test::PageFixture::turnWheel(*slider, slider->rect().center(), {0, -120});
        QVERIFY(slider->value() < before);
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
        QCOMPARE(wronglyShown(), QStringList());
        QTest::mouseClick(&grid(), Qt::LeftButton, {}, grid().triangleRect(source.dimension).center().toPoint());
        QVERIFY(grid().cellRect(address).isEmpty());
    }

    void kindsOpenBelowTheirSourceAndAreReadOnly()
    {
        m_benchmark = std::make_shared<const Benchmark>(test::benchmarkWithKinds());
        m_fixture->document.clear();
        m_fixture->document.setContents(m_benchmark, {}, {.split = "id_test"});
        QVERIFY(settle());
        const auto row = std::ranges::find(editor().kinds(), std::string("pairs go #"), &KindRow::kind);
        QVERIFY(row != editor().kinds().end());
        const PriorAddress source{PriorField::Mean, "translation", "pairs", "model-0"};
        const auto click = [this](const QRectF& place) {
            QTest::mouseClick(&grid(), Qt::LeftButton, {}, place.center().toPoint());
        };
        click(grid().triangleRect("translation"));
        QVERIFY(!grid().cellRect(source).isEmpty());
        QVERIFY(grid().cellRect(source, row->kind).isEmpty());
        click(grid().triangleRect("translation", "pairs"));
        const QRectF cell = grid().cellRect(source, row->kind);
        QVERIFY(cell.top() > grid().cellRect(source).top());

        // What the cell says: the source's score with the correction, and where that is from.
        const auto shown = [&] { return numbers::reading(value(source) + row->cells[0].correction); };
        click(cell);
        QVERIFY(!grid().selected());
        QStringList lines = grid().accessibleDescription().split(u'\n');
        QVERIFY2(lines.at(0).endsWith(QStringLiteral("kind pairs go #: ") + shown()), qPrintable(lines.at(0)));
        QVERIFY(lines.contains(QStringLiteral("kinds by: words of the id")));
        QVERIFY(lines.contains(QStringLiteral("probed tasks of the kind: 50")));
        QVERIFY(lines.contains(QStringLiteral("their mean score: ") + numbers::reading(row->cells[0].score)));
        QVERIFY(lines.contains(QStringLiteral("correction by ids: ") + numbers::delta(row->cells[0].correction, 3)));
        // The score of the pairs in general is 0.5 or so, of these 0.9.
        QVERIFY(showsColourAt(cell, value(source) + row->cells[0].correction));

        // A slide has the rows that can be edited.
        const QJsonObject snapshot = grid().snapshot();
        QCOMPARE(snapshot[QLatin1String("labels")].toArray(),
                 (QJsonArray{"all tasks", "translation", "pairs", "plain"}));
        QCOMPARE(snapshot[QLatin1String("addresses")].toArray().size(), 16);
        QCOMPARE(snapshot[QLatin1String("rows")].toInt(), 4);

        // Nothing that edits other cells edits this one, and the page says why.
        QVERIFY(!m_fixture->part<QLabel>("priorsMessage").isVisible());
        QSignalSpy refused(&grid(), &PriorGrid::readOnlyAsked);
        for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_PageUp, Qt::Key_Return, Qt::Key_5, Qt::Key_Delete}) {
            press(key);
            QCOMPARE(refused.size(), 1);
            refused.clear();
            QVERIFY(!typed().isVisible());
        }
        QVERIFY(m_fixture->part<QLabel>("priorsMessage").text().contains(QStringLiteral("read only")));
        dragFrom(cell.center().toPoint(), 60);
        QCOMPARE(changes(), QStringList());
        QCOMPARE(undo().count(), 0);

        // It follows its source.
        drag(source, value(source) > 0.5 ? -60 : 60);
        QCOMPARE(changes().size(), 1);
        click(grid().cellRect(source, row->kind));
        QVERIFY2(grid().accessibleDescription().startsWith(lines.at(0).section(u':', 0, -2) + QStringLiteral(": ") +
                                                           shown()),
                 qPrintable(grid().accessibleDescription()));

        // The rows close, and the selection goes to what is left of them.
        press(Qt::Key_Space);
        QVERIFY(grid().cellRect(source, row->kind).isEmpty());
        QCOMPARE(grid().selected()->text(), source.text());
        click(grid().triangleRect("translation", "pairs"));
        click(grid().cellRect(source, row->kind));
        click(grid().triangleRect("translation"));
        QVERIFY(grid().cellRect(source).isEmpty());
        QCOMPARE(grid().selected()->text(), std::string("mean:translation:model-0"));
        m_benchmark = test::smallSimulatedBenchmark();
    }

    void typingGoesOnBelowTheKinds()
    {
        m_benchmark = std::make_shared<const Benchmark>(test::benchmarkWithKinds());
        m_fixture->document.clear();
        m_fixture->document.setContents(m_benchmark, {}, {.split = "id_test"});
        QVERIFY(settle());
        grid().setExpanded("translation", "pairs", true);
        focusOn({PriorField::Mean, "translation", "pairs", "model-1"});
        press(Qt::Key_F2);
        press(Qt::Key_Down);
        QVERIFY(grid().edited().has_value());
        QCOMPARE(grid().edited()->text(), std::string("mean:translation/plain:model-1"));
        press(Qt::Key_Up);
        QCOMPARE(grid().edited()->text(), std::string("mean:translation/pairs:model-1"));
        press(Qt::Key_Escape);
        m_benchmark = test::smallSimulatedBenchmark();
    }

    void aPolicyThatReadsNoIdsHasNoKinds()
    {
        m_benchmark = std::make_shared<const Benchmark>(test::benchmarkWithKinds());
        m_fixture->document.clear();
        m_fixture->document.setContents(m_benchmark, {}, {.split = "id_test"});
        QVERIFY(settle());
        grid().setExpanded("translation", "pairs", true);
        const PriorAddress source{PriorField::Mean, "translation", "pairs", "model-0"};
        QVERIFY(!grid().cellRect(source, "pairs go #").isEmpty());
        editor().setPolicy(specOf("acrouter@mode=cascade"));
        QVERIFY(settle());
        QVERIFY(editor().kinds().empty());
        QVERIFY(grid().cellRect(source, "pairs go #").isEmpty());
        QVERIFY(!grid().cellRect(source).isEmpty());
        m_benchmark = test::smallSimulatedBenchmark();
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
        QCOMPARE(wronglyShown(), QStringList());
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
        PriorStore store(*m_fixture->workspace.workspace());
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

    void anExportedSetIsReadBack()
    {
        editor().setValue(cell(0, 1), 0.375);
        QVERIFY(settle());
        for (QAction* action : page().sets().setActions()) {
            if (action->objectName() == QStringLiteral("exportSet"))
                action->trigger();
        }
        auto& files = m_fixture->dialog<QFileDialog>();
        files.setDirectory(m_fixture->folder.path());
        files.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(QStringLiteral("set.json"));
        QMetaObject::invokeMethod(&files, "accept");
        const QString path = m_fixture->folder.filePath(QStringLiteral("set.json"));
        QTRY_VERIFY(QFileInfo::exists(path));
        auto source = TextSource::open(path.toStdString());
        QVERIFY(source.has_value());
        const auto read = readPriorJson(*source);
        QVERIFY(read.has_value());
        QVERIFY(diffPriors(editor().priors(), *read).empty());
        const auto written = priorValue(*read, cell(0, 1));
        QVERIFY(written.has_value());
        QCOMPARE(*written, 0.375);
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
        QCOMPARE(wronglyShown(), QStringList());
        QVERIFY(page().reveal(QStringLiteral("prices")));
        // Known prices stand below each other, with the same decimals.
        QSet<qsizetype> decimals;
        for (const PriorNumber* box : page().findChild<PricesPanel*>()->findChildren<PriorNumber*>()) {
            QVERIFY(box->alignment().testFlag(Qt::AlignRight));
            if (const QString text = box->text(); text.startsWith(u'$'))
                decimals << text.size() - text.indexOf(u'.');
        }
        QCOMPARE(decimals.size(), 1);
        const std::string model = m_benchmark->models[1].name;
        const double known = m_benchmark->models[1].inputPricePerMillion;
        boxFor(PriorField::InputPrice, model)->setValue(known * 3);
        QCOMPARE(editor().priors().prices.size(), std::size_t{1});
        QCOMPARE(editor().priors().prices[0].outputPerMillion, m_benchmark->models[1].outputPricePerMillion);
        QCOMPARE(wronglyShown(), QStringList());
        undo().undo();
        QVERIFY(editor().priors().prices.empty());
        QCOMPARE(wronglyShown(), QStringList());
    }

    void votersHaveLiveShares()
    {
        PriorSet set = editor().priors();
        // Without weights there is nothing to have a share of.
        QCOMPARE(page().findChild<VotePanel*>()->shareOf(QString()), QString());
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
        m_fixture->window.resize(1216, 627); // what a window of 1280 × 720 leaves
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
        const Run plain =
            replay(*m_benchmark, editor().desk()->stream(), editor().desk()->spec(), {{.seed = 1}}).value();
        const Run own =
            replay(*m_benchmark, editor().desk()->stream(), editor().desk()->spec(), {{.seed = 1, .priors = &set}})
                .value();
        QVERIFY(!firstDifference(plain, own));
        QVERIFY(page().flips().rowCount() == 0);
        auto* panel = page().findChild<VotePanel*>();
        const QString voter = QString::fromStdString(vote.voters.front().name);
        auto* slider = panel->findChildren<QSlider*>().front();
        const QString before = panel->shareOf(voter);
        slider->setValue(slider->maximum());
        QVERIFY(panel->shareOf(voter) != before);
        QCOMPARE(wronglyShown(), QStringList());
        undo().undo();
        QCOMPARE(panel->shareOf(voter), before);
        QCOMPARE(wronglyShown(), QStringList());
    }

    void sensitivityRanksAndLeadsToTheCell()
    {
        QVERIFY(page().reveal(QStringLiteral("sensitivity")));
        const auto& panel = *page().findChild<SensitivityPanel*>();
        QVERIFY(!panel.findChild<DataTable*>()->isVisible());
        QVERIFY(panel.findChild<EmptyState*>()->isVisible());
        page().startSensitivity();
        QVERIFY(settle());
        auto* model = page().findChild<SensitivityModel*>();
        QVERIFY(model->rowCount() > 20);
        QVERIFY(model->at(0).effect() >= model->at(1).effect());
        QVERIFY(model->at(0).effect() > 0);
        QVERIFY(panel.findChild<DataTable*>()->isVisible());
        QVERIFY(!panel.findChild<EmptyState*>()->isVisible());
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
            m_fixture->document.setStream({.split = "id_test", .order = StreamOrder::Shuffled, .seed = 5}).has_value());
        QVERIFY(settle());
        QVERIFY(editor().priors() == set);
        QCOMPARE(editor().desk()->stream().definition.seed, std::uint64_t{5});
        QCOMPARE(wronglyShown(), QStringList());
        editor().setPolicy(specOf("acrouter@mode=cascade"));
        QCOMPARE(wronglyShown(), QStringList());
    }

    void editsOfOneBenchmarkAreNoneOfTheNext()
    {
        editor().setValue(cell(0, 1), 0.5);
        page().sets().keep(0);
        editor().setReference(editor().priors());
        QCOMPARE(wronglyShown(), QStringList());
        // Another benchmark with the same pool, as another workspace holds one.
        m_benchmark = test::smallSimulatedBenchmark(77);
        m_fixture->document.clear();
        m_fixture->document.setContents(m_benchmark, {}, {.split = "id_test"});
        QVERIFY(settle());
        QVERIFY(editor().priors() == editor().learned());
        QVERIFY(editor().reference() == editor().learned());
        QVERIFY(!page().sets().isKept(0));
        QVERIFY(page().sets().currentName().isEmpty());
        QVERIFY(editor().flips().empty());
        QCOMPARE(wronglyShown(), QStringList());
        m_benchmark = test::smallSimulatedBenchmark();
    }

    void aCancelledDeskSaysSoAndIsLaidOnRetry()
    {
        {
            const test::HeldJobs held(m_fixture->jobs);
            QVERIFY(m_fixture->document.setStream({.split = "probing"}).has_value());
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(editor().desk() == nullptr);
        QVERIFY(page().retryBar().isVisible());
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QVERIFY(editor().desk() != nullptr);
        QCOMPARE(editor().desk()->stream().definition.split, std::string("probing"));
        QVERIFY(!page().retryBar().isVisible());
        editor().setValue(cell(0, 1), 0.5);
        QCOMPARE(wronglyShown(), QStringList());
    }

    void aCancelledLookForTheSmallestFlipComesOnRetry()
    {
        Document& document = m_fixture->document;
        const TaskIndex first = document.stream()->tasks[0];
        const TaskIndex second = document.stream()->tasks[1];
        document.selectTask(first);
        QVERIFY(settle());
        {
            const test::HeldJobs held(m_fixture->jobs);
            document.selectTask(second);
            QVERIFY(QTest::qWaitFor([this] { return page().trial().lookingJob().running(); }));
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(!page().trial().canTry());
        QCOMPARE(page().retryBar().sentences(),
                 QStringList{QStringLiteral("Looking for the smallest flip: cancelled.")});
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        const QString sentence = page().trial().sentence();
        QVERIFY2(sentence.contains(QString::fromStdString(document.benchmark()->tasks[second].id)),
                 qPrintable(sentence));
        QVERIFY(!page().retryBar().isVisible());
    }

    void aCancelledRankingAndTuningComeOnRetry()
    {
        auto* model = page().findChild<SensitivityModel*>();
        {
            const test::HeldJobs held(m_fixture->jobs);
            page().startSensitivity();
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(page().retryBar().sentences(), QStringList{QStringLiteral("Ranking priors: cancelled.")});
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QVERIFY(model->rowCount() > 20);
        QVERIFY(!page().retryBar().isVisible());
        {
            const test::HeldJobs held(m_fixture->jobs);
            page().startTuning(true);
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(editor().priors().tunedOn.empty());
        QCOMPARE(page().retryBar().sentences(), QStringList{QStringLiteral("Tuning priors: cancelled.")});
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QCOMPARE(editor().priors().tunedOn, std::vector<std::string>{"id_test"});
        QVERIFY(!page().retryBar().isVisible());
    }

    void exportsThatFailAreTold()
    {
        // Returns while the message is open.
        emit page().chart().exportFailed(QStringLiteral("/full/chart.png"), QStringLiteral("No space."));
        QPointer<QMessageBox> box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box != nullptr && box->text().contains(QStringLiteral("chart.png")));
        QCOMPARE(box->informativeText(), QStringLiteral("No space."));
        box->accept();
        QTRY_VERIFY(box.isNull());
        for (DataTable* table : page().findChildren<DataTable*>()) {
            emit table->exportFailed(QStringLiteral("No space."));
            box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY2(box != nullptr, qPrintable(table->accessibleName()));
            box->accept();
            QTRY_VERIFY(box.isNull());
        }
    }

    void withoutABenchmarkItSaysWhatToDo()
    {
        m_fixture->document.clear();
        QVERIFY(settle());
        QVERIFY(editor().desk() == nullptr);
        QVERIFY(!grid().isVisible());
    }
};

QTEST_MAIN(PriorsPageTest)
#include "tst_priorspage.moc"
