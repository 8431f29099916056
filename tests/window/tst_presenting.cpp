// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bookmarking, presenting and exporting in the whole window, by mouse and keys.

#include "core/workspace/storyboardstore.h"
#include "tests/pages/retry.h"
#include "tests/support/heldjobs.h"
#include "tests/support/readback.h"
#include "tests/support/rows.h"
#include "tests/support/tableback.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/decklanguage.h"
#include "widgets/pages/present/presenter.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/shell/figuretexts.h"
#include "widgets/shell/preferences.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/figurecard.h"

#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTabBar>
#include <QTemporaryDir>

#include <memory>

using namespace acr;
using namespace acr::ui;
using acr::test::bytesOf;

namespace {

struct Desk : test::WindowFixture {
    PresentPage& page() { return WindowFixture::page<PresentPage>(); }
    /// Ctrl+D on a page of a stream.
    [[nodiscard]] bool bookmark(const QString& pageId, const std::string& split)
    {
        const int before = page().storyboard().rowCount();
        if (!document().setStream({.split = split}) || !calm() || !window().showPage(pageId) || !settle())
            return false;
        window().activateWindow();
        QTest::keyClick(&window(), Qt::Key_D, Qt::ControlModifier);
        return page().storyboard().rowCount() == before + 1;
    }
};

bool exportTo(PresentPage& page, const QString& path)
{
    QSignalSpy exported(&page, &PresentPage::exported);
    page.exportStoryboard(path);
    return QTest::qWaitFor([&] { return !exported.isEmpty(); }, 60000) && exported.first().first().toString() == path;
}

/// What people read on a page: texts of charts, captions, buttons and tabs, in words as a reader of files finds them.
QStringList textsShownOn(const Page& page, const QTemporaryDir& folder)
{
    QStringList found;
    const auto add = [&](const QString& text) {
        if (const QString words = text.simplified(); !words.isEmpty())
            found << words;
    };
    const auto isWhole = [](const QWidget& widget) { return widget.visibleRegion() == QRegion(widget.rect()); };
    for (const ChartWidget* chart : page.findChildren<ChartWidget*>()) {
        const QString path = folder.filePath("chart.svg");
        if (!chart->isVisible() || !isWhole(*chart) || exportView(*chart, path))
            continue;
        for (const QString& text : test::svgTexts(bytesOf(path)))
            add(text);
    }
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible() && isWhole(*label) && label->pixmap().isNull() && !Qt::mightBeRichText(label->text()))
            add(QString(label->text()).remove('&'));
    }
    for (const QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->isVisible() && isWhole(*button))
            add(QString(button->text()).remove('&'));
    }
    for (const QTabBar* tabs : page.findChildren<QTabBar*>()) {
        for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
            if (tabs->isTabVisible(tab) && tabs->rect().contains(tabs->tabRect(tab)))
                add(QString(tabs->tabText(tab)).remove('&'));
        }
    }
    return found;
}

/// The first of these that the text does not have, and the text. Readers of PDF files put spaces where gaps are, and
/// drop hyphens at the ends of lines.
QString firstMissing(const QStringList& wanted, const QString& text)
{
    const auto packed = [](QString words) { return words.remove(QRegularExpression("[\\s-]")); };
    const QString all = packed(text);
    for (const QString& words : wanted) {
        // A text of several lines may stand in columns; each of its words is there.
        bool there = all.contains(packed(words));
        if (!there) {
            const QStringList parts = words.split(' ');
            there = parts.size() > 1 &&
                    std::ranges::all_of(parts, [&](const QString& part) { return all.contains(packed(part)); });
        }
        if (!there)
            return words + " is not in: " + text;
    }
    return {};
}

} // namespace

