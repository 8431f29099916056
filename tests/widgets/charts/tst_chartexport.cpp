// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/readback.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/spreadchart.h"
#include "widgets/theme/figurecard.h"

#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QScrollArea>
#include <QSvgRenderer>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

using namespace acr::ui;

class ChartExportTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
    }

    void textStaysText_data() { charts(); }
    void textStaysText()
    {
        QFETCH(QString, chart);
        QFETCH(QStringList, expected);
        const std::unique_ptr<ChartWidget> view = make(chart);
        QTemporaryDir folder;
        const QString svgPath = folder.filePath(QStringLiteral("chart.svg"));
        QCOMPARE(exportView(*view, svgPath), std::nullopt);
        const QByteArray svg = acr::test::bytesOf(svgPath);
        const QStringList text = acr::test::svgTexts(svg);
        for (const QString& word : expected)
            QVERIFY2(text.contains(word), qPrintable(word + QStringLiteral(" not in ") + text.join(QLatin1Char('|'))));
        QVERIFY(svg.contains("Inter"));
        QVERIFY(QSvgRenderer(svg).isValid());

        const QString pdfPath = folder.filePath(QStringLiteral("chart.pdf"));
        QCOMPARE(exportView(*view, pdfPath), std::nullopt);
        QVERIFY(acr::test::bytesOf(pdfPath).startsWith("%PDF-"));
        const auto read = acr::test::pdfText(pdfPath);
        QVERIFY2(read, "pdftotext (poppler-utils) is needed to read the PDF");
        const QString& pdf = *read;
        for (const QString& word : expected)
            QVERIFY2(pdf.contains(word), qPrintable(word + QStringLiteral(" not in ") + pdf));
    }

    void drawingsLookLikeTheScreen_data() { charts(); }
    void drawingsLookLikeTheScreen()
    {
        QFETCH(QString, chart);
        const std::unique_ptr<ChartWidget> view = make(chart);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chart.svg"));
        QCOMPARE(exportView(*view, path), std::nullopt);
        QImage drawn(view->size(), QImage::Format_ARGB32);
        drawn.fill(Qt::white);
        QPainter painter(&drawn);
        QSvgRenderer(path).render(&painter);
        painter.end();
        const QImage shown = view->grab().toImage();
        // Antialiasing and hinting differ; what is where does not.
        qint64 difference = 0;
        for (int y = 0; y < shown.height(); ++y)
            for (int x = 0; x < shown.width(); ++x)
                difference += std::abs(qGray(shown.pixel(x, y)) - qGray(drawn.pixel(x, y)));
        const double mean = double(difference) / (shown.width() * shown.height());
        QVERIFY2(mean < 8, qPrintable(QString::number(mean)));
    }

    void nothingLeavesThePlotInADrawing()
    {
        const auto view = make(QStringLiteral("curves"));
        auto* chart = static_cast<CurveChart*>(view.get());
        chart->setVisibleRange(20, 40);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("zoomed.svg"));
        QCOMPARE(exportView(*chart, path), std::nullopt);
        const QRectF plot = chart->plotArea();
        QXmlStreamReader xml(acr::test::bytesOf(path));
        int points = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("polyline"))
                continue;
            const auto pairs =
                xml.attributes().value(QLatin1String("points")).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (pairs.size() == 2)
                continue; // lines to labels and ticks stand outside
            for (const QString& pair : pairs) {
                const QPointF point(pair.section(QLatin1Char(','), 0, 0).toDouble(),
                                    pair.section(QLatin1Char(','), 1).toDouble());
                QVERIFY2(plot.adjusted(-1, -1, 1, 1).contains(point), qPrintable(pair));
                ++points;
            }
        }
        QVERIFY2(points > 100, qPrintable(QString::number(points)));
    }

    void picturesHaveTwiceThePixels()
    {
        const auto view = make(QStringLiteral("curves"));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chart.png"));
        QCOMPARE(exportView(*view, path), std::nullopt);
        QCOMPARE(QImage(path).size(), view->size() * 2);
        ExportOptions options;
        options.size = {300, 200};
        options.scale = 1;
        options.theme = Theme::dark();
        QCOMPARE(exportView(*view, path, options), std::nullopt);
        const QImage dark(path);
        QCOMPARE(dark.size(), QSize(300, 200));
        QCOMPARE(dark.pixelColor(5, 100), Theme::dark().colours().card);
        // The chart on screen is as it was.
        QCOMPARE(view->grab().toImage().pixelColor(5, 100), Theme::light().colours().card);
    }

    void aZoomedFrontStaysInThePlotOfADrawing()
    {
        const auto view = make(QStringLiteral("scatter"));
        auto* chart = static_cast<ScatterChart*>(view.get());
        chart->setFront({{0, 0}, {7.77, 47.2}, {19.8, 52}, {100, 200}});
        QTest::keyClick(chart, Qt::Key_Plus);
        QTest::keyClick(chart, Qt::Key_Plus);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("front.svg"));
        QCOMPARE(exportView(*chart, path), std::nullopt);
        // Blue and dashed is only the front.
        QImage drawn(chart->size(), QImage::Format_ARGB32);
        drawn.fill(Qt::white);
        QPainter painter(&drawn);
        QSvgRenderer(path).render(&painter);
        painter.end();
        const QRectF plot = chart->plotArea();
        int outside = 0;
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                if (!plot.adjusted(-2, -2, 2, 2).contains(x, y) &&
                    qBlue(drawn.pixel(x, y)) > qRed(drawn.pixel(x, y)) + 60)
                    ++outside;
        QCOMPARE(outside, 0);
    }

    void aViewOfSeveralWidgetsIsExportedToo()
    {
        QWidget page;
        auto* card = new FigureCard(*m_themes, QStringLiteral("CumReg"), &page);
        card->setFigure(QStringLiteral("231.4"));
        card->setGeometry(10, 10, 200, 70);
        auto* chart = new CurveChart(*m_themes, &page);
        chart->setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("cost (USD)"));
        chart->setCurves(curves());
        chart->setGeometry(10, 90, 500, 250);
        page.resize(520, 350);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("page.svg"));
        QCOMPARE(exportView(page, path), std::nullopt);
        const QStringList text = acr::test::svgTexts(acr::test::bytesOf(path));
        for (const char* word : {"CumReg", "231.4", "task in stream"})
            QVERIFY2(text.contains(QLatin1String(word)), qPrintable(text.join(QLatin1Char('|'))));
    }

    void aChartThatStandsAnywhereIsWholeInADrawing_data() { charts(); }
    void aChartThatStandsAnywhereIsWholeInADrawing()
    {
        QFETCH(QString, chart);
        QFETCH(QStringList, expected);
        QTabWidget page; // its tab bar paints below itself
        auto* sheet = new QWidget;
        page.addTab(sheet, QStringLiteral("First"));
        page.addTab(new QWidget, QStringLiteral("Second"));
        page.resize(900, 600);
        ChartWidget* view = make(chart).release();
        view->setParent(sheet);
        view->setGeometry(150, 120, 640, 360);
        auto* caption = new QLabel(QStringLiteral("Caption [A] beside"), sheet);
        caption->setGeometry(4, 2, 140, 20);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const QImage screen = page.grab().toImage();
        QTemporaryDir folder;
        const QString pdf = folder.filePath(QStringLiteral("page.pdf"));
        QCOMPARE(exportView(page, pdf), std::nullopt);
        const QImage drawn = acr::test::pdfPicture(pdf, page.logicalDpiX());
        QVERIFY2(!drawn.isNull(), "pdftoppm (poppler-utils) is needed to read the PDF");
        QCOMPARE(acr::test::partsThatDiffer(screen, drawn), QStringList());
        const QString text = acr::test::pdfText(pdf).value_or(QString());
        expected << QStringLiteral("First") << QStringLiteral("Caption [A] beside");
        for (const QString& word : expected)
            QVERIFY2(text.contains(word), qPrintable(word + QStringLiteral(" not in ") + text));
        const QString svg = folder.filePath(QStringLiteral("page.svg"));
        QCOMPARE(exportView(page, svg), std::nullopt);
        QCOMPARE(acr::test::partsThatDiffer(screen, acr::test::svgPicture(svg, page.size())), QStringList());
    }

    void whatIsOutOfSightIsNotInADrawing()
    {
        QScrollArea page;
        auto* content = new QWidget;
        content->resize(400, 2000);
        (new QLabel(QStringLiteral("near"), content))->setGeometry(10, 10, 200, 30);
        (new QLabel(QStringLiteral("far"), content))->setGeometry(10, 1500, 200, 30);
        page.setWidget(content);
        page.resize(300, 200);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("page.svg"));
        QCOMPARE(exportView(page, svg), std::nullopt);
        QCOMPARE(acr::test::svgTexts(acr::test::bytesOf(svg)), QStringList{QStringLiteral("near")});
        const QString pdf = folder.filePath(QStringLiteral("page.pdf"));
        QCOMPARE(exportView(page, pdf), std::nullopt);
        QCOMPARE(acr::test::pdfText(pdf), std::optional(QStringLiteral("near")));
    }

    void namesWithMarkupStayTextInADrawing()
    {
        const QString hostile = QStringLiteral("<img src=\"/etc/passwd\"> & <b>bold</b>");
        auto view = make(QStringLiteral("curves"));
        auto* chart = static_cast<CurveChart*>(view.get());
        std::vector<Curve> all = curves();
        all.front().name = hostile;
        chart->setCurves(all);
        chart->setTitle(hostile);
        chart->setAxisTitles(hostile, hostile);
        chart->resize(1400, 500);
        QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("chart.svg"));
        QCOMPARE(exportView(*chart, svg), std::nullopt);
        const QStringList texts = acr::test::svgTexts(acr::test::bytesOf(svg));
        QVERIFY2(texts.count(hostile) >= 3, qPrintable(texts.join(QLatin1Char('\n'))));
        QVERIFY(!texts.last().startsWith(QStringLiteral("broken")));
        const QString pdf = folder.filePath(QStringLiteral("chart.pdf"));
        QCOMPARE(exportView(*chart, pdf), std::nullopt);
        const QString text = acr::test::pdfText(pdf).value_or(QString());
        QVERIFY2(text.contains(hostile), qPrintable(text));
    }

    void whatCannotBeWrittenIsSaidAndLeavesTheOldFileAlone()
    {
        const auto view = make(QStringLiteral("bars"));
        QVERIFY(exportView(*view, QStringLiteral("/no/such/folder/chart.svg")).has_value());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chart.txt"));
        QVERIFY(exportView(*view, path).has_value());
        QVERIFY(!QFile::exists(path));
    }

    void theClipboardGetsPictureAndDrawing()
    {
        const auto view = make(QStringLiteral("scatter"));
        view->copyToClipboard();
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QVERIFY(acr::test::svgTexts(data->data(QStringLiteral("image/svg+xml"))).contains(QStringLiteral("acrouter")));
    }

