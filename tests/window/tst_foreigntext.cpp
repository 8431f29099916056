// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names and prompts of a benchmark are other people's text. Here all of them hold markup that names a picture; no
/// page, dialog, menu or tool tip may open it.
#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "core/live/simulatedmodels.h"
#include "tests/support/documentfixture.h"
#include "tests/support/openwatch.h"
#include "tests/window/smallbenchmark.h"
#include "widgets/shell/commandpalette.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QDockWidget>
#include <QHelpEvent>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolTip>
#include <QtTest>

#include <memory>

using namespace acr;
using namespace acr::ui;

namespace {

void appendLine(QFile& file, const QJsonObject& object)
{
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

/// A benchmark of one's own, 48 tasks × 3 models, in which every name and prompt shows the picture.
bool writeBenchmark(const QString& folder, const QString& picture)
{
    const QString markup = QStringLiteral("<img src=\"%1\">").arg(picture);
    QFile tasks(folder + QStringLiteral("/tasks.jsonl"));
    QFile results(folder + QStringLiteral("/model_results.jsonl"));
    if (!tasks.open(QIODevice::WriteOnly) || !results.open(QIODevice::WriteOnly))
        return false;
    for (int task = 0; task < 48; ++task) {
        const QString id = QStringLiteral("<b>task</b> %1 %2").arg(task).arg(markup);
        appendLine(tasks,
                   {{"task_id", id},
                    {"dimension", QStringLiteral("dimension %1 %2").arg(task % 3).arg(markup)},
                    {"language", QStringLiteral("language %1").arg(markup)},
                    {"difficulty", QStringLiteral("<i>hard</i> %1").arg(markup)},
                    {"source", QStringLiteral("source %1 %2").arg(task % 2).arg(markup)},
                    {"split", task % 2 == 0 ? QStringLiteral("probing") : QStringLiteral("id_test")},
                    {"prompt", QStringLiteral("# Title\n\n![picture](%1)\n\n%2\n\n[link](%1)\n\n- item ![](%1)\n")
                                   .arg(picture, markup)}});
        for (int model = 0; model < 3; ++model)
            appendLine(results, {{"task_id", id},
                                 {"model", QStringLiteral("model %1 %2").arg(model).arg(markup)},
                                 {"score", (task + model) % 3 == 0 ? 1.0 : 0.0},
                                 {"cost_usd", 0.01 * (model + 1)}});
    }
    return true;
}

/// False for a text that was laid out before in this way: a second time opens nothing new, and takes most of the time.
bool isNew(const QString& text, int format)
{
    static QSet<std::pair<QString, int>> seen;
    const qsizetype before = seen.size();
    seen.insert({text, format});
    return seen.size() > before;
}

void showToolTip(const QString& text, QWidget& widget)
{
    constexpr int toolTip = -1;
    if (!text.isEmpty() && isNew(text, toolTip))
        QToolTip::showText(widget.mapToGlobal(QPoint(5, 5)), text, &widget);
}

/// What happens when the mouse rests anywhere on the widget.
void restOn(QWidget& widget)
{
    constexpr int columns = 8;
    constexpr int rows = 6;
    for (int i = 0; i < columns * rows; ++i) {
        const QPoint place(widget.width() * (2 * (i % columns) + 1) / (2 * columns),
                           widget.height() * (2 * (i / columns) + 1) / (2 * rows));
        QHelpEvent help(QEvent::ToolTip, place, widget.mapToGlobal(place));
        QApplication::sendEvent(&widget, &help);
    }
}

/// Lays out and paints all that is in the widget, and shows every tool tip.
void lookAt(QWidget& root)
{
    QCoreApplication::processEvents();
    static_cast<void>(root.grab());
    for (const QLabel* label : root.findChildren<QLabel*>()) {
        if (!isNew(label->text(), label->textFormat()))
            continue;
        static_cast<void>(label->sizeHint());
        static_cast<void>(label->heightForWidth(120));
    }
    for (const auto* view : root.findChildren<QAbstractItemView*>()) {
        for (int row = 0; view->model() != nullptr && row < std::min(20, view->model()->rowCount()); ++row)
            for (int column = 0; column < view->model()->columnCount(); ++column)
                showToolTip(view->model()->index(row, column).data(Qt::ToolTipRole).toString(), root);
    }
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        showToolTip(widget->toolTip(), *widget);
        if (auto* menu = qobject_cast<QMenu*>(widget)) {
            QMetaObject::invokeMethod(menu, "aboutToShow");
            static_cast<void>(menu->grab());
            for (const QAction* action : menu->actions())
                showToolTip(action->toolTip(), *menu);
        } else if (widget->isVisible()) {
            restOn(*widget);
        }
    }
    QToolTip::hideText();
}

} // namespace