class PresentingTest final : public QObject {
    Q_OBJECT

private slots:
    void theEmptyPageOffersATitleSlide()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage("present"));
        QPushButton* add = nullptr;
        for (auto* button : desk.page().findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == "Add a title slide")
                add = button;
        QVERIFY(add != nullptr);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(desk.page().storyboard().rowCount(), 1);
        QVERIFY(!add->isVisible());
    }

    void aBookmarkBringsBackPageAndDocument()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.document().selectPolicy("linucb");
        QVERIFY(desk.bookmark("regret", "ood16"));
        QCOMPARE(desk.page().storyboard().rowCount(), 1);
        const Slide slide = desk.page().storyboard().slides().first();
        QCOMPARE(slide.page, QString("regret"));
        QVERIFY(slide.title.contains("Regret"));
        QVERIFY(slide.picture.width() > 1000);

        QVERIFY(desk.bookmark("benchmark", "id_test"));
        desk.document().setWeights({1, -0.5});
        desk.document().selectPolicy({});
        QVERIFY(desk.calm());
        desk.window().showPage("present");
        auto& strip = *desk.page().findChild<QListView*>("strip");
        strip.setFocus();
        strip.setCurrentIndex(strip.model()->index(0, 0));
        QTest::keyClick(&strip, Qt::Key_Return);
        QVERIFY(desk.calm());
        QCOMPARE(desk.window().currentPage()->id(), QString("regret"));
        QCOMPARE(desk.document().stream()->definition.split, std::string("ood16"));
        QCOMPARE(desk.document().weights().cost, -0.1);
        QCOMPARE(desk.document().selectedPolicy(), QString("linucb"));
    }

    void aPageThatShowsNothingMakesNoSlide()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QSignalSpy said(&desk.page(), &PresentPage::said);
        QVERIFY(!desk.bookmark("live", "id_test")); // no session yet
        QCOMPARE(desk.page().storyboard().rowCount(), 0);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().first().toString().contains("nothing to make a slide of"),
                 qPrintable(said.first().first().toString()));
        // A part of the page that has a table makes a composed slide.
        QVERIFY(desk.window().currentPage()->reveal("endpoints"));
        QVERIFY(desk.settle());
        QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(desk.page().storyboard().rowCount(), 1);
        QCOMPARE(desk.page().storyboard().slides().first().layout, SlideTemplate::Table);
        // A slide keeps what it has when its view shows nothing any more.
        const Slide before = desk.page().storyboard().slides().first();
        QVERIFY(desk.window().currentPage()->reveal("tasks"));
        QVERIFY(desk.window().showPage("present"));
        QVERIFY(desk.settle());
        desk.window().findChild<QAction*>("renewSlide")->trigger();
        QTRY_COMPARE(said.size(), 3);
        QVERIFY2(said.last().first().toString().contains("stays as it is"), qPrintable(said.last().first().toString()));
        QVERIFY(desk.page().storyboard().slides().first().content == before.content);
    }

    void slidesAreOrderedNotedRemovedAndKeptInTheFile()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("regret", "ood16"));
        QVERIFY(desk.bookmark("benchmark", "id_test"));
        desk.window().showPage("present");
        auto& strip = *desk.page().findChild<QListView*>("strip");
        strip.setCurrentIndex(strip.model()->index(1, 0));
        strip.setFocus();
        QTest::keyClick(&strip, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.page().storyboard().slides().first().page, QString("benchmark"));
        QCOMPARE(desk.page().currentSlide(), 0);
        auto& title = *desk.page().findChild<QLineEdit*>();
        title.setFocus();
        title.selectAll();
        QTest::keyClicks(&title, "The data");
        QTest::keyClicks(desk.page().findChild<QPlainTextEdit*>("notes"), "Say what it is.");
        QCOMPARE(desk.page().storyboard().slides().first().title, QString("The data"));

        desk.start(); // another program run
        QVERIFY(desk.open());
        desk.window().showPage("present");
        QCOMPARE(desk.page().storyboard().rowCount(), 2);
        QCOMPARE(desk.page().storyboard().slides().first().title, QString("The data"));
        QCOMPARE(desk.page().storyboard().slides().first().notes, QString("Say what it is."));
        auto& again = *desk.page().findChild<QListView*>("strip");
        again.setFocus();
        again.setCurrentIndex(again.model()->index(0, 0));
        QTest::keyClick(&again, Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(desk.page().storyboard().rowCount(), 1);
        desk.services().undo.undo();
        QCOMPARE(desk.page().storyboard().rowCount(), 2);
    }

    void everyExportIsReadBack()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("regret", "ood16"));
        QVERIFY(desk.bookmark("benchmark", "id_test"));
        const QStringList shown[] = {{"cumulative regret (reward)", "task in stream"}, {}};
        desk.window().showPage("present");
        PresentPage& page = desk.page();
        const QList<Slide>& slides = page.storyboard().slides();
        QVERIFY(exportTo(page, desk.folder.filePath("talk.pdf")));
        QVERIFY(bytesOf(desk.folder.filePath("talk.pdf")).contains("/Count 2"));
        // The view from before is back.
        QCOMPARE(desk.window().currentPage()->id(), QString("present"));
        QCOMPARE(desk.document().stream()->definition.split, std::string("id_test"));
        QVERIFY(exportTo(page, desk.folder.filePath("talk.svg")));
        QVERIFY(exportTo(page, desk.folder.filePath("talk.png")));
        for (int slide = 0; slide < 2; ++slide) {
            const auto pdf = test::pdfText(desk.folder.filePath("talk.pdf"), slide + 1);
            QVERIFY2(pdf, "pdftotext (poppler-utils) is needed to read the PDF");
            QCOMPARE(firstMissing(shown[slide] + QStringList{slides[slide].title}, *pdf), QString());
            const QByteArray svg = bytesOf(desk.folder.filePath(QStringLiteral("talk-%1.svg").arg(slide + 1)));
            QVERIFY(QSvgRenderer(svg).isValid());
            QCOMPARE(firstMissing(shown[slide], test::svgTexts(svg).join(' ')), QString());
            const QImage png(desk.folder.filePath(QStringLiteral("talk-%1.png").arg(slide + 1)));
            QVERIFY(png.width() > 1000);
        }

        QVERIFY(exportTo(page, desk.folder.filePath("talk.html")));
        const QByteArray html = bytesOf(desk.folder.filePath("talk.html"));
        // Drawn, not photographed: the chart of one page, the table of the other.
        QCOMPARE(html.count("<figure class=\"chart\""), 1);
        QCOMPARE(html.count("<table>"), 1);
        QCOMPARE(html.count("<img "), 0);
        // The table of the stream that is shown is the leaderboard of the Regret page.
        const auto rowsOfScreen = [&] {
            QList<QStringList> rows;
            for (const LeaderboardRow& row : desk.document().results()->rows)
                rows << QStringList{QString::fromStdString(row.policy), QString::number(row.metrics.n),
                                    QString::number(row.metrics.cumRegret, 'f', 1)};
            return rows;
        };
        for (const char* name : {"table.csv", "table.md", "table.tex"}) {
            page.exportLeaderboard(desk.folder.filePath(name));
            const QString text = QString::fromUtf8(bytesOf(desk.folder.filePath(name)));
            QList<QStringList> rows = QString(name).endsWith("csv")  ? test::csvRows(text)
                                      : QString(name).endsWith("md") ? test::markdownRows(text)
                                                                     : test::latexRows(text);
            QCOMPARE(rows.takeFirst().first(3), (QStringList{"policy", "n", "CumReg"}));
            for (QStringList& row : rows)
                row.resize(3);
            QCOMPARE(test::differenceOf(rows, rowsOfScreen()), QString());
        }
    }

    void drawingsOfPagesShowWhatTheScreenShows_data()
    {
        QTest::addColumn<QString>("pageId");
        QTest::addColumn<bool>("dark");
        for (const char* id : {"regret", "session", "priors", "statistics", "benchmark", "memory", "live"}) {
            for (const bool dark : {false, true})
                QTest::addRow("%s, %s", id, dark ? "dark" : "light") << QString(id) << dark;
        }
    }
    void drawingsOfPagesShowWhatTheScreenShows()
    {
        QFETCH(QString, pageId);
        QFETCH(bool, dark);
        Desk desk;
        QVERIFY(desk.open());
        desk.services().themes.setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
        desk.window().resize(1440, 900);
        desk.window().showPage(pageId);
        Page* page = desk.window().currentPage();
        QCOMPARE(page->id(), pageId);
        QVERIFY(desk.settle());
        if (QWidget* focused = desk.window().focusWidget())
            focused->clearFocus();
        const QImage screen = page->grab().toImage();

        const QString pdf = desk.folder.filePath("page.pdf");
        QCOMPARE(exportView(*page, pdf), std::nullopt);
        const QStringList shown = textsShownOn(*page, desk.folder);
        QVERIFY(!shown.isEmpty());
        const auto text = test::pdfText(pdf);
        QVERIFY2(text, "pdftotext (poppler-utils) is needed to read the PDF");
        QVERIFY2(firstMissing(shown, *text).isEmpty(), qPrintable(firstMissing(shown, *text)));
        // Twice the resolution: else lines of one pixel that lie between two are lost in the reader.
        const QImage drawn = test::pdfPicture(pdf, 2 * page->logicalDpiX())
                                 .scaled(screen.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY2(!drawn.isNull(), "pdftoppm (poppler-utils) is needed to read the PDF");
        QCOMPARE(test::partsThatDiffer(screen, drawn).join(' '), QString());

        const QString svg = desk.folder.filePath("page.svg");
        QCOMPARE(exportView(*page, svg), std::nullopt);
        const QString drawnTexts = test::svgTexts(bytesOf(svg)).join(' ');
        QVERIFY2(firstMissing(shown, drawnTexts).isEmpty(), qPrintable(firstMissing(shown, drawnTexts)));
        QCOMPARE(test::partsThatDiffer(screen, test::svgPicture(svg, page->size())).join(' '), QString());
    }

    void aStoryboardAsPdfHasTitlesAndNotes()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("regret", "ood16"));
        QVERIFY(desk.bookmark("session", "id_test"));
        Storyboard& board = desk.page().storyboard();
        board.setTitle(0, "What an hour of probing buys");
        board.setNotes(0, "Start with the slope.\nThen name the price.");
        board.setTitle(1, "Each decision, one by one");
        const QString pdf = desk.folder.filePath("talk.pdf");
        QVERIFY(exportTo(desk.page(), pdf));
        const QStringList expected[] = {
            {"What an hour of probing buys", "Start with the slope.", "Then name the price.",
             "cumulative regret (reward)", "task in stream", "ood16", "1 / 2"},
            {"Each decision, one by one", "cumulative regret (reward)", "task in stream", "2 / 2"}};
        for (int slide = 0; slide < 2; ++slide) {
            const auto text = test::pdfText(pdf, slide + 1);
            QVERIFY2(text, "pdftotext (poppler-utils) is needed to read the PDF");
            QVERIFY2(firstMissing(expected[slide], *text).isEmpty(), qPrintable(firstMissing(expected[slide], *text)));
        }
        // Nothing is cut off: the title stands above the picture, and the axis of the chart is drawn below it.
        const QImage first = test::pdfPicture(pdf, 96);
        QVERIFY(first.height() > board.slides().first().picture.height() / 2);
    }

    void aTalkOfFourSlidesIsMadePresentedAndWritten()
    {
        Desk desk;
        QVERIFY(desk.open());
        // Ctrl+D on four pages, then the Present page; nothing else is needed.
        for (const char* id : {"benchmark", "statistics", "regret", "session"}) {
            desk.window().showPage(id);
            QVERIFY(desk.calm());
            QVERIFY(QTest::qWaitFor([&] { return desk.window().currentPage()->settled(); }, test::patienceMs));
            QTest::keyClick(&desk.window(), Qt::Key_D, Qt::ControlModifier);
        }
        desk.window().showPage("present");
        PresentPage& page = desk.page();
        QCOMPARE(page.storyboard().rowCount(), 4);
        for (const Slide& slide : page.storyboard().slides()) {
            QVERIFY2(slide.layout != SlideTemplate::Image, qPrintable(slide.page));
            QVERIFY2(slide.content && !(slide.content->charts.isEmpty() && slide.content->tables.isEmpty()),
                     qPrintable(slide.page));
        }
        auto& strip = *page.findChild<QListView*>("strip");
        strip.setFocus();
        strip.setCurrentIndex(strip.model()->index(0, 0));
        QTest::keyClick(&strip, Qt::Key_F5);
        Presenter* presenter = page.presenter();
        QVERIFY(presenter);
        for (const int expected : {1, 2, 3, 3}) {
            QTest::keyClick(presenter, Qt::Key_PageDown);
            QCOMPARE(presenter->current(), expected);
            QVERIFY(!presenter->stage().charts().isEmpty());
        }
        QTest::keyClick(presenter, Qt::Key_PageUp);
        QCOMPARE(presenter->current(), 2);
        QTest::keyClick(presenter, Qt::Key_Escape);

        page.setDeck({DeckTheme::Dark, "zh_CN"});
        QVERIFY(exportTo(page, desk.folder.filePath("talk.pdf")));
        QVERIFY(exportTo(page, desk.folder.filePath("talk.html")));
        const auto text = test::pdfText(desk.folder.filePath("talk.pdf"), 3);
        QVERIFY2(text, "pdftotext (poppler-utils) is needed to read the PDF");
        // The words of the program follow the deck, whatever its own language is.
        QVERIFY2(text->contains("累计遗憾"), qPrintable(*text));
        QVERIFY2(!text->contains("cumulative regret"), qPrintable(*text));
        // The program says "Live" of recorded outcomes too; a slide has the name of the page.
        QCOMPARE(DeckLanguage("zh_CN", "en").text("Live, ID test"), QString("实时，ID 测试集"));
        const QString html = QString::fromUtf8(bytesOf(desk.folder.filePath("talk.html")));
        QVERIFY(html.contains("data-theme=\"dark\""));
        QVERIFY(html.contains("lang=\"zh-CN\"") || html.contains("lang=\"zh"));
        QVERIFY(html.contains("累计遗憾"));
        QVERIFY(html.size() < 3'000'000);
        // Back to English: the same texts as before.
        page.setDeck({DeckTheme::Light, "en"});
        QVERIFY(exportTo(page, desk.folder.filePath("english.pdf")));
        const auto english = test::pdfText(desk.folder.filePath("english.pdf"), 3);
        QVERIFY2(english && english->contains("cumulative regret (reward)"), qPrintable(english.value_or(QString())));
    }

    void slidesOfEarlierVersionsOpenAsPictures()
    {
        Desk desk;
        QVERIFY(desk.open());
        QImage picture(320, 180, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "PNG");
        const auto* data = reinterpret_cast<const std::byte*>(png.constData());
        WorkspaceFile& file = desk.services().workspace;
        QVERIFY(StoryboardStore(*file.workspace())
                    .save(std::vector{StoredSlide{*file.current(),
                                                  "regret",
                                                  "Old",
                                                  "Say it.",
                                                  R"({"seeds":3,"stream":{"split":"id_test"}})",
                                                  {data, data + png.size()}}}));
        desk.start(); // another program run
        QVERIFY(desk.open());
        desk.window().showPage("present");
        QCOMPARE(desk.page().storyboard().rowCount(), 1);
        const Slide slide = desk.page().storyboard().slides().first();
        QCOMPARE(slide.layout, SlideTemplate::Image);
        QCOMPARE(slide.picture.size(), picture.size());
        QVERIFY(!slide.content);
        QVERIFY(exportTo(desk.page(), desk.folder.filePath("old.html")));
        const QByteArray html = bytesOf(desk.folder.filePath("old.html"));
        QCOMPARE(html.count("<img "), 1);
        QCOMPARE(html.count("<figure class=\"chart\""), 1); // of its stream, live
    }

    void slidesAreComposedByTheEditor()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("regret", "ood16"));
        desk.window().showPage("present");
        PresentPage& page = desk.page();
        const auto layout = [&] { return page.storyboard().slides().first().layout; };
        QCOMPARE(layout(), SlideTemplate::ChartFigures);
        auto& box = *page.findChild<QComboBox*>("layout");
        const int before = box.currentIndex();
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Home); // the first: a chart alone
        QCOMPARE(layout(), SlideTemplate::Chart);
        QVERIFY(box.currentIndex() != before);
        auto& finding = *page.findChild<QPlainTextEdit*>("finding");
        QVERIFY(finding.toPlainText().isEmpty());
        QVERIFY2(!finding.placeholderText().isEmpty(), "a finding is proposed");
        QCOMPARE(page.stage().composition()->words().finding, finding.placeholderText());
        finding.setFocus();
        QTest::keyClicks(&finding, "It pays off.");
        QCOMPARE(page.stage().composition()->words().finding, QString("It pays off."));
        desk.services().undo.undo();
        desk.services().undo.undo();
        QCOMPARE(layout(), SlideTemplate::ChartFigures);
        QVERIFY(finding.toPlainText().isEmpty());

        desk.start();         // another program run
        QVERIFY(desk.open()); // all of it is kept
        desk.services().undo.clear();
        const Slide kept = desk.page().storyboard().slides().first();
        QCOMPARE(kept.layout, SlideTemplate::ChartFigures);
        QVERIFY(kept.content && !kept.content->charts.isEmpty() && !kept.content->figures.isEmpty());
        QVERIFY(kept.content->source.contains("OOD") || kept.content->source.contains("ood16"));
    }

    void theGameFillsTheScreenKeepsScoresAndEndsWithAPicture()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().showPage("present");
        QVERIFY(desk.page().reveal("beat"));
        BeatPanel& beat = desk.page().beat();
        QVERIFY(beat.game());
        QCOMPARE(beat.game()->tasks(), std::size_t{10});
        beat.setFocus();
        QTest::keyClick(&beat, Qt::Key_F);
        QVERIFY(beat.isLarge());
        QVERIFY(beat.window() != &desk.window());
        QVERIFY(beat.window()->isFullScreen());
        // The cards are as large as the rest.
        for (const FigureCard* card : beat.findChildren<FigureCard*>())
            QTRY_VERIFY(card->height() > 1.4 * FigureCard(desk.services().themes, card->caption()).sizeHint().height());
        QCOMPARE(beat.findChild<QPlainTextEdit*>()->font().family(),
                 desk.services().themes.theme().font(FontRole::Mono).family());
        // What is known before the pick stands beside every model.
        int hints = 0;
        for (const QLabel* label : beat.findChildren<QLabel*>())
            hints += label->accessibleName().startsWith("Outcome of") && label->text().contains('$') ? 1 : 0;
        QCOMPARE(hints, static_cast<int>(beat.game()->results().benchmark->models.size()));
        QCOMPARE(beat.scores().size(), 0);
        while (!beat.game()->finished()) {
            QTest::keyClick(&beat, Qt::Key_1);
            if (!beat.game()->finished())
                QTest::keyClick(&beat, Qt::Key_Return);
        }
        QCOMPARE(beat.scores().size(), 1);
        QCOMPARE(beat.scores().first().tasks, 10);
        QCOMPARE(beat.scores().first().audience, beat.game()->audience().back());
        QTest::keyClick(&beat, Qt::Key_Return); // the result
        auto& copy = *beat.findChild<QPushButton*>("copyPicture");
        QVERIFY(copy.isVisible());
        QTest::mouseClick(&copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1920, 1080));
        QTest::keyClick(&beat, Qt::Key_Escape);
        QVERIFY(!beat.isLarge());
        QCOMPARE(beat.window(), &desk.window());
        desk.start(); // another program run
        QVERIFY(desk.open());
        QCOMPARE(desk.page().beat().scores().size(), 1);
    }

    void theAudiencePlaysByKeys()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().showPage("present");
        QVERIFY(desk.page().reveal("beat"));
        BeatPanel& beat = desk.page().beat();
        QVERIFY(beat.game());
        beat.setFocus();
        QTest::keyClick(&beat, Qt::Key_2);
        QCOMPARE(beat.game()->audience().size(), std::size_t{1});
        QTest::keyClick(&beat, Qt::Key_3); // revealed: no second pick
        QCOMPARE(beat.game()->audience().size(), std::size_t{1});
        QTest::keyClick(&beat, Qt::Key_Return);
        QTest::mouseClick(beat.findChild<QPushButton*>("pick0"), Qt::LeftButton);
        QCOMPARE(beat.game()->audience().size(), std::size_t{2});
        QCOMPARE(beat.game()->router().size(), std::size_t{2});
    }

    void presentingStartsAtTheSlideAndComesBackToIt()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("regret", "ood16"));
        QVERIFY(desk.bookmark("benchmark", "id_test"));
        desk.window().showPage("present");
        auto& strip = *desk.page().findChild<QListView*>("strip");
        strip.setCurrentIndex(strip.model()->index(0, 0));
        strip.setFocus();
        QTest::keyClick(&strip, Qt::Key_F5);
        Presenter* presenter = desk.page().presenter();
        QVERIFY(presenter);
        QCOMPARE(presenter->current(), 0);
        QTest::keyClick(presenter, Qt::Key_Right);
        QTest::keyClick(presenter, Qt::Key_Escape);
        QVERIFY(!desk.page().presenter());
        QCOMPARE(desk.page().currentSlide(), 1);
    }

    void aSlideWhosePriorsWereCancelledIsLaidOutByTheNextDrag()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("priors", "id_test"));
        QVERIFY(desk.window().showPage("present"));
        Presenter* presenter = nullptr;
        {
            const test::HeldJobs held(desk.services().jobs);
            desk.page().present();
            presenter = desk.page().presenter();
            QVERIFY(presenter != nullptr);
            QVERIFY(QTest::qWaitForWindowExposed(presenter));
            desk.services().jobs.cancelAll();
        }
        SlideStage& stage = presenter->stage();
        QVERIFY(stage.priors() != nullptr);
        QVERIFY(QTest::qWaitFor([&] { return stage.priors()->settled(); }, test::patienceMs));
        QVERIFY(stage.priors()->after() == nullptr);
        const auto* grid = qobject_cast<HeatmapView*>(stage.charts()[0]);
        QVERIFY(grid != nullptr);
        const HeatmapCell cell{1, 0};
        const QPointF middle = grid->cellRect(cell).center();
        const QPoint from = stage.mapFromChart(0, middle);
        const QPoint to = stage.mapFromChart(0, middle + QPointF(0, grid->data().at(1, 0) > 0.5F ? 48 : -48));
        const auto send = [&](QEvent::Type type, const QPoint& at, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, at, stage.viewport()->mapToGlobal(at), button, buttons, Qt::NoModifier);
            QApplication::sendEvent(stage.viewport(), &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
        QVERIFY(!stage.priors()->settled());
        QVERIFY(QTest::qWaitFor([&] { return stage.priors()->settled(); }, test::patienceMs));
        QVERIFY(stage.priors()->after() != nullptr);
        QTest::keyClick(presenter, Qt::Key_Escape);
    }

    void aSlideOfPriorsIsDraggedWhileItIsPresented()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("priors", "id_test"));
        const Slide slide = desk.page().storyboard().slides().first();
        QCOMPARE(slide.layout, SlideTemplate::TwoChartsFigures);
        const PriorEditor& editor = desk.WindowFixture::page<PriorsPage>().editor();
        const PriorSet ownPriors = editor.priors();
        const int undoSteps = desk.services().undo.count();
        QVERIFY(desk.window().showPage("present"));
        desk.page().present();
        Presenter* presenter = desk.page().presenter();
        QVERIFY(presenter);
        QVERIFY(QTest::qWaitForWindowExposed(presenter));
        SlideStage& stage = presenter->stage();
        QVERIFY(stage.priors() != nullptr);
        QVERIFY(!stage.hint().isEmpty());
        QVERIFY(QTest::qWaitFor([&] { return stage.priors()->settled(); }, test::patienceMs));
        QVERIFY(stage.priors()->after() != nullptr);
        // As the page has it.
        QCOMPARE(stage.priors()->after()->metrics.cumRegret, editor.after()->metrics.cumRegret);
        QCOMPARE(stage.composition()->words().figures.first().figure, slide.content->figures.first().figure);

        auto* grid = qobject_cast<HeatmapView*>(stage.charts()[0]);
        auto* curve = qobject_cast<CurveChart*>(stage.charts()[1]);
        QVERIFY(grid != nullptr && curve != nullptr);
        // The best model of a dimension: with a lower prior its tasks go to others.
        HeatmapCell cell{1, 0};
        for (int column = 1; column < grid->data().columns; ++column)
            if (grid->data().at(cell.row, column) > grid->data().at(cell.row, cell.column))
                cell.column = column;
        const double before = static_cast<double>(grid->data().at(cell.row, cell.column));
        const QPoint from = stage.mapFromChart(0, grid->cellRect(cell).center());
        // Half of the range down, or up where there is no room.
        const bool down = before > 0.5;
        const QPoint to = stage.mapFromChart(0, grid->cellRect(cell).center() + QPointF(0, down ? 96 : -96));
        const auto send = [&](QEvent::Type type, const QPoint& at, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, at, stage.viewport()->mapToGlobal(at), button, buttons, Qt::NoModifier);
            QApplication::sendEvent(stage.viewport(), &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
        const double after = stage.priors()->value(cell.row * grid->data().columns + cell.column);
        QVERIFY2(std::abs(std::abs(after - before) - 0.4) < 0.02, qPrintable(QString::number(after - before)));
        QCOMPARE(grid->data().at(cell.row, cell.column), static_cast<float>(after));
        QVERIFY(QTest::qWaitFor([&] { return stage.priors()->settled(); }, test::patienceMs));

        // Curve and figures are those of the core with these priors.
        const auto replay = editor.desk()->replay(stage.priors()->priors());
        QVERIFY(replay.has_value());
        const auto reference = editor.desk()->replay(editor.reference());
        const auto flips = flipsBetween(*reference, *replay);
        QVERIFY(!flips.empty());
        const auto texts = figuresOfDesk(*replay, &*reference, flips);
        const QList<SlideFigure>& shown = stage.composition()->words().figures;
        QCOMPARE(static_cast<std::size_t>(shown.size()), texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i)
            QCOMPARE(shown[static_cast<qsizetype>(i)], slideFigure(texts[i]));
        const auto drawn =
            std::ranges::find(curve->curves(), QStringLiteral("after"), [](const Curve& each) { return each.id; });
        QVERIFY(drawn != curve->curves().end());
        QCOMPARE(drawn->values->size(), replay->curves.cumRegret.size());
        QCOMPARE(static_cast<float>((*drawn->values)[drawn->values->size() - 1]),
                 static_cast<float>(replay->curves.cumRegret.back()));

        // Another theme keeps what was dragged; the page and the slide keep theirs.
        desk.services().themes.setPreference(ThemePreference::Dark);
        QCOMPARE(stage.composition()->words().figures, shown);
        QCOMPARE(grid->data().at(cell.row, cell.column), static_cast<float>(after));
        desk.services().themes.setPreference(ThemePreference::Light);
        QVERIFY(editor.priors() == ownPriors);
        QCOMPARE(desk.services().undo.count(), undoSteps);
        QVERIFY(desk.page().storyboard().slides().first() == slide);
        QTest::keyClick(presenter, Qt::Key_Escape);

        // From the file it is the same, and without its benchmark it is drawn and says what is missing.
        SlideStage alone(desk.services().themes);
        alone.setSlide(slide);
        QVERIFY(alone.priors() == nullptr);
        QCOMPARE(alone.charts().size(), 2);
        QVERIFY(alone.hint().contains("Open the benchmark"));
    }

    void aSlideOfASessionPlaysItsBallots()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("session", "id_test"));
        const Slide slide = desk.page().storyboard().slides().first();
        QCOMPARE(slide.layout, SlideTemplate::TwoChartsFigures);
        QVERIFY(desk.window().showPage("present"));
        desk.page().present();
        Presenter* presenter = desk.page().presenter();
        QVERIFY(presenter);
        SlideStage& stage = presenter->stage();
        QVERIFY(stage.session() != nullptr);
        QVERIFY(QTest::qWaitFor([&] { return !stage.session()->lane().computing(); }, test::patienceMs));
        QTest::keyClick(presenter, Qt::Key_P);
        QTRY_VERIFY(stage.playedSteps() > 10);
        QTest::keyClick(presenter, Qt::Key_P);
        QVERIFY(!stage.isPlaying());
        const std::size_t step = stage.playedSteps() - 1;
        const SessionLane& lane = desk.services().player.lane();
        QVERIFY(step < lane.size());
        const QJsonObject ballot = ballotChart(*lane.track(), *lane.oracle(), step);
        QJsonObject shown = stage.charts()[1]->snapshot();
        QCOMPARE(shown["categories"], ballot["categories"]);
        QCOMPARE(shown["parts"], ballot["parts"]);
        QCOMPARE(shown["selected"], ballot["selected"]);
        QCOMPARE(stage.composition()->charts()[1].heading, ballot["title"].toString());
        const auto texts =
            figuresOfSession(lane.metrics().after(step + 1), step + 1, lane.track()->setting().stream.tasks.size());
        for (std::size_t i = 0; i < texts.size(); ++i)
            QCOMPARE(stage.composition()->words().figures[static_cast<qsizetype>(i)], slideFigure(texts[i]));
        QTest::keyClick(presenter, Qt::Key_Escape);
        QVERIFY(desk.page().storyboard().slides().first() == slide);
    }

    void workOfASlideThatWasCancelledIsNamedOnItAndDoneAgain_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("byKey");
        QTest::newRow("priors, by mouse") << "priors" << false;
        QTest::newRow("session, by key") << "session" << true;
    }
    void workOfASlideThatWasCancelledIsNamedOnItAndDoneAgain()
    {
        QFETCH(QString, page);
        QFETCH(bool, byKey);
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark(page, "id_test"));
        QVERIFY(desk.window().showPage("present"));
        QVERIFY(desk.calm());
        QPointer<Presenter> presenter;
        {
            const test::HeldJobs held(desk.services().jobs);
            desk.page().present();
            presenter = desk.page().presenter();
            QVERIFY(!presenter.isNull());
            QVERIFY(QTest::qWaitForWindowExposed(presenter.data()));
            QVERIFY(presenter->stage().retryBar().sentences().isEmpty());
            desk.services().jobs.cancelAll();
        }
        SlideStage& stage = presenter->stage();
        const RetryBar& bar = stage.retryBar();
        QTRY_COMPARE(bar.sentences().size(), 1);
        QVERIFY2(bar.sentences().first().contains("cancelled"), qPrintable(bar.sentences().first()));
        QTRY_VERIFY(bar.isVisible());
        QTRY_COMPARE(bar.geometry().bottom(), stage.rect().bottom());
        const int slide = presenter->current();
        // A click on the sentence turns no slide.
        QTest::mouseClick(&stage.retryBar(), Qt::LeftButton, {}, QPoint(1, 1));
        QCOMPARE(presenter->current(), slide);
        const auto hasResult = [&] {
            return stage.priors() != nullptr ? stage.priors()->after() != nullptr : stage.session()->has(0);
        };
        QVERIFY(!hasResult());
        if (byKey)
            QTest::keyClick(presenter.data(), Qt::Key_R);
        else
            QVERIFY(test::pressRetry(bar));
        QVERIFY(QTest::qWaitFor(hasResult, test::patienceMs));
        QVERIFY(bar.sentences().isEmpty());
        QVERIFY(!bar.isVisible());
        // The keys are still the presentation's.
        QTest::keyClick(presenter.data(), Qt::Key_Escape);
        QTRY_VERIFY(presenter.isNull() || !presenter->isVisible());
    }

    void aSlideIsSaidInTheLanguageOfTheProgram()
    {
        Desk desk;
        QVERIFY(desk.open());
        const QString before = desk.services().preferences.language();
        // The window is made anew.
        const auto speak = [&](const QString& code) {
            const QPointer<MainWindow> old(&desk.window());
            desk.services().preferences.setLanguage(code);
            return QTest::qWaitFor([&] { return old.isNull(); }) && desk.calm();
        };
        QVERIFY(speak("en"));
        QVERIFY(desk.bookmark("priors", "id_test"));
        QVERIFY(speak("zh_CN"));
        QVERIFY(desk.window().showPage("present"));
        const SlideWords& words = desk.page().stage().composition()->words();
        for (const QString& text : {words.figures[2].caption, words.finding, words.charts[0].heading, words.source}) {
            const bool chinese =
                std::ranges::any_of(text, [](QChar each) { return each.script() == QChar::Script_Han; });
            QVERIFY2(chinese, qPrintable(text));
        }
        QVERIFY2(!words.finding.contains("regret"), qPrintable(words.finding));
        QVERIFY(speak(before));
    }

    void theStripShowsSlidesWhole()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.window().showPage("present"));
        QVERIFY(desk.bookmark("regret", "ood16"));
        QVERIFY(desk.bookmark("benchmark", "id_test"));
        QVERIFY(desk.window().showPage("present"));
        const auto& strip = *desk.page().findChild<QListView*>("strip");
        const auto picture = [&] {
            const QIcon icon = strip.model()->index(1, 0).data(Qt::DecorationRole).value<QIcon>();
            const QImage image = icon.pixmap(QSize(160, 90)).toImage();
            return !image.isNull() && image.pixelColor(image.rect().center()).alpha() == 255;
        };
        QTRY_VERIFY(picture());
        QVERIFY(strip.visualRect(strip.model()->index(0, 0)).height() >= 90);
        // The lower half of the picture is on screen: the line of the source is drawn there.
        QCOMPARE(strip.visualRect(strip.model()->index(0, 0)).height(),
                 strip.visualRect(strip.model()->index(1, 0)).height());
    }

    void theSpeakersTextsFollowTheTextSize()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.bookmark("regret", "ood16"));
        QVERIFY(desk.window().showPage("present"));
        desk.page().present();
        auto* const presenter = qobject_cast<Presenter*>(desk.page().presenter());
        QVERIFY(presenter != nullptr);
        const SpeakerView& speaker = presenter->speaker();
        if (!speaker.isVisible())
            QTest::keyClick(presenter, Qt::Key_S);
        QVERIFY(speaker.isVisible());
        ThemeManager& themes = desk.services().themes;
        const auto sizes = [&] {
            QList<double> found;
            for (const QLabel* label : speaker.findChildren<QLabel*>())
                found << label->font().pointSizeF();
            std::ranges::sort(found);
            return found;
        };
        const auto expected = [&] {
            const auto size = [&](FontRole role) { return themes.theme().font(role).pointSizeF(); };
            QList<double> wanted{1.6 * size(FontRole::Body), size(FontRole::Body), size(FontRole::Figure),
                                 size(FontRole::SectionTitle)};
            std::ranges::sort(wanted);
            return wanted;
        };
        QCOMPARE(sizes(), expected());
        themes.setPointSize(16);
        QTRY_COMPARE(sizes(), expected());
        QTest::keyClick(desk.page().presenter(), Qt::Key_Escape);
        themes.setPointSize(defaultPointSize);
    }

    void anExportThatFailsIsToldWhileTheWindowGoesOn()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window().showPage("present");
        const QString nowhere = desk.folder.filePath("missing/table.csv");
        // Returns while the message is open.
        desk.page().exportLeaderboard(nowhere);
        const QPointer<QMessageBox> box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box != nullptr && box->text().contains("table.csv"));
        QVERIFY(desk.document().setStream({.split = "probing"}).has_value());
        QVERIFY(desk.calm());
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(box.isNull());
    }
};

QTEST_MAIN(PresentingTest)
#include "tst_presenting.moc"
