// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/foldingcolumns.h"
#include "widgets/models/roles.h"
#include "widgets/models/tableactions.h"
#include "widgets/models/tableexport.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

using namespace acr::ui;

class TestTableExport final : public QObject {
    Q_OBJECT

private slots:
    void escapesEveryField_data();
    void escapesEveryField();
    void machinesGetKeysAndAllDigitsPeopleGetTitlesAndShortOnes();
    void formatFollowsTheSuffix();
    void writesWholeFilesOrSaysWhyNot();
    void columnsFoldWithTheWidthAndAreStillCopied();
};

void TestTableExport::escapesEveryField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("tsv");
    QTest::addColumn<QString>("csv");
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("latex");
    const auto row = [](const char* name, const char* field, const char* tsv, const char* csv, const char* markdown,
                        const char* latex) {
        QTest::newRow(name) << QString::fromUtf8(field) << QString::fromUtf8(tsv) << QString::fromUtf8(csv)
                            << QString::fromUtf8(markdown) << QString::fromUtf8(latex);
    };
    row("plain", "glm-5", "glm-5", "glm-5", "glm-5", "glm-5");
    row("comma and quote", "a,\"b\"", "a,\"b\"", "\"a,\"\"b\"\"\"", "a,\"b\"", "a,\\textquotedbl{}b\\textquotedbl{}");
    row("line break", "a\nb", "a b", "\"a\nb\"", "a<br>b", "a b");
    row("tab", "a\tb", "a b", "a\tb", "a\tb", "a b");
    row("padding", " a ", " a ", "\" a \"", " a ", " a ");
    row("underscores of ids", "dim1_mbpp_631", "dim1_mbpp_631", "dim1_mbpp_631", "dim1_mbpp_631", "dim1\\_mbpp\\_631");
    row("leading underscore", "_a_", "_a_", "_a_", "\\_a\\_", "\\_a\\_");
    row("double underscore", "a__b", "a__b", "a__b", "a\\_\\_b", "a\\_\\_b");
    row("markup", "a|b*c`<d>[e]", "a|b*c`<d>[e]", "a|b*c`<d>[e]", "a\\|b\\*c\\`\\<d>\\[e\\]",
        "a\\textbar{}b*c`\\textless{}d\\textgreater{}[e]");
    row("money and percent", "$1 & 2 %", "$1 & 2 %", "$1 & 2 %", "$1 &amp; 2 %", "\\$1 \\& 2 \\%");
    row("backslash and braces", "\\{x}#~^", "\\{x}#~^", "\\{x}#~^", "\\\\{x}#\\~^",
        "\\textbackslash{}\\{x\\}\\#\\textasciitilde{}\\textasciicircum{}");
    row("minus, gap, dash", "−1\u202f204 — x", "−1\u202f204 — x", "−1\u202f204 — x", "−1\u202f204 — x",
        "$-$1\\,204 --- x");
    row("formula", "=1+1", "=1+1", "'=1+1", "=1+1", "=1+1");
    row("formula with a comma", "@A(1,2)", "@A(1,2)", "\"'@A(1,2)\"", "@A(1,2)", "@A(1,2)");
    row("negative number", "-0.5", "-0.5", "-0.5", "-0.5", "-0.5");
    row("chinese", "通义千问Max", "通义千问Max", "通义千问Max", "通义千问Max", "通义千问Max");
}

void TestTableExport::escapesEveryField()
{
    QFETCH(const QString, field);
    const TextTable table{{QStringLiteral("h"), field}, {{QStringLiteral("x"), field}}, {false, true}};
    const auto twice = [](const QString& pattern, const QString& text) {
        return QString(pattern).replace(QLatin1String("@"), text);
    };
    QFETCH(const QString, tsv);
    QCOMPARE(formatTable(table, TableFormat::Tsv), twice(QStringLiteral("h\t@\nx\t@\n"), tsv));
    QFETCH(const QString, csv);
    QCOMPARE(formatTable(table, TableFormat::Csv), twice(QStringLiteral("h,@\r\nx,@\r\n"), csv));
    QFETCH(const QString, markdown);
    QCOMPARE(formatTable(table, TableFormat::Markdown),
             twice(QStringLiteral("| h | @ |\n| --- | ---: |\n| x | @ |\n"), markdown));
    QFETCH(const QString, latex);
    QCOMPARE(
        formatTable(table, TableFormat::Latex),
        twice(
            QStringLiteral(
                "% \\usepackage{booktabs,amssymb}\n\\begin{tabular}{lr}\n\\toprule\nh & @ \\\\\n\\midrule\nx & @ \\\\\n"
                "\\bottomrule\n\\end{tabular}\n"),
            latex));
}

