// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/pages/regrettestdata.h"
#include "tests/support/pagefixture.h"
#include "tests/support/readback.h"
#include "tests/support/tableback.h"
#include "widgets/document/streamjson.h"
#include "widgets/pages/present/beatgame.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/presenter.h"
#include "widgets/pages/present/storyboard.h"

#include <QAbstractItemModelTester>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

Slide slideNamed(const QString& title, const QString& notes = {})
{
    Slide slide{{1}, QStringLiteral("regret"), title, notes, {}, QImage(320, 180, QImage::Format_RGB32)};
    slide.picture.fill(Qt::darkCyan);
    slide.state[QStringLiteral("stream")] = streamToJson({.split = "id_test"});
    slide.state[QStringLiteral("weights")] = weightsToJson({});
    slide.state[QStringLiteral("seeds")] = 3;
    return slide;
}

QStringList titles(const Storyboard& board)
{
    QStringList list;
    for (const Slide& slide : board.slides())
        list.append(slide.title);
    return list;
}

/// The page with one more script at its end, which its content security policy allows.
QByteArray withScript(QByteArray html, const QByteArray& script)
{
    const QByteArray hash = QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64();
    html.replace("script-src ", "script-src 'sha256-" + hash + "' ");
    html.replace("</body>", "<script>" + script + "</script></body>");
    return html;
}

constexpr const char* needsChromium = "chromium is needed to read the report";

} // namespace

class PresentPageTest final : public QObject {
    Q_OBJECT

private slots:
    void theStoryboardIsASoundModelAndUndoesEveryChange()
    {
        QUndoStack undo;
        Storyboard board(undo);
        QAbstractItemModelTester tester(&board, QAbstractItemModelTester::FailureReportingMode::Fatal);
        int saves = 0;
        board.setSave([&](const QList<Slide>&) { ++saves; });
        board.append(slideNamed("a"));
        board.append(slideNamed("b"));
        board.append(slideNamed("c"));
        board.move(2, 0);
        QCOMPARE(titles(board), QStringList({"c", "a", "b"}));
        board.removeAt(1);
        QCOMPARE(titles(board), QStringList({"c", "b"}));
        board.setTitle(0, "cc");
        board.setTitle(0, "ccc");
        board.setNotes(1, "say");
        QCOMPARE(saves, 8);
        undo.undo();
        undo.undo();
        QCOMPARE(titles(board), QStringList({"c", "b"})); // typing was one step
        undo.undo();
        undo.undo();
        QCOMPARE(titles(board), QStringList({"a", "b", "c"}));
        while (undo.canRedo())
            undo.redo();
        QCOMPARE(titles(board), QStringList({"ccc", "b"}));
        QCOMPARE(board.slides()[1].notes, QString("say"));
    }