class ForeignTextTest final : public QObject {
    Q_OBJECT

private slots:
    void noNameOrPromptOpensAFile()
    {
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("picture.png"));
        QVERIFY(QImage(8, 8, QImage::Format_RGB32).save(picture));
        QVERIFY(writeBenchmark(folder.path(), picture));
        test::OpenWatch watch(picture);
        QVERIFY(watch.works());

        Workbench workbench(*qApp, folder.path(), folder.path());
        const Services services = workbench.services();
        QVERIFY(services.workspace.open(folder.filePath(QStringLiteral("w.acrw")), WorkspaceFile::Mode::Create));
        MainWindow& window = workbench.window();
        window.resize(1440, 900);
        window.show();
        services.workspace.importBenchmark(folder.path());
        QVERIFY(test::waitUntilCalm(services.jobs, services.document));
        QVERIFY(services.document.benchmark());
        QCOMPARE(services.document.benchmark()->tasks.size(), std::size_t(48));
        QVERIFY(services.document.benchmark()->models.front().name.find("<img") != std::string::npos);
        QVERIFY(services.document.results());

        for (Page* page : window.pages()) {
            QVERIFY(window.showPage(page->id()));
            services.document.selectTask(services.document.stream()->tasks.front());
            services.document.selectModel(ModelIndex::at(1));
            services.document.selectPolicy(QString::fromStdString(services.document.results()->rows.front().policy));
            QVERIFY(test::waitUntilCalm(services.jobs, services.document));
            QVERIFY(QTest::qWaitFor([page] { return page->settled(); }));
            services.document.selectStep(3);
            QVERIFY(QTest::qWaitFor([page] { return page->settled(); }));
            lookAt(window);
            QVERIFY2(watch.count() == 0, qPrintable(page->id()));
            for (auto* tabs : window.findChildren<QTabBar*>()) {
                for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
                    tabs->setCurrentIndex(tab);
                    QVERIFY(QTest::qWaitFor([page] { return page->settled(); }));
                    lookAt(window);
                    QVERIFY2(watch.count() == 0, qPrintable(page->id() + u' ' + tabs->tabText(tab)));
                }
            }
        }
        for (const char* id : {"file.aliases", "file.removeBenchmark"}) {
            window.actions().action(QLatin1String(id))->trigger();
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            lookAt(*dialog);
            dialog->reject();
            QVERIFY2(watch.count() == 0, id);
        }
        // Tasks and verdicts of a live session come from elsewhere, too: a file of tasks, a model, a person.
        const std::string markup = QStringLiteral("<img src=\"%1\">").arg(picture).toStdString();
        RunnableTask task;
        task.id = "<b>live</b> " + markup;
        task.prompt = "![picture](" + picture.toStdString() + ") " + markup;
        task.dimension = "dimension " + markup;
        services.live.add(task);
        LiveRun::Setup setup;
        setup.endpoints = std::make_shared<const EndpointSet>(SimulatedModels::pool());
        setup.settings.provider = simulatedProvider({.seed = 1, .latencyFactor = 0});
        setup.simulated = true;
        setup.name = "session " + markup;
        QVERIFY(window.showPage(QStringLiteral("live")));
        services.live.start(std::move(setup));
        QVERIFY(QTest::qWaitFor([&] { return services.live.board().answered() == 1; }, test::patienceMs));
        services.live.judge(
            0, services.live.board().tasks().front().calls.begin()->first,
            {.verdict = acr::Verdict::Failed, .person = markup, .comment = markup, .withdrawn = false, .call = {}});
        lookAt(window);
        services.live.stop();
        QVERIFY(QTest::qWaitFor([&] { return services.live.state() == LiveRun::State::Ended; }, test::patienceMs));
        QVERIFY(test::waitUntilCalm(services.jobs, services.document));
        for (auto* tabs : window.findChildren<QTabBar*>()) {
            for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                lookAt(window);
            }
        }
        QCOMPARE(watch.count(), 0);
        window.showCommands();
        auto* palette = window.findChild<CommandPalette*>();
        for (const char* query : {"task", "model", "img"}) {
            palette->input().setText(QLatin1String(query));
            lookAt(*palette);
        }
        palette->close();
        QCOMPARE(watch.count(), 0);

        // The watch sees what Qt does with such a text where nothing holds it back.
        QLabel rich(QStringLiteral("<img src=\"%1\">").arg(picture));
        rich.setTextFormat(Qt::RichText);
        static_cast<void>(rich.sizeHint());
        QVERIFY(watch.count() > 0);
    }
};

QTEST_MAIN(ForeignTextTest)
#include "tst_foreigntext.moc"
