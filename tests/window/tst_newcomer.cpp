// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What somebody does who has never seen the program, by mouse and keys in the whole window on the real benchmark. Each
/// task counts its clicks and key presses; the most that is acceptable is written beside it. Tasks 3, 4 and 5 are in
/// tst_comparing, 7 is in tst_nothinglost, 8 in tst_annotating.

#include "core/session/replay.h"
#include "tests/support/effort.h"
#include "tests/support/pagefixture.h"
#include "tests/support/readback.h"
#include "tests/support/shareddata.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/present/presenter.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/regret/comparepanel.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/decisionpanel.h"
#include "widgets/pages/session/forkdialog.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/filmdialog.h"
#include "widgets/shell/filmexport.h"
#include "widgets/shell/rail.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

#include <memory>

using namespace acr;
using namespace acr::ui;

namespace {

const std::string opus = "claude-opus-4-6";
const std::string sonnet = "claude-sonnet-4-6";

} // namespace

class NewcomerTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<test::WindowFixture> m_fixture;
    test::Effort m_effort;

    Document& document() { return m_fixture->document(); }
    MainWindow& window() { return m_fixture->window(); }
    QString pageId() { return window().currentPage()->id(); }
    [[nodiscard]] bool settle() { return m_fixture->settle(); }

    static QWidget* focused()
    {
        QWidget* at = QApplication::focusWidget();
        return at != nullptr ? at : QApplication::activeWindow();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(focused(), key, modifiers); }
    static void type(const QString& text) { QTest::keyClicks(focused(), text); }
    /// A click on the rail. False when the page is not there afterwards.
    [[nodiscard]] bool goTo(const QString& id)
    {
        for (const Page* page : window().pages()) {
            if (page->id() != id)
                continue;
            for (QAbstractButton* button : window().findChild<Rail*>()->findChildren<QAbstractButton*>())
                if (button->text() == page->title())
                    QTest::mouseClick(button, Qt::LeftButton);
        }
        return pageId() == id && settle();
    }
    [[nodiscard]] bool bookmarkFourPages()
    {
        for (const char* id : {"benchmark", "regret", "priors", "session"}) {
            if (!goTo(id))
                return false;
            press(Qt::Key_D, Qt::ControlModifier);
        }
        return true;
    }
    [[nodiscard]] static bool clickTab(const QWidget& page, const QString& title)
    {
        for (QTabBar* tabs : page.findChildren<QTabBar*>()) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                if (tabs->isVisible() && tabs->tabText(tab).remove(u'&') == title) {
                    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
                    return true;
                }
            }
        }
        return false;
    }
    [[nodiscard]] static bool clickButton(const QWidget& parent, const QString& text)
    {
        for (QPushButton* button : parent.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().remove(u'&').startsWith(text)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    }
    /// Types the file's name into the file dialog that is open, and confirms it.
    [[nodiscard]] bool saveAs(const QString& path)
    {
        QFileDialog* files = nullptr;
        const bool open = QTest::qWaitFor(
            [&] {
                files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
                return files != nullptr;
            },
            test::patienceMs);
        auto* name = open ? files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
        if (name == nullptr)
            return false;
        // The proposed name has the keyboard and is selected: what is typed takes its place.
        const bool ready =
            QTest::qWaitFor([&] { return files->isActiveWindow() && name->hasFocus(); }, test::patienceMs);
        if (!ready || name->selectedText() != name->text()) {
            qWarning("“%s” of “%s” is selected", qPrintable(name->selectedText()), qPrintable(name->text()));
            return false;
        }
        type(path);
        press(Qt::Key_Return);
        return true;
    }
    /// Opens the palette, types, and takes the first entry. False when that is not the one that begins so.
    [[nodiscard]] bool command(const QString& typed, const QString& expected)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        auto* palette = window().findChild<CommandPalette*>();
        if (palette == nullptr || !palette->isVisible())
            return false;
        auto* line = palette->findChild<QLineEdit*>();
        QTest::keyClicks(line, typed);
        const auto* list = palette->findChild<QAbstractItemView*>();
        QString first = list->currentIndex().data().toString();
        if (!first.remove(u'&').startsWith(expected)) {
            qWarning("the palette proposes %s", qPrintable(first));
            return false;
        }
        QTest::keyClick(line, Qt::Key_Return);
        return true;
    }
    /// Nothing is left open that the next thing would have to close first. The window has the keyboard again, as window
    /// managers give it back.
    [[nodiscard]] bool nothingIsOpen()
    {
        const bool closed = QTest::qWaitFor([] {
            return QApplication::activeModalWidget() == nullptr && QApplication::activePopupWidget() == nullptr;
        });
        window().activateWindow();
        return closed && QTest::qWaitForWindowActive(&window());
    }
    /// The dialog is open and has the keyboard.
    template <class Dialog>
    [[nodiscard]] static bool isOpen()
    {
        return QTest::qWaitFor(
            [] {
                const auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
                return dialog != nullptr && dialog->isActiveWindow();
            },
            test::patienceMs);
    }

