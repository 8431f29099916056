// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmapview.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace acr::ui;

namespace {

std::shared_ptr<HeatmapData> ramp(int rows, int columns)
{
    auto data = std::make_shared<HeatmapData>();
    data->rows = rows;
    data->columns = columns;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            data->values.push_back(static_cast<float>(row * columns + column) / static_cast<float>(rows * columns - 1));
    return data;
}

void wheel(QWidget& widget, const QPointF& position, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(position, widget.mapToGlobal(position), {}, QPoint(0, notches * 120), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class HeatmapViewTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
        m_view = std::make_unique<HeatmapView>(*m_themes);
        m_view->resize(700, 500);
        show(ramp(9, 8));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_themes.reset();
    }

    void everyCellHasTheColourOfItsValue()
    {
        const QImage image = m_view->grab().toImage();
        for (int row = 0; row < 9; ++row) {
            for (int column = 0; column < 8; ++column) {
                const QPoint centre = m_view->cellRect({row, column}).center().toPoint();
                const double value = static_cast<double>(m_view->data().at(row, column));
                QCOMPARE(image.pixelColor(centre), ColourScale::sequential().colour(value, 0, 1));
                QCOMPARE(m_view->cellAt(centre), std::optional(HeatmapCell{row, column}));
            }
        }
    }

    void theOwnersOrderMovesRowsAndFilters()
    {
        m_view->setRowOrder({8, 0, 4});
        QCOMPARE(m_view->rowCount(), 3);
        const QImage image = m_view->grab().toImage();
        const double value = static_cast<double>(m_view->data().at(8, 2));
        QCOMPARE(image.pixelColor(m_view->cellRect({8, 2}).center().toPoint()),
                 ColourScale::sequential().colour(value, 0, 1));
        QVERIFY(m_view->cellRect({8, 2}).top() < m_view->cellRect({0, 2}).top());
        QVERIFY(m_view->cellRect({5, 2}).isEmpty());
        m_view->setRowOrder({});
        QCOMPARE(m_view->rowCount(), 9);
    }

    void theStarOfASmallCellKeepsToItsCorner()
    {
        // What the star changes, within its cell.
        const auto star = [this](const QSize& size) {
            m_view->resize(size);
            m_view->setMarks({}, {});
            const QImage without = m_view->grab().toImage();
            m_view->setMarks({{4, 4}}, QStringLiteral("best"));
            const QImage with = m_view->grab().toImage();
            const QRect cell = m_view->cellRect({4, 4}).toAlignedRect();
            QRect changed;
            for (int y = cell.top(); y <= cell.bottom(); ++y)
                for (int x = cell.left(); x <= cell.right(); ++x)
                    if (with.pixel(x, y) != without.pixel(x, y))
                        changed |= QRect(x - cell.left(), y - cell.top(), 1, 1);
            return std::pair(cell.size(), changed);
        };
        const auto [large, inLarge] = star({1200, 800});
        QVERIFY(large.width() > 70 && !inLarge.isEmpty());
        QVERIFY(inLarge.width() > 6);
        const auto [small, inSmall] = star({340, 300});
        QVERIFY(small.width() < 40 && !inSmall.isEmpty());
        QVERIFY2(inSmall.right() < 8 && inSmall.bottom() < 8, qPrintable(QString::number(inSmall.right())));
    }

    void missingIsHatchedAndNoColourOfTheScale()
    {
        auto data = ramp(9, 8);
        data->values[3 * 8 + 3] = std::nanf("");
        show(data);
        const QRectF cell = m_view->cellRect({3, 3}).adjusted(2, 2, -2, -2);
        const QImage image = m_view->grab().toImage().copy(cell.toRect());
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        QCOMPARE(colours.size(), 2);
        QVERIFY(colours.contains(m_themes->theme().colours().card.rgb()));
    }

    void manyRowsInOnePixelShowTheirMean()
    {
        auto data = std::make_shared<HeatmapData>();
        data->rows = 10000;
        data->columns = 8;
        for (int i = 0; i < 80000; ++i)
            data->values.push_back(i / 8 % 2 == 0 ? 0.0F : 1.0F);
        show(data);
        const QImage image = m_view->grab().toImage();
        const QColor middle = image.pixelColor(m_view->cellRect({5000, 3}).center().toPoint());
        const QColor half = ColourScale::sequential().colour(0.5, 0, 1);
        QVERIFY(std::abs(middle.green() - half.green()) < 24);
        m_view->setMerge(HeatmapMerge::Nearest);
        const QColor one = m_view->grab().toImage().pixelColor(m_view->cellRect({5000, 3}).center().toPoint());
        QVERIFY(one == ColourScale::sequential().colour(0, 0, 1) || one == ColourScale::sequential().colour(1, 0, 1));
    }

    void wheelZoomsRowsColumnsOrBoth()
    {
        show(ramp(10000, 8));
        QSignalSpy moved(m_view.get(), &HeatmapView::visibleRowsChanged);
        const QRectF plot = m_view->plotArea();
        const QPointF pointer(plot.center().x(), plot.top() + plot.height() / 4);
        wheel(*m_view, pointer, 5);
        QCOMPARE(moved.count(), 1);
        const auto [first, last] = m_view->visibleRows();
        QVERIFY(std::abs(last - first - 10000 * std::pow(0.8, 5)) < 1e-6);
        QVERIFY(std::abs(first + (last - first) / 4 - 2500) < 10);
        QCOMPARE(m_view->visibleColumns(), std::pair(0.0, 8.0));
        wheel(*m_view, pointer, 2, Qt::ShiftModifier);
        QVERIFY(m_view->visibleColumns().second - m_view->visibleColumns().first < 8);
        QCOMPARE(m_view->visibleRows(), std::pair(first, last));
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, plot.center().toPoint());
        QCOMPARE(m_view->visibleRows(), std::pair(0.0, 10000.0));
        QCOMPARE(m_view->visibleColumns(), std::pair(0.0, 8.0));
    }

