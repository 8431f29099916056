// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Curves and the points of maps can be told from the panel behind them: the contrast (WCAG 2) of the pixels of every
/// line and point, painted as on a screen without scaling, in both themes.

#include "widgets/charts/curvechart.h"
#include "widgets/charts/pointmap.h"
#include "widgets/charts/radarchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/linecolours.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace acr::ui;

namespace {

constexpr double minContrast = 3;

/// All inks that charts draw lines in: every family of policies, models with and without a colour of their own, and the
/// others.
std::vector<std::pair<QString, Ink>> everyInk()
{
    std::vector<std::pair<QString, Ink>> inks;
    for (const char* id : {"oracle",
                           "acrouter",
                           "acrouter-vote",
                           "recorded:release",
                           "cascade",
                           "linucb",
                           "lints",
                           "dimension_best",
                           "group_map",
                           "knn",
                           "sw",
                           "logreg",
                           "mlp",
                           "mf",
                           "gbdt",
                           "llm",
                           "random",
                           "always:claude-opus-4-6",
                           "always:claude-sonnet-4-6",
                           "always:gpt-5.4",
                           "always:glm-5",
                           "always:kimi-k2.5",
                           "always:MiniMax-M2.7",
                           "always:Qwen3-Max",
                           "always:qwen3.5-plus",
                           "always:someone",
                           "another"})
        inks.emplace_back(QLatin1StringView(id), Ink::policy(QLatin1StringView(id)));
    const char* models[] = {"claude-opus-4-6", "claude-sonnet-4-6", "gpt-5.4",   "glm-5",
                            "kimi-k2.5",       "MiniMax-M2.7",      "Qwen3-Max", "qwen3.5-plus"};
    for (int i = 0; i < 24; ++i) {
        const QString name = i < 8 ? QString::fromLatin1(models[i]) : QStringLiteral("model %1").arg(i);
        inks.emplace_back(name, Ink::model(name, i < 8 ? i : i - 8));
    }
    for (int i = 0; i < 8; ++i)
        inks.emplace_back(QStringLiteral("sequence %1").arg(i), Ink::sequence(i));
    inks.emplace_back(QStringLiteral("accent"), Ink::accent());
    inks.emplace_back(QStringLiteral("text"), Ink::text());
    inks.emplace_back(QStringLiteral("muted"), Ink::muted());
    inks.emplace_back(QStringLiteral("good"), Ink::good());
    inks.emplace_back(QStringLiteral("bad"), Ink::bad());
    inks.emplace_back(QStringLiteral("warning"), Ink::warning());
    return inks;
}

/// The contrast of the strongest pixel near a place: the line's core, without its smoothed edges.
double coreAt(const QImage& image, const QPointF& place, const QColor& ground, int reach)
{
    double best = 1;
    for (int y = -reach; y <= reach; ++y) {
        const QPoint at(static_cast<int>(place.x()), static_cast<int>(std::floor(place.y())) + y);
        if (image.rect().contains(at))
            best = std::max(best, contrastRatio(image.pixelColor(at), ground));
    }
    return best;
}

/// The median over the places where there is a line: dashes have gaps.
double contrastAlong(const QImage& image, const std::vector<QPointF>& places, const QColor& ground, bool dashed)
{
    std::vector<double> found;
    for (const QPointF& place : places) {
        const double core = coreAt(image, place, ground, 3);
        if (!dashed || core > 1.5)
            found.push_back(core);
    }
    if (found.size() < places.size() / 3 || found.empty())
        return 1;
    std::ranges::nth_element(found, found.begin() + static_cast<std::ptrdiff_t>(found.size() / 2));
    return found[found.size() / 2];
}

} // namespace

class CurveContrastTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ThemeManager> m_themes;

