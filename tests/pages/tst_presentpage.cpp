// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/pages/regrettestdata.h"
#include "widgets/document/streamjson.h"
#include "widgets/pages/present/beatgame.h"
#include "widgets/pages/present/presenter.h"
#include "widgets/pages/present/report.h"
#include "widgets/pages/present/storyboard.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QLabel>
#include <QMimeData>
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

/// The path of the first of these programs that is installed, or nothing.
QString program(const QStringList& names)
{
    for (const QString& name : names) {
        if (const QString path = QStandardPaths::findExecutable(name); !path.isEmpty())
            return path;
    }
    return {};
}

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
            QVERIFY2(!rest.contains(outside), outside);
        }
        const auto& series = figures->front().chart.value("series").toArray();
        QCOMPARE(series.size(), static_cast<qsizetype>(results->rows.size()));
    }

    void theReportOpensInABrowserWithoutAComplaint()
    {
        const QString browser = program({"chromium", "chromium-browser", "google-chrome"});
        if (browser.isEmpty())
            QSKIP("no Chromium is installed");
        const auto results = test::smallResults();
        const QList<Slide> slides{slideNamed("Talk")};
        const auto request = figureRequest(slides.first());
        QTemporaryDir folder;
        QFile file(folder.filePath("report.html"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray html = htmlReport("Talk", slides, {*request}, {figuresOf(*results)});
        // A script in the page moves the crosshair, zooms, switches a curve off, and records the results.
        html.replace("</body>", R"html(<script>
            addEventListener("load", () => {
              const svg = document.querySelector("figure.chart svg"), r = svg.getBoundingClientRect();
              const curves = () => svg.querySelectorAll("path").length;
              const before = curves();
              svg.dispatchEvent(new PointerEvent("pointermove", { clientX: r.left + r.width / 2, clientY: r.top + 50 }));
              const value = document.querySelector(".legend b").textContent;
              svg.dispatchEvent(new WheelEvent("wheel", { clientX: r.left + r.width / 2, clientY: r.top + 50, deltaY: -1 }));
              document.querySelector(".legend button").click();
              document.body.setAttribute("data-checked", [before, curves(), value !== "–" && value !== ""].join(" "));
            });
            </script></body>)html");
        file.write(html);
        file.close();
        QProcess chromium;
        chromium.setProcessChannelMode(QProcess::SeparateChannels);
        chromium.start(browser, {"--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
                                 "--virtual-time-budget=3000", "--dump-dom",
                                 "--user-data-dir=" + folder.filePath("profile"), "file://" + file.fileName()});
        QVERIFY(chromium.waitForFinished(120000));
        const QByteArray complaints = chromium.readAllStandardError();
        QVERIFY2(!complaints.contains("CONSOLE"), complaints.constData());
        const QByteArray dom = chromium.readAllStandardOutput();
        const int rows = static_cast<int>(results->rows.size());
        QVERIFY2(dom.contains(QStringLiteral("data-checked=\"%1 %2 true\"").arg(rows).arg(rows - 1).toUtf8()),
                 dom.mid(dom.indexOf("data-checked"), 60).constData());
    }

    void theLatexTableCompiles()
    {
        const QString latex = program({"pdflatex", "tectonic", "lualatex"});
        if (latex.isEmpty())
            QSKIP("no LaTeX is installed");
        if (const QString find = program({"kpsewhich"}); !find.isEmpty()) {
            QProcess finding;
            finding.start(find, {"booktabs.sty"});
            if (finding.waitForFinished(30000) && finding.exitCode() != 0)
                QSKIP("the LaTeX that is installed lacks booktabs");
        }
        const auto results = test::smallResults();
        QTemporaryDir folder;
        QFile file(folder.filePath("table.tex"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{booktabs}"
                   "\\begin{document}\\tiny\n");
        file.write(formatTable(leaderboardText(results->rows), TableFormat::Latex).toUtf8());
        file.write("\\end{document}\n");
        file.close();
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(latex, {"-interaction=nonstopmode", "-halt-on-error", file.fileName()});
        QVERIFY(process.waitForFinished(120000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().right(800).constData());
    }
};

QTEST_MAIN(PresentPageTest)
#include "tst_presentpage.moc"