    void dragPans()
    {
        show(ramp(10000, 8));
        m_view->setVisibleRows(5000, 6000);
        const QPoint middle = m_view->plotArea().center().toPoint();
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, middle);
        for (int i = 1; i <= 10; ++i)
            QTest::mouseMove(m_view.get(), middle + QPoint(0, 10 * i));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, middle + QPoint(0, 100));
        const double expected = 5000 - 100 / m_view->plotArea().height() * 1000;
        QVERIFY2(std::abs(m_view->visibleRows().first - expected) < 5,
                 qPrintable(QString::number(m_view->visibleRows().first)));
    }

    void clicksAndKeysSelectCells()
    {
        QSignalSpy selected(m_view.get(), &HeatmapView::cellSelected);
        m_view->setActivation(QStringLiteral("Show"));
        QSignalSpy activated(m_view.get(), &HeatmapView::activated);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect({4, 5}).center().toPoint());
        QCOMPARE(m_view->selected(), std::optional(HeatmapCell{4, 5}));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->selected(), std::optional(HeatmapCell{5, 4}));
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->selected(), std::optional(HeatmapCell{8, 4}));
        QVERIFY(selected.count() >= 3);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.last().first().toPoint(), QPoint(4, 8));
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect({8, 1}).center().toPoint());
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.last().first().toPoint(), QPoint(1, 8));
    }

    void keysFollowTheOrderOnScreen()
    {
        m_view->setRowOrder({8, 0, 4});
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect({8, 1}).center().toPoint());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->selected(), std::optional(HeatmapCell{0, 1}));
    }

    void aClickOnAHeadNamesTheColumn()
    {
        QSignalSpy head(m_view.get(), &HeatmapView::columnClicked);
        const QRectF cell = m_view->cellRect({0, 6});
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {},
                          QPoint(static_cast<int>(cell.center().x()), static_cast<int>(cell.top()) - 6));
        QCOMPARE(head.count(), 1);
        QCOMPARE(head.first().first().toInt(), 6);
    }

    void selectionScrollsIntoView()
    {
        show(ramp(10000, 8));
        m_view->setVisibleRows(0, 100);
        m_view->ensureVisible(5000);
        QVERIFY(m_view->visibleRows().first <= 5000 && m_view->visibleRows().second >= 5001);
    }

    void millionsOfCellsAndOddSizesArePainted()
    {
        const auto middleIsThere = [this] {
            // Many cells share the pixel; their values hardly differ.
            const HeatmapCell cell{m_view->data().rows / 2, m_view->data().columns / 2};
            const QColor found = m_view->grab().toImage().pixelColor(m_view->cellRect(cell).center().toPoint());
            const QColor expected =
                ColourScale::sequential().colour(static_cast<double>(m_view->data().at(cell.row, cell.column)), 0, 1);
            return std::abs(found.red() - expected.red()) < 12 && std::abs(found.green() - expected.green()) < 12 &&
                   std::abs(found.blue() - expected.blue()) < 12;
        };
        show(ramp(250000, 8));
        QVERIFY(middleIsThere());
        show(ramp(60, 3000));
        QVERIFY(middleIsThere());
        for (const QSize size : {QSize(1, 1), QSize(90, 40), QSize(1920, 1080)}) {
            m_view->resize(size);
            QCOMPARE(m_view->grab().toImage().size(), size);
        }
        QVERIFY(middleIsThere());
        m_view->setData(std::make_shared<HeatmapData>());
        QCOMPARE(m_view->grab().toImage().size(), m_view->size());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        wheel(*m_view, QPointF(100, 100), 1);
        show(ramp(1, 1));
        QCOMPARE(m_view->cellAt(m_view->cellRect({0, 0}).center()), std::optional(HeatmapCell{0, 0}));
        QCOMPARE(m_view->grab().toImage().size(), m_view->size());
    }

private:
    void show(std::shared_ptr<HeatmapData> data)
    {
        m_view->setData(std::move(data));
        if (m_view->data().columns == 8) {
            std::vector<HeatmapColumn> columns;
            for (int i = 0; i < 8; ++i)
                columns.push_back(
                    {QStringLiteral("model %1").arg(i), Ink::model(QStringLiteral("model %1").arg(i), i)});
            m_view->setColumns(columns);
        }
        m_view->setScale({HeatmapScale::Kind::Sequential, 0, 1, QStringLiteral("score"), {}, {}});
    }

    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<HeatmapView> m_view;
};

QTEST_MAIN(HeatmapViewTest)
#include "tst_heatmapview.moc"
