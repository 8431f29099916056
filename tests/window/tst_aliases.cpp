// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/aliasdialog.h"
#include "tests/window/windowfixture.h"
#include "widgets/models/datatable.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace acr;
using namespace acr::ui;

class AliasesTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::WindowFixture> m_fixture;
    QPointer<AliasDialog> m_dialog;

    Services services() { return m_fixture->services(); }
    [[nodiscard]] bool calm() { return m_fixture->calm(); }
    template <class Widget>
    Widget& control(const char* name)
    {
        return *m_dialog->findChild<Widget*>(QLatin1String(name));
    }
    std::vector<Alias> saved()
    {
        auto file = Workspace::open(services().workspace.file().toStdString(), Workspace::OpenMode::ReadOnly);
        return *file->aliases(*services().workspace.current());
    }
    void chooseModel(const QString& name) { control<QComboBox>("aliasModel").setCurrentText(name); }

private slots:
    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->trigger("file.aliases");
        m_dialog = m_fixture->window().findChild<AliasDialog*>();
        QVERIFY(m_dialog && m_dialog->isVisible());
    }
    void cleanup()
    {
        delete m_dialog;
        m_fixture.reset();
    }

    void keysAddAnAliasThatIsSavedAndCanBeUndone()
    {
        const std::size_t before = saved().size();
        auto& name = control<QLineEdit>("aliasName");
        QVERIFY(!control<QPushButton>("aliasAdd").isEnabled());
        QTest::keyClicks(&name, "somebody-s-glm");
        chooseModel("glm-5");
        QVERIFY(control<QPushButton>("aliasAdd").isEnabled());
        QTest::keyClick(&name, Qt::Key_Return);
        QCOMPARE(saved().size(), before + 1);
        QCOMPARE(saved().back().name, std::string("somebody-s-glm"));
        QCOMPARE(saved().back().model, std::string("glm-5"));
        QVERIFY(name.text().isEmpty());
        QVERIFY(m_dialog->isVisible());
        services().undo.undo();
        QCOMPARE(saved().size(), before);
        services().undo.redo();
        QCOMPARE(saved().size(), before + 1);
        QCOMPARE(control<DataTable>("aliasTable").model()->rowCount(), int(before) + 1);
    }

    void whatIsNoAliasIsRefusedWithItsReason()
    {
        auto& name = control<QLineEdit>("aliasName");
        QTest::keyClicks(&name, "gpt-5.4");
        QVERIFY(!control<QPushButton>("aliasAdd").isEnabled());
        QVERIFY(control<QLabel>("aliasNote").text().contains("gpt-5.4"));
        const auto before = saved();
        QTest::keyClick(&name, Qt::Key_Return);
        QVERIFY(saved() == before);
    }

    void aDoubleClickEditsInPlaceAndTheMouseRemoves()
    {
        QVERIFY(services().workspace.setAliases({{"one", "glm-5"}, {"two", "gpt-5.4"}}));
        auto& table = control<DataTable>("aliasTable");
        QCOMPARE(table.model()->rowCount(), 2);
        const QPoint cell = table.visualRect(table.model()->index(0, AliasModel::Name)).center();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell);
        QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, cell);
        auto* editor = table.viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "uno");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(saved().front().name, std::string("uno"));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(1, 0)).center());
        QTest::mouseClick(&control<QPushButton>("aliasRemove"), Qt::LeftButton);
        QCOMPARE(saved().size(), std::size_t(1));
        services().undo.undo();
        services().undo.undo();
        QVERIFY((saved() == std::vector<Alias>{{"one", "glm-5"}, {"two", "gpt-5.4"}}));
    }

    void theNextImportOfDecisionsUsesTheTable()
    {
        QFile file(m_fixture->folder.filePath("router.jsonl"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto& benchmark = *services().document.benchmark();
        file.write("{\"task_id\": \"" + QByteArray::fromStdString(benchmark.tasks[TaskIndex(0)].id) +
                   "\", \"chosen_model\": \"mine\"}\n");
        file.close();
        QSignalSpy failures(&services().workspace, &WorkspaceFile::failed);
        services().workspace.importDecisions(file.fileName());
        QVERIFY(calm());
        QCOMPARE(failures.size(), 1);
        QTest::keyClicks(&control<QLineEdit>("aliasName"), "mine");
        chooseModel("kimi-k2.5");
        QTest::mouseClick(&control<QPushButton>("aliasAdd"), Qt::LeftButton);
        services().workspace.importDecisions(file.fileName());
        QVERIFY(calm());
        QCOMPARE(failures.size(), 1);
        QCOMPARE(services().document.decisions()->size(), std::size_t(1));
        QVERIFY(services().document.decisions()->front().decisions.front().chosen == *benchmark.model("kimi-k2.5"));
        // What was imported stays when the alias goes.
        services().undo.undo();
        QCOMPARE(services().document.decisions()->size(), std::size_t(1));
    }
};

QTEST_MAIN(AliasesTest)
#include "tst_aliases.moc"
