// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/pages/regrettestdata.h"
#include "tests/pages/retry.h"
#include "tests/support/pagefixture.h"
#include "tests/support/rows.h"
#include "tests/support/tableback.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/regret/comparepanel.h"
#include "widgets/pages/regret/curvepanel.h"
#include "widgets/pages/regret/flippedmodel.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/leaderboardpanel.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretheadline.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/shell/policydialog.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

class RegretPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::shared_ptr<const Benchmark> m_benchmark;
    std::unique_ptr<test::PageFixture> m_fixture;
    RegretPage* m_page = nullptr;

    RegretPage& page() { return *m_page; }
    Document& document() { return m_fixture->document; }
    template <class T>
    [[nodiscard]] T& part()
    {
        return m_fixture->part<T>();
    }
    [[nodiscard]] bool settle() { return m_fixture->settle(); }
    QModelIndex cell(const QString& policy, int column = LeaderboardModel::CumRegret)
    {
        QTableView& table = part<LeaderboardPanel>().table();
        const auto found = table.model()->match(table.model()->index(0, column), LeaderboardModel::PolicyRole, policy,
                                                1, Qt::MatchExactly);
        return found.isEmpty() ? QModelIndex() : found.front();
    }

private slots:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_benchmark = std::make_shared<const Benchmark>(test::smallBenchmark());
    }
    void init()
    {
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        document().setSeeds(3);
        m_page = &m_fixture->show<RegretPage>(*m_themes, document(), m_fixture->jobs, &m_fixture->workspace);
        QVERIFY(m_fixture->open(m_benchmark, {.split = "id_test"}, test::twoRouters(*m_benchmark)));
    }
    void cleanup() { m_fixture.reset(); }

    void everythingIsThere()
    {
        QList<QStringList> rows;
        for (const LeaderboardRow& row : document().results()->rows)
            rows << QStringList{policyNameIn(*document().results(), policyOf(row)),
                                numbers::regret(row.metrics.cumRegret), numbers::percent(row.metrics.avgPerfPct),
                                numbers::dollars(row.metrics.costUsd),
                                numbers::count(static_cast<qint64>(row.metrics.n))};
        auto shown = test::rowsOf(*part<LeaderboardPanel>().table().model(),
                                  {LeaderboardModel::Policy, LeaderboardModel::CumRegret, LeaderboardModel::AvgPerf,
                                   LeaderboardModel::Cost, LeaderboardModel::Tasks});
        // Whatever it is sorted by.
        std::ranges::sort(shown);
        std::ranges::sort(rows);
        QCOMPARE(test::differenceOf(shown, rows), QString());
        QCOMPARE(part<CurvePanel>().mainChart().curves().size(),
                 static_cast<std::size_t>(page().leaderboard().shown().size()));
        QCOMPARE(page().runA(), headlinePolicy(*document().results()));
        QVERIFY(rowOf(*document().results(), page().runB()) != nullptr);
        QVERIFY(page().runB() != page().runA());
        QCOMPARE(document().selectedPolicy(), QString());
        QVERIFY(page().minimumSizeHint().height() <= 608);
        QVERIFY(page().minimumSizeHint().width() <= 1216);
        QCOMPARE(page().grab().toImage().size(), page().size());
    }

    void closingTheBenchmarkEmptiesThePage()
    {
        document().clear();
        QVERIFY(settle());
        QCOMPARE(page().leaderboard().rowCount(), 0);
        QVERIFY(part<CurvePanel>().mainChart().curves().empty());
    }

    void aCancelledLeaderboardSaysSoAndIsComputedOnRetry()
    {
        {
            const test::HeldJobs held(m_fixture->jobs);
            QVERIFY(document().setStream({.split = "probing"}).has_value());
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        // What is shown is still of the stream before, and the page says so.
        QVERIFY(document().results()->stream != document().stream());
        QCOMPARE(page().retryBar().sentences().size(), 1);
        QVERIFY(page().retryBar().sentences().front().contains(QStringLiteral("cancelled")));
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QCOMPARE(document().results()->stream, document().stream());
        QCOMPARE(page().retryBar().sentences(), QStringList());
        QVERIFY(!page().retryBar().isVisible());
    }

    void theFirstLeaderboardCancelledIsNoComputingForEver()
    {
        document().clear();
        {
            const test::HeldJobs held(m_fixture->jobs);
            document().setContents(m_benchmark, {}, {.split = "id_test"});
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        QVERIFY(document().results() == nullptr);
        QCOMPARE(page().leaderboard().rowCount(), 0);
        QCOMPARE(page().retryBar().sentences().size(), 1);
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QCOMPARE(page().leaderboard().rowCount(), static_cast<int>(document().results()->rows.size()));
    }

    void cancelledDetailsComeOnRetry()
    {
        {
            const test::HeldJobs held(m_fixture->jobs);
            page().setReference(QStringLiteral("linucb"));
            m_fixture->jobs.cancelAll();
        }
        QVERIFY(settle());
        // Intervals and comparison.
        QCOMPARE(page().retryBar().sentences().size(), 2);
        QVERIFY(test::pressRetry(page().retryBar()));
        QVERIFY(settle());
        QCOMPARE(page().retryBar().sentences(), QStringList());
    }

    void theReferenceOfOneBenchmarkIsNoneOfTheNext()
    {
        page().setReference(QStringLiteral("linucb"));
        QVERIFY(settle());
        QCOMPARE(page().runB(), QStringLiteral("linucb"));
        document().setContents(std::make_shared<const Benchmark>(*m_benchmark), {}, {.split = "id_test"});
        QVERIFY(settle());
        QVERIFY(page().runB() != QStringLiteral("linucb"));
    }

    void aHiddenPageWithoutABenchmarkIsSettled()
    {
        page().hide();
        document().clear();
        QVERIFY(page().settled());
    }

    void aHiddenPageWithoutABenchmarkHasNothingToActOn()
    {
        page().hide();
        document().clear();
        QVERIFY(page().runA().isEmpty());
        m_fixture->action(QStringLiteral("Make A the reference")).trigger();
        QVERIFY(m_fixture->jobs.idle());
        page().show();
        document().setContents(m_benchmark, test::twoRouters(*m_benchmark), {.split = "id_test"});
        QVERIFY(settle());
        QCOMPARE(page().runA(), headlinePolicy(*document().results()));
    }

    void hiddenPagesWait()
    {
        page().hide();
        QVERIFY(document().setStream({.split = "probing"}).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(!document().computing(), 60000);
        QVERIFY(!page().settled());
        page().show();
        QVERIFY(settle());
        QCOMPARE(page().leaderboard().results(), document().results());
    }

    void clickOnARowSelectsItEverywhere()
    {
        QTableView& table = part<LeaderboardPanel>().table();
        m_fixture->click(table, cell(QStringLiteral("linucb")));
        QCOMPARE(document().selectedPolicy(), QStringLiteral("linucb"));
        QVERIFY(settle());
        QCOMPARE(page().runA(), QStringLiteral("linucb"));
        QCOMPARE(part<CurvePanel>().mainChart().selected(), QStringLiteral("linucb"));
        QCOMPARE(part<CurvePanel>().companionChart().selected(), QStringLiteral("linucb"));
    }

    void selectionFromElsewhereArrives()
    {
        document().selectPolicy(QStringLiteral("recorded:second"));
        QVERIFY(settle());
        QCOMPARE(part<LeaderboardPanel>().table().currentIndex().data(LeaderboardModel::PolicyRole).toString(),
                 QStringLiteral("recorded:second"));
    }

    void spaceOnARowSwitchesItsCurve()
    {
        QTableView& table = part<LeaderboardPanel>().table();
        const QModelIndex row = cell(QStringLiteral("recorded:first"), LeaderboardModel::Policy);
        const bool before = page().leaderboard().isShown(QStringLiteral("recorded:first"));
        table.setCurrentIndex(row);
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(page().leaderboard().isShown(QStringLiteral("recorded:first")), !before);
        QVERIFY(settle());
        const auto& curves = part<CurvePanel>().mainChart().curves();
        const bool drawn = std::ranges::any_of(
            curves, [](const Curve& curve) { return curve.id == QStringLiteral("recorded:first"); });
        QCOMPARE(drawn, !before);
    }

    void metricSwitchChangesBothCharts()
    {
        CurvePanel& curves = part<CurvePanel>();
        const double regret = curves.mainChart().curves().back().values->range().high;
        curves.findChild<QTabBar*>()->setFocus();
        QTest::keyClick(curves.findChild<QTabBar*>(), Qt::Key_Right);
        QCOMPARE(curves.shownMetric(), RegretMetric::AvgPerf);
        QCOMPARE(curves.companionChart().curves().back().values->range().high, regret);
        QTest::keyClick(curves.findChild<QTabBar*>(), Qt::Key_Right);
        QCOMPARE(curves.shownMetric(), RegretMetric::Cost);
    }

    void zoomAndCrosshairAreLinked()
    {
        CurveChart& main = part<CurvePanel>().mainChart();
        CurveChart& companion = part<CurvePanel>().companionChart();
        CurveChart& difference = part<ComparePanel>().chart();
        main.setVisibleRange(10, 40);
        QCOMPARE(companion.visibleRange(), main.visibleRange());
        QCOMPARE(difference.visibleRange(), main.visibleRange());
        companion.resetZoom();
        QVERIFY(!main.isZoomed());
        QTest::mouseMove(&main, main.plotArea().center().toPoint());
        QTRY_VERIFY(main.crosshair().has_value());
        QCOMPARE(companion.crosshair(), main.crosshair());
    }

    /// Changes are written like what they are changes of.
    void changesHaveTheirUnits()
    {
        document().selectPolicy(QStringLiteral("recorded:first"));
        page().setReference(QStringLiteral("recorded:second"));
        QVERIFY(settle());
        const Metrics& a = rowOf(*document().results(), QStringLiteral("recorded:first"))->metrics;
        const Metrics& b = rowOf(*document().results(), QStringLiteral("recorded:second"))->metrics;
        const auto cards = part<RegretHeadline>().findChildren<FigureCard*>();
        QCOMPARE(cards[0]->delta(), numbers::delta(a.cumRegret - b.cumRegret, 1));
        QCOMPARE(cards[1]->delta(), numbers::delta(a.avgPerfPct - b.avgPerfPct, 2) + QStringLiteral(" points"));
        QCOMPARE(cards[2]->delta(), numbers::dollarDelta(a.costUsd - b.costUsd, 2));
        QVERIFY(cards[3]->delta().endsWith(QStringLiteral(" points")));
        // Costs of the flipped tasks have their decimal signs below each other.
        QVERIFY(page().reveal(QStringLiteral("compare")));
        const auto costs =
            test::rowsOf(*part<ComparePanel>().table().model(), {FlippedModel::CostA, FlippedModel::CostB});
        QVERIFY(costs.size() > 3);
        const auto decimals = [](const QString& text) { return text.size() - text.indexOf(u'.'); };
        for (const QStringList& row : costs)
            for (const QString& cost : row)
                QCOMPARE(decimals(cost), decimals(costs.front().front()));
    }

    void flippedTaskSelectsTheTask()
    {
        document().selectPolicy(QStringLiteral("recorded:first"));
        page().setReference(QStringLiteral("recorded:second"));
        QVERIFY(settle());
        QVERIFY(page().reveal(QStringLiteral("compare")));
        ComparePanel& compare = part<ComparePanel>();
        const StreamResults& results = *document().results();
        QList<QStringList> expected;
        for (const FlippedTask& task :
             compareRuns(results, rowOf(results, QStringLiteral("recorded:first"))->runs.front(),
                         rowOf(results, QStringLiteral("recorded:second"))->runs.front())
                 .flipped)
            expected << QStringList{numbers::count(static_cast<qint64>(task.position) + 1),
                                    numbers::delta(task.delta(), 3),
                                    QString::fromStdString(m_benchmark->tasks[task.task].id),
                                    QString::fromStdString(m_benchmark->models[task.pickA.position()].name),
                                    QString::fromStdString(m_benchmark->models[task.pickB.position()].name)};
        QVERIFY(expected.size() > 3);
        const auto shown =
            test::rowsOf(*compare.table().model(), {FlippedModel::Position, FlippedModel::Delta, FlippedModel::Task,
                                                    FlippedModel::PickA, FlippedModel::PickB});
        QCOMPARE(test::differenceOf(shown, expected), QString());
        m_fixture->click(compare.table(), compare.table().model()->index(2, FlippedModel::Task));
        QCOMPARE(document().selectedTask(), std::optional(compare.model().flipped()[2].task));
        // Sorted by |Δ| until a header is clicked.
        QVERIFY(std::abs(compare.model().flipped()[0].delta()) >= std::abs(compare.model().flipped()[1].delta()));
        QVERIFY(compare.summary().contains(QStringLiteral("second")));
    }

    void swappingTurnsTheDifference()
    {
        document().selectPolicy(QStringLiteral("recorded:first"));
        page().setReference(QStringLiteral("recorded:second"));
        QVERIFY(settle());
        const double before = part<ComparePanel>().model().flipped().front().delta();
        emit part<ComparePanel>().swapRequested();
        QVERIFY(settle());
        QCOMPARE(page().runA(), QStringLiteral("recorded:second"));
        QCOMPARE(page().runB(), QStringLiteral("recorded:first"));
        QCOMPARE(part<ComparePanel>().model().flipped().front().delta(), -before);
    }

    void filterNarrowsTheTable()
    {
        LeaderboardPanel& panel = part<LeaderboardPanel>();
        QTest::keyClicks(&panel.filter(), QStringLiteral("recorded"));
        QStringList found = test::columnOf(*panel.table().model(), LeaderboardModel::Policy);
        found.sort();
        QCOMPARE(found, (QStringList{"first", "partial", "second"}));
        panel.filter().clear();
        QTest::keyClicks(&panel.filter(), QStringLiteral("always "));
        QVERIFY(panel.table().model()->rowCount() > 0);
        panel.filter().clear();
        QCOMPARE(panel.table().model()->rowCount(), page().leaderboard().rowCount());
    }

    void aPolicyHasOneNameOnThePage()
    {
        page().leaderboard().showAll();
        QVERIFY(settle());
        QStringList table = test::columnOf(*part<LeaderboardPanel>().table().model(), LeaderboardModel::Policy);
        table.sort();
        QVERIFY(
            std::ranges::any_of(table, [](const QString& name) { return name.startsWith(QStringLiteral("always ")); }));
        QStringList curves;
        for (const Curve& curve : part<CurvePanel>().mainChart().curves())
            curves << curve.name;
        curves.sort();
        QCOMPARE(curves, table);
        QStringList boxes;
        const auto& box = *page().findChild<QComboBox*>(QStringLiteral("runA"));
        for (int i = 0; i < box.count(); ++i)
            boxes << box.itemText(i);
        boxes.sort();
        QCOMPARE(boxes, table);
        const auto& tradeOff = m_fixture->part<ScatterChart>("costAndQuality");
        const ChartNumbers points = tradeOff.numbers(ChartWidget::Extent::All);
        QVERIFY(!points.columns.front().texts.empty());
        for (const QString& name : points.columns.front().texts)
            QVERIFY2(table.contains(name), qPrintable(name));
        // Marks of single models are labelled with the model's name alone.
        int single = 0;
        const QJsonArray items = tradeOff.snapshot().value(QLatin1String("items")).toArray();
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QString policy = items[i].toObject().value(QLatin1String("id")).toString();
            const QString label = items[i].toObject().value(QLatin1String("name")).toString();
            QVERIFY2(!label.startsWith(QStringLiteral("always ")), qPrintable(label));
            single += policy == QStringLiteral("always:") + label ? 1 : 0;
        }
        QVERIFY(single > 0);
    }

    void theDifferenceHasAllItsColumnsInASmallWindow()
    {
        QVERIFY(page().reveal(QStringLiteral("difference")));
        QVERIFY(settle());
        const auto& table = m_fixture->part<DataTable>("difference");
        for (int column = 0; column < table.model()->columnCount(); ++column)
            QVERIFY2(!table.isColumnHidden(column),
                     qPrintable(table.model()->headerData(column, Qt::Horizontal).toString()));
        QVERIFY(table.horizontalHeader()->length() <= table.viewport()->width());
    }

    void copyTakesTheSelectedRows()
    {
        DataTable& table = part<LeaderboardPanel>().table();
        m_fixture->click(table, cell(QStringLiteral("oracle")));
        table.copySelection();
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList keys = lines[0].split(u'\t');
        const QStringList values = lines[1].split(u'\t');
        QCOMPARE(values.size(), keys.size());
        QCOMPARE(values.value(keys.indexOf(QStringLiteral("policy"))), QStringLiteral("oracle"));
        QCOMPARE(values.value(keys.indexOf(QStringLiteral("cum_regret"))).toDouble(),
                 rowOf(*document().results(), QStringLiteral("oracle"))->metrics.cumRegret);
    }

    void theExportedLeaderboardIsTheTableOnScreen_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"csv", "tsv", "md", "tex"})
            QTest::newRow(suffix) << QString(suffix);
    }
    void theExportedLeaderboardIsTheTableOnScreen()
    {
        QFETCH(const QString, suffix);
        DataTable& table = part<LeaderboardPanel>().table();
        QAbstractItemModel& model = *table.model();
        m_fixture->click(table, cell(QStringLiteral("linucb")));
        QVERIFY(settle());
        const QString path = m_fixture->folder.filePath(QStringLiteral("table.") + suffix);
        m_fixture->action(QStringLiteral("Export leaderboard")).trigger();
        auto& dialog = m_fixture->dialog<QFileDialog>();
        dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
        QMetaObject::invokeMethod(&dialog, "accept");
        QFile file(path);
        QTRY_VERIFY(file.exists());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const bool forMachines = suffix == QStringLiteral("csv") || suffix == QStringLiteral("tsv");
        QList<QStringList> rows = suffix == QStringLiteral("csv")   ? test::csvRows(text)
                                  : suffix == QStringLiteral("tsv") ? test::tsvRows(text)
                                  : suffix == QStringLiteral("md")  ? test::markdownRows(text)
                                                                    : test::latexRows(text);
        QVERIFY(!rows.isEmpty());
        const QStringList header = rows.takeFirst();
        // Every column that is on screen, and only columns of the table.
        std::vector<int> columns;
        for (const QString& title : header) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (model.headerData(column, Qt::Horizontal, forMachines ? int(ColumnKeyRole) : int(Qt::DisplayRole))
                        .toString() == title)
                    columns.push_back(column);
            }
        }
        QCOMPARE(static_cast<qsizetype>(columns.size()), header.size());
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(table.isColumnHidden(column) || std::ranges::count(columns, column) == 1);
        QList<QStringList> expected = test::rowsOf(model, columns);
        for (int row = 0; forMachines && row < expected.size(); ++row) {
            for (std::size_t at = 0; at < columns.size(); ++at) {
                // All digits; a missing number is an empty field.
                QString& field = expected[row][static_cast<qsizetype>(at)];
                const QVariant raw = model.index(row, columns[at]).data(SortRole);
                field = raw.isValid() ? raw.toString() : field == QString(emDash) ? QString() : field;
            }
        }
        QCOMPARE(test::differenceOf(rows, expected), QString());
    }

    void stateSurvives()
    {
        CurvePanel& curves = part<CurvePanel>();
        curves.setMetric(RegretMetric::Cost);
        page().setReference(QStringLiteral("random"));
        page().reveal(QStringLiteral("tradeoff"));
        page().leaderboard().showBest(5);
        QVERIFY(settle());
        const QJsonObject state = page().saveState();
        const QStringList shown = page().leaderboard().shown();
        init();
        page().restoreState(state);
        QVERIFY(settle());
        QCOMPARE(part<CurvePanel>().shownMetric(), RegretMetric::Cost);
        QCOMPARE(page().runB(), QStringLiteral("random"));
        QCOMPARE(page().leaderboard().shown(), shown);
        QCOMPARE(page().saveState(), state);
    }

    void brokenStateIsIgnored()
    {
        const RegretMetric metric = part<CurvePanel>().shownMetric();
        const QString reference = page().runB();
        const QJsonObject before = page().saveState();
        QVERIFY(!reference.isEmpty());
        page().restoreState(
            {{"metric", 99}, {"rows", QJsonArray{1}}, {"leaderboard", "x"}, {"reference", "nobody"}, {"side", 77}});
        QVERIFY(settle());
        QCOMPARE(part<CurvePanel>().shownMetric(), metric);
        QCOMPARE(page().runB(), reference);
        for (const QString& member : {QStringLiteral("rows"), QStringLiteral("side")})
            QCOMPARE(page().saveState().value(member), before.value(member));
    }

    void dialogChecksWhatIsTyped_data()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("in range") << QByteArray("cascade") << "k"
                                  << "3" << true;
        QTest::newRow("out of range") << QByteArray("cascade") << "k"
                                      << "9000" << false;
        QTest::newRow("no number") << QByteArray("cascade") << "k"
                                   << "two" << false;
        QTest::newRow("empty") << QByteArray("cascade") << "k"
                               << "" << false;
        QTest::newRow("already there") << QByteArray("cascade") << "k"
                                       << "2" << false;
        QTest::newRow("real") << QByteArray("linucb") << "alpha"
                              << "0.25" << true;
        QTest::newRow("not finite") << QByteArray("linucb") << "alpha"
                                    << "nan" << false;
    }
    void dialogChecksWhatIsTyped()
    {
        QFETCH(QByteArray, policy);
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(bool, valid);
        PolicyDialog dialog(*m_themes, document());
        dialog.choosePolicy(policy.toStdString());
        auto* editor = dialog.findChild<QLineEdit*>(field);
        QVERIFY(editor != nullptr);
        editor->clear();
        QTest::keyClicks(editor, text);
        QCOMPARE(dialog.spec().has_value(), valid);
        QCOMPARE(dialog.errorText().isEmpty(), valid);
        QVERIFY(!editor->toolTip().isEmpty());
    }

    void dialogRefusesWhatCannotRunHere()
    {
        PolicyDialog dialog(*m_themes, document());
        dialog.choosePolicy("cascade");
        auto* strong = dialog.findChild<QLineEdit*>(QStringLiteral("strong"));
        strong->setText(QStringLiteral("no-such-model"));
        QVERIFY(dialog.spec().has_value());
        dialog.accept();
        QCOMPARE(dialog.result(), 0);
        QVERIFY(dialog.errorText().contains(QStringLiteral("no-such-model")));
    }

    void dialogAcceptsWhatCanBeBuiltHere()
    {
        const PolicySetup setup =
            replaySetup(*document().benchmark(), *document().stream(), document().replaySettings());
        QStringList differing;
        for (const PolicyInfo& info : policies()) {
            PolicyDialog dialog(*m_themes, document(), nullptr, PolicyDialog::Purpose::Play);
            dialog.choosePolicy(info.id);
            if (!dialog.spec() || dialog.needsTraining())
                continue;
            const bool can = makePolicy(*dialog.spec(), setup, &document().benchmark()->outcomes).has_value();
            dialog.accept();
            if ((dialog.result() == QDialog::Accepted) != can)
                differing << QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
        }
        QCOMPARE(differing, QStringList());
    }

    void addedPolicyBecomesARow()
    {
        PolicyDialog dialog(*m_themes, document());
        dialog.choosePolicy("cascade");
        dialog.findChild<QLineEdit*>(QStringLiteral("k"))->setText(QStringLiteral("3"));
        dialog.accept();
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        document().addPolicy(*dialog.spec());
        document().selectPolicy(QString::fromStdString(dialog.spec()->text()));
        QVERIFY(settle());
        QCOMPARE(page().runA(), QStringLiteral("cascade@k=3"));
        QVERIFY(page().leaderboard().isShown(QStringLiteral("cascade@k=3")));
    }

    void controlsHaveNames()
    {
        for (const QWidget* widget : page().findChildren<QWidget*>()) {
            const bool control = qobject_cast<const QComboBox*>(widget) != nullptr ||
                                 qobject_cast<const QTableView*>(widget) != nullptr ||
                                 qobject_cast<const ChartWidget*>(widget) != nullptr;
            if (control && widget->isVisible())
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(RegretPageTest)
#include "tst_regretpage.moc"
