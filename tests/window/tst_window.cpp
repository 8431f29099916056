// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/dockarea.h"
#include "tests/support/heldjobs.h"
#include "tests/support/shareddata.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/live/livepage.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/statistics/statisticspage.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/errordialog.h"
#include "widgets/shell/helpview.h"
#include "widgets/shell/policydialog.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/streambar.h"
#include "widgets/shell/tourguide.h"
#include "widgets/theme/emptystate.h"

#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

#include <functional>
#include <memory>
#include <utility>

using namespace acr;
using namespace acr::ui;

namespace {

struct Desk : test::WindowFixture {
    template <class Widget>
    [[nodiscard]] Widget& control(const char* name)
    {
        return *window().findChild<StreamBar*>()->findChild<Widget*>(QLatin1String(name));
    }
    /// Asks the command palette for something by keys. False when it stays open.
    [[nodiscard]] bool ask(const QString& query)
    {
        trigger("view.commands");
        auto* palette = window().findChild<CommandPalette*>();
        QTest::keyClicks(&palette->input(), query);
        QTest::keyClick(&palette->input(), Qt::Key_Return);
        return QTest::qWaitFor([&] { return !palette->isVisible(); }) && test::handlePending();
    }
};

/// Drops files on the window.
void drop(QWidget& target, const QStringList& files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls.append(QUrl::fromLocalFile(file));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

QString listed(const QList<int>& sizes)
{
    QStringList texts;
    for (const int size : sizes)
        texts << QString::number(size);
    return texts.join(QLatin1Char(' '));
}

} // namespace

/// The texts of placeholders as they come on screen.
class SeenPlaceholders final : public QObject {
public:
    SeenPlaceholders() { qApp->installEventFilter(this); }
    [[nodiscard]] QStringList take() { return std::exchange(m_seen, {}); }
    /// Waits until the text comes on screen.
    [[nodiscard]] bool comes(const QString& text)
    {
        return QTest::qWaitFor([&] { return take().contains(text); }, test::patienceMs);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* const label = event->type() == QEvent::Paint ? qobject_cast<QLabel*>(watched) : nullptr;
        if (label != nullptr && qobject_cast<EmptyState*>(label->parentWidget()) != nullptr &&
            !label->text().isEmpty() && !m_seen.contains(label->text()))
            m_seen << label->text();
        return false;
    }

private:
    QStringList m_seen;
};

class WindowTest final : public QObject {
    Q_OBJECT

    /// Pixels of tables, charts and the prior desk on a page.
    static double roomOfContent(const Page& page)
    {
        double room = 0;
        for (const QWidget* part : page.findChildren<QWidget*>()) {
            const bool counts = qobject_cast<const ChartWidget*>(part) != nullptr ||
                                qobject_cast<const DataTable*>(part) != nullptr ||
                                qobject_cast<const PriorGrid*>(part) != nullptr;
            if (counts && part->isVisible())
                room += static_cast<double>(part->width()) * part->height();
        }
        return room;
    }

private slots:
    /// Four times the pixels: what is not content stays as large as it is.
    void aLargeWindowGivesItsRoomToTablesAndCharts()
    {
        Desk desk;
        QVERIFY(desk.open());
        for (const char* id : {"benchmark", "session", "statistics", "regret", "priors", "memory"}) {
            QVERIFY(desk.window().showPage(QLatin1String(id)) && desk.settle());
            double rooms[2] = {};
            for (int large = 0; large < 2; ++large) {
                const QSize size = large == 0 ? QSize(1280, 720) : QSize(2560, 1440);
                desk.window().resize(size);
                QVERIFY(QTest::qWaitFor([&] { return desk.window().size() == size; }, test::patienceMs));
                QVERIFY(desk.settle());
                rooms[large] = roomOfContent(*desk.window().currentPage());
            }
            QVERIFY2(rooms[0] > 0 && rooms[1] >= 3 * rooms[0],
                     qPrintable(QStringLiteral("%1: %2 and %3").arg(QLatin1String(id)).arg(rooms[0]).arg(rooms[1])));
        }
    }

