// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/siblings.h"
#include "tests/support/generatedbenchmark.h"
#include "widgets/models/facetmodel.h"
#include "widgets/models/outcometablemodel.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/models/tasktablemodel.h"
#include "widgets/models/taskview.h"

#include <QAbstractItemModelTester>
#include <QTranslator>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace acr;
using namespace acr::ui;

namespace {

std::shared_ptr<const TaskView> generatedView(std::uint64_t seed = 1, const test::GeneratedShape& shape = {})
{
    auto benchmark = std::make_shared<const Benchmark>(test::generatedBenchmark(seed, shape));
    std::vector<TaskIndex> tasks;
    for (std::size_t i = 0; i < benchmark->tasks.size(); ++i)
        tasks.push_back(TaskIndex::at(i));
    return makeTaskView(benchmark, tasks, {}, MissingScores::AsZero);
}

/// Models, proxies and the facets over them, each under a tester from before there is data.
struct Tables {
    TaskTableModel tasks;
    OutcomeTableModel outcomes;
    RowMapProxy taskRows;
    RowMapProxy outcomeRows;
    FacetModel facets;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;

    Tables()
    {
        for (QAbstractItemModel* model :
             std::initializer_list<QAbstractItemModel*>{&tasks, &outcomes, &taskRows, &outcomeRows, &facets})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        taskRows.setSourceModel(&tasks);
        outcomeRows.setSourceModel(&outcomes);
        facets.setProxy(&outcomeRows);
    }
    void setView(const std::shared_ptr<const TaskView>& view)
    {
        tasks.setView(view);
        outcomes.setView(view);
    }
};

/// A column of a model, top to bottom.
QStringList column(const QAbstractItemModel& model, int which)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, which).data().toString();
    return texts;
}

} // namespace

class RowTablesTest final : public QObject {
    Q_OBJECT

private slots:
    void everyColumnSortsLikeItsRawValues_data();
    void everyColumnSortsLikeItsRawValues();
    void wordsAreAllFoundSomewhereInTheRow_data();
    void wordsAreAllFoundSomewhereInTheRow();
    void anInvalidPatternSaysWhereAndChangesNothing();
    void facetCountsAreWhatACheckWouldShow();
    void filtersSurviveOtherData();
    void anotherRewardKeepsRowsAndSelections();
    void missingIsADashAndSaysWhy();
    void naturalOrderComparesNumbers();
    void emptyTablesAreEmpty();
    void onlyNamesOfTheProgramAreTranslated();
};

void RowTablesTest::everyColumnSortsLikeItsRawValues_data()
{
    QTest::addColumn<int>("which");
    for (int c = 0; c < OutcomeTableModel::ColumnCount; ++c)
        QTest::addRow("outcome column %d", c) << c;
}

void RowTablesTest::everyColumnSortsLikeItsRawValues()
{
    QFETCH(const int, which);
    Tables tables;
    tables.setView(generatedView(3, {.missingScoreShare = 0.1}));
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        tables.outcomeRows.sort(which, order);
        QCOMPARE(tables.outcomeRows.rowCount(), tables.outcomes.rowCount());
        bool ended = false;
        QVariant before;
        std::uint32_t beforeRow = 0;
        for (int row = 0; row < tables.outcomeRows.rowCount(); ++row) {
            const QModelIndex index = tables.outcomeRows.index(row, which);
            const QVariant value = index.data(SortRole);
            const std::uint32_t source = tables.outcomeRows.rowMap()[static_cast<std::size_t>(row)];
            QVERIFY2(!(ended && value.isValid()), "missing values stand last in either order");
            ended = !value.isValid();
            if (row > 0 && value.isValid() && value.typeId() == QMetaType::Double) {
                const bool inOrder = order == Qt::AscendingOrder ? before.toDouble() <= value.toDouble()
                                                                 : before.toDouble() >= value.toDouble();
                QVERIFY(inOrder);
            }
            if (row > 0 && value == before)
                QVERIFY2(beforeRow < source, "equal values keep their order");
            before = value;
            beforeRow = source;
        }
    }
    tables.outcomeRows.sort(-1);
    QVERIFY(std::ranges::is_sorted(tables.outcomeRows.rowMap()));
}

void RowTablesTest::wordsAreAllFoundSomewhereInTheRow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("pattern");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("id") << QStringLiteral("source1_4") << false;
    QTest::newRow("case") << QStringLiteral("DIMENSION-2") << false;
    QTest::newRow("model") << QStringLiteral("model-3") << false;
    QTest::newRow("two words, two fields") << QStringLiteral("  model-3   dimension-1 ") << false;
    QTest::newRow("nowhere") << QStringLiteral("zebra") << false;
    QTest::newRow("pattern of ids") << QStringLiteral("_1[05]$") << true;
    QTest::newRow("pattern of models") << QStringLiteral("^MODEL-[12]$") << true;
    QTest::newRow("pattern of everything") << QStringLiteral(".") << true;
}

