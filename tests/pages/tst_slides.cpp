// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Composed slides: what charts hand out is what slides draw, live, in files and in the browser.

#include "tests/support/readback.h"
#include "tests/support/slidedata.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/snapshot.h"
#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/presenter.h"
#include "widgets/pages/present/slidecapture.h"
#include "widgets/pages/present/slidefinding.h"
#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/slideview.h"
#include "widgets/pages/present/storyboardpdf.h"

#include <QCryptographicHash>
#include <QGraphicsProxyWidget>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace acr;
using namespace acr::ui;
using test::allTemplates;
using test::chartOfKind;
using test::contentOfKinds;
using test::slideOf;

namespace {

QImage pictureOf(const ChartWidget& chart, const Theme& theme)
{
    QImage image(800, 400, QImage::Format_RGB32);
    image.fill(theme.colours().card);
    QPainter painter(&image);
    chart.paintInto(painter, QRectF(0, 0, 800, 400), theme);
    return image;
}

QByteArray svgOf(const SlideComposition& composition)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(SlideComposition::canvas.toSize());
    generator.setViewBox(QRectF(QPointF(), SlideComposition::canvas));
    QPainter painter(&generator);
    composition.paint(painter);
    painter.end();
    return svg;
}

/// The size of the smallest text of a drawing, in its pixels: font sizes times the scales of the groups around them.
double smallestText(const QByteArray& svg)
{
    double minimum = 1e9;
    std::vector<double> scales{1};
    std::vector<double> sizes{1e9};
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::EndElement) {
            scales.pop_back();
            sizes.pop_back();
        }
        if (token != QXmlStreamReader::StartElement)
            continue;
        double scale = scales.back();
        static const QRegularExpression matrix("matrix\\(([^,]+),([^,]+),");
        if (const auto found = matrix.match(reader.attributes().value("transform").toString()); found.hasMatch())
            scale *= std::hypot(found.captured(1).toDouble(), found.captured(2).toDouble());
        double size = sizes.back();
        if (reader.attributes().hasAttribute("font-size"))
            size = reader.attributes().value("font-size").toString().remove("px").toDouble();
        scales.push_back(scale);
        sizes.push_back(size);
        if (reader.name() == QLatin1String("text"))
            minimum = std::min(minimum, size * scale);
    }
    return minimum;
}

} // namespace

