// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pending.h"
#include "tests/support/tableback.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/tableexport.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QStandardItemModel>
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
    void anExistingFileIsNotReplacedUnasked();
    void cellsThatSpreadsheetsWouldRunAreLeftAsTheyAreOnRequest();
    void theModelMayChangeWhileAMenuIsOpen();
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
    // What a reader of the format makes of it.
    const auto rowsWith = [](const QString& text) {
        return QList<QStringList>{{QStringLiteral("h"), text}, {QStringLiteral("x"), text}};
    };
    QString inOneLine = field;
    inOneLine.replace(u'\n', u' ').replace(u'\t', u' ');
    const bool formula = csv.contains(u'\'');
    QCOMPARE(acr::test::tsvRows(formatTable(table, TableFormat::Tsv)), rowsWith(inOneLine));
    QCOMPARE(acr::test::csvRows(formatTable(table, TableFormat::Csv)), rowsWith(formula ? u'\'' + field : field));
    QCOMPARE(acr::test::markdownRows(formatTable(table, TableFormat::Markdown)), rowsWith(field.trimmed()));
    QCOMPARE(acr::test::latexRows(formatTable(table, TableFormat::Latex)), rowsWith(inOneLine.trimmed()));
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
        const QString name(QLatin1Char(static_cast<char>('a' + column)));
        auto* header = new QStandardItem(name);
        header->setData(name, ColumnKeyRole);
        model.setHorizontalHeaderItem(column, header);
        model.setItem(0, column, new QStandardItem(QString::number(column)));
    }
    ThemeManager themes(*qApp);
    DataTable table(themes, QStringLiteral("Table"));
    table.setModel(&model);
    table.setDefaultWidths({{"a", 12}, {"b", 12}, {"c", 12}});
    table.setFitted({{"a", {10, 30}}}, {"c", "b"});
    const int wanted = 12 * QFontMetrics(themes.theme().font(FontRole::Body)).averageCharWidth() + 2 * space::s;
    table.resize(6 * wanted, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QVERIFY(!table.isColumnHidden(1) && !table.isColumnHidden(2));

    table.resize(wanted * 5 / 2, 200);
    QTRY_VERIFY(table.isColumnHidden(2));
    QVERIFY(!table.isColumnHidden(1));
    table.selectRow(0);
    table.copySelection();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("a\tb\tc\n0\t1\t2\n"));

    // Columns shown by the user stay, and columns hidden by the user are not copied.
    const auto choose = [&table](int column) {
        QMenu menu;
        table.fillMenu(menu);
        menu.findChildren<QMenu*>().back()->actions().at(column)->toggle();
    };
    choose(2);
    QVERIFY(!table.isColumnHidden(2) && !table.isColumnHidden(1));
    choose(1);
    table.copySelection();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("a\tc\n0\t2\n"));
    const QJsonObject state = table.saveState();
    choose(1);
    table.restoreState(state);
    QVERIFY(table.isColumnHidden(1));

    // A column that was sized by hand keeps its width.
    table.horizontalHeader()->resizeSection(0, 90);
    table.resize(6 * wanted, 200);
    QVERIFY(acr::test::handlePending());
    QCOMPARE(table.columnWidth(0), 90);
}

void TestTableExport::anExistingFileIsNotReplacedUnasked()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("exp.csv"));
    const auto content = [&file] {
        QFile existing(file);
        return existing.open(QIODevice::ReadOnly) ? existing.readAll() : QByteArray();
    };
    QFile existing(file);
    QVERIFY(existing.open(QIODevice::WriteOnly));
    existing.write("old");
    existing.close();

    QStandardItemModel model(1, 1);
    model.setItem(0, 0, new QStandardItem(QStringLiteral("new")));
    ThemeManager themes(*qApp);
    DataTable table(themes, QStringLiteral("Table"));
    table.setModel(&model);
    table.show();
    const auto exportAs = [&](const QString& name) {
        table.exportTable();
        auto* const dialog = table.findChild<QFileDialog*>();
        dialog->setDirectory(folder.path());
        dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(name);
        return dialog;
    };
    // The answer is given inside the dialog's own question.
    bool asked = false;
    const auto answer = [&asked](QMessageBox::StandardButton button) {
        asked = false;
        QTimer::singleShot(0, qApp, [&asked, button] {
            if (auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                asked = question->text().contains(QLatin1String("exp.csv"));
                question->button(button)->click();
            }
        });
    };
    for (const char* name : {"exp", "exp.csv"}) {
        QPointer<QFileDialog> dialog = exportAs(QLatin1String(name));
        answer(QMessageBox::No);
        QMetaObject::invokeMethod(dialog, "accept");
        QVERIFY2(asked, name);
        QCOMPARE(content(), QByteArray("old"));
        dialog->reject();
        QTRY_VERIFY(dialog.isNull());
    }
    // A name that only looks as if it had a suffix.
    QVERIFY(existing.rename(folder.filePath(QStringLiteral("run 0.5.csv"))));
    QPointer<QFileDialog> dialog = exportAs(QStringLiteral("run 0.5"));
    QMetaObject::invokeMethod(dialog, "accept");
    auto* const question = table.findChild<QMessageBox*>();
    QVERIFY(question != nullptr && question->text().contains(QLatin1String("run 0.5.csv")));
    question->reject();
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("run 0.5"))));

    dialog = exportAs(QStringLiteral("exp"));
    QMetaObject::invokeMethod(dialog, "accept");
    QCOMPARE(content(), QByteArray("1\r\nnew\r\n"));
}

