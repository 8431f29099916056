// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A newcomer annotates a chart and sees it on a slide, by mouse and keys in the program's window.
///
/// What it takes, from the Regret page: right click on the chart, Annotate, Text (3 clicks); a click at the place, the
/// words, Return; Ctrl+D; a click on Present. 5 clicks, and the keys of the words, of Return and of Ctrl+D. They are
/// counted.

#include "tests/support/effort.h"
#include "tests/support/readback.h"
#include "tests/support/shareddata.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/axisrangedialog.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/charts/curvechart.h"
#include "widgets/models/charttable.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/shell/rail.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>

using namespace acr;
using namespace acr::ui;

namespace {

struct Desk : test::WindowFixture {
    PresentPage& present() { return WindowFixture::page<PresentPage>(); }
    /// The Regret page with its curves, in an active window.
    [[nodiscard]] bool showRegret()
    {
        window().activateWindow();
        return QTest::qWaitForWindowActive(&window()) && window().showPage(QStringLiteral("regret")) && settle() &&
               QTest::qWaitFor([this] { return chart().shownPlane().has_value(); }, test::patienceMs);
    }
    CurveChart& chart() { return *window().findChild<CurveChart*>(QStringLiteral("curves")); }
    /// Right click, and the entries of the menu and of the menus in it, by their words. False when there is no such.
    [[nodiscard]] bool choose(const QPoint& at, const QStringList& entries)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, chart().mapToGlobal(at));
        QApplication::sendEvent(&chart(), &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        for (const QString& entry : entries) {
            QAction* found = nullptr;
            for (QAction* action : menu != nullptr ? menu->actions() : QList<QAction*>())
                found = action->text() == entry ? action : found;
            if (found == nullptr)
                return false;
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(found).center());
            if (found->menu() != nullptr) {
                menu = found->menu();
                if (!QTest::qWaitFor([menu] { return menu->isVisible(); }, test::patienceMs))
                    return false;
            }
        }
        return true;
    }
    [[nodiscard]] bool annotate(const QPoint& at, const QString& words)
    {
        if (!choose(at, {AnnotationLayer::tr("Annotate"), AnnotationLayer::tr("Text")}) || !chart().isAnnotating())
            return false;
        QTest::mouseClick(&chart(), Qt::LeftButton, {}, at);
        auto* field = chart().findChild<QLineEdit*>(QStringLiteral("annotationText"));
        if (field == nullptr)
            return false;
        QTest::keyClicks(field, words);
        QTest::keyClick(field, Qt::Key_Return);
        return chart().annotations().size() == 1;
    }
    /// A click on the rail.
    [[nodiscard]] bool goToPresent()
    {
        for (QAbstractButton* button : window().findChild<Rail*>()->findChildren<QAbstractButton*>()) {
            if (button->text() == present().title())
                QTest::mouseClick(button, Qt::LeftButton);
        }
        return window().currentPage() == &present();
    }
    [[nodiscard]] bool exportTo(const QString& path)
    {
        QSignalSpy exported(&present(), &PresentPage::exported);
        present().exportStoryboard(path);
        return QTest::qWaitFor([&] { return !exported.isEmpty(); }, test::patienceMs);
    }
};

const QString words = QStringLiteral("probing pays here");

} // namespace