    void nothingSaysThatNoBenchmarkIsOpenWhileOneIsBeingOpened()
    {
        const QString none = "No benchmark is open";
        const QString opening = "A benchmark is being opened";
        Desk desk;
        desk.window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&desk.window()));
        WorkspaceFile& workspace = desk.services().workspace;
        const QString file = desk.folder.filePath("small.acrw");
        QVERIFY(workspace.open(file, WorkspaceFile::Mode::Create));
        SeenPlaceholders seen;
        {
            const test::HeldJobs held(desk.services().jobs);
            workspace.simulate(test::smallBenchmark());
            QVERIFY(seen.comes(opening));
            desk.services().jobs.cancelAll();
        }
        QVERIFY(desk.calm());
        QVERIFY(seen.comes(none));

        // Any other work is no benchmark on its way.
        {
            const test::HeldJobs held(desk.services().jobs);
            QCoreApplication::processEvents();
            QCOMPARE(seen.take(), QStringList());
        }
        QVERIFY(desk.calm());

        const auto opensUnder = [&](const std::function<void()>& begin) -> QString {
            {
                const test::HeldJobs held(desk.services().jobs);
                begin();
                if (!seen.comes(opening))
                    return "nothing says that a benchmark is being opened";
            }
            if (!desk.calm() || !desk.document().benchmark())
                return "no benchmark is shown";
            QCoreApplication::processEvents();
            return seen.take().contains(none) ? none : QString();
        };
        QCOMPARE(opensUnder([&] { workspace.simulate(test::smallBenchmark(1)); }), QString());
        const auto first = *workspace.current();
        QVERIFY(desk.window().showPage("statistics"));
        QVERIFY(desk.calm());
        static_cast<void>(seen.take());
        workspace.simulate(test::smallBenchmark(2));
        QVERIFY(desk.calm());
        QVERIFY(!seen.take().contains(none));
        QCOMPARE(opensUnder([&] { static_cast<void>(workspace.removeBenchmark(*workspace.current())); }), QString());
        QVERIFY(workspace.open(desk.folder.filePath("other.acrw"), WorkspaceFile::Mode::Create));
        QVERIFY(seen.comes(none));
        QCOMPARE(opensUnder([&] { static_cast<void>(workspace.open(file)); }), QString());
        QVERIFY(workspace.removeBenchmark(first));
        QVERIFY(seen.comes(none));
    }

    void textsOfTourAndDialogsFollowTheTextSize()
    {
        Desk desk;
        QVERIFY(desk.open());
        ThemeManager& themes = desk.services().themes;
        desk.window().actions().action("help.tour")->trigger();
        auto* const tour = desk.window().findChild<TourGuide*>();
        QVERIFY(tour != nullptr && tour->isVisible());
        PolicyDialog dialog(themes, desk.document(), &desk.window());
        dialog.choosePolicy("linucb");
        dialog.show();
        const auto differs = [&]() -> QStringList {
            const auto sizesIn = [](const QWidget& widget) {
                QSet<double> sizes;
                for (const QLabel* label : widget.findChildren<QLabel*>()) {
                    if (label->isVisible() && !label->text().isEmpty())
                        sizes.insert(label->font().pointSizeF());
                }
                return sizes;
            };
            const auto size = [&](FontRole role) { return themes.theme().font(role).pointSizeF(); };
            QStringList wrong;
            const QSet<double> ofTour{size(FontRole::SectionTitle), size(FontRole::Body), size(FontRole::Caption)};
            if (sizesIn(*tour) != ofTour)
                wrong << "tour";
            const QSet<double> ofDialog{size(FontRole::Body), size(FontRole::Mono), size(FontRole::Caption)};
            if (sizesIn(dialog) != ofDialog)
                wrong << "policy dialog";
            return wrong;
        };
        QCOMPARE(differs(), QStringList());
        themes.setPointSize(15);
        QTRY_COMPARE(differs(), QStringList());
        // The bubble has room for its larger text.
        for (const QLabel* label : tour->findChildren<QLabel*>())
            QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    }

    void theFirstStartShowsTheSimulatedBenchmark()
    {
        Desk desk;
        desk.window().show();
        QVERIFY(desk.workbench().openAtStart({}));
        QVERIFY(desk.calm());
        QVERIFY(desk.document().benchmark());
        QCOMPARE(desk.document().benchmark()->kind, DataKind::Simulated);
        QVERIFY(desk.window().windowTitle().contains("Workbench.acrw"));
        const QString file = desk.services().workspace.file();
        desk.start();
        QVERIFY(desk.workbench().openAtStart({}));
        QCOMPARE(desk.services().workspace.file(), file);
        QVERIFY(desk.calm());
        QCOMPARE(desk.services().workspace.benchmarks().size(), std::size_t(1));
    }

    void keysOnTheStreamBarSwitchTheStream()
    {
        Desk desk;
        QVERIFY(desk.open());
        const std::string before = desk.document().stream()->definition.split;
        desk.trigger("view.focusStream");
        auto& split = desk.control<QComboBox>("split");
        QTRY_COMPARE(QApplication::focusWidget(), &split);
        QTest::keyClick(&split, Qt::Key_End);
        QCOMPARE(desk.document().stream()->definition.split, std::string(allTasks));
        desk.trigger("edit.undo");
        QCOMPARE(desk.document().stream()->definition.split, before);
        QCOMPARE(split.currentData().toString().toStdString(), before);

        auto& order = desk.control<QComboBox>("order");
        QTest::keyClick(&order, Qt::Key_Down);
        QCOMPARE(desk.document().stream()->definition.order, StreamOrder::Shuffled);
        auto& seed = desk.control<QSpinBox>("seed");
        QVERIFY(seed.isVisible());
        seed.setFocus();
        QTest::keyClick(&seed, Qt::Key_Up);
        QCOMPARE(desk.document().stream()->definition.seed, std::uint64_t(1));
        QVERIFY(desk.calm());
    }

    void theSliderChangesTheCostWeightAsOneStep()
    {
        Desk desk;
        QVERIFY(desk.open());
        auto& slider = desk.control<QSlider>("costWeight");
        QCOMPARE(desk.document().weights().cost, -0.1);
        QTest::keyClick(&slider, Qt::Key_Right);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(desk.document().weights().cost, -0.12);
        QCOMPARE(desk.control<QDoubleSpinBox>("costWeightValue").value(), -0.12);
        desk.services().undo.undo();
        QCOMPARE(desk.document().weights().cost, -0.1);
        QCOMPARE(slider.value(), 10);
        auto& value = desk.control<QDoubleSpinBox>("costWeightValue");
        value.setFocus();
        value.selectAll();
        QTest::keyClicks(&value, "-2.5");
        QTest::keyClick(&value, Qt::Key_Return);
        QCOMPARE(desk.document().weights().cost, -2.5);
        QVERIFY(desk.calm());
        QCOMPARE(desk.document().results()->settings.weights.cost, -2.5);
    }

    void theFilterLetsOnlyTheCheckedDimensionPass()
    {
        Desk desk;
        QVERIFY(desk.open());
        const std::size_t before = desk.document().stream()->tasks.size();
        desk.control<QToolButton>("filter").click();
        auto* tree = desk.window().findChild<QTreeWidget*>("facets");
        QVERIFY(tree);
        QVERIFY(tree->topLevelItemCount() > 0);
        QTreeWidgetItem* dimension = tree->topLevelItem(0);
        dimension->child(0)->setCheckState(0, Qt::Checked);
        const std::size_t one = desk.document().stream()->tasks.size();
        QVERIFY(one < before);
        dimension->child(1)->setCheckState(0, Qt::Checked);
        QVERIFY(desk.document().stream()->tasks.size() > one);
        desk.services().undo.undo();
        desk.services().undo.undo();
        QCOMPARE(desk.document().stream()->tasks.size(), before);
        QVERIFY(desk.calm());
    }

    void thePaletteFindsPagesStreamsAndTasks()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.ask("regret"));
        QTRY_COMPARE(desk.window().currentPage()->id(), QString("regret"));
        QVERIFY(desk.ask("probing stream"));
        QTRY_COMPARE(desk.document().stream()->definition.split, std::string("probing"));
        const TaskIndex task = desk.document().stream()->tasks.back();
        QVERIFY(desk.ask(QString::fromStdString(desk.document().benchmark()->tasks[task].id)));
        QTRY_COMPARE(desk.document().selectedTask(), std::optional(task));
        QTRY_COMPARE(desk.window().currentPage()->id(), QString("benchmark"));
        QVERIFY(desk.calm());
    }

    void thePaletteFindsEndpointsOfTheLivePage()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QList<Page::Entry> entries = desk.page<LivePage>().entries();
        QVERIFY(!entries.isEmpty());
        QVERIFY(desk.ask(entries.first().title));
        QCOMPARE(desk.window().currentPage()->id(), QString("live"));
        const auto* table = desk.page<LivePage>().findChild<DataTable*>("liveEndpoints");
        QVERIFY(table != nullptr && table->isVisible());
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), entries.first().title);
    }

    void theTourVisitsEveryPage()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.trigger("help.tour");
        auto* tour = desk.window().findChild<TourGuide*>();
        QVERIFY(tour && tour->isVisible());
        QStringList visited;
        while (tour->isVisible()) {
            visited.append(desk.window().currentPage()->id());
            QTest::keyClick(tour, Qt::Key_Right);
        }
        for (const Page* page : desk.window().pages())
            QVERIFY2(visited.contains(page->id()), qPrintable(page->id()));
        QVERIFY(desk.calm());
    }

    void aDroppedFolderIsImported()
    {
        ACR_NEED_SHARED(release, "coderouterbench");
        Desk desk;
        QVERIFY(desk.open());
        drop(desk.window(), {QString::fromStdString(release.string())});
        QVERIFY(test::handlePending());
        QVERIFY(desk.calm());
        QCOMPARE(desk.document().benchmark()->kind, DataKind::Recorded);
        QCOMPARE(desk.document().benchmark()->tasks.size(), std::size_t(10175));
        auto& benchmarks = desk.control<QComboBox>("benchmark");
        QCOMPARE(benchmarks.count(), 2);
        QCOMPARE(benchmarks.currentIndex(), 1);
        QVERIFY(desk.services().windowState.recentFiles().front().contains("coderouterbench"));
        auto& warning = desk.control<QToolButton>("missingData");
        auto& split = desk.control<QComboBox>("split");
        split.setCurrentIndex(split.findData("ood176"));
        QVERIFY(warning.isVisible());
        QVERIFY(warning.toolTip().contains("473"));
        // With all its fields the bar fits the smallest supported screen, beside the rail.
        auto& order = desk.control<QComboBox>("order");
        order.setCurrentIndex(1);
        QVERIFY(desk.window().findChild<StreamBar*>()->minimumSizeHint().width() <= 1280 - 64);
        QVERIFY(desk.calm());
    }

    void aFileThatCannotBeReadIsToldInATable()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QString name = desk.folder.filePath("model_results.jsonl");
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"task_id\": \"a\", \"model\": \"m\", \"score\": \"y\"}\n{\"task_id\": \"a\", "
                   "\"model\": \"n\", \"score\": \"x\"}\n");
        file.close();
        drop(desk.window(), {name});
        QVERIFY(test::handlePending());
        QVERIFY(desk.calm());
        auto* dialog = desk.window().findChild<ErrorDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->table().rowCount(), 2);
        QVERIFY(dialog->text().contains("model_results.jsonl\t1"));
        QVERIFY(!dialog->text().contains("%1"));
        dialog->reject();
        QCOMPARE(desk.services().workspace.benchmarks().size(), std::size_t(1));
    }

    void openingAMissingFileSaysSo()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QString before = desk.services().workspace.file();
        desk.window().openPath(desk.folder.filePath("gone.acrw"));
        auto* dialog = desk.window().findChild<ErrorDialog*>();
        QVERIFY(dialog);
        QVERIFY(dialog->text().contains("gone.acrw"));
        QCOMPARE(desk.services().workspace.file(), before);
    }

    void pagesAreReachedByKeysAndRememberedAndHelpFollows()
    {
        Desk desk;
        QVERIFY(desk.open());
        const auto& pages = desk.window().pages();
        QVERIFY(!pages.isEmpty());
        for (const Page* page : pages) {
            desk.window().actions().action(QStringLiteral("page.") + page->id())->trigger();
            QCOMPARE(desk.window().currentPage()->id(), page->id());
            QVERIFY(QFile::exists(QStringLiteral(":/help/en/%1.md").arg(page->id())));
        }
        auto* rail = desk.window().findChild<Rail*>();
        QCOMPARE(rail->current(), static_cast<int>(pages.size()) - 1);
        desk.trigger("help.page");
        auto* help = desk.window().findChild<HelpView*>();
        QVERIFY(help->isVisible());
        QCOMPARE(help->topic(), pages.back()->id());
        QVERIFY(help->text().size() > 300);
        desk.trigger("help.changes");
        QCOMPARE(help->topic(), QStringLiteral("changelog"));
        const QString last = pages.back()->id();
        desk.window().close();
        desk.start();
        QVERIFY(desk.open());
        QCOMPARE(desk.window().currentPage()->id(), last);
    }

    void theDefaultLayoutComesBack()
    {
        Desk desk;
        QVERIFY(desk.open());
        auto* help = desk.window().findChild<QDockWidget*>("helpDock");
        desk.window().showHelp("overview");
        help->setFloating(true);
        QVERIFY(help->isVisible());
        desk.trigger("view.restoreLayout");
        QVERIFY(!help->isVisible());
        QVERIFY(!help->isFloating());
    }

    void looksLanguageAndWindowSurviveARestart()
    {
        Desk desk;
        QVERIFY(desk.open());
        const auto benchmark = desk.document().benchmark();
        desk.window().resize(1300, 777);
        desk.trigger("view.theme.dark");
        QVERIFY(desk.services().themes.theme().isDark());
        desk.trigger("view.larger");
        QCOMPARE(desk.services().themes.theme().pointSize(), 11.0);
        const QPointer<MainWindow> before(&desk.window());
        desk.trigger("view.language.zh_CN");
        QTRY_VERIFY(before.isNull()); // The window is made anew.
        QVERIFY(desk.window().isVisible());
        QCOMPARE(desk.window().size(), QSize(1300, 777));
        QCOMPARE(desk.document().benchmark(), benchmark);
        desk.window().close();
        desk.start();
        QVERIFY(desk.services().themes.theme().isDark());
        QCOMPARE(desk.services().themes.theme().pointSize(), 11.0);
        QCOMPARE(desk.services().preferences.language(), QString("zh_CN"));
        QCOMPARE(desk.window().size(), QSize(1300, 777));
        desk.services().preferences.setLanguage("en");
    }

    void undoStepsActOnTheWindowThatIsThere()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().findChild<StreamBar*>()->findChild<QDoubleSpinBox*>()->setValue(0);
        QVERIFY(desk.services().undo.canUndo());
        const QPointer<MainWindow> before(&desk.window());
        desk.trigger("view.language.zh_CN");
        QTRY_VERIFY(before.isNull());
        QCOMPARE(desk.document().weights().cost, 0.0);
        // The step is of the new window, in its language.
        QVERIFY(desk.services().undo.canUndo());
        QCOMPARE(desk.services().undo.undoText(), StreamBar::tr("change the cost weight"));
        desk.trigger("edit.undo");
        QCOMPARE(desk.document().weights().cost, RewardWeights().cost);
        desk.services().preferences.setLanguage("en");
    }

    void theTextSizeReachesPagesThatAreNotShown()
    {
        Desk desk;
        QVERIFY(desk.open());
        const auto measures = [&] {
            QStringList all;
            for (const Page* page : desk.window().pages()) {
                if (!desk.window().showPage(page->id()) || !desk.settle())
                    return QStringList{page->id() + QStringLiteral(" is not settled")};
                for (const auto* tabs : page->findChildren<QTabBar*>())
                    for (int i = 0; i < tabs->count(); ++i)
                        all << QStringLiteral("%1, %2, %3 wide, %4 pt")
                                   .arg(page->id(), tabs->tabText(i))
                                   .arg(tabs->tabRect(i).width())
                                   .arg(tabs->font().pointSizeF());
            }
            return all;
        };
        (void)measures();
        for (const char* size : {"view.larger", "view.normalSize", "view.smaller"}) {
            QVERIFY(desk.window().showPage("benchmark"));
            desk.trigger(size);
            const QStringList after = measures();
            for (const ThemePreference look : {ThemePreference::Dark, ThemePreference::Light})
                desk.services().themes.setPreference(look);
            QCOMPARE(after, measures());
        }
        desk.trigger("view.normalSize");
    }

    void pagesThatWereNotShownKeepTheirLayout()
    {
        const auto partsOf = [](Desk& desk) {
            const Page* const page = &desk.page<StatisticsPage>();
            return page->findChild<QSplitter*>(QStringLiteral("columns"))->sizes();
        };
        QList<int> expected;
        {
            Desk fresh;
            QVERIFY(fresh.open());
            fresh.window().resize(1280, 720);
            QVERIFY(fresh.window().showPage("statistics"));
            QVERIFY(fresh.settle());
            expected = partsOf(fresh);
        }
        Desk desk;
        QVERIFY(desk.open());
        desk.window().resize(1280, 720);
        QVERIFY(desk.window().showPage("benchmark"));
        // The window is built anew twice, and its session is kept each time.
        for (const char* language : {"view.language.zh_CN", "view.language.en"}) {
            const QPointer<MainWindow> before(&desk.window());
            desk.trigger(language);
            QTRY_VERIFY(before.isNull());
            QVERIFY(desk.settle());
        }
        QVERIFY(desk.window().showPage("statistics"));
        QVERIFY(desk.settle());
        QCOMPARE(partsOf(desk), expected);
    }

    void anotherThemeAndBackLeavesSplittersWhereTheyAre_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("way"); ///< of the mouse, in pixels
        for (const char* language : {"en", "zh_CN"})
            for (const int way : {0, 37, 2000})
                QTest::addRow("%s %d", language, way) << QString(language) << way;
    }
    void anotherThemeAndBackLeavesSplittersWhereTheyAre()
    {
        QFETCH(QString, language);
        QFETCH(int, way);
        Desk desk;
        desk.workbench().overrideLooks(ThemePreference::Light, language);
        QVERIFY(desk.open());
        desk.window().resize(1280, 720);
        for (const Page* page : desk.window().pages()) {
            QVERIFY(desk.window().showPage(page->id()));
            QVERIFY(desk.settle());
            QList<QSplitter*> splitters;
            for (auto* splitter : page->findChildren<QSplitter*>())
                if (splitter->isVisible())
                    splitters << splitter;
            for (const QSplitter* splitter : splitters) {
                for (int i = 1; i < splitter->count(); ++i) {
                    QSplitterHandle* const handle = splitter->handle(i);
                    const QPoint from = handle->rect().center();
                    const QPoint by = splitter->orientation() == Qt::Horizontal ? QPoint(way, 0) : QPoint(0, way);
                    QTest::mousePress(handle, Qt::LeftButton, {}, from);
                    QTest::mouseMove(handle, from + by);
                    QTest::mouseRelease(handle, Qt::LeftButton, {}, from + by);
                }
            }
            QVERIFY(desk.settle());
            QCoreApplication::processEvents();
            const auto sizes = [&] {
                QList<QList<int>> all;
                for (const QSplitter* splitter : splitters)
                    all << splitter->sizes();
                return all;
            };
            const QList<QList<int>> before = sizes();
            for (const ThemePreference look : {ThemePreference::Dark, ThemePreference::Light}) {
                desk.services().themes.setPreference(look);
                QVERIFY(desk.settle());
                QCoreApplication::processEvents();
                for (qsizetype i = 0; i < splitters.size(); ++i)
                    QVERIFY2(splitters[i]->sizes() == before[i],
                             qPrintable(QStringLiteral("%1, %2: %3 is now %4")
                                            .arg(page->id(), splitters[i]->objectName(), listed(before[i]),
                                                 listed(splitters[i]->sizes()))));
            }
        }
    }

    void languageAndThemeChangeInAnyOrderWithEveryPageVisited()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QStringList changes{"view.language.zh_CN", "view.theme.dark",     "view.theme.light", "view.language.en",
                                  "view.theme.dark",     "view.language.zh_CN", "view.larger",      "view.language.en",
                                  "view.theme.light",    "view.language.zh_CN", "view.normalSize",  "view.theme.system",
                                  "view.language.en",    "view.theme.dark"};
        for (const QString& change : changes) {
            for (const Page* page : desk.window().pages()) {
                QVERIFY(desk.window().showPage(page->id()));
                QVERIFY(desk.calm());
                QVERIFY(QTest::qWaitFor([page] { return page->settled(); }));
            }
            const bool language = change.contains("language");
            const QPointer<MainWindow> before(&desk.window());
            desk.window().actions().action(change)->trigger();
            if (language)
                QTRY_VERIFY(before.isNull()); // The window is made anew.
            QVERIFY(desk.window().isVisible());
        }
        QVERIFY(desk.services().themes.theme().isDark());
        QCOMPARE(desk.services().preferences.language(), QString("en"));
    }

    void aThemeThatIsChosenOverridesTheCommandLine()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.trigger("view.theme.dark");
        desk.workbench().overrideLooks(ThemePreference::Light, std::nullopt);
        QVERIFY(!desk.services().themes.theme().isDark());
        // Though it is the preference already.
        desk.trigger("view.theme.dark");
        QVERIFY(desk.services().themes.theme().isDark());
        desk.trigger("view.theme.light");
        QVERIFY(!desk.services().themes.theme().isDark());
    }

    void recentFilesAreOfferedNewestFirst()
    {
        QTemporaryDir folder;
        WindowState state(folder.path());
        for (int i = 0; i < 14; ++i)
            state.addRecentFile(folder.filePath(QString::number(i)));
        state.addRecentFile(folder.filePath("8"));
        QCOMPARE(state.recentFiles().size(), recentFileLimit);
        QCOMPARE(state.recentFiles().front(), folder.filePath("8"));
        WindowState again(folder.path());
        QCOMPARE(again.recentFiles().size(), recentFileLimit);
    }

    void settingsThatMakeNoSenseAreIgnored()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("preferences.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("language=xx\n[looks]\ntheme=purple\npointSize=enormous\n");
        file.close();
        const Preferences preferences(folder.path());
        QCOMPARE(preferences.theme(), ThemePreference::System);
        QCOMPARE(preferences.pointSize(), defaultPointSize);
    }

    void everyControlOfTheBarHasANameForScreenReaders()
    {
        Desk desk;
        QVERIFY(desk.open());
        for (const QWidget* widget :
             desk.window().findChild<StreamBar*>()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QFrame*>(widget))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