void TestTableExport::machinesGetKeysAndAllDigitsPeopleGetTitlesAndShortOnes()
{
    QStandardItemModel model(2, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("Model"), QStringLiteral("Cost")});
    model.setHeaderData(0, Qt::Horizontal, QStringLiteral("model"), ColumnKeyRole);
    model.setHeaderData(1, Qt::Horizontal, QStringLiteral("cost_usd"), ColumnKeyRole);
    model.setHeaderData(1, Qt::Horizontal, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    model.setData(model.index(0, 0), QStringLiteral("glm-5"));
    model.setData(model.index(0, 0), QStringLiteral("glm-5"), SortRole);
    model.setData(model.index(0, 1), QStringLiteral("$0.10"));
    model.setData(model.index(0, 1), 0.1, SortRole);
    model.setData(model.index(1, 0), QStringLiteral("kimi"));
    model.setData(model.index(1, 0), QStringLiteral("kimi"), SortRole);
    model.setData(model.index(1, 1), QString(emDash));

    const std::array columns{0, 1};
    QCOMPARE(formatTable(tableText(model, columns, TableFormat::Csv), TableFormat::Csv),
             QStringLiteral("model,cost_usd\r\nglm-5,0.1\r\nkimi,\r\n"));
    QCOMPARE(formatTable(tableText(model, columns, TableFormat::Markdown), TableFormat::Markdown),
             QStringLiteral("| Model | Cost |\n| --- | ---: |\n| glm-5 | $0.10 |\n| kimi | — |\n"));
    const std::array second{1};
    QCOMPARE(formatTable(tableText(model, second, std::array{1}, TableFormat::Latex), TableFormat::Latex)
                 .count(QLatin1String("---")),
             1);
}

void TestTableExport::formatFollowsTheSuffix()
{
    QCOMPARE(tableFormatOf(QStringLiteral("/a/b.TEX")), TableFormat::Latex);
    QCOMPARE(tableFormatOf(QStringLiteral("b.md")), TableFormat::Markdown);
    QCOMPARE(tableFormatOf(QStringLiteral("b.tsv")), TableFormat::Tsv);
    QCOMPARE(tableFormatOf(QStringLiteral("b")), TableFormat::Csv);
}

void TestTableExport::writesWholeFilesOrSaysWhyNot()
{
    const QTemporaryDir folder;
    const TextTable table{{QStringLiteral("ε")}, {{QStringLiteral("1")}}, {}};
    const QString path = folder.filePath(QStringLiteral("t.csv"));
    QVERIFY(!writeTable(table, TableFormat::Csv, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("\xce\xb5\r\n1\r\n"));
    const auto failure = writeTable(table, TableFormat::Csv, folder.filePath(QStringLiteral("none/t.csv")));
    QVERIFY(failure && failure->contains(QLatin1String("none/t.csv")));
}

void TestTableExport::columnsFoldWithTheWidthAndAreStillCopied()
{
    QStandardItemModel model(1, 3);
    for (int column = 0; column < 3; ++column) {
        model.setHeaderData(column, Qt::Horizontal, QString(QLatin1Char(static_cast<char>('a' + column))),
                            Qt::DisplayRole);
        model.setItem(0, column, new QStandardItem(QString::number(column)));
    }
    QTableView table;
    table.setModel(&model);
    table.verticalHeader()->hide();
    auto& folding = *new FoldingColumns(table);
    folding.setColumns({{80, 100, 200, 0}, {100, 100, 100, 1}, {100, 100, 100, 2}});
    table.resize(400, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QVERIFY(!table.isColumnHidden(1) && !table.isColumnHidden(2));

    table.resize(220, 200);
    QTRY_VERIFY(table.isColumnHidden(2));
    QVERIFY(folding.isFolded(2) && !table.isColumnHidden(1));
    copyTable(table);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("0\t1\t2\n").prepend(QStringLiteral("a\tb\tc\n")));

    // Columns shown by the user stay, and columns hidden by the user are not copied.
    folding.setShown(2, true);
    QVERIFY(!table.isColumnHidden(2) && table.isColumnHidden(1));
    folding.setShown(1, false);
    copyTable(table);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("a\tc\n0\t2\n"));
    const QJsonObject state = folding.saveState();
    folding.setShown(1, true);
    folding.restoreState(state);
    QVERIFY(table.isColumnHidden(1) && !folding.isFolded(1));

    // A column that was sized by hand keeps its width.
    table.horizontalHeader()->resizeSection(0, 90);
    table.resize(500, 200);
    QTest::qWait(0);
    QCOMPARE(table.columnWidth(0), 90);
}

QTEST_MAIN(TestTableExport)
#include "tst_tableexport.moc"