class AnnotatingTest final : public QObject {
    Q_OBJECT

private slots:
    void anAnnotationReachesTheSlide_data()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("simulated") << false;
        QTest::newRow("CodeRouterBench") << true;
    }
    void anAnnotationReachesTheSlide()
    {
        QFETCH(bool, real);
        std::optional<std::filesystem::path> source;
        if (real) {
            ACR_NEED_SHARED(folder, "coderouterbench");
            source = folder;
        }
        Desk desk;
        QVERIFY(desk.openBenchmark(source));
        QVERIFY(desk.showRegret());
        const QPoint place = desk.chart().plotArea().center().toPoint() - QPoint(60, 40);
        test::Effort effort;
        effort.watch();
        QVERIFY(desk.annotate(place, words));
        const Annotation made = desk.chart().annotations().first();
        QCOMPARE(made.text, words);

        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(desk.goToPresent());
        QCOMPARE(effort.beyond(4, 2, static_cast<int>(words.size())), QString()); // and the right click
        const Slide slide = desk.present().storyboard().slides().first();
        QVERIFY(QTest::qWaitFor([&] { return !desk.present().stage().charts().isEmpty(); }, test::patienceMs));
        // The live chart of the slide has it, at the same data.
        const ChartWidget* onSlide = nullptr;
        for (const ChartWidget* chart : desk.present().stage().charts())
            onSlide = chart->annotations().isEmpty() ? onSlide : chart;
        QVERIFY(onSlide != nullptr);
        QCOMPARE(onSlide->annotations().first().text, words);
        QVERIFY((onSlide->annotations().first().from - made.from).manhattanLength() < 1e-6);
        // So has the picture, and it is not all that the picture has.
        Slide without = slide;
        auto content = std::make_shared<SlideContent>(*slide.content);
        for (QJsonObject& chart : content->charts)
            chart.remove(QStringLiteral("annotations"));
        without.content = content;
        const auto pictureOf = [&](const Slide& of) {
            return SlideComposition(of, {}, desk.services().themes, 0, 1).picture(960);
        };
        QVERIFY(pictureOf(slide) != pictureOf(without));

        QVERIFY(desk.exportTo(desk.folder.filePath(QStringLiteral("talk.pdf"))));
        const auto pdf = test::pdfText(desk.folder.filePath(QStringLiteral("talk.pdf")));
        QVERIFY2(pdf, "pdftotext (poppler-utils) is needed to read the PDF");
        QVERIFY2(pdf->contains(words), qPrintable(*pdf));
        QVERIFY(desk.exportTo(desk.folder.filePath(QStringLiteral("talk.html"))));
        const QByteArray html = test::bytesOf(desk.folder.filePath(QStringLiteral("talk.html")));
        QVERIFY(html.contains(words.toUtf8()));
        if (const auto browsed = test::browse(html)) {
            QVERIFY2(test::contentsOf(browsed->dom, QStringLiteral("text")).contains(words), "drawn by the script");
            QVERIFY2(!browsed->complaints.contains("CONSOLE"), browsed->complaints.constData());
        }
    }

    void anAnnotationIsUndoneAndSurvivesARestart()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.showRegret());
        QVERIFY(desk.annotate(desk.chart().plotArea().center().toPoint(), words));
        QTest::keyClick(&desk.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.chart().annotations().isEmpty());
        QTest::keyClick(&desk.window(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(desk.chart().annotations().size(), 1);
        const QPointF at = desk.chart().annotations().first().from;

        // Another metric and another stream do not have it.
        desk.chart().setSubject(QStringLiteral("cost"));
        QVERIFY(desk.chart().annotations().isEmpty());
        desk.chart().setSubject(QStringLiteral("regret"));
        QCOMPARE(desk.chart().annotations().size(), 1);
        const StreamDefinition before = desk.document().stream()->definition;
        StreamDefinition other = before;
        other.order = StreamOrder::Shuffled;
        QVERIFY(desk.document().setStream(other).has_value());
        QVERIFY(desk.chart().annotations().isEmpty());
        QVERIFY(desk.document().setStream(before).has_value());
        QVERIFY(desk.settle());
        QCOMPARE(desk.chart().annotations().size(), 1);

        desk.start(); // another program run, after a kill: nothing was closed
        QVERIFY(desk.open());
        QVERIFY(desk.showRegret());
        QCOMPARE(desk.chart().annotations().size(), 1);
        QCOMPARE(desk.chart().annotations().first().text, words);
        QCOMPARE(desk.chart().annotations().first().from, at);
        // Another workspace has none.
        QVERIFY(desk.open(QStringLiteral("other.acrw")));
        QVERIFY(desk.showRegret());
        QVERIFY(desk.chart().annotations().isEmpty());
    }

    void aTypedRangeIsKeptWithTheView()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.showRegret());
        QVERIFY(desk.choose(desk.chart().plotArea().center().toPoint(), {ChartWidget::tr("Axis range…")}));
        auto* dialog = desk.window().findChild<AxisRangeDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        for (const auto& [field, text] : {std::pair("xFrom", "10"), std::pair("xTo", "60")}) {
            auto* const edit = dialog->findChild<QLineEdit*>(QLatin1String(field));
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, QLatin1String(text));
        }
        QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("xTo")), Qt::Key_Return);
        dialog->close();
        QCOMPARE(desk.chart().visibleRange(), std::pair(10.0, 60.0));
        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);

        // The slide shows the range, and opens with it again.
        desk.chart().resetZoom();
        QVERIFY(desk.window().showPage(QStringLiteral("present")));
        auto& strip = *desk.present().findChild<QListView*>(QStringLiteral("strip"));
        strip.setFocus();
        strip.setCurrentIndex(strip.model()->index(0, 0));
        QTest::keyClick(&strip, Qt::Key_Return);
        QVERIFY(desk.settle());
        QCOMPARE(desk.window().currentPage()->id(), QStringLiteral("regret"));
        QCOMPARE(desk.chart().visibleRange(), std::pair(10.0, 60.0));

        desk.window().close(); // writes what was to be written soon
        desk.start();
        QVERIFY(desk.open());
        QVERIFY(desk.showRegret());
        QCOMPARE(desk.chart().visibleRange(), std::pair(10.0, 60.0));
        QTest::mouseDClick(&desk.chart(), Qt::LeftButton, {},
                           desk.chart().plotArea().topLeft().toPoint() + QPoint(9, 9));
        QVERIFY(!desk.chart().isZoomed());
    }

    void aLogarithmicScaleOfBarsReachesTheSlide()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage(QStringLiteral("statistics")));
        QVERIFY(desk.window().currentPage()->reveal(QStringLiteral("portfolio")));
        QVERIFY(desk.settle());
        auto* bars = desk.window().findChild<BarChart*>(QStringLiteral("portfolio"));
        QVERIFY(bars != nullptr && bars->isVisible());
        bars->setFocus();
        desk.trigger("chart.range");
        auto* dialog = desk.window().findChild<AxisRangeDialog*>();
        QVERIFY(dialog != nullptr);
        QTest::mouseClick(dialog->findChild<QCheckBox*>(QStringLiteral("yLogarithmic")), Qt::LeftButton, {},
                          QPoint(8, 8));
        QVERIFY(bars->axisSettings().y.logarithmic);
        dialog->close();
        const QString title = bars->shownAxes().y.shownTitle();
        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(desk.window().showPage(QStringLiteral("present")));
        QVERIFY(QTest::qWaitFor([&] { return !desk.present().stage().charts().isEmpty(); }, test::patienceMs));
        QVERIFY(desk.present().stage().charts().first()->axisSettings() == bars->axisSettings());
        QVERIFY(desk.exportTo(desk.folder.filePath(QStringLiteral("talk.pdf"))));
        const auto pdf = test::pdfText(desk.folder.filePath(QStringLiteral("talk.pdf")));
        QVERIFY2(pdf, "pdftotext (poppler-utils) is needed to read the PDF");
        QVERIFY2(pdf->simplified().contains(title), qPrintable(*pdf));
        QVERIFY(desk.exportTo(desk.folder.filePath(QStringLiteral("talk.html"))));
        const QByteArray html = test::bytesOf(desk.folder.filePath(QStringLiteral("talk.html")));
        if (const auto browsed = test::browse(html)) {
            const QStringList texts = test::contentsOf(browsed->dom, QStringLiteral("text"));
            QVERIFY2(texts.filter(QStringLiteral("log (linear within ±")).size() > 0,
                     qPrintable(texts.join(QLatin1Char('|'))));
            QVERIFY2(!browsed->complaints.contains("CONSOLE"), browsed->complaints.constData());
        }
    }

    /// On all pages, with all of their tabs.
    void everyChartHasItsTable()
    {
        Desk desk;
        QVERIFY(desk.open());
        for (Page* page : desk.window().pages()) {
            if (page == &desk.present()) // its charts are those of slides
                continue;
            QVERIFY(desk.window().showPage(page->id()) && desk.settle());
            for (const Page::Part& part : page->parts()) {
                QVERIFY2(page->reveal(part.name), qPrintable(part.name));
                QVERIFY(desk.settle());
            }
        }
        int shown = 0;
        for (ChartWidget* chart : desk.window().findChildren<ChartWidget*>()) {
            if (chart->numbers(ChartWidget::Extent::All).rows() == 0)
                continue;
            emit chart->tableRequested();
            ChartTable* table = nullptr;
            for (ChartTable* each : desk.window().findChildren<ChartTable*>())
                table = each->isVisible() ? each : table;
            QVERIFY2(table != nullptr, qPrintable(chart->title()));
            QVERIFY2(table->table().model()->rowCount() > 0, qPrintable(chart->title()));
            delete table;
            ++shown;
        }
        QVERIFY2(shown >= 12, qPrintable(QString::number(shown)));
    }

    void theCommandsAreAboutTheChartOfThePage()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.showRegret());
        desk.trigger("chart.table");
        auto* table = desk.window().findChild<ChartTable*>();
        QVERIFY(table != nullptr && table->table().model()->rowCount() > 10);
        table->close();
        desk.trigger("chart.annotateSpan");
        QVERIFY(desk.page<PresentPage>().chartDesk().current() == nullptr || desk.chart().isAnnotating());
        QVERIFY(desk.chart().isAnnotating());
        QTest::keyClick(&desk.chart(), Qt::Key_Escape);
        QVERIFY(!desk.chart().isAnnotating());
    }
};

QTEST_MAIN(AnnotatingTest)
#include "tst_annotating.moc"