    void aSlideCanBeDroppedAnywhere_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("row");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("first to the end") << 0 << 3 << QStringList{"b", "c", "a"};
        QTest::newRow("last to the start") << 2 << 0 << QStringList{"c", "a", "b"};
        QTest::newRow("first before the last") << 0 << 2 << QStringList{"b", "a", "c"};
        QTest::newRow("on itself") << 1 << 1 << QStringList{"a", "b", "c"};
        QTest::newRow("behind itself") << 1 << 2 << QStringList{"a", "b", "c"};
    }
    void aSlideCanBeDroppedAnywhere()
    {
        QFETCH(int, from);
        QFETCH(int, row);
        QUndoStack undo;
        Storyboard board(undo);
        QAbstractItemModelTester tester(&board, QAbstractItemModelTester::FailureReportingMode::Fatal);
        board.setSlides({slideNamed("a"), slideNamed("b"), slideNamed("c")});
        const std::unique_ptr<QMimeData> data(board.mimeData({board.index(from)}));
        board.dropMimeData(data.get(), Qt::MoveAction, row, 0, {});
        QTEST(titles(board), "expected");
        QMimeData strange;
        strange.setText("7");
        QVERIFY(!board.dropMimeData(&strange, Qt::MoveAction, 0, 0, {}));
    }

    void thePresenterGoesBackAndForthByKeys()
    {
        ThemeManager themes(*qApp);
        const QList<Slide> slides{slideNamed("one", "first words"), slideNamed("two"), slideNamed("three")};
        auto* presenter = new Presenter(themes, slides, 1);
        QSignalSpy ended(presenter, &Presenter::ended);
        presenter->start();
        QVERIFY(QTest::qWaitForWindowExposed(presenter));
        QVERIFY(presenter->isFullScreen());
        QCOMPARE(presenter->current(), 1);
        QTest::keyClick(presenter, Qt::Key_Right);
        QTest::keyClick(presenter, Qt::Key_Space);
        QCOMPARE(presenter->current(), 2); // the last stays
        QTest::keyClick(presenter, Qt::Key_Home);
        QCOMPARE(presenter->current(), 0);
        QTest::keyClick(presenter, Qt::Key_S);
        QVERIFY(presenter->speaker().isVisible());
        bool hasNotes = false;
        for (const QLabel* label : presenter->speaker().findChildren<QLabel*>())
            hasNotes = hasNotes || label->text() == QLatin1String("first words");
        QVERIFY(hasNotes);
        // The speaker's window takes the same keys.
        QTest::keyClick(&presenter->speaker(), Qt::Key_PageDown);
        QCOMPARE(presenter->current(), 1);
        QTest::keyClick(presenter, Qt::Key_B);
        QVERIFY(presenter->isBlank());
        QTest::mouseClick(presenter, Qt::LeftButton);
        QCOMPARE(presenter->current(), 2);
        QVERIFY(!presenter->isBlank());
        QTest::keyClick(presenter, Qt::Key_Escape);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toInt(), 2);
    }

    void aPromptOfTheGameBeginsWithItsText()
    {
        ThemeManager themes(*qApp);
        test::PageFixture fixture(themes);
        Benchmark benchmark = test::smallBenchmark();
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i)
            benchmark.tasks.setPrompt(TaskIndex::at(i), "\n\r\n    def f():\n");
        QVERIFY(fixture.open(std::make_shared<const Benchmark>(std::move(benchmark)), {.split = "id_test"}));
        const BeatPanel beat(themes, fixture.document, fixture.workspace);
        QVERIFY(beat.game());
        QCOMPARE(beat.findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("    def f():\n"));
    }

    void theGameKeepsTheSameBooksForAudienceAndRouter()
    {
        const auto results = test::smallResults();
        const auto row = BeatGame::opponent(*results, QString());
        QVERIFY(row);
        QCOMPARE(results->rows[*row].family, PolicyFamily::Ours);
        BeatGame game(results, *row);
        const std::vector<double> expected = curvesOf(results->rows[*row].runs.front(), results->oracle).cumRegret;
        // An audience that copies the router's single calls has the same regret.
        const auto& steps = results->rows[*row].runs.front().steps;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            QCOMPARE(game.task(), steps[i].task);
            const BeatGame::Reveal reveal = game.pick(steps[i].chosen);
            QCOMPARE(reveal.outcomes.size(), results->benchmark->models.size());
            QVERIFY(std::ranges::any_of(reveal.outcomes, &BeatGame::Outcome::best));
            QVERIFY(reveal.regret >= 0);
        }
        QVERIFY(game.finished());
        QCOMPARE(game.router(), expected);
        QVERIFY(std::abs(game.audience().back() - expected.back()) < 1e-9);
        // One that always picks the best has none.
        BeatGame best(results, *row);
        for (int i = 0; i < 20; ++i) {
            std::size_t model = 0;
            while (!results->oracle.isOptimal(best.task(), ModelIndex::at(model)))
                ++model;
            best.pick(ModelIndex::at(model));
        }
        QCOMPARE(best.audience().back(), 0.0);
    }

    void theReportHoldsTheFiguresOfTheProgramAndAsksForNothingElse()
    {
        const auto results = test::smallResults();
        const QList<Slide> slides{slideNamed("A <b>title</b>", "notes & more"), slideNamed("Second")};
        const auto request = figureRequest(slides.first());
        QVERIFY(request);
        const auto figures = computeFigures({*request}, {}, {{{1}, {results->benchmark, results->decisions}}}, {});
        QVERIFY(figures);
        QCOMPARE(figures->front().table.rows, figuresOf(*results).table.rows);
        const QByteArray html = htmlReport("Talk", slides, {*request}, *figures);
        QVERIFY(html.contains("A &lt;b&gt;title&lt;/b&gt;"));
        QVERIFY(html.contains("notes &amp; more"));
        QVERIFY(html.contains("acrouter"));
        QCOMPARE(html.count("<figure class=\"chart\""), 1); // both slides show the same stream
        for (const char* outside : {"http://", "https://", "src=\"/", "@import", "url("}) {
            QByteArray rest = html;
            rest.replace("http://www.w3.org/2000/svg", ""); // the name of SVG, no address that is asked
            rest.replace("url(#", "");                      // a part of the same file
            QVERIFY2(!rest.contains(outside), outside);
        }
        const auto& series = figures->front().chart.value("series").toArray();
        QCOMPARE(series.size(), static_cast<qsizetype>(results->rows.size()));
    }

    void theReportOpensInABrowserWithoutAComplaint()
    {
        const auto results = test::smallResults();
        const QList<Slide> slides{slideNamed("Talk")};
        const auto request = figureRequest(slides.first());
        const QByteArray html = htmlReport("Talk", slides, {*request}, {figuresOf(*results)});
        // A script in the page moves the crosshair, zooms, switches a curve off, and records the results.
        const auto page = test::browse(withScript(html, R"html(
            addEventListener("load", () => {
              const svg = document.querySelector("figure.chart svg"), r = svg.getBoundingClientRect();
              const curves = () => svg.querySelectorAll("path").length;
              const before = curves();
              svg.dispatchEvent(new PointerEvent("pointermove", { clientX: r.left + r.width / 2, clientY: r.top + 50 }));
              const value = document.querySelector(".legend b").textContent;
              svg.dispatchEvent(new WheelEvent("wheel", { clientX: r.left + r.width / 2, clientY: r.top + 50, deltaY: -1 }));
              document.querySelector(".legend button").click();
              document.body.setAttribute("data-checked", [before, curves(), value !== "–" && value !== ""].join(" "));
            });)html"));
        QVERIFY2(page, needsChromium);
        QVERIFY2(!page->complaints.contains("CONSOLE"), page->complaints.constData());
        const auto rows = results->rows.size();
        QVERIFY2(page->dom.contains(QStringLiteral("data-checked=\"%1 %2 true\"").arg(rows).arg(rows - 1)),
                 qPrintable(page->dom.mid(page->dom.indexOf("data-checked"), 60)));
    }

    void theBrowserShowsTheLeaderboardAndTheNamesOfTheCurves()
    {
        const auto results = test::smallResults();
        const QList<Slide> slides{slideNamed("Talk", "First point.\nSecond point.")};
        const auto request = figureRequest(slides.first());
        const ReportFigures figures = figuresOf(*results);
        const auto page = test::browse(htmlReport("Talk", slides, {*request}, {figures}));
        QVERIFY2(page, needsChromium);
        QCOMPARE(test::contentsOf(page->dom, "th"), figures.table.header);
        QStringList cells;
        for (const QStringList& row : figures.table.rows)
            cells += row;
        QCOMPARE(test::contentsOf(page->dom, "td"), cells);
        QStringList names;
        for (const auto& series : figures.chart.value("series").toArray())
            names << series.toObject().value("name").toString();
        QStringList buttons = test::contentsOf(page->dom, "button");
        for (qsizetype i = 0; i < buttons.size(); ++i)
            QVERIFY2(buttons[i].startsWith(names.value(i)), qPrintable(buttons[i]));
        QCOMPARE(buttons.size(), names.size());
        const QStringList texts = test::contentsOf(page->dom, "text");
        QVERIFY2(texts.contains("task in stream"), qPrintable(texts.join('|')));
        QVERIFY2(texts.contains("cumulative regret (reward)"), qPrintable(texts.join('|')));
        QCOMPARE(test::contentsOf(page->dom, "p").first(), QString("First point.Second point."));
    }

    void textOfTheDataNeverBecomesMarkupOfTheReport()
    {
        const QString hostile = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'"
                                "</script><b>bold</b>&lt;";
        const auto results = test::smallResults();
        ReportFigures figures = figuresOf(*results);
        figures.caption = hostile;
        figures.table.header[0] = hostile;
        figures.table.rows[0][0] = hostile;
        QJsonArray series = figures.chart["series"].toArray();
        QJsonObject first = series[0].toObject();
        first["name"] = hostile;
        series[0] = first;
        figures.chart["series"] = series;
        const QList<Slide> slides{slideNamed(hostile, hostile)};
        const auto request = figureRequest(slides.first());
        const auto page = test::browse(htmlReport(hostile, slides, {*request}, {figures}));
        QVERIFY2(page, needsChromium);
        QVERIFY2(!page->complaints.contains("CONSOLE"), page->complaints.constData());
        QCOMPARE(test::contentsOf(page->dom, "title"), QStringList{hostile});
        QCOMPARE(test::contentsOf(page->dom, "h1"), QStringList{hostile});
        QCOMPARE(test::contentsOf(page->dom, "h2").last(), hostile);
        QCOMPARE(test::contentsOf(page->dom, "th").first(), hostile);
        QCOMPARE(test::contentsOf(page->dom, "td").first(), hostile);
        QVERIFY(test::contentsOf(page->dom, "button").first().startsWith(hostile));
        QCOMPARE(page->dom.count("<img "), 1); // the slide's picture
        QVERIFY(!page->dom.contains("<b>bold"));
    }

    void noScriptRunsButTheReportsOwn()
    {
        const QList<Slide> slides{slideNamed("Talk")};
        QByteArray html = htmlReport("Talk", slides, {}, {});
        QVERIFY(!html.contains("unsafe-inline"));
        html.replace("</body>", "<script>document.body.dataset.ran = 'yes';</script>"
                                "<p style=\"color: red\" onclick=\"\">x</p></body>");
        const auto page = test::browse(html);
        QVERIFY2(page, needsChromium);
        QVERIFY(!page->dom.contains("data-ran"));
        QVERIFY2(page->complaints.contains("Content Security Policy"), page->complaints.constData());
    }

    void tablesOfTheLeaderboardAreReadBack()
    {
        TextTable table = leaderboardText(test::smallResults()->rows);
        table.rows[0][0] = "a \"quoted\", name\nof two lines";
        table.rows[1][0] = "<script>alert(1)</script>|*x*";
        const QString csv = formatTable(table, TableFormat::Csv);
        const auto read = test::outputOf({"python3"}, {"-c",
                                                       "import csv, io, json, sys\n"
                                                       "print(json.dumps(list(csv.reader(io.StringIO(sys.argv[1],"
                                                       " newline='')))))",
                                                       csv});
        QVERIFY2(read, "python3 is needed to read the table");
        QList<QStringList> rows;
        for (const auto& row : QJsonDocument::fromJson(*read).array())
            rows << row.toVariant().toStringList();
        QCOMPARE(rows.takeFirst(), table.header);
        QCOMPARE(rows, table.rows);
    }

    /// A leaderboard, and a table with what LaTeX would take for its own.
    void theLatexTableIsReadBack_data()
    {
        QTest::addColumn<QList<QStringList>>("rows");
        const TextTable leaderboard = leaderboardText(test::smallResults()->rows);
        QTest::newRow("leaderboard") << QList<QStringList>{leaderboard.header} + leaderboard.rows;
        QTest::newRow("special characters")
            << QList<QStringList>{{"name", "value"},
                                  {"a_b & {c} #1 $2 ~x^y", QStringLiteral("−1.5 ± 0.2")},
                                  {"\\path <x>|y \"quoted\"", "100 %"}};
    }
    void theLatexTableIsReadBack()
    {
        QFETCH(const QList<QStringList>, rows);
        QCOMPARE(test::latexRows(formatTable({rows.first(), rows.mid(1), {}}, TableFormat::Latex)), rows);
    }

    void latexPrintsTheTable()
    {
        if (const QString absent = test::missingOfLatex(); !absent.isEmpty())
            QSKIP(qPrintable(absent));
        const TextTable table = leaderboardText(test::smallResults()->rows);
        const auto printed = test::printedByLatex(formatTable(table, TableFormat::Latex));
        QVERIFY2(printed.text, printed.log.constData());
        // Letters and figures; readers of PDF files differ in spaces, ligatures and signs.
        const auto plain = [](const QString& text) {
            return text.normalized(QString::NormalizationForm_KC).remove(QRegularExpression("[^A-Za-z0-9.]"));
        };
        QString expected = plain(table.header.join(QString()));
        for (const QStringList& row : table.rows)
            expected += plain(row.join(QString()));
        QCOMPARE(plain(*printed.text), expected);
    }
};

QTEST_MAIN(PresentPageTest)
#include "tst_presentpage.moc"
