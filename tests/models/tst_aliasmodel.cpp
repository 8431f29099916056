// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/aliasmodel.h"
#include "widgets/models/columnfit.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <numeric>

using namespace acr;
using namespace acr::ui;

namespace {

std::vector<Model> pool()
{
    std::vector<Model> models(3);
    models[0].name = "a";
    models[1].name = "b";
    models[2].name = "c";
    return models;
}

} // namespace

class AliasModelTest final : public QObject {
    Q_OBJECT

private slots:
    void anEditIsOfferedAndShownOnlyWhenItIsSet();
    void anEditThatMakesNoTableIsRefused_data();
    void anEditThatMakesNoTableIsRefused();
    void columnsFillTheRoomShrinkAndThenFold_data();
    void columnsFillTheRoomShrinkAndThenFold();
    void columnsOfOneRankFoldTogether();
    void noColumnTakesAllSpareRoom();
};

void AliasModelTest::anEditIsOfferedAndShownOnlyWhenItIsSet()
{
    AliasModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(pool(), {{"x", "a"}, {"y", "b"}});
    std::vector<Alias> offered;
    connect(&model, &AliasModel::edited, &model, [&](const std::vector<Alias>& aliases) { offered = aliases; });
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    QVERIFY(model.setData(model.index(1, AliasModel::ModelName), "c"));
    QCOMPARE(model.aliases()[1].model, std::string("b"));
    QCOMPARE(offered[1].model, std::string("c"));
    model.setTable(pool(), offered);
    QCOMPARE(model.index(1, AliasModel::ModelName).data().toString(), QStringLiteral("c"));
    QCOMPARE(resets.size(), 0);

    QVERIFY(model.setData(model.index(0, AliasModel::Name), "  z "));
    QCOMPARE(offered[0].name, std::string("z"));
    QVERIFY(model.add({"w", "a"}));
    QCOMPARE(offered.size(), std::size_t(3));
    QVERIFY(model.removeAliases({0, 1}));
    QVERIFY(offered.empty());
    model.setTable(pool(), offered);
    QCOMPARE(model.rowCount(), 0);
    model.setEditable(false);
    QVERIFY(!model.add({"w", "a"}));
}

void AliasModelTest::anEditThatMakesNoTableIsRefused_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code");
    QTest::newRow("no name") << int(AliasModel::Name) << QString() << int(ErrorCode::Empty);
    QTest::newRow("a name of the pool") << int(AliasModel::Name) << QStringLiteral("c") << int(ErrorCode::Conflict);
    QTest::newRow("a name that is there") << int(AliasModel::Name) << QStringLiteral("x") << int(ErrorCode::Duplicate);
    QTest::newRow("no model of the pool")
        << int(AliasModel::ModelName) << QStringLiteral("d") << int(ErrorCode::UnknownModel);
}

void AliasModelTest::anEditThatMakesNoTableIsRefused()
{
    QFETCH(const int, column);
    QFETCH(const QString, value);
    QFETCH(const int, code);
    AliasModel model;
    model.setTable(pool(), {{"x", "a"}, {"y", "b"}});
    QSignalSpy edits(&model, &AliasModel::edited);
    int refused = -1;
    connect(&model, &AliasModel::refused, &model, [&](const Error& error) { refused = static_cast<int>(error.code); });
    QVERIFY(!model.setData(model.index(1, column), value));
    QCOMPARE(edits.size(), 0);
    QCOMPARE(refused, code);
}

void AliasModelTest::columnsFillTheRoomShrinkAndThenFold_data()
{
    QTest::addColumn<int>("room");
    QTest::addColumn<QList<int>>("widths");
    // A long text from 50 over 100 to 200, a number of 60 that folds second, a number of 60 that folds first.
    QTest::newRow("more than all can use") << 500 << QList<int>{200, 60, 60};
    QTest::newRow("the text takes what is left") << 300 << QList<int>{180, 60, 60};
    QTest::newRow("as wanted") << 220 << QList<int>{100, 60, 60};
    QTest::newRow("the text gives way") << 190 << QList<int>{70, 60, 60};
    QTest::newRow("the first folds, the text has its width back") << 165 << QList<int>{105, 60, 0};
    QTest::newRow("both fold") << 80 << QList<int>{80, 0, 0};
    QTest::newRow("what stays keeps its least") << 20 << QList<int>{50, 0, 0};
}

void AliasModelTest::columnsFillTheRoomShrinkAndThenFold()
{
    QFETCH(const int, room);
    QFETCH(const QList<int>, widths);
    const std::vector<FitColumn> columns{{50, 100, 200, 0}, {60, 60, 60, 1}, {60, 60, 60, 2}};
    const std::vector<int> fitted = fitColumns(columns, room);
    QCOMPARE(QList<int>(fitted.begin(), fitted.end()), widths);
}

void AliasModelTest::columnsOfOneRankFoldTogether()
{
    // A text, and the two ends of an interval: one of them alone says nothing.
    const std::vector<FitColumn> columns{{50, 100, 200, 0}, {60, 60, 60, 1}, {60, 60, 60, 1}};
    const std::vector<int> wide = fitColumns(columns, 170);
    QCOMPARE(QList<int>(wide.begin(), wide.end()), QList<int>({50, 60, 60}));
    const std::vector<int> narrow = fitColumns(columns, 165);
    QCOMPARE(QList<int>(narrow.begin(), narrow.end()), QList<int>({165, 0, 0}));
}

void AliasModelTest::noColumnTakesAllSpareRoom()
{
    std::vector<int> widths{200, 60, 0, 60};
    widenColumns(widths, 640);
    QCOMPARE(QList<int>(widths.begin(), widths.end()), QList<int>({400, 120, 0, 120}));
    widenColumns(widths, 100);
    QCOMPARE(QList<int>(widths.begin(), widths.end()), QList<int>({400, 120, 0, 120}));
}

QTEST_MAIN(AliasModelTest)
#include "tst_aliasmodel.moc"
