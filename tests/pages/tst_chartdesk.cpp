// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers behind charts, and what is kept of charts by place.

#include "tests/support/pagefixture.h"
#include "tests/support/readback.h"
#include "tests/support/tableback.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/models/charttable.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/pages/page.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QVBoxLayout>
#include <QtTest>

#include <cmath>

using namespace acr;
using namespace acr::ui;

namespace {

constexpr int longCurve = 20'000;

/// Five curves of one stream, more values than pixels.
std::vector<Curve> manyCurves()
{
    std::vector<Curve> curves;
    for (int i = 0; i < 5; ++i) {
        Curve curve;
        curve.id = QStringLiteral("policy-%1").arg(i);
        curve.name = QStringLiteral("Policy %1").arg(i);
        curve.ink = Ink::sequence(i);
        curve.spacing.first = 1;
        std::vector<double> values;
        for (int step = 0; step < (i == 4 ? 30 : longCurve); ++step)
            values.push_back(std::sin(step * 0.01 * (i + 1)) * step);
        curve.values = std::make_shared<CurveData>(values);
        curves.push_back(curve);
    }
    return curves;
}

QMenu* openMenu(ChartWidget& chart)
{
    const QPoint at = chart.rect().center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, chart.mapToGlobal(at));
    QApplication::sendEvent(&chart, &event);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

QAction* entryOf(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            if (QAction* const inner = entryOf(*action->menu(), text))
                return inner;
        } else if (action->text() == text) {
            return action;
        }
    }
    return nullptr;
}

/// A page that has nothing but two charts.
class ChartsPage final : public Page {
public:
    ChartsPage(const ThemeManager& themes, QWidget* parent)
        : Page(themes, parent)
        , curves(new CurveChart(themes))
        , points(new ScatterChart(themes))
    {
        curves->setObjectName(QStringLiteral("curves"));
        curves->setTitle(QStringLiteral("Cumulative regret"));
        curves->setAxisTitles(QStringLiteral("task in stream"), QStringLiteral("regret"));
        curves->setCurves(manyCurves());
        points->setObjectName(QStringLiteral("points"));
        points->setLogarithmicX(true);
        points->setItems({{.id = QStringLiteral("a"), .name = QStringLiteral("Ada"), .x = 1, .y = 3},
                          {.id = QStringLiteral("b"), .name = QStringLiteral("=B"), .x = 50, .y = 9}});
        auto* body = new QWidget;
        auto* column = new QVBoxLayout(body);
        column->addWidget(curves, 3);
        column->addWidget(points, 1);
        setBody(body);
        chartDesk().setPlace(QStringLiteral("here"));
    }
    [[nodiscard]] QString id() const override { return QStringLiteral("charts"); }
    [[nodiscard]] QString title() const override { return QStringLiteral("Charts"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("regret"); }

    CurveChart* curves;
    ScatterChart* points;
};

} // namespace

class ChartDeskTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_fixture = std::make_unique<test::PageFixture>(*m_themes);
        const auto& page = m_fixture->show<ChartsPage>(*m_themes);
        m_curves = page.curves;
        m_points = page.points;
        m_desk = &page.chartDesk();
    }
    void cleanup()
    {
        m_fixture.reset();
        m_themes.reset();
    }

    void returnShowsAllNumbersOfTheCurves()
    {
        m_curves->setFocus();
        m_fixture->press(Qt::Key_Return);
        auto* window = m_fixture->window.findChild<ChartTable*>();
        QVERIFY(window != nullptr && window->isVisible() && !window->isModal());
        QAbstractItemModel& rows = *window->table().model();
        const QAbstractItemModelTester tester(&rows);
        QCOMPARE(rows.rowCount(), longCurve);
        QCOMPARE(rows.columnCount(), 6);
        QCOMPARE(rows.headerData(1, Qt::Horizontal).toString(), QStringLiteral("Policy 0"));
        for (int curve = 0; curve < 5; ++curve) {
            const CurveData& data = *m_curves->curves()[std::size_t(curve)].values;
            for (int row = 0; row < longCurve; ++row) {
                const QVariant value = rows.index(row, curve + 1).data(SortRole);
                const bool there = std::size_t(row) < data.size();
                if (value.isValid() != there || (there && value.toDouble() != data[std::size_t(row)]))
                    QFAIL(qPrintable(QStringLiteral("curve %1, row %2").arg(curve).arg(row)));
            }
        }
        // A click on a head sorts, as in every table.
        test::PageFixture::clickHeader(window->table(), 1);
        for (int row = 1; row < 200; ++row)
            QVERIFY(rows.index(row - 1, 1).data(SortRole).toDouble() <= rows.index(row, 1).data(SortRole).toDouble());
        // What is selected is copied with all digits.
        window->table().selectRow(0);
        QTest::keyClick(&window->table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(
            QString::number(rows.index(0, 1).data(SortRole).toDouble(), 'g', QLocale::FloatingPointShortest)));
        // It follows the chart, and goes with what it shows.
        m_curves->setVisibleRange(101, 200);
        QTest::mouseClick(window->findChild<QCheckBox*>(), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(rows.rowCount(), 100);
        QTest::keyClick(&window->table(), Qt::Key_Escape);
        QTRY_VERIFY(m_fixture->window.findChild<ChartTable*>() == nullptr);
        m_desk->showTable(*m_curves);
        m_curves->setCurves({});
        QTRY_VERIFY(m_fixture->window.findChild<ChartTable*>() == nullptr);
    }

    void csvHasWhatIsVisible()
    {
        m_curves->setVisibleRange(11, 40);
        QMenu* const menu = openMenu(*m_curves);
        QVERIFY(menu != nullptr);
        QAction* const copy = entryOf(*menu, ChartDesk::tr("CSV of what is visible"));
        QVERIFY(copy != nullptr);
        copy->trigger();
        menu->close();
        const QList<QStringList> rows = test::csvRows(QGuiApplication::clipboard()->text());
        QCOMPARE(rows.first(),
                 (QStringList{QStringLiteral("x"), QStringLiteral("policy-0"), QStringLiteral("policy-1"),
                              QStringLiteral("policy-2"), QStringLiteral("policy-3"), QStringLiteral("policy-4")}));
        QCOMPARE(rows.size(), 31);
        for (int row = 1; row < rows.size(); ++row) {
            const double x = rows[row][0].toDouble();
            QCOMPARE(x, 10.0 + row);
            for (int curve = 0; curve < 5; ++curve) {
                const CurveData& data = *m_curves->curves()[std::size_t(curve)].values;
                const auto at = std::size_t(x) - 1;
                if (at < data.size())
                    QCOMPARE(rows[row][curve + 1].toDouble(), data[at]);
                else
                    QVERIFY(rows[row][curve + 1].isEmpty());
            }
        }
    }

    void csvIsSavedAsAFile()
    {
        m_points->changeAxisSettings({{std::pair(10.0, 100.0), true}, {}});
        m_desk->saveNumbers(*m_points);
        auto* dialog = m_points->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        const QString path = m_fixture->folder.filePath(QStringLiteral("points.csv"));
        emit dialog->fileSelected(path);
        dialog->close();
        const auto rows = test::csvRows(QString::fromUtf8(test::bytesOf(path)));
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[1][0].endsWith(QStringLiteral("=B")) && rows[1][0] != QStringLiteral("=B")); // no formula
        QCOMPARE(rows[1][1].toDouble(), 50.0);
    }

    void copiesAsPictureAndAsDrawing()
    {
        QMenu* menu = openMenu(*m_curves);
        QVERIFY(menu != nullptr);
        entryOf(*menu, ChartWidget::tr("Picture (PNG)"))->trigger();
        menu->close();
        const QClipboard& clipboard = *QGuiApplication::clipboard();
        QVERIFY(clipboard.mimeData()->hasImage() && !clipboard.mimeData()->hasFormat(QStringLiteral("image/svg+xml")));
        QCOMPARE(clipboard.image().width(), 2 * m_curves->width());
        menu = openMenu(*m_curves);
        entryOf(*menu, ChartWidget::tr("Drawing (SVG)"))->trigger();
        menu->close();
        QVERIFY(!clipboard.mimeData()->hasImage());
        QVERIFY(test::svgTexts(clipboard.mimeData()->data(QStringLiteral("image/svg+xml")))
                    .contains(QStringLiteral("task in stream")));
    }

    void otherChartsHaveTablesToo()
    {
        BarChart bars(*m_themes);
        bars.setData({QStringLiteral("one"), QStringLiteral("two")}, {{QStringLiteral("a"), Ink::accent(), {1, 2}, {}},
                                                                      {QStringLiteral("a"), Ink::muted(), {3, 4}, {}}});
        TextTable text = chartText(bars.numbers(ChartWidget::Extent::All), TableFormat::Csv);
        QCOMPARE(text.header, (QStringList{QStringLiteral("category"), QStringLiteral("a"), QStringLiteral("a 2")}));
        QCOMPARE(text.rows[1], (QStringList{QStringLiteral("two"), QStringLiteral("2"), QStringLiteral("4")}));
        HeatmapView heatmap(*m_themes);
        auto data = std::make_shared<HeatmapData>();
        data->rows = 100;
        data->columns = 3;
        for (int i = 0; i < 300; ++i)
            data->values.push_back(i == 5 ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(i));
        heatmap.setData(data);
        heatmap.setRowOrder({99, 1, 0});
        text = chartText(heatmap.numbers(ChartWidget::Extent::All), TableFormat::Csv);
        QCOMPARE(text.rows.size(), 3);
        QCOMPARE(text.rows[0][1], QStringLiteral("297"));
        QVERIFY(text.rows[1][3].isEmpty());
    }

    void annotationsAndRangesBelongToTheirPlace()
    {
        QUndoStack& undo = m_fixture->undo;
        QHash<QString, QJsonObject> kept;
        m_desk->setStore({[&](const QString& place) { return kept.value(place); },
                          [&](const QString& place, const QJsonObject& state) { kept[place] = state; }},
                         &undo);
        m_desk->setPlace(QStringLiteral("first"));
        m_curves->setSubject(QStringLiteral("regret"));
        m_curves->annotate(AnnotationLayer::Tool::Text);
        QTest::mouseClick(m_curves, Qt::LeftButton, {}, m_curves->plotArea().center().toPoint());
        QLineEdit* field = m_curves->findChild<QLineEdit*>(QStringLiteral("annotationText"));
        QVERIFY(field != nullptr);
        QTest::keyClicks(field, QStringLiteral("mine"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_curves->annotations().size(), 1);
        QVERIFY(!kept.value(QStringLiteral("first")).isEmpty()); // at once: a kill loses nothing
        m_curves->changeAxisSettings({{std::pair(100.0, 300.0), true}, {std::pair(0.0, 50.0), false}});

        // Another subject has neither its annotations nor its values, but the same steps.
        m_curves->setSubject(QStringLiteral("cost"));
        QVERIFY(m_curves->annotations().isEmpty());
        QVERIFY(m_curves->axisSettings() == (AxisSettings{{std::pair(100.0, 300.0), true}, {}}));
        m_curves->setSubject(QStringLiteral("regret"));
        QCOMPARE(m_curves->annotations().size(), 1);

        // Another stream begins with what the page made, and the first one comes back.
        m_desk->setPlace(QStringLiteral("second"));
        QVERIFY(m_curves->annotations().isEmpty());
        QVERIFY(m_curves->axisSettings() == AxisSettings());
        QVERIFY(m_points->axisSettings().x.logarithmic);
        // An undo of the first place's step does not write here.
        undo.undo();
        QVERIFY(m_curves->annotations().isEmpty());
        undo.redo();
        QVERIFY(m_curves->annotations().isEmpty());
        m_desk->setPlace(QStringLiteral("first"));
        QCOMPARE(m_curves->annotations().first().text, QStringLiteral("mine"));
        QVERIFY(m_curves->axisSettings() ==
                (AxisSettings{{std::pair(100.0, 300.0), true}, {std::pair(0.0, 50.0), false}}));
        // What was typed last is taken back first.
        undo.undo();
        QVERIFY(m_curves->axisSettings() == AxisSettings());
        QCOMPARE(m_curves->annotations().size(), 1);
        undo.undo();
        QVERIFY(m_curves->annotations().isEmpty());
        undo.redo();
        QCOMPARE(m_curves->annotations().size(), 1);
        undo.redo();
        QCOMPARE(m_curves->visibleRange(), std::pair(100.0, 300.0));

        // A view that is opened again adds what it had.
        const QJsonObject view = m_desk->state();
        undo.undo();
        undo.undo();
        m_curves->resetZoom();
        m_desk->restore(view);
        QCOMPARE(m_curves->annotations().size(), 1);
        QCOMPARE(m_curves->visibleRange(), std::pair(100.0, 300.0));
        m_desk->restore(view);
        QCOMPARE(m_curves->annotations().size(), 1);
        // A double click shows everything, and that is kept as well.
        m_curves->resetZoom();
        m_desk->flush();
        m_desk->setPlace(QStringLiteral("first"));
        QVERIFY(!m_curves->isZoomed());
        m_desk->setStore({[](const QString&) { return QJsonObject(); }, [](const QString&, const QJsonObject&) {}},
                         nullptr);
    }

    void logarithmicColoursBelongToTheirPlace()
    {
        auto* const cells = new HeatmapView(*m_themes, &m_fixture->page());
        cells->setObjectName(QStringLiteral("cells"));
        auto data = std::make_shared<HeatmapData>();
        data->rows = 2;
        data->columns = 2;
        data->values = {0, 2, 30, 4000};
        cells->setData(data);
        cells->setSubject(QStringLiteral("cost"));
        m_desk->attach(*cells);
        cells->changeAxisSettings({{}, {}, {std::nullopt, true}});
        QVERIFY(cells->scale().logarithmic);
        cells->setSubject(QStringLiteral("tokens"));
        QVERIFY(!cells->scale().logarithmic);
        cells->setSubject(QStringLiteral("cost"));
        QVERIFY(cells->scale().logarithmic);
        m_desk->setPlace(QStringLiteral("there"));
        QVERIFY(!cells->scale().logarithmic);
        m_desk->setPlace(QStringLiteral("here"));
        QVERIFY(cells->scale().logarithmic);
    }

    void commandsAreAboutTheChartWithTheFocus()
    {
        QCOMPARE(m_desk->current(), static_cast<ChartWidget*>(m_curves));
        m_points->setFocus();
        QCOMPARE(m_desk->current(), static_cast<ChartWidget*>(m_points));
        m_points->setItems({});
        QCOMPARE(m_desk->current(), static_cast<ChartWidget*>(m_curves));
        m_curves->setCurves({});
        QVERIFY(m_desk->current() == nullptr);
    }

private:
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<test::PageFixture> m_fixture;
    CurveChart* m_curves = nullptr;
    ScatterChart* m_points = nullptr;
    ChartDesk* m_desk = nullptr;
};

QTEST_MAIN(ChartDeskTest)
#include "tst_chartdesk.moc"
