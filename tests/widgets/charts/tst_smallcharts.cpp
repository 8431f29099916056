// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/openwatch.h"
#include "tests/support/readback.h"
#include "widgets/charts/barchart.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/labellayout.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/numbers.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QToolTip>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace acr::ui;

class SmallChartsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_themes = std::make_unique<ThemeManager>(*qApp);
        m_themes->setPreference(ThemePreference::Light);
    }

    void stackedBarsGoBothWaysFromZero()
    {
        BarChart chart(*m_themes);
        chart.setData({QStringLiteral("a"), QStringLiteral("b")},
                      {{QStringLiteral("quality"), Ink::good(), {10, -4}, {}},
                       {QStringLiteral("cost"), Ink::bad(), {-5, 6}, {}}});
        chart.resize(500, 300);
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        const auto extent = [&](int category, const QColor& colour) {
            const int y = static_cast<int>(plot.top() + plot.height() * (category + 0.5) / 2);
            int first = -1;
            int last = -1;
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) != colour)
                    continue;
                first = first < 0 ? x : first;
                last = x;
            }
            return std::pair(first, last);
        };
        const auto good = extent(0, m_themes->theme().colours().good);
        const auto bad = extent(0, m_themes->theme().colours().bad);
        QVERIFY(bad.second <= good.first);
        const double ratio = double(good.second - good.first) / (bad.second - bad.first);
        QVERIFY2(std::abs(ratio - 2) < 0.1, qPrintable(QString::number(ratio)));
        QVERIFY(extent(1, m_themes->theme().colours().good).second <= extent(1, m_themes->theme().colours().bad).first);
    }

    void theSumStandsOnItsOwnSide()
    {
        // The second part is less than a pixel: only the text can be on its side of zero.
        BarChart chart(*m_themes);
        chart.setData({QStringLiteral("a"), QStringLiteral("b")},
                      {{QStringLiteral("quality"), Ink::good(), {-45, 45}, {}},
                       {QStringLiteral("cost"), Ink::bad(), {0.01, -0.01}, {}}});
        chart.resize(500, 300);
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        const Colours& c = m_themes->theme().colours();
        for (int category = 0; category < 2; ++category) {
            const int middle = static_cast<int>(plot.top() + plot.height() * (category + 0.5) / 2);
            int first = -1;
            int last = -1;
            for (int x = static_cast<int>(plot.left()); x < plot.right(); ++x) {
                if (image.pixelColor(x, middle) != c.good)
                    continue;
                first = first < 0 ? x : first;
                last = x;
            }
            QVERIFY(last > first);
            const auto darkPixels = [&](int from, int to) {
                int found = 0;
                for (int y = middle - 6; y <= middle + 6; ++y)
                    for (int x = from; x < to; ++x)
                        found += contrastRatio(image.pixelColor(x, y), c.card) > 4.5 ? 1 : 0;
                return found;
            };
            const int left = darkPixels(static_cast<int>(plot.left()) + 2, first - 2);
            const int right = darkPixels(last + 4, static_cast<int>(plot.right()) - 2);
            QVERIFY2((category == 0 ? left : right) > 10, qPrintable(QString::number(category)));
            QCOMPARE(category == 0 ? right : left, 0);
        }
    }

    void differencesHaveTheirSigns()
    {
        const QTemporaryDir folder;
        const auto textsOf = [&](const BarChart& chart) {
            const QString svg = folder.filePath(QStringLiteral("bars.svg"));
            return exportView(chart, svg) ? QStringList() : acr::test::svgTexts(acr::test::bytesOf(svg));
        };
        BarChart chart(*m_themes);
        chart.resize(500, 300);
        const QStringList names{QStringLiteral("a"), QStringLiteral("b")};
        chart.setData(names, {{QStringLiteral("quality"), Ink::good(), {-45, 6}, {}}});
        QStringList texts = textsOf(chart);
        QVERIFY2(texts.contains(QStringLiteral("+6.0")), qPrintable(texts.join(u'|')));
        QVERIFY2(texts.contains(numbers::fixed(-45, 1)), qPrintable(texts.join(u'|')));
        // Amounts have none.
        chart.setData(names, {{QStringLiteral("quality"), Ink::good(), {45, 6}, {}}});
        texts = textsOf(chart);
        QVERIFY2(texts.contains(QStringLiteral("6.0")), qPrintable(texts.join(u'|')));
    }

    void partsTooShortToBeSeenTakeNoRoom()
    {
        BarChart chart(*m_themes);
        chart.resize(500, 300);
        const QStringList names{QStringLiteral("a"), QStringLiteral("b")};
        const auto lowOf = [&](double cost) {
            chart.setData(names, {{QStringLiteral("quality"), Ink::good(), {100, 50}, {}},
                                  {QStringLiteral("cost"), Ink::bad(), {cost, 1}, {}}});
            return chart.shownAxes().y.low;
        };
        QCOMPARE(lowOf(-0.2), 0.0);
        QVERIFY(lowOf(-20) < -20);
        // A sum below zero has its number on that side.
        chart.setData(names, {{QStringLiteral("quality"), Ink::good(), {100, -0.2}, {}}});
        QVERIFY(chart.shownAxes().y.low < -1);
    }

    void theGridOfBarsHasNoLineWithoutATick()
    {
        BarChart chart(*m_themes);
        chart.resize(500, 300);
        chart.setData({QStringLiteral("a"), QStringLiteral("b")},
                      {{QStringLiteral("score"), Ink::good(), {10, 4}, {}}});
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        const int row = static_cast<int>(plot.top()) + 2; // above the bars
        int last = -1;
        for (int x = static_cast<int>(plot.left()) + 3; x < std::min<int>(image.width(), qRound(plot.right()) + 3); ++x)
            if (image.pixelColor(x, row) == m_themes->theme().colours().grid)
                last = x;
        const Axis scale = chart.shownAxes().y;
        QVERIFY(last > plot.left());
        // The longest bar ends at a tick, and beyond it is room for its number.
        QVERIFY2(std::abs(last - (plot.left() + scale.fraction(10) * plot.width())) <= 2,
                 qPrintable(QString::number(last)));
        QVERIFY(last < plot.right() - 10);
    }

    void barsHaveTheColoursOfTheirCategories_data()
    {
        QTest::addColumn<bool>("stacked");
        QTest::newRow("stacked") << true;
        QTest::newRow("side by side") << false;
    }
    void barsHaveTheColoursOfTheirCategories()
    {
        QFETCH(const bool, stacked);
        const std::vector<Ink> inks{Ink::model(QStringLiteral("gpt-5.4"), 0), Ink::model(QStringLiteral("glm-5"), 1)};
        BarChart chart(*m_themes);
        chart.setArrangement(stacked ? BarChart::Arrangement::Stacked : BarChart::Arrangement::SideBySide);
        chart.setData({QStringLiteral("gpt-5.4"), QStringLiteral("glm-5")},
                      {{QStringLiteral("one"), Ink::muted(), {10, 6}, {}, inks},
                       {QStringLiteral("two"), Ink::muted(), {4, 8}, {}, inks}});
        chart.resize(500, 300);
        // What a slide shows is read back from what the chart says of itself.
        BarChart copy(*m_themes);
        QVERIFY(copy.showSnapshot(chart.snapshot()));
        copy.resize(chart.size());
        for (const BarChart* each : {&chart, &copy}) {
            const QImage image = const_cast<BarChart*>(each)->grab().toImage();
            const QRectF plot = each->plotArea();
            for (int category = 0; category < 2; ++category) {
                const QColor own = m_themes->theme().colour(inks[static_cast<std::size_t>(category)]);
                const QColor other = m_themes->theme().colour(inks[static_cast<std::size_t>(1 - category)]);
                int ownPixels = 0;
                int otherPixels = 0;
                for (int y = static_cast<int>(plot.top() + plot.height() * category / 2) + 1;
                     y < plot.top() + plot.height() * (category + 1) / 2 - 1; ++y) {
                    for (int x = static_cast<int>(plot.left()); x < plot.right(); ++x) {
                        ownPixels += image.pixelColor(x, y) == own ? 1 : 0;
                        otherPixels += image.pixelColor(x, y) == other ? 1 : 0;
                    }
                }
                QVERIFY2(ownPixels > 400 && otherPixels == 0,
                         qPrintable(QStringLiteral("%1 of %2, %3").arg(ownPixels).arg(category).arg(otherPixels)));
            }
        }
    }

    /// Numbers of rows that are lower than a line are as small as the names.
    void numbersOfLowRowsDoNotTouch()
    {
        constexpr int groups = 10;
        const Theme& theme = m_themes->theme();
        const QFontMetricsF caption(theme.font(FontRole::Caption));
        BarChart chart(*m_themes);
        QStringList names;
        for (int i = 0; i < groups; ++i)
            names << QStringLiteral("group %1").arg(i);
        chart.setValueFormat({}, {}, 1);
        chart.setData(names, {{QStringLiteral("part"), Ink::accent(), std::vector<double>(groups, 8.8), {}}});
        int height = static_cast<int>(groups * 0.68 * caption.height());
        do
            chart.resize(400, ++height);
        while (height < 400 && chart.plotArea().height() < groups * 0.68 * caption.height());
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.plotArea();
        const double ground = qGray(theme.colours().card.rgb());
        const double ink = qGray(theme.colours().text.rgb());
        // Grid lines are quieter than text, and bars end where the numbers begin.
        const int left = static_cast<int>(plot.right() - caption.horizontalAdvance(QStringLiteral("8.8")) - 4);
        const auto hasText = [&](int y) {
            for (int x = left; x < static_cast<int>(plot.right()) - 1; ++x)
                if ((qGray(image.pixel(x, y)) - ground) / (ink - ground) > 0.4)
                    return true;
            return false;
        };
        const double row = plot.height() / groups;
        for (int i = 0; i < groups; ++i) {
            const double top = plot.top() + i * row;
            QVERIFY2(hasText(static_cast<int>(top + row / 2)), qPrintable(names[i]));
            int blank = 0;
            for (int y = static_cast<int>(std::round(top)) - 2; i > 0 && y <= static_cast<int>(std::round(top)) + 2;
                 ++y)
                blank += hasText(y) ? 0 : 1;
            QVERIFY2(i == 0 || blank >= 2, qPrintable(QStringLiteral("%1: %2").arg(names[i]).arg(blank)));
        }
    }

    void toolTipsAreRoundedAndHaveUnits()
    {
        const auto tipAt = [](QWidget& widget, const QPoint& place) {
            QHelpEvent help(QEvent::ToolTip, place, widget.mapToGlobal(place));
            QApplication::sendEvent(&widget, &help);
            return QToolTip::text();
        };
        BarChart bars(*m_themes);
        bars.setArrangement(BarChart::Arrangement::SideBySide);
        bars.setValueFormat(QStringLiteral("$"), {}, 2);
        bars.setData({QStringLiteral("a")}, {{QStringLiteral("cost"), Ink::accent(), {0.1 + 0.2}, {1.0 / 3}}});
        bars.resize(400, 200);
        bars.show();
        QCOMPARE(tipAt(bars, bars.plotArea().center().toPoint()), QStringLiteral("a\ncost: $0.30 ± $0.333333"));

        ScatterChart scatter(*m_themes);
        scatter.setAxisTitles(QStringLiteral("cost (USD)"), QStringLiteral("AvgPerf"));
        scatter.setXFormat(QStringLiteral("$"), {});
        scatter.setYFormat({}, QStringLiteral(" %"));
        ScatterItem item;
        item.id = item.name = QStringLiteral("p");
        item.x = 19.80000001;
        item.y = 52.0161234567;
        ScatterItem second = item;
        second.id = QStringLiteral("q");
        second.x = 40;
        second.y = 60;
        scatter.setItems({item, second});
        scatter.resize(400, 300);
        scatter.show();
        QCOMPARE(tipAt(scatter, scatter.positionOf(0).toPoint()),
                 QStringLiteral("p\ncost (USD): $19.80\nAvgPerf: 52.0161 %"));
    }

    void barsAreSelectedByMouseAndKeys()
    {
        BarChart chart(*m_themes);
        chart.setArrangement(BarChart::Arrangement::SideBySide);
        chart.setData({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                      {{QStringLiteral("score"), Ink::accent(), {1, std::nan(""), 3}, {0.1, 0, 0.2}}});
        chart.resize(500, 300);
        chart.show();
        QSignalSpy selected(&chart, &BarChart::categorySelected);
        const QRectF plot = chart.plotArea();
        const QPoint third = QPointF(plot.center().x(), plot.top() + plot.height() * 2.5 / 3).toPoint();
        QCOMPARE(chart.categoryAt(third), 2);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, third);
        QCOMPARE(chart.selected(), 2);
        QTest::keyClick(&chart, Qt::Key_Up);
        QCOMPARE(chart.selected(), 1);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.selected(), -1);
        QCOMPARE(selected.count(), 3);
        QCOMPARE(chart.grab().toImage().size(), chart.size());
    }

    void pointsAreFoundWhereTheyAre_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void pointsAreFoundWhereTheyAre()
    {
        QFETCH(bool, logarithmic);
        ScatterChart chart(*m_themes);
        std::vector<ScatterItem> items;
        for (int i = 0; i < 10; ++i) {
            ScatterItem item;
            item.id = item.name = QStringLiteral("p%1").arg(i);
            item.x = std::pow(2, i);
            item.y = 50 - i * (i % 2 == 0 ? 1 : -1);
            item.ink = Ink::sequence(i);
            items.push_back(item);
        }
        chart.setLogarithmicX(logarithmic);
        chart.setItems(items);
        chart.setFront({{1, 50}, {512, 59}});
        chart.resize(600, 400);
        chart.show();
        QSignalSpy selected(&chart, &ScatterChart::itemSelected);
        for (const std::size_t i : {std::size_t{9}, std::size_t{8}, std::size_t{7}}) {
            const QPoint at = chart.positionOf(i).toPoint();
            QCOMPARE(chart.itemAt(at), static_cast<int>(i));
            QTest::mouseClick(&chart, Qt::LeftButton, {}, at);
            QCOMPARE(chart.selected(), items[i].id);
        }
        QCOMPARE(selected.count(), 3);
        const QPointF before = chart.positionOf(9);
        QWheelEvent event(before, chart.mapToGlobal(before), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&chart, &event);
        QVERIFY(QLineF(before, chart.positionOf(9)).length() < 12);
        QVERIFY(QLineF(chart.positionOf(9), chart.positionOf(0)).length() > 0);
        QTest::keyClick(&chart, Qt::Key_0);
        QVERIFY(QLineF(before, chart.positionOf(9)).length() < 1);
    }

    void pointsThatALogarithmCannotShowAreLeftOut()
    {
        ScatterChart chart(*m_themes);
        chart.setLogarithmicX(true);
        ScatterItem zero;
        zero.id = QStringLiteral("zero");
        ScatterItem one = zero;
        one.id = QStringLiteral("one");
        one.x = 1;
        chart.setItems({zero, one});
        chart.resize(400, 300);
        const QPoint shown = chart.positionOf(1).toPoint();
        QCOMPARE(chart.itemAt(shown), 1);
        QVERIFY(chart.grab().toImage().pixelColor(shown) != m_themes->theme().colours().card);
        for (int x = 0; x < chart.width(); x += 9) {
            for (int y = 0; y < chart.height(); y += 9)
                QVERIFY(chart.itemAt(QPointF(x, y)) != 0);
        }
    }

    void categoriesOfOneNameAndPartsOfNoValueAreShown()
    {
        BarChart chart(*m_themes);
        chart.setData({QStringLiteral("same"), QStringLiteral("same"), QString()},
                      {{QStringLiteral("score"), Ink::good(), {4, std::nan(""), 2}, {}}});
        chart.resize(500, 300);
        for (const auto arrangement : {BarChart::Arrangement::SideBySide, BarChart::Arrangement::Stacked}) {
            chart.setArrangement(arrangement);
            const QImage image = chart.grab().toImage();
            const QRectF plot = chart.plotArea();
            std::vector<int> lengths;
            for (int category = 0; category < 3; ++category) {
                const int y = static_cast<int>(plot.top() + plot.height() * (category + 0.5) / 3);
                int length = 0;
                for (int x = 0; x < image.width(); ++x)
                    length += image.pixelColor(x, y) == m_themes->theme().colours().good ? 1 : 0;
                lengths.push_back(length);
            }
            QCOMPARE(lengths[1], 0);
            QVERIFY(lengths[2] > 50);
            QVERIFY(std::abs(lengths[0] - 2 * lengths[2]) <= 4);
        }
    }

    void everyBarHasItsName()
    {
        const QStringList names{QStringLiteral("algorithm"),       QStringLiteral("bug fixing"),
                                QStringLiteral("code generation"), QStringLiteral("refactoring"),
                                QStringLiteral("security"),        QStringLiteral("tests"),
                                QStringLiteral("translation")};
        BarChart chart(*m_themes);
        chart.setFramed(false);
        chart.setValueTitle(QStringLiteral("difference"));
        chart.setData(names, {{QStringLiteral("quality"), Ink::sequence(0), {1, -2, 3, 4, -5, 6, 7}, {}},
                              {QStringLiteral("cost"), Ink::sequence(1), {1, 1, -1, 1, 1, 1, -2}, {}}});
        const double line = QFontMetricsF(m_themes->theme().font(FontRole::Caption)).height();
        const QTemporaryDir folder;
        // Down to rows of three quarters of a line.
        for (const double row : {1.5, 1.0, 0.85, 0.75}) {
            // What axis, titles and legend take does not depend on the rows.
            chart.resize(420, 400);
            const double around = 400 - chart.plotArea().height();
            chart.resize(420, static_cast<int>(std::ceil(around + row * line * static_cast<double>(names.size()))));
            const QString svg = folder.filePath(QStringLiteral("bars.svg"));
            QCOMPARE(exportView(chart, svg), std::nullopt);
            const QStringList texts = acr::test::svgTexts(acr::test::bytesOf(svg));
            for (const QString& name : names)
                QVERIFY2(texts.contains(name), qPrintable(QString::number(row) + u' ' + name));
        }
    }

    void namesThatDifferLookDifferent()
    {
        const QFontMetricsF metrics(m_themes->theme().font(FontRole::Caption));
        const std::vector<QString> names{QStringLiteral("acrouter with the priors of probing, natural order, seed 1"),
                                         QStringLiteral("acrouter with the priors of experts, natural order, seed 1"),
                                         QStringLiteral("acrouter with the priors of nobody, natural order, seed 1"),
                                         QStringLiteral("oracle")};
        for (const double room : {120.0, 160.0, 220.0, 1000.0}) {
            const std::vector<QString> shown = elideApart(names, std::vector<double>(names.size(), room), metrics);
            QCOMPARE(shown.size(), names.size());
            for (std::size_t i = 0; i < shown.size(); ++i) {
                QVERIFY2(metrics.horizontalAdvance(shown[i]) <= room + 1, qPrintable(shown[i]));
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY2(shown[i] != shown[j], qPrintable(shown[i]));
            }
            QCOMPARE(shown.back(), names.back());
        }
    }

    void namesOfBarsAreNoMarkupAndOpenNoFile_data()
    {
        QTest::addColumn<BarChart::Arrangement>("arrangement");
        QTest::newRow("stacked") << BarChart::Arrangement::Stacked;
        QTest::newRow("side by side") << BarChart::Arrangement::SideBySide;
    }
    void namesOfBarsAreNoMarkupAndOpenNoFile()
    {
        QFETCH(BarChart::Arrangement, arrangement);
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("picture.png"));
        QVERIFY(QImage(8, 8, QImage::Format_RGB32).save(picture));
        acr::test::OpenWatch watch(picture);
        QVERIFY(watch.works());
        const QString image = QStringLiteral("<img src=\"%1\">").arg(picture);
        const QStringList names{QStringLiteral("a < b & c"), QStringLiteral("<b>bold</b>"),
                                QStringLiteral("</span> &lt; -->"), image};
        BarChart chart(*m_themes);
        chart.setArrangement(arrangement);
        chart.setValueTitle(QStringLiteral("title ") + image);
        chart.setValueFormat(QStringLiteral("<i>"), QStringLiteral(" <u>"), 1);
        chart.setData(names, {{QStringLiteral("first ") + image, Ink::good(), {4, 1, 2, 3}, {}},
                              {QStringLiteral("second <s>"), Ink::bad(), {1, -1, 0, 2}, {}}});
        for (const QSize size : {QSize(160, 120), QSize(420, 300), QSize(1800, 500)}) {
            chart.resize(size);
            chart.grab();
            QVERIFY2(watch.count() == 0, qPrintable(QString::number(size.width())));
        }
        QStringList expected = names;
        expected << QStringLiteral("title ") + image << QStringLiteral("first ") + image << QStringLiteral("second <s>")
                 << QStringLiteral("<i>2.0 <u>");
        const QString svg = folder.filePath(QStringLiteral("bars.svg"));
        QCOMPARE(exportView(chart, svg), std::nullopt);
        const QStringList texts = acr::test::svgTexts(acr::test::bytesOf(svg));
        for (const QString& text : expected)
            QVERIFY2(texts.contains(text), qPrintable(text + u'\n' + texts.join(u'|')));
        const QString pdf = folder.filePath(QStringLiteral("bars.pdf"));
        QCOMPARE(exportView(chart, pdf), std::nullopt);
        const QString read = acr::test::pdfText(pdf).value_or(QString());
        for (const QString& text : expected)
            QVERIFY2(read.contains(text), qPrintable(text + u'\n' + read));
        QCOMPARE(watch.count(), 0);

        // The watch sees what rich text does where nothing holds it back.
        QTextDocument rich;
        rich.setHtml(image);
        static_cast<void>(rich.size());
        QVERIFY(watch.count() > 0);
    }

    void aLongNameIsElidedAndToldInFull()
    {
        const QString name = QStringLiteral("a name that is much longer than the chart has room for ") +
                             QString(60, QLatin1Char('n')) + QStringLiteral(" & its end");
        BarChart chart(*m_themes);
        chart.setData({name, QStringLiteral("short")}, {{QStringLiteral("score"), Ink::good(), {4, 2}, {}}});
        chart.resize(400, 240);
        chart.show();
        const QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("bars.svg"));
        QCOMPARE(exportView(chart, svg), std::nullopt);
        const QString texts = acr::test::svgTexts(acr::test::bytesOf(svg)).join(u'|');
        QVERIFY2(texts.contains(QStringLiteral("its end")), qPrintable(texts));
        QVERIFY2(!texts.contains(name) && texts.contains(QChar(0x2026)), qPrintable(texts));
        QVERIFY(chart.plotArea().width() > 160);
        const QPoint place(20, static_cast<int>(chart.plotArea().top() + chart.plotArea().height() / 4));
        QHelpEvent help(QEvent::ToolTip, place, chart.mapToGlobal(place));
        QApplication::sendEvent(&chart, &help);
        QVERIFY2(QToolTip::text().contains(QLatin1String("its end")), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void barsOfAnotherThemeOrResolutionHaveTheSamePlaces()
    {
        BarChart chart(*m_themes);
        chart.setValueTitle(QStringLiteral("regret (reward)"));
        chart.setData(
            {QStringLiteral("first"), QStringLiteral("second")},
            {{QStringLiteral("score"), Ink::good(), {4, 2}, {}}, {QStringLiteral("cost"), Ink::bad(), {1, -1}, {}}});
        chart.resize(400, 240);
        const QImage before = chart.grab().toImage();
        const auto box = [](const QImage& image, const QColor& colour) {
            QRect found;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y) == colour)
                        found |= QRect(x, y, 1, 1);
            return found;
        };
        const Theme dark = Theme::dark();
        for (const int scale : {1, 2}) {
            QImage image(chart.size() * scale, QImage::Format_ARGB32_Premultiplied);
            image.setDotsPerMeterX(qRound(chart.logicalDpiX() * scale / 0.0254));
            image.setDotsPerMeterY(qRound(chart.logicalDpiY() * scale / 0.0254));
            image.fill(Qt::transparent);
            QPainter painter(&image);
            chart.paintInto(painter, QRectF(image.rect()), dark);
            painter.end();
            const QRect there = box(image, dark.colours().good);
            const QRect here = box(before, m_themes->theme().colours().good);
            QVERIFY(here.width() > 100);
            // The frame is 12 pixels of the device.
            QVERIFY2(std::abs(there.width() - here.width() * scale) <= 16 * scale,
                     qPrintable(QStringLiteral("%1 and %2").arg(there.width()).arg(here.width())));
            QVERIFY(std::abs(there.height() - here.height() * scale) <= 24 * scale);
            QCOMPARE(box(image, m_themes->theme().colours().good), QRect());
        }
        QCOMPARE(chart.grab().toImage(), before);
        m_themes->setPreference(ThemePreference::Dark);
        QVERIFY(box(chart.grab().toImage(), m_themes->theme().colours().good).width() > 100);
    }

    void theRowUnderTheMouseIsTinted()
    {
        BarChart chart(*m_themes);
        chart.setData({QStringLiteral("first"), QStringLiteral("second")},
                      {{QStringLiteral("score"), Ink::good(), {4, 2}, {}}});
        chart.resize(400, 240);
        chart.show();
        const QRectF plot = chart.plotArea();
        const QPoint place(static_cast<int>(plot.right()) - 4, static_cast<int>(plot.bottom()) - 10);
        const QColor before = chart.grab().toImage().pixelColor(place);
        QTest::mouseMove(&chart, QPoint(200, 5));
        QTest::mouseMove(&chart, place);
        QVERIFY(QTest::qWaitFor([&] { return chart.grab().toImage().pixelColor(place) != before; }));
        QCOMPARE(chart.grab().toImage().pixelColor(place.x(), static_cast<int>(plot.top()) + 10), before);
        QTest::mouseMove(&chart, QPoint(200, 5));
        QVERIFY(QTest::qWaitFor([&] { return chart.grab().toImage().pixelColor(place) == before; }));
    }

    void afterSumsBeyondAnyNumberOtherDataAreShownAsUsual()
    {
        const auto fill = [](BarChart& bars) {
            bars.resize(400, 240);
            bars.setArrangement(BarChart::Arrangement::Stacked);
            bars.setData({QStringLiteral("a")}, {{QStringLiteral("first"), Ink::good(), {4}, {}},
                                                 {QStringLiteral("second"), Ink::bad(), {-2}, {}}});
        };
        BarChart untouched(*m_themes);
        fill(untouched);
        const QImage expected = untouched.grab().toImage();
        BarChart chart(*m_themes);
        chart.resize(400, 240);
        const double huge = std::numeric_limits<double>::max();
        for (const double value : {huge, -huge, 0.0, 1e-300, std::numeric_limits<double>::infinity(), std::nan("")}) {
            for (const auto arrangement : {BarChart::Arrangement::SideBySide, BarChart::Arrangement::Stacked}) {
                chart.setArrangement(arrangement);
                chart.setData({QStringLiteral("a")}, {{QStringLiteral("first"), Ink::good(), {value}, {value}},
                                                      {QStringLiteral("second"), Ink::bad(), {value}, {}}});
                chart.grab();
            }
            fill(chart);
            QCOMPARE(chart.grab().toImage(), expected);
        }
    }

    void theFrontGoesThroughItsPoints_data() { pointsAreFoundWhereTheyAre_data(); }
    void theFrontGoesThroughItsPoints()
    {
        QFETCH(bool, logarithmic);
        ScatterChart chart(*m_themes);
        ScatterItem first;
        first.id = QStringLiteral("first");
        first.x = 2;
        first.y = 10;
        ScatterItem second = first;
        second.id = QStringLiteral("second");
        second.x = 200;
        second.y = 90;
        chart.setItems({first, second});
        chart.resize(600, 400);
        chart.setLogarithmicX(logarithmic);
        chart.setFront({{2, 10}, {200, 90}});
        // Zoomed, so that the front leaves the plot at both ends.
        for (const bool zoomed : {false, true}) {
            if (zoomed)
                for (int i = 0; i < 3; ++i)
                    QTest::keyClick(&chart, Qt::Key_Plus);
            const QImage with = chart.grab().toImage();
            const QRectF plot = chart.plotArea();
            const QPointF from = chart.positionOf(0);
            const QPointF way = chart.positionOf(1) - from;
            int marked = 0;
            int looked = 0;
            for (double along = 0.05; along < 0.95; along += 0.01) {
                const QPointF at = from + along * way;
                if (!plot.adjusted(3, 3, -3, -3).contains(at))
                    continue;
                ++looked;
                const QColor here = with.pixelColor(at.toPoint());
                marked += here.blue() > here.red() + 20 ? 1 : 0;
            }
            // Dashes and gaps.
            QVERIFY2(looked > 20 && marked > looked / 3,
                     qPrintable(QStringLiteral("%1 of %2").arg(marked).arg(looked)));
        }
    }

    void emptyChartsSaySo()
    {
        BarChart bars(*m_themes);
        ScatterChart scatter(*m_themes);
        for (ChartWidget* chart : std::initializer_list<ChartWidget*>{&bars, &scatter}) {
            chart->resize(300, 200);
            const QImage blank = chart->grab().toImage();
            chart->setEmptyText(QString(), QString());
            QVERIFY(chart->grab().toImage() != blank);
            const QImage silent = chart->grab().toImage();
            QTest::keyClick(chart, Qt::Key_Down);
            QTest::keyClick(chart, Qt::Key_Space);
            QCOMPARE(chart->grab().toImage(), silent);
        }
        QCOMPARE(bars.selected(), -1);
        QVERIFY(scatter.selected().isEmpty());
    }

private:
    std::unique_ptr<ThemeManager> m_themes;
};

QTEST_MAIN(SmallChartsTest)
#include "tst_smallcharts.moc"
