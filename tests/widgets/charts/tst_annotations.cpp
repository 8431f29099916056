// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a user writes on charts: by mouse and keys, on screen, in drawings and in snapshots.

#include "tests/support/readback.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/charts/snapshot.h"
#include "widgets/charts/spreadchart.h"

#include <QLineEdit>
#include <QMenu>
#include <QtTest>

#include <cmath>

using namespace acr::ui;

namespace {

/// Sent directly to the widget: moving the real pointer to its current position sends no event.
void moveMouse(QWidget& widget, const QPoint& to, Qt::MouseButtons held = Qt::NoButton)
{
    QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, held, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

void dragMouse(QWidget& widget, const QPointF& from, const QPointF& to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from.toPoint());
    for (int i = 1; i <= 6; ++i)
        moveMouse(widget, (from + (to - from) * i / 6).toPoint(), Qt::LeftButton);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to.toPoint());
}

/// Types into the field that is open on the chart; false when there is none.
bool typeText(ChartWidget& chart, const QString& text, Qt::Key end = Qt::Key_Return)
{
    auto* const field = chart.findChild<QLineEdit*>(QStringLiteral("annotationText"));
    if (field == nullptr || !field->isVisible())
        return false;
    QTest::keyClicks(field, text);
    QTest::keyClick(field, end);
    return true;
}

int pixelsThatDiffer(const QImage& one, const QImage& other, const QRect& area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            count += one.pixel(x, y) != other.pixel(x, y);
    return count;
}

QStringList textsOf(const ChartWidget& chart)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("chart.svg"));
    return exportView(chart, path) ? QStringList() : acr::test::svgTexts(acr::test::bytesOf(path));
}

bool near(const QPointF& one, const QPointF& other, double tolerance)
{
    return std::hypot(one.x() - other.x(), one.y() - other.y()) <= tolerance;
}

} // namespace

class AnnotationsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
        m_chart = std::make_unique<CurveChart>(*m_themes);
        std::vector<double> values;
        for (int step = 0; step < 1000; ++step)
            values.push_back(step * 0.1);
        Curve curve;
        curve.id = QStringLiteral("line");
        curve.name = curve.id;
        curve.ink = Ink::accent();
        curve.values = std::make_shared<CurveData>(values);
        m_chart->setCurves({curve});
        m_chart->setEditable(true);
        m_chart->resize(700, 420);
        m_chart->show();
        m_chart->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_chart.get()));
    }
    void cleanup()
    {
        m_chart.reset();
        m_themes.reset();
    }

    void aTextIsPlacedByAClickAndTyped()
    {
        QSignalSpy edited(m_chart.get(), &ChartWidget::annotationsEdited);
        const QImage before = m_chart->grab().toImage();
        const auto plane = m_chart->shownPlane();
        const QPointF pixel = plane->plot.center() + QPointF(-80, -60);
        m_chart->annotate(AnnotationLayer::Tool::Text);
        QVERIFY(m_chart->isAnnotating());
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, pixel.toPoint());
        QVERIFY(typeText(*m_chart, QStringLiteral("here it turns")));
        QCOMPARE(m_chart->annotations().size(), 1);
        const Annotation made = m_chart->annotations().first();
        QCOMPARE(made.text, QStringLiteral("here it turns"));
        QVERIFY(near(plane->pixelOf(made.from), pixel, 1));
        QCOMPARE(edited.count(), 1);
        QVERIFY(edited.first().first().value<QList<Annotation>>().isEmpty());
        // On screen at its place, in drawings as text.
        QTest::keyClick(m_chart.get(), Qt::Key_Escape);
        const QRect place(pixel.toPoint() + QPoint(0, -8), QSize(60, 16));
        QVERIFY(pixelsThatDiffer(before, m_chart->grab().toImage(), place) > 60);
        QVERIFY(textsOf(*m_chart).contains(QStringLiteral("here it turns")));
        // In another view it stands at the same data.
        m_chart->setVisibleRange(made.from.x() - 50, made.from.x() + 50);
        const QPointF moved = m_chart->shownPlane()->pixelOf(made.from);
        QVERIFY(std::abs(moved.x() - m_chart->plotArea().center().x()) < 1);
        m_chart->setVisibleRange(made.from.x() + 100, made.from.x() + 200);
        QVERIFY(!textsOf(*m_chart).contains(QStringLiteral("here it turns")));
    }

    void anArrowIsDraggedMovedChangedAndRemoved()
    {
        const auto plane = m_chart->shownPlane();
        const QPointF tail = plane->plot.center() + QPointF(-120, -70);
        const QPointF head = plane->plot.center();
        m_chart->annotate(AnnotationLayer::Tool::Arrow);
        dragMouse(*m_chart, tail, head);
        QVERIFY(typeText(*m_chart, QStringLiteral("half")));
        QCOMPARE(m_chart->annotations().size(), 1);
        Annotation made = m_chart->annotations().first();
        QVERIFY(made.kind == Annotation::Kind::Arrow);
        QVERIFY(near(plane->pixelOf(made.from), tail, 1) && near(plane->pixelOf(made.to), head, 1));
        const QColor shaft = m_chart->grab().toImage().pixelColor(((tail + head) / 2).toPoint());
        QVERIFY2(shaft.lightness() < 120, qPrintable(shaft.name()));
        // The head alone, then all of it.
        dragMouse(*m_chart, head, head + QPointF(40, 20));
        QVERIFY(near(plane->pixelOf(m_chart->annotations().first().to), head + QPointF(40, 20), 1.5));
        QVERIFY(near(plane->pixelOf(m_chart->annotations().first().from), tail, 1.5));
        const QPointF middle = (tail + head + QPointF(40, 20)) / 2;
        dragMouse(*m_chart, middle, middle + QPointF(0, 30));
        QVERIFY(near(plane->pixelOf(m_chart->annotations().first().from), tail + QPointF(0, 30), 1.5));
        // The chart itself was not dragged.
        QVERIFY(!m_chart->isZoomed());
        // Another text by double click; the old one is selected in the field.
        QTest::mouseDClick(m_chart.get(), Qt::LeftButton, {}, (middle + QPointF(0, 30)).toPoint());
        QVERIFY(typeText(*m_chart, QStringLiteral("the middle")));
        QCOMPARE(m_chart->annotations().first().text, QStringLiteral("the middle"));
        QTest::keyClick(m_chart.get(), Qt::Key_Delete);
        QVERIFY(m_chart->annotations().isEmpty());
    }

    void aSpanShadesARangeOfEitherAxis()
    {
        const auto plane = m_chart->shownPlane();
        const QImage before = m_chart->grab().toImage();
        const QPointF centre = plane->plot.center();
        m_chart->annotate(AnnotationLayer::Tool::Span);
        dragMouse(*m_chart, centre + QPointF(-60, 5), centre + QPointF(60, 0));
        QVERIFY(typeText(*m_chart, QStringLiteral("warm-up")));
        const Annotation upright = m_chart->annotations().first();
        QVERIFY(upright.kind == Annotation::Kind::SpanX);
        QVERIFY(std::abs(plane->pixelOf(upright.from).x() - (centre.x() - 60)) < 1);
        m_chart->annotate(AnnotationLayer::Tool::Span);
        dragMouse(*m_chart, centre + QPointF(150, -100), centre + QPointF(150, -60));
        QVERIFY(typeText(*m_chart, QString()));
        QVERIFY(m_chart->annotations().last().kind == Annotation::Kind::SpanY);
        QTest::keyClick(m_chart.get(), Qt::Key_Escape);
        const QImage after = m_chart->grab().toImage();
        for (const QPointF& inside : {centre + QPointF(40, 90), centre + QPointF(-200, -80)})
            QVERIFY(before.pixelColor(inside.toPoint()) != after.pixelColor(inside.toPoint()));
        QCOMPARE(before.pixelColor((centre + QPointF(120, 90)).toPoint()),
                 after.pixelColor((centre + QPointF(120, 90)).toPoint()));
        QVERIFY(textsOf(*m_chart).contains(QStringLiteral("warm-up")));
        // What is inside of a span stays in reach of the mouse.
        QSignalSpy clicked(m_chart.get(), &CurveChart::positionClicked);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, (centre + QPointF(30, 100)).toPoint());
        QCOMPARE(clicked.count(), 1);
    }

    void keysAloneDoItToo()
    {
        m_chart->annotate(AnnotationLayer::Tool::Text);
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QVERIFY(typeText(*m_chart, QStringLiteral("middle")));
        const auto plane = m_chart->shownPlane();
        QVERIFY(near(plane->pixelOf(m_chart->annotations().first().from), plane->plot.center(), 1));
        QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(near(plane->pixelOf(m_chart->annotations().first().from), plane->plot.center() + QPointF(20, 0), 1));
        QTest::keyClick(m_chart.get(), Qt::Key_F2);
        QVERIFY(typeText(*m_chart, QStringLiteral("right")));
        QCOMPARE(m_chart->annotations().first().text, QStringLiteral("right"));
        QTest::keyClick(m_chart.get(), Qt::Key_Delete);
        QVERIFY(m_chart->annotations().isEmpty());
    }

    void whatIsGivenUpLeavesNothing()
    {
        QSignalSpy edited(m_chart.get(), &ChartWidget::annotationsEdited);
        m_chart->annotate(AnnotationLayer::Tool::Text);
        QTest::keyClick(m_chart.get(), Qt::Key_Escape);
        QVERIFY(!m_chart->isAnnotating());
        m_chart->annotate(AnnotationLayer::Tool::Arrow);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, m_chart->plotArea().center().toPoint());
        QVERIFY(typeText(*m_chart, QStringLiteral("no"), Qt::Key_Escape));
        m_chart->annotate(AnnotationLayer::Tool::Text);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, m_chart->plotArea().center().toPoint());
        QVERIFY(typeText(*m_chart, QStringLiteral("   ")));
        QVERIFY(m_chart->annotations().isEmpty());
        QCOMPARE(edited.count(), 0);
    }

    void textsArePlainAndNotTooLong()
    {
        QCOMPARE(annotationText(QString(500, QLatin1Char('x'))).size(), qsizetype(longestAnnotation));
        QCOMPARE(annotationText(QStringLiteral(" a\n\t<b>b</b> ")), QStringLiteral("a <b>b</b>"));
        m_chart->setAnnotations({{Annotation::Kind::Text, {100, 50}, {100, 50}, QStringLiteral("<b>1 & 2</b>")}});
        QVERIFY(textsOf(*m_chart).contains(QStringLiteral("<b>1 & 2</b>")));
    }

    void jsonIsReadBackAndDamageIsLeftOut()
    {
        const QList<Annotation> all{{Annotation::Kind::Text, {1.5, -2}, {1.5, -2}, QStringLiteral("text")},
                                    {Annotation::Kind::Arrow, {0, 0}, {1e9, 1e-9}, QString()},
                                    {Annotation::Kind::SpanX, {3, 0}, {4, 0}, QStringLiteral("x")},
                                    {Annotation::Kind::SpanY, {0, 3}, {0, 4}, QStringLiteral("y")}};
        QVERIFY(annotationsFromJson(annotationsToJson(all)) == all);
        QJsonArray damaged = annotationsToJson(all);
        damaged.append(QJsonObject{{QStringLiteral("kind"), QStringLiteral("circle")}});
        damaged.append(7);
        damaged.append(QJsonObject{{QStringLiteral("kind"), QStringLiteral("text")},
                                   {QStringLiteral("at"), QJsonArray{1, 2, QJsonValue(), 4}}});
        QVERIFY(annotationsFromJson(damaged) == all);
        QJsonArray many;
        for (int i = 0; i < 500; ++i)
            many.append(annotationsToJson(all).first());
        QCOMPARE(annotationsFromJson(many).size(), qsizetype(maxAnnotations));
    }

    void everyKindOfChartShowsThemInSnapshotsAndDrawings_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"curves", "bars", "heatmap", "scatter", "radar", "spread", "map"})
            QTest::addRow("%s", kind) << QString::fromLatin1(kind);
    }
    void everyKindOfChartShowsThemInSnapshotsAndDrawings()
    {
        QFETCH(QString, kind);
        const auto chart = chartOfKind(kind);
        QVERIFY(chart != nullptr);
        chart->resize(520, 360);
        const auto plane = chart->shownPlane();
        QVERIFY(plane.has_value());
        const QPointF pixel = plane->plot.center() + QPointF(10, 12);
        QVERIFY(near(plane->pixelOf(plane->placeOf(pixel)), pixel, 1e-6));
        const QPointF place = plane->placeOf(pixel);
        const QImage before = chart->grab().toImage();
        chart->setAnnotations({{Annotation::Kind::Text, place, place, QStringLiteral("noted")}});
        QVERIFY(pixelsThatDiffer(before, chart->grab().toImage(),
                                 QRect(pixel.toPoint() + QPoint(0, -8), QSize(30, 16))) > 20);
        QVERIFY(textsOf(*chart).contains(QStringLiteral("noted")));
        const QJsonObject snapshot = chart->snapshot();
        const auto again = chartOf(snapshot, *m_themes);
        QVERIFY(again != nullptr);
        again->resize(chart->size());
        QCOMPARE(again->annotations().size(), 1);
        QVERIFY(near(again->shownPlane()->pixelOf(again->annotations().first().from), pixel, 2));
    }

    void theMenuNamesWhatCanBeDone()
    {
        m_chart->setAnnotations({{Annotation::Kind::Text, {500, 50}, {500, 50}, QStringLiteral("note")}});
        const auto titles = [this](const QPoint& at) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_chart->mapToGlobal(at));
            QApplication::sendEvent(m_chart.get(), &event);
            QStringList found;
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (menu != nullptr) {
                for (const QAction* action : menu->actions())
                    found << action->text();
                menu->close();
            }
            return found;
        };
        const QPoint onIt = m_chart->shownPlane()->pixelOf({500, 50}).toPoint() + QPoint(6, 0);
        QVERIFY(titles(onIt).contains(QStringLiteral("Remove annotation")));
        const QStringList beside = titles(onIt + QPoint(0, 80));
        QVERIFY(!beside.contains(QStringLiteral("Remove annotation")) && beside.contains(QStringLiteral("Annotate")));
        QVERIFY(beside.contains(QStringLiteral("Axis range…")) && beside.contains(QStringLiteral("Show as table")));
        m_chart->setEditable(false); // as on a slide
        QVERIFY(!titles(onIt).contains(QStringLiteral("Annotate")));
    }