void RowTablesTest::wordsAreAllFoundSomewhereInTheRow()
{
    QFETCH(const QString, text);
    QFETCH(const bool, pattern);
    Tables tables;
    const auto view = generatedView();
    tables.setView(view);
    tables.outcomeRows.setText(text, pattern);

    std::vector<std::uint32_t> expected;
    const QRegularExpression expression(text, QRegularExpression::CaseInsensitiveOption);
    for (std::size_t row = 0; row < tables.outcomes.rows(); ++row) {
        const TaskIndex task = tables.outcomes.task(row);
        QStringList fields{QString::fromStdString(view->benchmark->tasks[task].id),
                           QString::fromStdString(view->benchmark->models[tables.outcomes.model(row).position()].name)};
        for (std::size_t f = 0; f < facetCount; ++f)
            fields << QString::fromStdString(view->benchmark->tasks.categoryName(task, static_cast<Facet>(f)));
        bool passes = true;
        if (pattern)
            passes =
                std::ranges::any_of(fields, [&](const QString& field) { return expression.match(field).hasMatch(); });
        else
            for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
                passes = passes && std::ranges::any_of(fields, [&](const QString& field) {
                             return field.contains(word, Qt::CaseInsensitive);
                         });
        if (passes)
            expected.push_back(static_cast<std::uint32_t>(row));
    }
    QVERIFY(std::ranges::equal(tables.outcomeRows.rowMap(), expected));
    tables.outcomeRows.clearFilter();
    QCOMPARE(tables.outcomeRows.rowCount(), tables.outcomes.rowCount());
}

void RowTablesTest::anInvalidPatternSaysWhereAndChangesNothing()
{
    Tables tables;
    tables.setView(generatedView());
    tables.taskRows.setText(QStringLiteral("_1"), true);
    const int before = tables.taskRows.rowCount();
    tables.taskRows.setText(QStringLiteral("_1("), true);
    QVERIFY(tables.taskRows.patternError().contains(QLatin1String("character")));
    QCOMPARE(tables.taskRows.rowCount(), before);
    tables.taskRows.setText(QStringLiteral("_1(0)"), true);
    QVERIFY(tables.taskRows.patternError().isEmpty());
    QVERIFY(tables.taskRows.rowCount() < before);
}

void RowTablesTest::facetCountsAreWhatACheckWouldShow()
{
    Tables tables;
    tables.setView(generatedView());
    tables.outcomeRows.setText(QStringLiteral("source1"), false);
    tables.outcomeRows.setChecked(QStringLiteral("model"), QStringLiteral("model-2"), true);
    for (int top = 0; top < tables.facets.rowCount(); ++top) {
        const QModelIndex facet = tables.facets.index(top, FacetModel::Name);
        for (int value = 0; value < tables.facets.rowCount(facet); ++value) {
            const QModelIndex name = tables.facets.index(value, FacetModel::Name, facet);
            const auto promised = tables.facets.index(value, FacetModel::Count, facet).data(SortRole).toInt();
            const bool isModel = facet.data() == QLatin1String("Model");
            if (isModel)
                tables.outcomeRows.setChecked(QStringLiteral("model"), QStringList{name.data().toString()});
            else
                QVERIFY(tables.facets.setData(name, Qt::Checked, Qt::CheckStateRole));
            QCOMPARE(tables.outcomeRows.rowCount(), promised);
            if (isModel)
                tables.outcomeRows.setChecked(QStringLiteral("model"), QStringList{QStringLiteral("model-2")});
            else
                QVERIFY(tables.facets.setData(name, Qt::Unchecked, Qt::CheckStateRole));
        }
    }
}

void RowTablesTest::filtersSurviveOtherData()
{
    Tables tables;
    tables.setView(generatedView(1));
    tables.outcomeRows.setChecked(QStringLiteral("model"), QStringLiteral("model-0"), true);
    tables.setView(generatedView(2, {.tasks = 40}));
    QCOMPARE(tables.outcomeRows.rowCount(), 40);
    // A checked value that the new data lacks must not hide everything.
    tables.outcomeRows.setChecked(QStringLiteral("model"), QStringList{QStringLiteral("model-4")});
    tables.setView(generatedView(2, {.tasks = 40, .models = 3}));
    QCOMPARE(tables.outcomeRows.rowCount(), 120);
}