void TestTableExport::cellsThatSpreadsheetsWouldRunAreLeftAsTheyAreOnRequest()
{
    const QTemporaryDir folder;
    QStandardItemModel model(2, 1);
    model.setItem(0, 0, new QStandardItem(QStringLiteral("=1+1")));
    model.setItem(1, 0, new QStandardItem(QStringLiteral("-5")));
    ThemeManager themes(*qApp);
    DataTable table(themes, QStringLiteral("Table"));
    table.setModel(&model);
    table.show();
    const auto exported = [&](const QString& name, qsizetype filter) {
        table.exportTable();
        QPointer<QFileDialog> dialog = table.findChild<QFileDialog*>();
        dialog->setDirectory(folder.path());
        if (filter > 0)
            dialog->selectNameFilter(dialog->nameFilters().at(filter));
        dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(name);
        QMetaObject::invokeMethod(dialog, "accept");
        if (!QTest::qWaitFor([&] { return dialog.isNull(); }))
            return QByteArray("the dialog stays");
        QFile file(folder.filePath(name.contains(u'.') ? name : name + QStringLiteral(".csv")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    };
    QCOMPARE(exported(QStringLiteral("quoted"), 0), QByteArray("1\r\n'=1+1\r\n-5\r\n"));
    QCOMPARE(exported(QStringLiteral("plain"), 1), QByteArray("1\r\n=1+1\r\n-5\r\n"));
    // The suffix decides the format.
    QCOMPARE(exported(QStringLiteral("other.csv"), 2), QByteArray("1\r\n'=1+1\r\n-5\r\n"));
}

void TestTableExport::theModelMayChangeWhileAMenuIsOpen()
{
    ThemeManager themes(*qApp);
    const auto fill = [](QStandardItemModel& model, int rows, const QStringList& keys) {
        model.clear();
        model.setRowCount(rows);
        model.setColumnCount(static_cast<int>(keys.size()));
        for (int column = 0; column < keys.size(); ++column) {
            model.setHeaderData(column, Qt::Horizontal, keys[column], ColumnKeyRole);
            for (int row = 0; row < rows; ++row)
                model.setItem(row, column, new QStandardItem(keys[column] + QString::number(row)));
        }
    };
    QStandardItemModel model;
    fill(model, 9, {"a", "b", "c"});
    DataTable table(themes, QStringLiteral("Table"));
    table.setModel(&model);
    table.resize(400, 300);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QStringList chosen;
    connect(&table, &DataTable::menuAboutToShow, this, [&chosen](QMenu* menu, const QModelIndex& index) {
        menu->addAction(QStringLiteral("Choose"), [&chosen, text = index.data().toString()] { chosen.append(text); });
    });
    const auto openMenu = [&table] {
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        return menu != nullptr && menu->parent() == &table ? menu : nullptr;
    };
    const auto trigger = [](QMenu& menu, const QString& text) {
        for (QAction* action : menu.actions()) {
            if (action->text() == text) {
                QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(action).center());
                return true;
            }
        }
        return false;
    };

    const QPoint place = table.visualRect(model.index(7, 0)).center();
    QContextMenuEvent onRow(QContextMenuEvent::Mouse, place, table.viewport()->mapToGlobal(place));
    QApplication::sendEvent(table.viewport(), &onRow);
    QPointer<QMenu> menu = openMenu();
    QVERIFY(menu != nullptr);
    fill(model, 2, {"c", "a"});
    QVERIFY(trigger(*menu, QStringLiteral("Choose")));
    QCOMPARE(chosen, QStringList{"a7"});
    QTRY_VERIFY(menu.isNull());

    // A column is known by its key, wherever it is by then.
    emit table.horizontalHeader()->customContextMenuRequested(
        QPoint(table.horizontalHeader()->sectionViewportPosition(0) + 4, 4));
    menu = openMenu();
    QVERIFY(menu != nullptr);
    fill(model, 3, {"a", "b", "c"});
    QVERIFY(trigger(*menu, QStringLiteral("Sort descending")));
    QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), 2);
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("c2"));
    QTRY_VERIFY(menu.isNull());
    emit table.horizontalHeader()->customContextMenuRequested(
        QPoint(table.horizontalHeader()->sectionViewportPosition(1) + 4, 4));
    menu = openMenu();
    QVERIFY(menu != nullptr);
    fill(model, 3, {"a", "c"});
    const int before = table.horizontalHeader()->sortIndicatorSection();
    QVERIFY(trigger(*menu, QStringLiteral("Sort ascending")));
    QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), before);
}

QTEST_MAIN(TestTableExport)
#include "tst_tableexport.moc"