private slots:
    void init() { m_themes = std::make_unique<ThemeManager>(*qApp); }

    void curves_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("state");
        for (const bool dark : {false, true})
            for (const char* state : {"rest", "front", "behind", "ghost", "ghost behind"})
                QTest::addRow("%s, %s", dark ? "dark" : "light", state) << dark << state;
    }

    void curves()
    {
        QFETCH(const bool, dark);
        QFETCH(const QString, state);
        m_themes->setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
        const QColor ground = m_themes->theme().colours().card;
        QStringList weak;
        for (const auto& [name, ink] : everyInk()) {
            CurveChart chart(*m_themes);
            chart.resize(900, 420);
            Curve curve;
            curve.id = QStringLiteral("curve");
            curve.name = name;
            curve.ink = ink;
            std::vector<double> values;
            // Slowly rising, so that the line meets the pixels in all ways.
            for (int i = 0; i <= 1000; ++i)
                values.push_back(0.013 * i);
            curve.values = std::make_shared<CurveData>(values);
            const bool ghost = state.startsWith(QLatin1String("ghost"));
            curve.ghost = ghost ? 1 : 0;
            // Another one far away, to be selected.
            Curve other;
            other.id = other.name = QStringLiteral("other");
            other.ink = Ink::accent();
            other.values = std::make_shared<CurveData>(std::vector<double>(1001, 60.0));
            chart.setCurves({curve, other});
            if (state == QLatin1String("front"))
                chart.setSelected(curve.id);
            else if (state.endsWith(QLatin1String("behind")))
                chart.setSelected(other.id);
            const QImage image = chart.grab().toImage();
            const QRectF plot = chart.plotArea();
            const auto [xLow, xHigh] = chart.visibleRange();
            const auto [low, high] = chart.visibleValues();
            std::vector<QPointF> places;
            for (int column = static_cast<int>(plot.left()) + 8; column < plot.right() - 8; ++column) {
                const double x = xLow + (column + 0.5 - plot.left()) / plot.width() * (xHigh - xLow);
                places.emplace_back(column, plot.bottom() - (0.013 * x - low) / (high - low) * plot.height());
            }
            const double found = contrastAlong(image, places, ground, ghost || m_themes->theme().stroke(ink).dashed);
            if (found < minContrast)
                weak << QStringLiteral("%1 %2").arg(name).arg(found, 0, 'f', 2);
        }
        QVERIFY2(weak.isEmpty(), qPrintable(weak.join(QStringLiteral(", "))));
    }

    void profilesOfModels_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("behind");
        QTest::newRow("light") << false << false;
        QTest::newRow("light, behind") << false << true;
        QTest::newRow("dark") << true << false;
        QTest::newRow("dark, behind") << true << true;
    }

    void profilesOfModels()
    {
        QFETCH(const bool, dark);
        QFETCH(const bool, behind);
        m_themes->setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
        const QColor ground = m_themes->theme().colours().card;
        QStringList weak;
        for (const auto& [name, ink] : everyInk()) {
            RadarChart chart(*m_themes);
            chart.resize(700, 420);
            Axis scale;
            scale.low = 0;
            scale.high = 1;
            chart.setScale(scale);
            const QStringList axes{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")};
            chart.setData(axes,
                          {{name, name, ink, {0.9, 0.8, 0.85, 0.7}},
                           {QStringLiteral("other"), QStringLiteral("other"), Ink::accent(), {0.1, 0.1, 0.1, 0.1}}});
            if (behind)
                chart.setSelected(QStringLiteral("other"));
            const QImage image = chart.grab().toImage();
            std::vector<QPointF> places;
            for (std::size_t axis = 0; axis < 4; ++axis) {
                const QPointF from = chart.positionOf(0, axis);
                const QPointF way = chart.positionOf(0, (axis + 1) % 4) - from;
                for (double along = 0.15; along < 0.86; along += 0.01)
                    places.push_back(from + along * way);
            }
            const double found = contrastAlong(image, places, ground, m_themes->theme().stroke(ink).dashed);
            if (found < minContrast)
                weak << QStringLiteral("%1 %2").arg(name).arg(found, 0, 'f', 2);
        }
        QVERIFY2(weak.isEmpty(), qPrintable(weak.join(QStringLiteral(", "))));
    }

    void theFrontOfTheTradeOff_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void theFrontOfTheTradeOff()
    {
        QFETCH(const bool, dark);
        m_themes->setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
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
        chart.setFront({{2, 10}, {200, 90}});
        const QImage image = chart.grab().toImage();
        std::vector<QPointF> places;
        const QPointF way = chart.positionOf(1) - chart.positionOf(0);
        for (double along = 0.1; along < 0.91; along += 0.005)
            places.push_back(chart.positionOf(0) + along * way);
        const double found = contrastAlong(image, places, m_themes->theme().colours().card, true);
        QVERIFY2(found >= minContrast, qPrintable(QString::number(found)));
    }

    void pointsOfAMap_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("byValue");
        QTest::addColumn<bool>("dimmed");
        for (const bool dark : {false, true})
            for (const bool byValue : {false, true})
                for (const bool dimmed : {false, true})
                    QTest::addRow("%s, %s%s", dark ? "dark" : "light", byValue ? "by value" : "by model",
                                  dimmed ? ", another is brushed" : "")
                        << dark << byValue << dimmed;
    }

    void pointsOfAMap()
    {
        QFETCH(const bool, dark);
        QFETCH(const bool, byValue);
        QFETCH(const bool, dimmed);
        m_themes->setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
        const QColor ground = m_themes->theme().colours().card;
        PointMap map(*m_themes);
        map.resize(900, 600);
        std::vector<MapKind> kinds;
        for (const auto& [name, ink] : everyInk())
            if (ink.kind() == Ink::Kind::Model)
                kinds.push_back({name, ink});
        std::vector<MapPoint> points;
        QStringList names;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const auto x = static_cast<float>(i % 6);
            const auto y = static_cast<float>(i / 6);
            points.push_back({x, y, static_cast<float>(i) / static_cast<float>(kinds.size() - 1),
                              static_cast<std::uint16_t>(i), false});
            points.push_back({x + 0.5F, y + 0.5F, 0, 0, true});
            names << kinds[i].name << QStringLiteral("background");
        }
        points.push_back({6, 0, std::numeric_limits<float>::quiet_NaN(), 0, false});
        points.push_back({6, 1, 0.5F, 0, false});
        names << QStringLiteral("without a value") << QStringLiteral("brushed");
        map.setKinds(kinds);
        if (byValue)
            map.setScale(HeatmapScale());
        map.setPoints(points);
        std::vector<std::uint8_t> marks(points.size(), 0);
        marks.back() = 1;
        if (dimmed)
            map.setBrushed(marks);
        const QImage image = map.grab().toImage();
        QStringList weak;
        for (std::size_t i = 0; i < points.size(); ++i) {
            double found = 1;
            for (const int across : {-1, 0, 1})
                found = std::max(found, coreAt(image, map.positionOf(i) + QPointF(across, 0), ground, 1));
            if (found < minContrast)
                weak << QStringLiteral("%1 %2").arg(names[static_cast<qsizetype>(i)]).arg(found, 0, 'f', 2);
        }
        QVERIFY2(weak.isEmpty(), qPrintable(weak.join(QStringLiteral(", "))));
        if (!dimmed)
            return;
        // What is brushed still stands out: the same model has more colour, and its point is larger.
        const QColor full = image.pixelColor(map.positionOf(points.size() - 1).toPoint());
        const QColor stepped = image.pixelColor(map.positionOf(0).toPoint());
        QVERIFY2(byValue || full.hsvSaturationF() > stepped.hsvSaturationF() + 0.1F,
                 qPrintable(full.name() + stepped.name()));
    }

    void theCurveInFrontStandsOut()
    {
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            for (const auto& [name, ink] : everyInk()) {
                const Stroke front = theme.strokeForward(ink);
                const Stroke behind = strokeBehind(ink, theme);
                QVERIFY2(front.width >= behind.width + 0.5 && front.colour != behind.colour, qPrintable(name));
            }
        }
    }
};

QTEST_MAIN(CurveContrastTest)
#include "tst_curvecontrast.moc"
