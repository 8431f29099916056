// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The filter of the stream bar: an expression beside the facets, applied, undone, refused, and exchanged with tables.

#include "core/benchmark/simulator.h"
#include "widgets/document/workspacefile.h"
#include "widgets/shell/facetpopup.h"
#include "widgets/shell/streambar.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QUndoStack>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

struct Bar {
    Jobs jobs;
    Document document{jobs};
    QUndoStack undo;
    StreamBar bar;
    QString model;

    explicit Bar(ThemeManager& themes)
        : bar(document, undo, themes)
    {
        document.setSeeds(1);
        SimulatorOptions options;
        options.dimensionTasks.fill(30);
        options.agenticTasks = 12;
        options.prompts = false;
        document.setContents(std::make_shared<const Benchmark>(simulate(options).value()), {});
        model = QString::fromStdString(document.benchmark()->models.front().name);
        bar.resize(1200, 44);
        bar.show();
    }
    ~Bar() { jobs.cancelAll(); }
    FilterEdit& openFilter()
    {
        bar.findChild<QToolButton*>(QStringLiteral("filter"))->click();
        return *bar.findChild<FilterEdit*>(QStringLiteral("streamFilterText"));
    }
    [[nodiscard]] std::size_t tasks() const { return document.stream()->tasks.size(); }
};

} // namespace

class StreamFilterTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<ThemeManager> m_themes;

private slots:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(*qApp); }

    void enterAppliesTheTextAndUndoTakesItBack()
    {
        Bar bar(*m_themes);
        const std::size_t before = bar.tasks();
        FilterEdit& edit = bar.openFilter();
        const QString text = QStringLiteral("solves(%1)").arg(bar.model);
        QTest::keyClicks(&edit, text);
        // Not before it is applied, but its effect is told.
        QCOMPARE(bar.tasks(), before);
        const auto* count = bar.bar.findChild<QLabel*>(QStringLiteral("streamFilterCount"));
        QVERIFY(!count->text().isEmpty());
        QTest::keyClick(&edit, Qt::Key_Return);
        const std::size_t solved = bar.tasks();
        QVERIFY(solved > 0 && solved < before);
        QVERIFY(count->text().isEmpty());
        for (const TaskIndex task : bar.document.stream()->tasks)
            QCOMPARE(bar.document.benchmark()->outcomes.score(task, ModelIndex(0)), 1.0);
        QCOMPARE(bar.document.stream()->definition.filter.expression, text.toStdString());
        QVERIFY(bar.bar.findChild<QToolButton*>(QStringLiteral("filter"))->toolTip().contains(text));

        // Facets narrow it further and keep the text.
        auto* tree = bar.bar.findChild<QTreeWidget*>(QStringLiteral("facets"));
        const std::string dimension =
            bar.document.benchmark()->tasks.categoryName(bar.document.stream()->tasks.front(), Facet::Dimension);
        for (QTreeWidgetItem* item :
             tree->findItems(QString::fromStdString(dimension), Qt::MatchExactly | Qt::MatchRecursive))
            item->setCheckState(0, Qt::Checked);
        QVERIFY(bar.tasks() < solved);
        QCOMPARE(bar.document.stream()->definition.filter.expression, text.toStdString());
        bar.undo.undo();
        QCOMPARE(bar.tasks(), solved);
        bar.undo.undo();
        QCOMPARE(bar.tasks(), before);
    }

    void whatCanNotBeIsSaidAndTheStreamStays()
    {
        Bar bar(*m_themes);
        const std::size_t before = bar.tasks();
        FilterEdit& edit = bar.openFilter();
        edit.setText(QStringLiteral("pick(acrouter) = %1").arg(bar.model));
        QVERIFY(edit.problem() && edit.problem()->fault == FilterFault::PolicyInStream);
        QVERIFY(!bar.bar.findChild<QPushButton*>(QStringLiteral("applyStreamFilter"))->isEnabled());
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(bar.tasks(), before);
        edit.setText(QStringLiteral("solved_by > 1000"));
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(bar.tasks(), before);
        QVERIFY(bar.undo.count() == 0);
        // What was typed is still there when the list is opened again.
        edit.window()->hide();
        QCOMPARE(bar.openFilter().text(), QStringLiteral("solved_by > 1000"));
    }

    void tablesAndStreamExchangeFilters()
    {
        Bar bar(*m_themes);
        const std::size_t before = bar.tasks();
        const std::string text = QStringLiteral("fails(%1)").arg(bar.model).toStdString();
        const StreamFilter filter{.facets = {{Facet::Dimension, {"bug_fixing"}}}, .expression = text};
        bar.document.setTableFilter(filter);
        emit bar.document.streamFilterRequested(bar.document.tableFilter());
        QCOMPARE(bar.document.stream()->definition.filter, filter);
        QVERIFY(bar.tasks() < before);
        // One that is not possible is shown with its reason.
        emit bar.document.streamFilterRequested({.facets = {}, .expression = "regret(acrouter) > 0"});
        auto* edit = bar.bar.findChild<FilterEdit*>(QStringLiteral("streamFilterText"));
        QVERIFY(edit->isVisible());
        QCOMPARE(edit->text(), QStringLiteral("regret(acrouter) > 0"));
        QVERIFY(edit->problem());
        QCOMPARE(bar.document.stream()->definition.filter, filter);
        edit->window()->hide();
        bar.undo.undo();
        QCOMPARE(bar.tasks(), before);
    }

    void anotherSplitKeepsTheTextWhereItLetsSomethingPass()
    {
        Bar bar(*m_themes);
        StreamDefinition definition = bar.document.stream()->definition;
        definition.filter.expression = QStringLiteral("solves(%1)").arg(bar.model).toStdString();
        QVERIFY(bar.document.setStream(definition));
        auto* split = bar.bar.findChild<QComboBox*>(QStringLiteral("split"));
        split->setCurrentIndex(split->findData(QStringLiteral("probing")));
        QCOMPARE(bar.document.stream()->definition.split, std::string("probing"));
        QCOMPARE(bar.document.stream()->definition.filter.expression, definition.filter.expression);
    }
};

QTEST_MAIN(StreamFilterTest)
#include "tst_streamfilter.moc"