private:
    static void charts()
    {
        QTest::addColumn<QString>("chart");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("curves") << "curves"
                                << QStringList{"task in stream", "cumulative regret (reward)", "acrouter", "linucb"};
        QTest::newRow("heatmap") << "heatmap" << QStringList{"gpt-5.4", "algorithm", "score"};
        QTest::newRow("bars") << "bars" << QStringList{"regret (reward)", "bug_fixing", "14.5"};
        QTest::newRow("radar") << "radar" << QStringList{"algorithm", "bug_fixing", "test_generation", "gpt-5.4"};
        QTest::newRow("spread") << "spread" << QStringList{"gpt-5.4", "glm-5", "cost (USD)"};
        QTest::newRow("map") << "map" << QStringList{"20 entries of the memory", "algorithm", "bug_fixing"};
        QTest::newRow("scatter") << "scatter" << QStringList{"cost (USD)", "acrouter", "$10"};
    }

    static std::vector<Curve> curves()
    {
        std::vector<Curve> found;
        for (const char* id : {"acrouter", "linucb", "oracle"}) {
            Curve curve;
            curve.id = curve.name = QString::fromLatin1(id);
            curve.ink = Ink::policy(curve.id);
            std::vector<double> values;
            std::vector<double> low;
            std::vector<double> high;
            for (int i = 0; i < 100; ++i) {
                values.push_back(i * 0.3 * static_cast<double>(found.size() + 1) + 5 * std::sin(i * 0.7));
                low.push_back(values.back() - 3);
                high.push_back(values.back() + 3);
            }
            curve.values = std::make_shared<CurveData>(values);
            if (found.empty()) {
                curve.low = std::make_shared<CurveData>(low);
                curve.high = std::make_shared<CurveData>(high);
            }
            found.push_back(curve);
        }
        return found;
    }

    std::unique_ptr<ChartWidget> make(const QString& kind) const
    {
        std::unique_ptr<ChartWidget> made;
        if (kind == QLatin1String("curves")) {
            auto chart = std::make_unique<CurveChart>(*m_themes);
            chart->setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("cumulative regret (reward)"));
            chart->setCurves(curves());
            made = std::move(chart);
        } else if (kind == QLatin1String("heatmap")) {
            auto view = std::make_unique<HeatmapView>(*m_themes);
            auto data = std::make_shared<HeatmapData>();
            data->rows = 2;
            data->columns = 2;
            data->values = {0.1F, 0.9F, std::nanf(""), 0.5F};
            view->setData(data);
            view->setColumns({{QStringLiteral("gpt-5.4"), Ink::model(QStringLiteral("gpt-5.4"), 0)},
                              {QStringLiteral("glm-5"), std::nullopt}});
            view->setRowLabels(
                [](int row) { return row == 0 ? QStringLiteral("algorithm") : QStringLiteral("bug_fixing"); });
            view->setScale({HeatmapScale::Kind::Sequential, 0, 1, QStringLiteral("score"), {}, {}});
            made = std::move(view);
        } else if (kind == QLatin1String("bars")) {
            auto chart = std::make_unique<BarChart>(*m_themes);
            chart->setValueTitle(QStringLiteral("regret (reward)"));
            chart->setData({QStringLiteral("bug_fixing"), QStringLiteral("algorithm")},
                           {{QStringLiteral("avoidable"), Ink::sequence(0), {12.25, 3}, {}},
                            {QStringLiteral("tied"), Ink::sequence(1), {2.25, -1}, {}}});
            made = std::move(chart);
        } else if (kind == QLatin1String("radar")) {
            auto chart = std::make_unique<RadarChart>(*m_themes);
            Axis scale;
            scale.high = 1;
            chart->setScale(scale);
            chart->setData(
                {QStringLiteral("algorithm"), QStringLiteral("bug_fixing"), QStringLiteral("test_generation")},
                {{QStringLiteral("gpt-5.4"), QStringLiteral("gpt-5.4"), Ink::sequence(0), {0.9, 0.4, 0.6}},
                 {QStringLiteral("glm-5"), QStringLiteral("glm-5"), Ink::sequence(1), {0.3, 0.7, 0.5}}});
            made = std::move(chart);
        } else if (kind == QLatin1String("spread")) {
            auto chart = std::make_unique<SpreadChart>(*m_themes);
            SpreadRow first;
            first.id = first.name = QStringLiteral("gpt-5.4");
            first.ink = Ink::sequence(0);
            first.bins = {1, 4, 9, 4};
            first.minimum = 0.1;
            first.lowerQuartile = 0.4;
            first.median = 0.5;
            first.upperQuartile = 0.6;
            first.maximum = 0.9;
            first.mean = 0.52;
            first.meanLow = 0.45;
            first.meanHigh = 0.6;
            first.count = 18;
            SpreadRow second = first;
            second.id = second.name = QStringLiteral("glm-5");
            second.ink = Ink::sequence(1);
            Axis axis;
            axis.high = 1;
            axis.title = QStringLiteral("cost (USD)");
            chart->setData({first, second}, axis);
            made = std::move(chart);
        } else if (kind == QLatin1String("map")) {
            auto chart = std::make_unique<PointMap>(*m_themes);
            chart->setKinds(
                {{QStringLiteral("algorithm"), Ink::sequence(0)}, {QStringLiteral("bug_fixing"), Ink::sequence(1)}});
            std::vector<MapPoint> points;
            for (int i = 0; i < 20; ++i) {
                MapPoint point;
                point.x = static_cast<float>(std::cos(i * 0.7));
                point.y = static_cast<float>(std::sin(i * 1.3));
                point.kind = static_cast<std::uint16_t>(i % 2);
                points.push_back(point);
            }
            chart->setPoints(points);
            chart->setCaption(QStringLiteral("20 entries of the memory"));
            made = std::move(chart);
        } else {
            auto chart = std::make_unique<ScatterChart>(*m_themes);
            chart->setAxisTitles(QStringLiteral("cost (USD)"), QStringLiteral("AvgPerf (%)"));
            chart->setXFormat(QStringLiteral("$"), {});
            ScatterItem ours;
            ours.id = ours.name = QStringLiteral("acrouter");
            ours.x = 19.8;
            ours.y = 52;
            ours.ink = Ink::policy(ours.id);
            ScatterItem other = ours;
            other.id = other.name = QStringLiteral("knn");
            other.x = 7.77;
            other.y = 47.2;
            chart->setItems({ours, other});
            made = std::move(chart);
        }
        made->setTitle(kind);
        made->resize(640, 360);
        return made;
    }

    std::unique_ptr<ThemeManager> m_themes;
};

QTEST_MAIN(ChartExportTest)
#include "tst_chartexport.moc"