private:
    std::unique_ptr<ChartWidget> chartOfKind(const QString& kind)
    {
        if (kind == QLatin1String("bars")) {
            auto chart = std::make_unique<BarChart>(*m_themes);
            chart->setData({QStringLiteral("a"), QStringLiteral("b")},
                           {{QStringLiteral("p"), Ink::accent(), {3, 7}, {}}});
            return chart;
        }
        if (kind == QLatin1String("heatmap")) {
            auto chart = std::make_unique<HeatmapView>(*m_themes);
            auto data = std::make_shared<HeatmapData>();
            data->rows = 10;
            data->columns = 4;
            data->values.assign(40, 0.5F);
            chart->setData(data);
            return chart;
        }
        if (kind == QLatin1String("scatter")) {
            auto chart = std::make_unique<ScatterChart>(*m_themes);
            chart->setItems({{.id = QStringLiteral("a"), .name = {}, .x = 1, .y = 1},
                             {.id = QStringLiteral("b"), .name = {}, .x = 2, .y = 2}});
            return chart;
        }
        if (kind == QLatin1String("radar")) {
            auto chart = std::make_unique<RadarChart>(*m_themes);
            chart->setData({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                           {{QStringLiteral("m"), QStringLiteral("m"), Ink::accent(), {0.2, 0.6, 0.9}}});
            return chart;
        }
        if (kind == QLatin1String("spread")) {
            auto chart = std::make_unique<SpreadChart>(*m_themes);
            SpreadRow row;
            row.id = row.name = QStringLiteral("m");
            row.upperQuartile = 0.5;
            row.maximum = 1;
            row.count = 5;
            chart->setData({row, row}, Axis());
            return chart;
        }
        if (kind == QLatin1String("map")) {
            auto chart = std::make_unique<PointMap>(*m_themes);
            chart->setKinds({{QStringLiteral("kind"), Ink::accent()}});
            chart->setPoints({{.x = 0, .y = 0}, {.x = 2, .y = 1}});
            return chart;
        }
        auto chart = std::make_unique<CurveChart>(*m_themes);
        chart->setCurves(m_chart->curves());
        return chart;
    }

    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<CurveChart> m_chart;
};

QTEST_MAIN(AnnotationsTest)
#include "tst_annotations.moc"