void RowTablesTest::anotherRewardKeepsRowsAndSelections()
{
    Tables tables;
    const auto view = generatedView();
    tables.setView(view);
    tables.outcomeRows.sort(OutcomeTableModel::Reward, Qt::DescendingOrder);
    const QPersistentModelIndex kept = tables.outcomeRows.index(7, OutcomeTableModel::TaskId);
    const auto task = kept.data(TaskRole);
    const auto model = kept.data(ModelRole);
    QSignalSpy resets(&tables.outcomeRows, &QAbstractItemModel::modelReset);
    tables.setView(makeTaskView(view->benchmark, view->tasks, {1, -10}, MissingScores::AsZero, view.get()));
    QCOMPARE(resets.count(), 0);
    QCOMPARE(kept.data(TaskRole), task);
    QCOMPARE(kept.data(ModelRole), model);
    double before = std::numeric_limits<double>::infinity();
    for (int row = 0; row < tables.outcomeRows.rowCount(); ++row) {
        const QVariant value = tables.outcomeRows.index(row, OutcomeTableModel::Reward).data(SortRole);
        QVERIFY(!value.isValid() || value.toDouble() <= before);
        if (value.isValid())
            before = value.toDouble();
    }
}

void RowTablesTest::missingIsADashAndSaysWhy()
{
    Tables tables;
    tables.setView(generatedView(5, {.missingScoreShare = 0.3, .missingCostShare = 0.3}));
    int dashes = 0;
    for (int row = 0; row < tables.outcomes.rowCount(); ++row) {
        for (const int which : {OutcomeTableModel::Score, OutcomeTableModel::Cost, OutcomeTableModel::Regret}) {
            const QModelIndex index = tables.outcomes.index(row, which);
            const bool absent = !index.data(SortRole).isValid();
            QCOMPARE(index.data().toString() == QString(emDash), absent);
            QVERIFY(!index.data(Qt::ToolTipRole).toString().isEmpty());
            dashes += absent ? 1 : 0;
        }
    }
    QVERIFY(dashes > 100);
}

void RowTablesTest::naturalOrderComparesNumbers()
{
    QVERIFY(naturalCompare("task_9", "task_10") < 0);
    QVERIFY(naturalCompare("task_010", "task_9") > 0);
    QVERIFY(naturalCompare("a", "a1") < 0);
    QCOMPARE(naturalCompare("x7", "x7"), 0);
    QVERIFY(naturalCompare("x07", "x7") != 0);
    Tables tables;
    tables.setView(generatedView());
    tables.taskRows.sort(TaskTableModel::Id);
    const QStringList ids = column(tables.taskRows, TaskTableModel::Id);
    QVERIFY(std::ranges::is_sorted(
        ids, [](const QString& a, const QString& b) { return naturalCompare(a.toStdString(), b.toStdString()) < 0; }));
}

void RowTablesTest::emptyTablesAreEmpty()
{
    Tables tables;
    tables.setView(nullptr);
    tables.taskRows.setText(QStringLiteral("x"), false);
    tables.taskRows.sort(TaskTableModel::MeanScore);
    QCOMPARE(tables.taskRows.rowCount(), 0);
    QCOMPARE(tables.outcomeRows.columnCount(), static_cast<int>(OutcomeTableModel::ColumnCount));
    tables.setView(generatedView());
    QVERIFY(tables.taskRows.rowCount() < tables.tasks.rowCount());
    tables.setView(nullptr);
    QCOMPARE(tables.outcomeRows.rowCount(), 0);
}

void RowTablesTest::onlyNamesOfTheProgramAreTranslated()
{
    struct Marked final : QTranslator {
        [[nodiscard]] bool isEmpty() const override { return false; }
        QString translate(const char*, const char* source, const char*, int) const override
        {
            return QStringLiteral("*") + QString::fromUtf8(source);
        }
    } marked;
    QVERIFY(QCoreApplication::installTranslator(&marked));
    for (const SiblingKind kind :
         {SiblingKind::None, SiblingKind::Similar, SiblingKind::SameProblem, SiblingKind::Exact})
        QVERIFY(categoryTitle(Facet::Siblings, siblingKindName(kind)).startsWith(u'*'));
    QVERIFY(categoryTitle(Facet::Source, {}).startsWith(u'*'));
    QVERIFY(categoryTitle(Facet::Split, "id_test").startsWith(u'*'));
    // A source may have any name.
    QCOMPARE(categoryTitle(Facet::Source, "similar"), QStringLiteral("similar"));
    QCoreApplication::removeTranslator(&marked);
    QCOMPARE(categoryTitle(Facet::Siblings, siblingKindName(SiblingKind::SameProblem)), QStringLiteral("same problem"));
}

QTEST_MAIN(RowTablesTest)
#include "tst_rowtables.moc"