class SlidesTest final : public QObject {
    Q_OBJECT

private slots:
    void aSnapshotIsDrawnAsTheChartWas_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString& kind : test::chartKinds)
            QTest::addRow("%s", qPrintable(kind)) << kind;
    }
    void aSnapshotIsDrawnAsTheChartWas()
    {
        QFETCH(QString, kind);
        ThemeManager themes(*qApp);
        const auto chart = chartOfKind(kind, themes);
        // Through a file.
        const QJsonObject kept =
            QJsonDocument::fromJson(QJsonDocument(chart->snapshot()).toJson(QJsonDocument::Compact)).object();
        const auto again = chartOf(kept, themes);
        QVERIFY(again);
        QCOMPARE(again->title(), chart->title());
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            if (kind == "curves" || kind == "session") // rounded values: the same lines, but for single pixels
                QCOMPARE(test::partsThatDiffer(pictureOf(*chart, theme), pictureOf(*again, theme)), QStringList());
            else
                QCOMPARE(pictureOf(*again, theme), pictureOf(*chart, theme));
        }
    }

    void snapshotsThatAreNotWholeAreRefused_data() { aSnapshotIsDrawnAsTheChartWas_data(); }
    void snapshotsThatAreNotWholeAreRefused()
    {
        QFETCH(QString, kind);
        ThemeManager themes(*qApp);
        const QJsonObject whole = chartOfKind(kind, themes)->snapshot();
        QVERIFY(!chartOf({}, themes));
        QVERIFY(!chartOf({{"kind", "unknown"}}, themes));
        // Whatever member is missing or of another type: no crash, and what is shown can be painted.
        for (const QString& member : whole.keys()) {
            for (const QJsonValue& instead :
                 {QJsonValue(), QJsonValue("x"), QJsonValue(-1), QJsonValue(QJsonArray{1, "y", QJsonObject()}),
                  QJsonValue(QJsonObject{{"low", 1}, {"high", 0}})}) {
                QJsonObject broken = whole;
                broken[member] = instead;
                if (const auto chart = chartOf(broken, themes))
                    pictureOf(*chart, Theme::light());
            }
        }
    }

    void contentsAreReadBack()
    {
        ThemeManager themes(*qApp);
        const SlideContent content = contentOfKinds(test::chartKinds, themes);
        QCOMPARE(contentFromJson(QJsonDocument::fromJson(contentToJson(content)).object()), content);
        QCOMPARE(contentFromJson({{"charts", 3}, {"tables", QJsonArray{1}}}).charts.size(), 0);
        for (const SlideTemplate layout : allTemplates)
            QCOMPARE(slideTemplateOf(slideTemplateName(layout)), layout);
        QCOMPARE(slideTemplateOf("of another version"), SlideTemplate::Image);
    }

    void noTextIsSmallerThan18Points_data()
    {
        QTest::addColumn<SlideTemplate>("layout");
        QTest::addColumn<QStringList>("shown");
        for (const SlideTemplate layout : allTemplates)
            QTest::addRow("%s", qPrintable(slideTemplateName(layout))) << layout << QStringList{"curves", "bars"};
        for (const QString& kind : test::chartKinds)
            QTest::addRow("chart: %s", qPrintable(kind)) << SlideTemplate::Chart << QStringList{kind};
    }
    void noTextIsSmallerThan18Points()
    {
        QFETCH(SlideTemplate, layout);
        QFETCH(QStringList, shown);
        ThemeManager themes(*qApp);
        const QByteArray svg = svgOf(SlideComposition(slideOf(layout, themes, shown), {}, themes, 0, 3));
        QVERIFY(test::svgTexts(svg).size() >= 2);
        constexpr double pixels = 18.0 * 96 / 72;
        const double minimum = smallestText(svg);
        QVERIFY2(minimum >= pixels - 0.5, qPrintable(QString::number(minimum)));
    }

    void aFileHasEveryTextOfTheScreen()
    {
        ThemeManager themes(*qApp);
        QTemporaryDir folder;
        const QString path = folder.filePath("talk.pdf");
        StoryboardPdf book(path, "Talk");
        QVERIFY(!book.problem());
        std::vector<SlideComposition> compositions;
        std::vector<Slide> slides;
        for (const SlideTemplate layout : allTemplates)
            slides.push_back(slideOf(layout, themes));
        for (const QString& kind : test::chartKinds)
            slides.push_back(slideOf(SlideTemplate::Chart, themes, {kind}));
        for (const Slide& slide : slides) {
            compositions.emplace_back(slide, Deck{}, themes, 0, static_cast<int>(slides.size()));
            book.add(compositions.back(), slide.notes);
        }
        QCOMPARE(book.close(), std::nullopt);
        const auto packed = [](QString words) { return words.remove(QRegularExpression("[\\s-]")); };
        for (std::size_t i = 0; i < compositions.size(); ++i) {
            const auto text = test::pdfText(path, static_cast<int>(i) + 1);
            QVERIFY2(text, "pdftotext (poppler-utils) is needed to read the PDF");
            QStringList wanted = test::svgTexts(svgOf(compositions[i]));
            wanted << slides[i].title << slides[i].notes;
            for (const QString& words : wanted)
                QVERIFY2(packed(*text).contains(packed(words)), qPrintable(words + " is not in " + *text));
        }
    }

    void theDeckDecidesAboutColours()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        const Slide slide = slideOf(SlideTemplate::Chart, themes);
        const auto ground = [&](const Deck& deck) {
            return SlideComposition(slide, deck, themes, 0, 1).picture(480).pixelColor(2, 2);
        };
        QCOMPARE(ground({}), Theme::light().colours().card);
        QCOMPARE(ground({DeckTheme::Dark, {}}), Theme::dark().colours().card);
        themes.setPreference(ThemePreference::Dark);
        QCOMPARE(ground({}), Theme::dark().colours().card);
        QCOMPARE(ground({DeckTheme::Light, {}}), Theme::light().colours().card);
    }

    void findingsSayWhatTheNumbersSay()
    {
        ThemeManager themes(*qApp);
        const auto finding = [&](const QString& kind) {
            return suggestFinding(slideOf(SlideTemplate::Chart, themes, {kind}), DeckLanguage());
        };
        // The oracle is left out: it is the lowest by definition.
        QVERIFY2(finding("curves") == "acrouter ends lowest at 302.7, 240.0 below linucb.",
                 qPrintable(finding("curves")));
        // A session at one of its steps is not at the end, and what lies ahead is no result.
        QCOMPARE(finding("session"), QStringLiteral("At step 200, cumulative regret (reward) of acrouter: 22.9."));
        Slide finished = slideOf(SlideTemplate::Chart, themes, {"session"});
        SlideContent played = *finished.content;
        QJsonArray lanes = played.charts.first().value(QLatin1String("curves")).toArray();
        QCOMPARE(lanes.takeAt(0).toObject().value(QLatin1String("id")).toString(), QStringLiteral("ahead"));
        played.charts.first()[QStringLiteral("curves")] = lanes;
        finished.content = std::make_shared<const SlideContent>(played);
        QCOMPARE(suggestFinding(finished, DeckLanguage()),
                 QStringLiteral("At the end, cumulative regret (reward) of acrouter: 22.9."));
        // Before and after a change that changes nothing.
        Slide same = slideOf(SlideTemplate::Chart, themes);
        SlideContent twice = *same.content;
        QJsonObject chart = same.chartAt(same.chart);
        QJsonArray curves = chart.value(QLatin1String("curves")).toArray();
        QJsonObject copy = curves.last().toObject();
        copy[QStringLiteral("id")] = QStringLiteral("before");
        copy[QStringLiteral("name")] = QStringLiteral("before");
        curves = {copy, curves.last()};
        chart[QStringLiteral("curves")] = curves;
        twice.charts[same.chart] = chart;
        same.content = std::make_shared<const SlideContent>(twice);
        QCOMPARE(suggestFinding(same, DeckLanguage()), QStringLiteral("Before and linucb both end at 542.7."));
        QVERIFY2(finding("bars").startsWith("bug_fixing, linucb has the most, 30.0"), qPrintable(finding("bars")));
        QVERIFY2(finding("heatmap").contains("is 11: design × glm-5"), qPrintable(finding("heatmap")));
        QVERIFY2(finding("scatter").startsWith("acrouter stands highest"), qPrintable(finding("scatter")));
        // The first words of the first row, not its number.
        Slide numbered = slideOf(SlideTemplate::Table, themes);
        SlideContent content = *numbered.content;
        content.tables.first().text.header.prepend("#");
        content.tables.first().text.rightAligned.prepend(true);
        for (QStringList& row : content.tables.first().text.rows)
            row.prepend("1");
        numbered.content = std::make_shared<const SlideContent>(content);
        QVERIFY2(suggestFinding(numbered, DeckLanguage()).endsWith(": policy-0."),
                 qPrintable(suggestFinding(numbered, DeckLanguage())));
        Slide own = slideOf(SlideTemplate::Chart, themes);
        own.finding = "Mine.";
        QCOMPARE(SlideWords(own, {}).finding, QString("Mine."));
        QCOMPARE(SlideWords(own, {}).charts.front().snapshot["scaleWords"][0].toString(), QString("%1, log"));
    }

    void theCurveIsWhatASlideShowsFirst()
    {
        ThemeManager themes(*qApp);
        Slide slide = slideOf(SlideTemplate::Chart, themes, {"bars", "curves"});
        arrange(slide);
        QCOMPARE(slide.layout, SlideTemplate::ChartFigures);
        QCOMPARE(slide.chart, 1);
        slide = slideOf(SlideTemplate::Chart, themes, {"heatmap", "bars"});
        arrange(slide);
        QCOMPARE(slide.chart, 0);
    }

    void cellsOfASlideHaveTheirValuesAlone()
    {
        ThemeManager themes(*qApp);
        Slide slide = slideOf(SlideTemplate::Chart, themes, {"heatmap"});
        SlideContent content = *slide.content;
        const int cells = content.charts[0]["rows"].toInt() * content.charts[0]["columns"].toInt();
        QJsonArray texts;
        for (int i = 0; i < cells; ++i)
            texts.append(QString("0.337 ±.049\nn %1").arg(i));
        content.charts[0]["texts"] = texts;
        slide.content = std::make_shared<const SlideContent>(content);
        const QStringList drawn = test::svgTexts(svgOf(SlideComposition(slide, {}, themes, 0, 1)));
        QCOMPARE(drawn.count("0.337"), cells);
    }

    void palePointsOfAMapAreNamedWhereThereAreSome()
    {
        ThemeManager themes(*qApp);
        const auto drawn = [&](const QJsonObject& snapshot) {
            Slide slide = slideOf(SlideTemplate::Chart, themes, {"map"});
            SlideContent content = *slide.content;
            content.charts = {snapshot};
            slide.content = std::make_shared<const SlideContent>(content);
            return test::svgTexts(svgOf(SlideComposition(slide, {}, themes, 0, 1)));
        };
        QCOMPARE(drawn(chartOfKind("map", themes)->snapshot()).count("not remembered"), 1);
        PointMap whole(themes);
        whole.setKinds({{"gpt-5.4", Ink::model("gpt-5.4", 0)}});
        whole.setQuietName("not remembered");
        whole.setPoints({{0, 0, 0, 0, false}, {1, 1, 0, 0, false}});
        QVERIFY(!drawn(whole.snapshot()).contains("not remembered"));
    }

    void namesOfModelsAreWholeAboveACurve()
    {
        ThemeManager themes(*qApp);
        const QStringList models{"claude-opus-4-6", "claude-sonnet-4-6", "gpt-5.4",   "glm-5",
                                 "kimi-k2.5",       "MiniMax-M2.7",      "Qwen3-Max", "qwen3.5-plus"};
        HeatmapView grid(themes);
        grid.setTitle("Priors by dimension and model");
        auto data = std::make_shared<HeatmapData>();
        data->rows = 10;
        data->columns = static_cast<int>(models.size());
        data->values.assign(static_cast<std::size_t>(data->rows * data->columns), 0.5F);
        grid.setData(data);
        std::vector<HeatmapColumn> columns;
        for (int i = 0; i < data->columns; ++i)
            columns.push_back({models[i], Ink::model(models[i], i)});
        grid.setColumns(columns);
        grid.setRowLabels([](int) { return QStringLiteral("code_understanding"); });
        HeatmapScale scale;
        scale.title = "expected score";
        grid.setScale(scale);
        grid.setCellText([](const HeatmapCell&) { return QStringLiteral("0.50"); });

        Slide slide = slideOf(SlideTemplate::TwoChartsFigures, themes, {"curves"});
        SlideContent content = *slide.content;
        content.charts.prepend(grid.snapshot());
        slide.content = std::make_shared<const SlideContent>(content);
        slide.chart = 0;
        slide.second = 1;
        const SlideComposition composition(slide, {}, themes, 0, 1);
        QVERIFY(composition.words().stacked);
        const QStringList drawn = test::svgTexts(svgOf(composition));
        for (const QString& model : models)
            QVERIFY2(drawn.contains(model), qPrintable(model + " is not in " + drawn.join(" | ")));
        QCOMPARE(drawn.count("0.50"), data->rows * data->columns);
    }

    void chartsAnswerToTheMouseOnTheStage()
    {
        ThemeManager themes(*qApp);
        SlideStage stage(themes);
        stage.resize(1280, 720);
        stage.setSlide(slideOf(SlideTemplate::ChartFigures, themes));
        stage.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stage));
        QCOMPARE(stage.charts().size(), 1);
        auto* chart = qobject_cast<CurveChart*>(stage.charts().first());
        QVERIFY(chart);
        // The whole slide is on screen, and the chart where the composition has it.
        QCOMPARE(stage.mapFromScene(QPointF(1920, 1080)), QPoint(1280, 720));
        QTest::mouseMove(stage.viewport(), stage.mapFromChart(0, chart->plotArea().center()));
        QTRY_VERIFY(chart->crosshair());
        const auto [low, high] = chart->visibleRange();
        QVERIFY(std::abs(*chart->crosshair() - (low + high) / 2) < (high - low) / 50);
        const QPoint middle = stage.mapFromChart(0, chart->plotArea().center());
        QWheelEvent wheel(middle, stage.viewport()->mapToGlobal(middle), {}, QPoint(0, 240), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(stage.viewport(), &wheel);
        QVERIFY(chart->isZoomed());
        QSignalSpy clicked(&stage, &SlideStage::clicked);
        QTest::mouseClick(stage.viewport(), Qt::LeftButton, {}, stage.mapFromChart(0, chart->plotArea().center()));
        QCOMPARE(clicked.size(), 0);
        QTest::mouseClick(stage.viewport(), Qt::LeftButton, {}, QPoint(640, 12));
        QCOMPARE(clicked.size(), 1);
    }

    void theStageShowsWhatTheFileHas()
    {
        ThemeManager themes(*qApp);
        for (const SlideTemplate layout : allTemplates) {
            SlideStage stage(themes);
            stage.resize(1920, 1080);
            stage.setSlide(slideOf(layout, themes));
            stage.show();
            QVERIFY(QTest::qWaitForWindowExposed(&stage));
            const QImage screen = stage.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
            const QImage drawn = SlideComposition(slideOf(layout, themes), {}, themes, 0, 1).picture(1920);
            QCOMPARE(test::partsThatDiffer(screen, drawn).join(' '), QString());
        }
    }

    void aSessionPlaysFromItsBeginning()
    {
        ThemeManager themes(*qApp);
        auto* presenter = new Presenter(
            themes, {slideOf(SlideTemplate::Chart, themes, {"session"}), slideOf(SlideTemplate::Chart, themes)}, 0);
        presenter->start();
        QVERIFY(QTest::qWaitForWindowExposed(presenter));
        SlideStage& stage = presenter->stage();
        QVERIFY(stage.canPlay());
        auto* chart = qobject_cast<CurveChart*>(stage.charts().first());
        QTest::keyClick(presenter, Qt::Key_P);
        QVERIFY(stage.isPlaying());
        QTRY_VERIFY(stage.playedSteps() > 10);
        QCOMPARE(chart->curves().size(), std::size_t{2});
        QCOMPARE(chart->curves()[1].values->size(), stage.playedSteps());
        QTest::keyClick(presenter, Qt::Key_P);
        QVERIFY(!stage.isPlaying());
        QTest::keyClick(presenter, Qt::Key_PageDown);
        QCOMPARE(presenter->current(), 1);
        QVERIFY(!stage.canPlay());
        QTest::keyClick(presenter, Qt::Key_Escape);
    }

    void onOneScreenNothingIsHidden()
    {
        ThemeManager themes(*qApp);
        auto* presenter =
            new Presenter(themes, {slideOf(SlideTemplate::Chart, themes), slideOf(SlideTemplate::Table, themes)}, 0);
        presenter->start();
        QVERIFY(QTest::qWaitForWindowExposed(presenter));
        QVERIFY(!presenter->speaker().isVisible());
        const int whole = presenter->stage().width();
        QTest::keyClick(presenter, Qt::Key_N);
        QTRY_VERIFY(presenter->stage().width() < whole);
        SpeakerView& speaker = presenter->speaker();
        QVERIFY(speaker.isVisible());
        QCOMPARE(speaker.window(), presenter);
        QVERIFY(!speaker.geometry().intersects(presenter->stage().geometry()));
        // The slide is whole: its corners are in sight.
        const QRect view = presenter->stage().viewport()->rect();
        QVERIFY(view.adjusted(-1, -1, 1, 1).contains(presenter->stage().mapFromScene(QPointF(0, 0))));
        QVERIFY(view.adjusted(-1, -1, 1, 1).contains(presenter->stage().mapFromScene(QPointF(1920, 1080))));
        bool hasNotes = false;
        for (const QLabel* label : speaker.findChildren<QLabel*>())
            hasNotes = hasNotes || (label->isVisible() && label->text().startsWith("Start with the slope."));
        QVERIFY(hasNotes);
        // What clickers send.
        QTest::keyClick(presenter, Qt::Key_PageDown);
        QCOMPARE(presenter->current(), 1);
        QTest::keyClick(presenter, Qt::Key_PageUp);
        QCOMPARE(presenter->current(), 0);
        QTest::keyClick(presenter, Qt::Key_Period);
        QVERIFY(presenter->isBlank());
        QTest::keyClick(presenter, Qt::Key_N);
        QVERIFY(!speaker.isVisible());
        QTest::keyClick(presenter, Qt::Key_Escape);
    }

    void noDifferenceHasTheToneOfThePage()
    {
        ThemeManager themes(*qApp);
        Slide slide = slideOf(SlideTemplate::Chart, themes, {"heatmap"});
        SlideContent content = *slide.content;
        HeatmapScale scale;
        scale.kind = HeatmapScale::Kind::Diverging;
        scale.low = -1;
        content.charts.front()[QStringLiteral("scale")] = snapshot::ofScale(scale);
        slide.content = std::make_shared<const SlideContent>(content);
        const QByteArray html = htmlReport("Differences", {slide}, reportRequests({slide}), {}, {});
        const auto middleOf = [&html](const char* ramp) {
            const QByteArray name = QByteArray("\"") + ramp + "\":[";
            const qsizetype start = html.indexOf(name) + name.size();
            const QList<QByteArray> colours = html.mid(start, html.indexOf(']', start) - start).split(',');
            return QString::fromUtf8(colours[colours.size() / 2]).remove(u'"');
        };
        QCOMPARE(middleOf("ramp"), Theme::light().colours().page.name());
        QCOMPARE(middleOf("rampDark"), Theme::dark().colours().page.name());
    }

    void logarithmicColoursAreThoseOfTheReport()
    {
        ThemeManager themes(*qApp);
        Slide slide = slideOf(SlideTemplate::Chart, themes, {"heatmap"});
        SlideContent content = *slide.content;
        HeatmapScale scale;
        scale.title = "cost";
        scale.low = 0.01;
        scale.high = 1;
        scale.logarithmic = true;
        QJsonObject chart = content.charts.front();
        chart[QStringLiteral("scale")] = snapshot::ofScale(scale);
        std::vector<float> values(12, 1.0F);
        values[0] = 0;
        values[1] = 0.1F;
        chart[QStringLiteral("v")] = snapshot::packed(values);
        content.charts.front() = chart;
        slide.content = std::make_shared<const SlideContent>(content);
        QByteArray html = htmlReport("Costs", {slide}, reportRequests({slide}), {}, {});
        const QByteArray script = R"js(
            addEventListener("load", () => {
              const cells = Array.from(document.querySelectorAll("figure.chart svg rect")).filter(r => r.style.fill);
              document.body.setAttribute("data-fills", cells.slice(0, 3).map(r => r.style.fill.replaceAll(" ", "")).join(";"));
            });)js";
        const QByteArray hash = QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64();
        html.replace("script-src ", "script-src 'sha256-" + hash + "' ");
        html.replace("</body>", "<script>" + script + "</script></body>");
        const auto page = test::browse(html);
        QVERIFY2(page, "chromium is needed to open the deck");
        QVERIFY2(!page->complaints.contains("CONSOLE"), page->complaints.constData());
        const QStringList texts = test::contentsOf(page->dom, "text");
        QVERIFY2(texts.contains("cost, log") && texts.contains("0.1"), qPrintable(texts.join('|')));
        QStringList fills;
        for (const double share : {0.0, 0.5, 1.0}) {
            const QColor colour = ColourScale::sequential().colour(share, 0, 1);
            fills << QStringLiteral("rgb(%1,%2,%3)").arg(colour.red()).arg(colour.green()).arg(colour.blue());
        }
        const QStringList shown = page->dom.mid(page->dom.indexOf("data-fills=\"") + 12).section('"', 0, 0).split(';');
        QCOMPARE(shown, fills);
    }

    void aDeckOfTenSlidesIsLiveInTheBrowser()
    {
        ThemeManager themes(*qApp);
        QList<Slide> slides;
        for (const QString& kind : test::chartKinds)
            slides.append(slideOf(SlideTemplate::Chart, themes, {kind}));
        slides.append(slideOf(SlideTemplate::TwoCharts, themes));
        slides.append(slideOf(SlideTemplate::ChartFigures, themes, {"curves"}));
        QByteArray html = htmlReport("Ten slides", slides, reportRequests(slides), {}, {DeckTheme::Dark, "en"});
        QVERIFY2(html.size() <= 3'000'000, qPrintable(QString::number(html.size())));
        QCOMPARE(html.count("<figure class=\"chart\""), 11);
        QVERIFY(html.contains("<title>Ten slides</title>"));
        // Every chart is touched in places until it answers: by a mark, or by words at the mouse. Then keys are
        // pressed.
        const QByteArray script = R"js(
            addEventListener("load", () => {
              let live = 0;
              for (const svg of document.querySelectorAll("figure.chart svg")) {
                const r = svg.getBoundingClientRect(), before = svg.parentNode.innerHTML;
                const tip = svg.parentNode.querySelector(".tip");
                let answers = false;
                // Ever finer: a chart with few points answers near them only.
                for (let n = 8; n <= 64 && !answers; n *= 2)
                  for (let i = 1; i < n && !answers; ++i) for (let j = 1; j < n && !answers; ++j) {
                    svg.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX: r.left + r.width * i / n, clientY: r.top + r.height * j / n }));
                    answers = svg.parentNode.innerHTML !== before || (tip && !tip.hidden);
                  }
                if (answers) ++live;
              }
              const press = key => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
              const at = () => Array.from(document.querySelectorAll("section.slide")).findIndex(s => Math.abs(s.getBoundingClientRect().top) < 2);
              const places = [];
              for (const key of ["PageDown", "PageDown", "ArrowRight", "PageUp", "End"]) { press(key); places.push(at()); }
              document.body.setAttribute("data-checked", live + " " + places.join(","));
            });)js";
        const QByteArray hash = QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64();
        html.replace("script-src ", "script-src 'sha256-" + hash + "' ");
        html.replace("</body>", "<script>" + script + "</script></body>");
        const QString browser = test::programOf({"chromium", "chromium-browser", "google-chrome"});
        QVERIFY2(!browser.isEmpty(), "chromium is needed to open the deck");
        QTemporaryDir folder;
        QFile file(folder.filePath("deck.html"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(html) == html.size());
        file.close();
        QProcess chromium;
        chromium.start(browser, {"--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
                                 "--window-size=1280,720", "--virtual-time-budget=5000", "--dump-dom",
                                 "--user-data-dir=" + folder.filePath("profile"), "file://" + file.fileName()});
        QVERIFY(chromium.waitForFinished(120'000));
        const QString dom = QString::fromUtf8(chromium.readAllStandardOutput());
        const QByteArray complaints = chromium.readAllStandardError();
        QVERIFY2(!complaints.contains("CONSOLE"), complaints.constData());
        QVERIFY2(dom.contains("data-checked=\"11 0,1,2,1,9\""), qPrintable(dom.mid(dom.indexOf("data-checked"), 60)));
    }
};

QTEST_MAIN(SlidesTest)
#include "tst_slides.moc"