private slots:
    void initTestCase()
    {
        QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        ACR_NEED_SHARED(folder, "coderouterbench");
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->openImported(folder));
        window().resize(1440, 900);
        window().show();
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void init()
    {
        m_effort.watch();
        QVERIFY(nothingIsOpen());
        QVERIFY(settle());
    }
    /// What failed leaves nothing for the others to stumble over.
    void cleanup()
    {
        while (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget != &window() && widget->isModal())
                widget->close();
        }
    }
    void cleanupTestCase() { m_fixture.reset(); }

    /// (1) At most one key for the filter and its text: what is asked, in the words of the field.
    void listsTheTasksThatOneModelFailsAndAnotherSolves()
    {
        QVERIFY(window().showPage("benchmark") && settle());
        m_effort.restart();
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("fails(%1) and solves(%2) and dimension = bug_fixing")
                 .arg(QString::fromStdString(opus), QString::fromStdString(sonnet)));
        QVERIFY(settle());
        QCOMPARE(m_effort.beyond(0, 1, 80), QString());

        const Benchmark& benchmark = *document().benchmark();
        const ModelIndex first = *benchmark.model(opus);
        const ModelIndex second = *benchmark.model(sonnet);
        std::vector<TaskIndex> expected;
        for (const TaskIndex task : document().stream()->tasks) {
            if (benchmark.tasks.categoryName(task, Facet::Dimension) == "bug_fixing" &&
                benchmark.outcomes.score(task, first) < 1 && benchmark.outcomes.score(task, second) >= 1)
                expected.push_back(task);
        }
        QVERIFY(!expected.empty());
        const QAbstractItemModel& rows = *m_fixture->page<BenchmarkPage>().taskRows();
        QTRY_COMPARE(rows.rowCount(), static_cast<int>(expected.size()));
        for (int row = 0; row < rows.rowCount(); ++row)
            QCOMPARE(rows.index(row, 0).data(TaskRole).toUInt(), expected[static_cast<std::size_t>(row)].value);
        // And everything is back with one key more.
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(rows.rowCount(), static_cast<int>(document().stream()->tasks.size()));
    }

    /// (2) Page, tab, row, and Return: at most three clicks and a key. The way back is one key.
    void goesFromAFlippedTaskToItsStepAndItsBallot()
    {
        QVERIFY(window().showPage("benchmark") && settle());
        m_effort.restart();
        QVERIFY(goTo("regret"));
        auto& page = m_fixture->page<RegretPage>();
        QVERIFY(clickTab(page, RegretPage::tr("A against B: flipped tasks")));
        QVERIFY(settle());
        DataTable* table = nullptr;
        for (DataTable* each : page.findChildren<DataTable*>())
            if (each->accessibleName() == ComparePanel::tr("Flipped tasks"))
                table = each;
        QVERIFY(table != nullptr && table->isVisible());
        QVERIFY(table->model()->rowCount() > 2);
        const QModelIndex row = table->model()->index(2, 0);
        const TaskIndex task(row.data(TaskRole).toUInt());
        test::PageFixture::click(*table, row);
        press(Qt::Key_Return);
        QCOMPARE(pageId(), QString("session"));
        const SessionPlayer& player = m_fixture->services().player;
        QVERIFY(QTest::qWaitFor(
            [&] { return player.cursor() && player.lane().track()->run().steps[*player.cursor()].task == task; },
            test::patienceMs));
        QVERIFY(settle());
        QCOMPARE(m_effort.beyond(3, 1), QString());

        // The ballot of that step is on screen.
        const SessionTrack& track = *player.lane().track();
        const std::size_t step = *player.cursor();
        QVERIFY(track.run().steps[step].task == task);
        const auto& panel = *m_fixture->page<SessionPage>().findChild<DecisionPanel*>();
        QVERIFY(!panel.ballotView().visibleRegion().isEmpty());
        const std::string pick = document().benchmark()->models[track.ballotOf(step).pick.position()].name;
        QVERIFY2(panel.explanation().startsWith(QString::fromStdString(pick)), qPrintable(panel.explanation()));
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(pageId(), QString("regret"));
    }

    /// (6) Ctrl+K, the word, Return: two keys and four letters.
    void findsForkFromThePriorsPage()
    {
        QVERIFY(window().showPage("priors") && settle());
        // A session to fork: everybody has seen it before.
        QVERIFY(window().showPage("session") && settle());
        QVERIFY(window().showPage("priors") && settle());
        m_effort.restart();
        QVERIFY(command("fork", "Fork here"));
        QVERIFY(isOpen<ForkDialog>());
        QCOMPARE(pageId(), QString("session"));
        QCOMPARE(m_effort.beyond(0, 2, 4), QString());
        press(Qt::Key_Escape);
        QVERIFY(nothingIsOpen());
    }

    /// (9) A click on each page and Ctrl+D, the Present page, and for each file the button, a name and Return: seven
    /// clicks and six keys, besides the names.
    void makesATalkOfFourSlidesAsPdfAndHtml()
    {
        auto& present = m_fixture->page<PresentPage>();
        QCOMPARE(present.storyboard().rowCount(), 0);
        QVERIFY(window().showPage("memory") && settle());
        m_effort.restart();
        QVERIFY(bookmarkFourPages());
        QVERIFY(goTo("present"));
        QCOMPARE(present.storyboard().rowCount(), 4);
        const QString pdf = m_fixture->folder.filePath("talk.pdf");
        const QString html = m_fixture->folder.filePath("talk.html");
        for (const QString& file : {pdf, html}) {
            QSignalSpy exported(&present, &PresentPage::exported);
            QVERIFY(clickButton(present, PresentPage::tr("Export storyboard…")));
            QVERIFY(saveAs(file));
            QVERIFY(QTest::qWaitFor([&] { return !exported.isEmpty(); }, test::patienceMs));
            QCOMPARE(exported.first().first().toString(), file);
        }
        QCOMPARE(m_effort.beyond(7, 6, static_cast<int>(pdf.size() + html.size())), QString());

        for (int slide = 0; slide < 4; ++slide) {
            const auto text = test::pdfText(pdf, slide + 1);
            QVERIFY2(text, "pdftotext (poppler-utils) is needed to read the PDF");
            QString title = present.storyboard().slides()[slide].title;
            QVERIFY2(QString(*text).simplified().contains(title.simplified()), qPrintable(*text));
        }
        const QString page = QString::fromUtf8(test::bytesOf(html));
        QCOMPARE(page.count("<section class=\"slide"), 4);
        // Both charts of the priors, both of the session, and the one of the Regret page.
        QVERIFY(page.count("<figure class=\"chart\"") >= 5);
        QVERIFY(page.size() < 3'000'000);
        QVERIFY(nothingIsOpen());
    }

    /// (10) A click on the first slide, a key to begin, one for each slide, one to end.
    void presentsItOnOneScreen()
    {
        auto& present = m_fixture->page<PresentPage>();
        QVERIFY(present.storyboard().rowCount() > 0 || bookmarkFourPages());
        QCOMPARE(present.storyboard().rowCount(), 4);
        QVERIFY(goTo("present"));
        m_effort.restart();
        auto& strip = *present.findChild<QListView*>("strip");
        test::PageFixture::click(strip, present.storyboard().index(0));
        press(Qt::Key_F5);
        Presenter* presenter = present.presenter();
        QVERIFY(presenter != nullptr);
        QVERIFY(QTest::qWaitFor([&] { return presenter->hasFocus(); }, test::patienceMs));
        QCOMPARE(presenter->current(), 0);
        for (const int expected : {1, 2, 3}) {
            press(Qt::Key_PageDown);
            QCOMPARE(presenter->current(), expected);
            QVERIFY(!presenter->stage().charts().isEmpty());
        }
        press(Qt::Key_PageUp);
        QCOMPARE(presenter->current(), 2);
        // The speaker's view takes room from the slide and hides nothing of it.
        press(Qt::Key_N);
        QTRY_VERIFY(presenter->speaker().isVisible());
        QVERIFY(!presenter->speaker().geometry().intersects(presenter->stage().geometry()));
        press(Qt::Key_Escape);
        QTRY_VERIFY(present.presenter() == nullptr);
        QCOMPARE(m_effort.beyond(1, 7), QString());
        QCOMPARE(present.currentSlide(), 2);
    }

    /// (11) The filter's key and text, its menu and the entry in it, a name and Return.
    void savesAFilterForTheCommandLine()
    {
        QVERIFY(window().showPage("benchmark") && settle());
        m_effort.restart();
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("score(%1) < 0.5 and score(glm-5) >= 1").arg(QString::fromStdString(opus)));
        QVERIFY(settle());
        auto& button = *m_fixture->page<BenchmarkPage>().findChild<QToolButton*>("savedFilters");
        // The menu of a button has an event loop of its own.
        bool clicked = false;
        QTimer::singleShot(0, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (QAction* action : menu != nullptr ? menu->actions() : QList<QAction*>()) {
                if (action->text().startsWith("Save the filter") && action->isEnabled()) {
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                    clicked = true;
                }
            }
            if (menu != nullptr && !clicked)
                menu->close();
        });
        QTest::mouseClick(&button, Qt::LeftButton);
        QTRY_VERIFY(clicked);
        QVERIFY(isOpen<QInputDialog>());
        type(QStringLiteral("hard for opus"));
        press(Qt::Key_Return);
        QVERIFY(nothingIsOpen());
        QCOMPARE(m_effort.beyond(2, 2, 75), QString());

        const int shown = m_fixture->page<BenchmarkPage>().taskRows()->rowCount();
        QVERIFY(shown > 0 && shown < static_cast<int>(document().stream()->tasks.size()));
        QProcess program;
        program.start(QStringLiteral(ACR_BIN_DIR "/acrouter"),
                      {"tasks", m_fixture->folder.filePath("real.acrw"), "--stream",
                       QString::fromStdString(document().stream()->definition.split), "--where", "@hard for opus",
                       "--json"});
        QVERIFY(program.waitForFinished(test::patienceMs));
        const QByteArray output = program.readAllStandardOutput();
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        const QJsonObject found = QJsonDocument::fromJson(output).object();
        QCOMPARE(found["found"].toInt(), shown);
        const QAbstractItemModel& rows = *m_fixture->page<BenchmarkPage>().taskRows();
        for (int row = 0; row < shown; ++row)
            QCOMPARE(found["rows"][row]["task"].toString().toStdString(),
                     document().benchmark()->tasks[TaskIndex(rows.index(row, 0).data(TaskRole).toUInt())].id);
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    }

    /// (12) The page, Ctrl+K with a word and Return, Return for the film as it is proposed, a name and Return.
    void exportsTheFilmOfTheMemory()
    {
        m_effort.restart();
        QVERIFY(goTo("memory"));
        auto& page = m_fixture->page<MemoryPage>();
        QVERIFY(command("export film", "Export film"));
        QVERIFY(isOpen<FilmDialog>());
        press(Qt::Key_Return);
        const QString path = m_fixture->folder.filePath("memory.png");
        QSignalSpy finished(&page.film(), &FilmExport::finished);
        QVERIFY(saveAs(path));
        QCOMPARE(m_effort.beyond(1, 4, static_cast<int>(path.size()) + 11), QString());
        QVERIFY(QTest::qWaitFor([&] { return !finished.isEmpty(); }, test::patienceMs));
        QVERIFY(!finished.first()[1].value<std::optional<QString>>());
        const QStringList frames = FilmExport::files(path, 144);
        QCOMPARE(QImage(frames.first()).size(), QSize(1280, 720));
        QVERIFY(QImage(frames.first()) != QImage(frames.last()));
        QVERIFY(nothingIsOpen());
    }
};

QTEST_MAIN(NewcomerTest)
#include "tst_newcomer.moc"
