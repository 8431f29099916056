// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/registry.h"
#include "tests/widgets/theme/colourvision.h"
#include "widgets/theme/badge.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/decimalbox.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/linecolours.h"
#include "widgets/theme/numberbox.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/outlinestyle.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tabular.h"
#include "widgets/theme/thememanager.h"

#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QStyleOptionSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace acr::ui;

namespace {

const char* const fixedModels[] = {"claude-opus-4-6", "claude-sonnet-4-6", "gpt-5.4",   "glm-5",
                                   "kimi-k2.5",       "MiniMax-M2.7",      "Qwen3-Max", "qwen3.5-plus"};
const char* const policies[] = {"oracle",
                                "acrouter",
                                "acrouter-vote",
                                "recorded:release",
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
                                "llm:local",
                                "random",
                                "cascade",
                                "always:gpt-5.4",
                                "always:kimi-k2.5"};

Theme themeOf(bool dark)
{
    return dark ? Theme::dark() : Theme::light();
}

QString spaced(QString text)
{
    return text.replace(QLatin1Char('_'), numbers::thousandsGap).replace(QLatin1Char('-'), numbers::minusSign);
}

bool hasColour(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == colour)
                return true;
    return false;
}

} // namespace

class ThemeTest final : public QObject {
    Q_OBJECT

private slots:
    void colourDistanceMatchesThePublishedPairs_data()
    {
        QTest::addColumn<QList<double>>("labs");
        QTest::addColumn<double>("expected");
        QTest::newRow("blue, hue over zero") << QList<double>{50, 2.6772, -79.7751, 50, 0, -82.7485} << 2.0425;
        QTest::newRow("grey against colour") << QList<double>{50, 0, 0, 50, -1, 2} << 2.3669;
        QTest::newRow("far apart") << QList<double>{50, 2.5, 0, 73, 25, -18} << 27.1492;
        QTest::newRow("dark") << QList<double>{2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514} << 0.9082;
    }
    void colourDistanceMatchesThePublishedPairs()
    {
        QFETCH(QList<double>, labs);
        QFETCH(double, expected);
        const double found = deltaE2000({labs[0], labs[1], labs[2]}, {labs[3], labs[4], labs[5]});
        QVERIFY2(std::abs(found - expected) < 1e-4, qPrintable(QString::number(found)));
    }

    void modelColoursStayApartInEveryColourVision_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("vision");
        for (const bool dark : {false, true}) {
            int vision = 0;
            for (const char* name : {"normal", "protanopia", "deuteranopia", "tritanopia"})
                QTest::addRow("%s, %s", dark ? "dark" : "light", name) << dark << vision++;
        }
    }
    void modelColoursStayApartInEveryColourVision()
    {
        QFETCH(bool, dark);
        QFETCH(int, vision);
        const Theme theme = themeOf(dark);
        for (int i = 0; i < 8; ++i) {
            for (int j = i + 1; j < 8; ++j) {
                const auto seen = [&](int n) {
                    return seenAs(theme.colour(Ink::model(QString::fromLatin1(fixedModels[n]), n)),
                                  static_cast<Vision>(vision));
                };
                const double distance = deltaE2000(seen(i), seen(j));
                QVERIFY2(distance >= 8,
                         qPrintable(QStringLiteral("%1 and %2: %3")
                                        .arg(QLatin1String(fixedModels[i]), QLatin1String(fixedModels[j]))
                                        .arg(distance)));
            }
        }
    }

    /// Measures stand beside each other in these, which belong to no model of the pool.
    void inksOfMeasuresStayApart_data() { modelColoursStayApartInEveryColourVision_data(); }
    void inksOfMeasuresStayApart()
    {
        QFETCH(bool, dark);
        QFETCH(int, vision);
        const Theme theme = themeOf(dark);
        const Ink inks[] = {Ink::accent(), Ink::muted(), Ink::text()};
        for (const Ink& one : inks) {
            QVERIFY(contrastRatio(theme.colour(one), theme.colours().card) >= 3);
            for (const Ink& other : inks) {
                const auto seen = [&](const Ink& ink) {
                    return seenAs(theme.colour(ink), static_cast<Vision>(vision));
                };
                QVERIFY(one == other || deltaE2000(seen(one), seen(other)) >= 8);
            }
        }
    }

    /// Buttons below each other have their marks in one column.
    void labelsOfButtonsStandAtTheLeft()
    {
        ThemeManager themes(*qApp);
        const auto firstInk = [&](const QString& text) {
            QPushButton button(text);
            showLabelAtLeft(button);
            button.resize(300, 40);
            const QImage image = button.grab().toImage();
            const QColor ground = image.pixelColor(image.width() - 20, image.height() / 2);
            for (int x = 8; x < image.width() - 20; ++x)
                for (int y = 10; y < image.height() - 10; ++y)
                    if (std::abs(qGray(image.pixel(x, y)) - qGray(ground.rgb())) > 60)
                        return x;
            return -1;
        };
        const int of = firstInk(QStringLiteral("H"));
        QVERIFY2(of > 0 && of < 40, qPrintable(QString::number(of)));
        QVERIFY(std::abs(firstInk(QStringLiteral("H of a long label")) - of) <= 1);
    }

    void everythingCanBeReadAndSeen_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everythingCanBeReadAndSeen()
    {
        QFETCH(bool, dark);
        const Theme theme = themeOf(dark);
        const Colours& c = theme.colours();
        int tooWeak = 0;
        const auto check = [&tooWeak](const char* what, const QColor& mark, const QColor& ground, double minimum) {
            const double ratio = contrastRatio(mark, ground);
            if (ratio < minimum) {
                qWarning("%s on %s: %.2f of %.1f", what, qPrintable(ground.name()), ratio, minimum);
                ++tooWeak;
            }
        };
        for (const QColor& ground : {c.page, c.card}) {
            check("text", c.text, ground, 4.5);
            check("muted", c.muted, ground, 4.5);
            check("accent", c.accent, ground, 4.5);
            check("good", c.good, ground, 4.5);
            check("bad", c.bad, ground, 4.5);
            check("warning", c.warning, ground, 4.5);
            check("edge", c.edge, ground, 3);
            check("disabled", c.disabled, ground, 3);
            for (int i = 0; i < 24; ++i) {
                const QString name = i < 8 ? QString::fromLatin1(fixedModels[i]) : QStringLiteral("model %1").arg(i);
                check(qPrintable(name), theme.colour(Ink::model(name, i < 8 ? i : i - 8)), ground, 3);
            }
            for (const char* id : policies) {
                const Ink ink = Ink::policy(QString::fromLatin1(id));
                check(id, theme.stroke(ink).colour, ground, 3);
                check(id, theme.strokeForward(ink).colour, ground, 3);
            }
        }
        check("label of a curve behind", labelBehind(theme), c.card, 4.5);
        check("text on selection", c.text, c.selection, 4.5);
        check("header", c.muted, c.raised, 4.5);
        check("text on raised", c.text, c.raised, 4.5);
        check("on accent", c.onAccent, c.accent, 4.5);
        QCOMPARE(tooWeak, 0);
    }

    void numbersInHeatmapCellsCanBeRead()
    {
        for (const ColourScale* scale :
             {&ColourScale::sequential(), &ColourScale::diverging(false), &ColourScale::diverging(true)}) {
            for (int i = 0; i < ColourScale::size; ++i) {
                const QColor ground = QColor::fromRgb(scale->at(i));
                QVERIFY2(contrastRatio(ColourScale::textOn(ground), ground) >= 4.5, qPrintable(ground.name()));
            }
        }
    }

    void lightnessOfTheSequentialScaleGrowsEvenly()
    {
        double before = seenAs(QColor::fromRgb(ColourScale::sequential().at(0)), Vision::Normal).l;
        for (int i = 1; i < ColourScale::size; ++i) {
            const double now = seenAs(QColor::fromRgb(ColourScale::sequential().at(i)), Vision::Normal).l;
            QVERIFY(now > before - 0.5 && now - before < 1.5);
            before = now;
        }
    }

    void theMiddleOfTheDivergingScaleIsZero()
    {
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            const ColourScale& scale = ColourScale::diverging(theme.isDark());
            QCOMPARE(scale.colour(0, -0.3, 0.3).name(), theme.colours().page.name());
            QVERIFY(scale.colour(-0.3, -0.3, 0.3).blue() > scale.colour(-0.3, -0.3, 0.3).red());
            QVERIFY(scale.colour(0.3, -0.3, 0.3).red() > scale.colour(0.3, -0.3, 0.3).blue());
            // The larger a difference, the more it stands out from no difference.
            for (const double direction : {-1.0, 1.0}) {
                double before = 1;
                for (int tenth = 1; tenth <= 10; ++tenth) {
                    const double contrast =
                        contrastRatio(scale.colour(direction * tenth / 10, -1, 1), theme.colours().page);
                    QVERIFY2(contrast > before, qPrintable(QString::number(direction * tenth)));
                    before = contrast;
                }
                QVERIFY(before > 7);
            }
        }
        QCOMPARE(ColourScale::index(-1e9, 0, 1), 0);
        QCOMPARE(ColourScale::index(1e9, 0, 1), 255);
        QCOMPARE(ColourScale::index(3, 3, 3), 128);
    }

    void modelsWithoutAFixedColourDifferFromEachOther()
    {
        const Theme theme = Theme::light();
        QSet<QRgb> seen;
        for (int i = 0; i < 24; ++i)
            seen.insert(theme.colour(Ink::model(QStringLiteral("model %1").arg(i), i)).rgb());
        for (const char* name : fixedModels)
            seen.insert(theme.colour(Ink::model(QString::fromLatin1(name), 0)).rgb());
        QCOMPARE(seen.size(), 32);
    }

    void policiesDifferInMarkOrColour_data() { everythingCanBeReadAndSeen_data(); }
    void policiesDifferInMarkOrColour()
    {
        QFETCH(bool, dark);
        const Theme theme = themeOf(dark);
        // All policies of the registry, those with an argument with one, and all models with a fixed colour.
        QStringList ids;
        for (const acr::PolicyInfo& info : acr::policies()) {
            const QString id = QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
            if (info.argument != acr::modelArgument)
                ids << (info.argument.empty() ? id : id + QStringLiteral(":other"));
        }
        for (const char* name : fixedModels)
            ids << QStringLiteral("always:") + QLatin1String(name);
        QVERIFY(ids.contains(QStringLiteral("cascade")));
        for (qsizetype i = 0; i < ids.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                const Ink one = Ink::policy(ids[i]);
                const Ink other = Ink::policy(ids[j]);
                const double distance =
                    deltaE2000(seenAs(theme.colour(one), Vision::Normal), seenAs(theme.colour(other), Vision::Normal));
                QVERIFY2(theme.marker(one) != theme.marker(other) || distance >= 10,
                         qPrintable(QStringLiteral("%1 and %2: %3").arg(ids[i], ids[j]).arg(distance)));
            }
        }
    }

    void theFixedColourDoesNotDependOnThePosition()
    {
        const Theme theme = Theme::dark();
        const QString glm = QStringLiteral("glm-5");
        QCOMPARE(theme.colour(Ink::model(glm, 0)), theme.colour(Ink::model(glm, 7)));
        QCOMPARE(theme.marker(Ink::model(glm, 0)), theme.marker(Ink::model(glm, 7)));
    }

    void oursStandsOutAndTheOracleIsDashed()
    {
        const Theme theme = Theme::light();
        QCOMPARE(theme.stroke(Ink::policy(QStringLiteral("acrouter"))).colour, theme.colours().accent);
        QCOMPARE(theme.stroke(Ink::policy(QStringLiteral("acrouter"))).width, 2.0);
        QVERIFY(theme.stroke(Ink::policy(QStringLiteral("oracle"))).dashed);
        QCOMPARE(theme.stroke(Ink::policy(QStringLiteral("oracle"))).colour, theme.colours().text);
        const Ink baseline = Ink::policy(QStringLiteral("linucb"));
        QVERIFY(theme.stroke(baseline).width < 2);
        QVERIFY(theme.strokeForward(baseline).width >= 2);
        QVERIFY(theme.strokeForward(baseline).colour != theme.stroke(baseline).colour);
    }

    void tabsAndSegmentsLookTheSame_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void tabsAndSegmentsLookTheSame()
    {
        QFETCH(const bool, dark);
        ThemeManager themes(*qApp);
        themes.setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
        const Colours& c = themes.theme().colours();
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* segments = new SegmentedSwitch(themes, QStringLiteral("views"), &window);
        auto* tabs = new QTabBar(&window);
        auto* pages = new QTabWidget(&window);
        pages->setDocumentMode(true);
        for (const char* name : {"First", "Second", "Third"}) {
            segments->addSegment(QLatin1StringView(name), QLatin1StringView(name));
            tabs->addTab(QLatin1StringView(name));
            pages->addTab(new QWidget, QLatin1StringView(name));
        }
        layout->addWidget(segments);
        layout->addWidget(tabs);
        layout->addWidget(pages);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const int selected : {0, 2}) {
            segments->setCurrent(segments->keys()[selected]);
            tabs->setCurrentIndex(selected);
            pages->setCurrentIndex(selected);
            // The places of the three in each of the rows.
            const auto rectsOf = [&](int row) {
                QList<QRect> rects;
                for (int i = 0; i < 3; ++i) {
                    if (row == 0) {
                        const QWidget* button = segments->findChildren<QToolButton*>()[i];
                        rects << QRect(button->mapTo(&window, QPoint()), button->size());
                    } else {
                        const QTabBar* bar = row == 1 ? tabs : pages->tabBar();
                        rects << bar->tabRect(i).translated(bar->mapTo(&window, QPoint()));
                    }
                }
                return rects;
            };
            const QImage image = window.grab().toImage();
            for (int row = 0; row < 3; ++row) {
                const QList<QRect> rects = rectsOf(row);
                QCOMPARE(rects[0].height(), rectsOf(0)[0].height());
                for (int i = 0; i < 3; ++i) {
                    // Above the text, and on the line below it.
                    const QColor ground = image.pixelColor(rects[i].center().x(), rects[i].top() + 3);
                    const QColor line = image.pixelColor(rects[i].center().x(), rects[i].bottom());
                    QCOMPARE(ground.name(), (i == selected ? c.selection : c.card).name());
                    QCOMPARE(line.name(), (i == selected ? c.accent : c.line).name());
                }
            }
        }
        // Nor do names in the glyphs of another font make them higher.
        segments->setText(QStringLiteral("First"), QStringLiteral("期望得分"));
        tabs->setTabText(0, QStringLiteral("期望得分"));
        QCOMPARE(segments->sizeHint().height(), tabs->sizeHint().height());
    }

    void whatIsDisabledCanBeRead_data() { everythingCanBeReadAndSeen_data(); }
    void whatIsDisabledCanBeRead()
    {
        QFETCH(bool, dark);
        ThemeManager themes(*qApp);
        themes.setPreference(dark ? ThemePreference::Dark : ThemePreference::Light);
        QPushButton button;
        button.setEnabled(false);
        button.resize(120, 28);
        button.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button));
        const QImage image = button.grab().toImage();
        const QColor text = button.palette().color(QPalette::Disabled, QPalette::ButtonText);
        const double ratio = contrastRatio(text, image.pixelColor(60, 14));
        QVERIFY2(ratio >= 2.9, qPrintable(QString::number(ratio)));
    }

    void theLabelOfAWideButtonStandsInItsMiddle()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        QWidget window;
        QToolButton button(&window);
        button.setIcon(icon(themes, QStringLiteral("fork")));
        button.setText(QStringLiteral("Fork"));
        button.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button.setAutoRaise(true);
        button.resize(300, 28);
        window.resize(320, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage image = button.grab().toImage();
        int first = -1;
        int last = -1;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 3; y < 25; ++y) {
                if (contrastRatio(image.pixelColor(x, y), themes.theme().colours().page) < 3)
                    continue;
                first = first < 0 ? x : first;
                last = x;
            }
        }
        QVERIFY(last > first);
        QVERIFY2(std::abs((first + last) / 2 - 150) <= 6, qPrintable(QString::number((first + last) / 2)));
        // What fits its label is as it was: nothing is cut.
        QVERIFY(button.sizeHint().width() < 120);
    }

    void theFootOfTheWindowGoesOnWhereTheRailEnds()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        QMainWindow window;
        window.resize(300, 200);
        QStatusBar& bar = *window.statusBar();
        bar.setFixedHeight(28);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage image = window.grab().toImage();
        const int top = bar.mapTo(&window, QPoint(0, 0)).y();
        QCOMPARE(image.pixelColor(20, top).name(), themes.theme().colours().line.name());
        QCOMPARE(image.pixelColor(20, top + 14).name(), themes.theme().colours().card.name());
    }

    void slidersHaveARoundHandle()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* slider = new QSlider(Qt::Horizontal, &window);
        slider->setFocusPolicy(Qt::NoFocus);
        slider->setRange(0, 100);
        slider->setValue(50);
        layout->addWidget(slider);
        window.resize(300, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage image = slider->grab().toImage();
        const QColor accent = themes.theme().colours().accent;
        QStyleOptionSlider option;
        option.initFrom(slider);
        option.orientation = Qt::Horizontal;
        option.maximum = 100;
        option.sliderPosition = option.sliderValue = 50;
        const QRect handle =
            slider->style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider);
        QCOMPARE(image.pixelColor(handle.center()).name(), accent.name());
        // The corners are free, before the handle the groove is filled, and behind it it is not.
        for (const QPoint& corner : {handle.topLeft() + QPoint(1, 1), handle.topRight() + QPoint(-1, 1)})
            QVERIFY(image.pixelColor(corner) != accent);
        QCOMPARE(image.pixelColor(handle.left() - 20, handle.center().y()).name(), accent.name());
        QVERIFY(image.pixelColor(handle.right() + 20, handle.center().y()) != accent);
    }

    void chineseWordsStandOnTheBaselineOfDigits()
    {
        const Theme theme = Theme::light();
        QFont font = theme.font(FontRole::Body);
        const auto bottomOf = [&](const QString& text, bool cell) {
            QImage image(200, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setFont(font);
            painter.setPen(Qt::black);
            const QRectF rect(4, 4, 190, 32);
            if (cell)
                drawCell(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, text, Qt::ElideRight);
            else
                drawTabular(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, text);
            painter.end();
            for (int y = image.height() - 1; y >= 0; --y)
                for (int x = 0; x < 20; ++x)
                    if (image.pixelColor(x, y).lightness() < 128)
                        return y;
            return -1;
        };
        // "H" and digits end on the baseline, whatever follows them in the glyphs of another font.
        const int digits = bottomOf(QStringLiteral("11"), false);
        QVERIFY(digits > 0);
        for (const bool cell : {true, false}) {
            const int plain = bottomOf(QStringLiteral("HH"), cell);
            const int mixed = bottomOf(QStringLiteral("HH   期望得分"), cell);
            QVERIFY2(std::abs(plain - digits) <= 1, qPrintable(QString::number(plain)));
            QCOMPARE(mixed, plain);
        }
    }

    void theGrooveOfASliderCanBeSeenInTheDark()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Dark);
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* slider = new QSlider(Qt::Horizontal, &window);
        layout->addWidget(slider);
        window.resize(300, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        // The handle is at the left end: there is only the groove at three quarters.
        const QImage image = window.grab().toImage();
        const int x = slider->mapTo(&window, QPoint(slider->width() * 3 / 4, 0)).x();
        double best = 1;
        for (int y = 0; y < image.height(); ++y)
            best = std::max(best, contrastRatio(image.pixelColor(x, y), themes.theme().colours().page));
        QVERIFY2(best > 2.5, qPrintable(QString::number(best)));
    }

    void aTableThatFillsACardHasNoLineOfItsOwn()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        const Colours& c = themes.theme().colours();
        QWidget window;
        auto* layout = new QHBoxLayout(&window);
        QStandardItemModel model(2, 2);
        std::vector<QTableView*> tables;
        for (const bool frameless : {false, true}) {
            auto* table = new QTableView(&window);
            if (frameless)
                makeFrameless(*table);
            table->setFocusPolicy(Qt::NoFocus);
            table->setModel(&model);
            layout->addWidget(table);
            tables.push_back(table);
        }
        window.resize(600, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto edgeOf = [](QTableView& table) {
            return table.grab().toImage().pixelColor(0, table.height() - 20).name();
        };
        QCOMPARE(edgeOf(*tables[0]), c.line.name());
        QCOMPARE(edgeOf(*tables[1]), c.card.name());
        // The ring of the focus stays.
        tables[1]->setFocusPolicy(Qt::StrongFocus);
        tables[1]->setFocus();
        QTRY_VERIFY(tables[1]->hasFocus());
        QVERIFY(edgeOf(*tables[1]) != c.card.name());
    }

    void numbersReadAsTheyShould_data()
    {
        using namespace numbers;
        const QLocale c = QLocale::c();
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("expected");
        QTest::newRow("count") << count(1204, c) << "1_204";
        QTest::newRow("small count") << count(999, c) << "999";
        QTest::newRow("millions") << count(-1234567, c) << "-1_234_567";
        QTest::newRow("percent") << percent(52.016, c) << "52.02_%";
        QTest::newRow("regret") << regret(231.44, c) << "231.4";
        QTest::newRow("thousands of regret") << regret(12345.67, c) << "12_345.7";
        QTest::newRow("no negative zero") << regret(-0.04, c) << "0.0";
        QTest::newRow("reading") << reading(0.1 + 0.2, c) << "0.3";
        QTest::newRow("reading of thousands") << reading(-12345.678, c) << "-12_345.7";
        QTest::newRow("reading of a small one") << reading(0.000123456789, c) << "0.000123457";
        QTest::newRow("reading of a whole") << reading(40, c) << "40";
        QTest::newRow("reading of nothing") << reading(std::nan(""), c) << "–";
        QTest::newRow("dollars of a tool tip") << dollarReading(19.8, c) << "$19.80";
        QTest::newRow("small dollars of a tool tip") << dollarReading(-0.004231567891, c) << "-$0.00423157";
        QTest::newRow("percent of a tool tip") << percentReading(52.01612345, c) << "52.0161_%";
        QTest::newRow("regret of a tool tip") << regretReading(231.41234567, c) << "231.412 regret";
        QTest::newRow("dollars") << dollars(19.8, c) << "$19.80";
        QTest::newRow("cents are not enough") << dollars(0.00423, c) << "$0.0042";
        QTest::newRow("negative dollars") << dollars(-1234.5, c) << "-$1_234.50";
        QTest::newRow("no dollars") << dollars(0, c) << "$0.00";
        QTest::newRow("better") << delta(-58.71, 1, c) << "-58.7";
        QTest::newRow("worse") << delta(2, 2, c) << "+2.00";
        QTest::newRow("same") << delta(0.001, 1, c) << QStringLiteral("±0.0");
        QTest::newRow("dearer") << dollarDelta(1234.5, 2, c) << "+$1_234.50";
        QTest::newRow("cheaper") << dollarDelta(-3.7, 2, c) << "-$3.70";
        QTest::newRow("as dear") << dollarDelta(0.004, 2, c) << QStringLiteral("±$0.00");
        QTest::newRow("no change of dollars") << dollarDelta(std::nan(""), 2, c) << QStringLiteral("–");
        QTest::newRow("percent of a chart") << fixed(52, 2, c) + percentSuffix() << "52.00_%";
        QTest::newRow("column of cents") << dollars(0.5, columnDollarDecimals(0.02), c) << "$0.500";
        QTest::newRow("column of small amounts") << dollars(0.016, columnDollarDecimals(0.00065), c) << "$0.01600";
        QTest::newRow("column of tiny amounts") << dollars(0.016, columnDollarDecimals(1e-9), c) << "$0.016000";
        QTest::newRow("column without amounts") << dollars(0, columnDollarDecimals(0), c) << "$0.000";
        QTest::newRow("interval") << plusMinus(231.4, 3.2, 1, c) << QStringLiteral("231.4_±_3.2");
        QTest::newRow("exact") << exact(0.1, c) << "0.1";
        QTest::newRow("exact, long") << exact(1234.5678901234567, c) << "1_234.5678901234567";
        QTest::newRow("not a number") << fixed(std::nan(""), 2, c) << QStringLiteral("–");
        QTest::newRow("compact thousands") << compact(1500, c) << "1_500";
        QTest::newRow("compact") << compact(2.5e6, c) << "2.5_M";
        QTest::newRow("rounding up to a thousand") << compact(9999.96, c) << "10_000";
        QTest::newRow("decimal comma") << fixed(1.5, 1, QLocale(QLocale::German)) << "1,5";
    }
    void numbersReadAsTheyShould()
    {
        QFETCH(QString, found);
        QFETCH(QString, expected);
        QCOMPARE(found, spaced(expected));
    }

    void boxesShowNumbersAsEverythingElse()
    {
        NumberBox count;
        count.setRange(-50'000, 50'000);
        count.setSuffix(QStringLiteral(" entries"));
        count.setValue(20'000);
        QCOMPARE(count.text(), numbers::count(20'000) + QStringLiteral(" entries"));
        count.setValue(-1234);
        QCOMPARE(count.cleanText(), numbers::count(-1234));
        DecimalBox amount;
        amount.setRange(-1e6, 1e6);
        amount.setDecimals(3);
        amount.setPrefix(QStringLiteral("$"));
        amount.setValue(-12345.5);
        QCOMPARE(amount.cleanText(), numbers::fixed(-12345.5, 3));
        // Typed with or without gaps, and with the minus sign of a keyboard.
        for (const QString& text : {QStringLiteral("-4321"), numbers::count(-4321)}) {
            // Keys of a test are those of ASCII, so the text is set as if it were pasted.
            count.findChild<QLineEdit*>()->setText(text);
            QTest::keyClick(&count, Qt::Key_Return);
            QCOMPARE(count.value(), -4321);
            amount.findChild<QLineEdit*>()->setText(text);
            QTest::keyClick(&amount, Qt::Key_Return);
            QCOMPARE(amount.value(), -4321.0);
            count.setValue(0);
            amount.setValue(0);
        }
    }

    void namesInChineseSentencesHaveNoGaps()
    {
        QCOMPARE(withoutGaps(QStringLiteral("若 gpt-5.4 的先验均值 从 0.3 越过 0.4")),
                 QStringLiteral("若 gpt-5.4 的先验均值从 0.3 越过 0.4"));
        QCOMPARE(withoutGaps(QStringLiteral("在 ID 测试集 上；空心：信念")),
                 QStringLiteral("在 ID 测试集上；空心：信念"));
        QCOMPARE(withoutGaps(QStringLiteral("Two words")), QStringLiteral("Two words"));
    }

    void anEmptyStateHasRoomForTextWithoutSpaces()
    {
        ThemeManager themes(*qApp);
        const QString next =
            QStringLiteral("点击图中的一个点或表格中的一行，这里就会显示它的提示词、得分和相近的条目。");
        EmptyState state(themes, QStringLiteral("memory"), QStringLiteral("未选择"), next);
        state.resize(state.minimumSizeHint().width(), 400);
        state.show();
        QVERIFY(QTest::qWaitForWindowExposed(&state));
        const QLabel* text = nullptr;
        for (const QLabel* label : state.findChildren<QLabel*>())
            text = label->text() == next ? label : text;
        QVERIFY(text != nullptr);
        const int character = QFontMetrics(text->font()).horizontalAdvance(next.front());
        QVERIFY2(text->width() >= 10 * character, qPrintable(QString::number(text->width())));
        QVERIFY2(text->height() >= text->heightForWidth(text->width()), qPrintable(QString::number(text->height())));
    }

    void dollarsGetAsManyDecimalsAsTellThemApart()
    {
        QCOMPARE(numbers::dollarDecimals(1.0, 2.0), 2);
        QCOMPARE(numbers::dollarDecimals(0.0042, 0.0045), 4);
        QCOMPARE(numbers::dollarDecimals(1, 1), 2);
    }

    void digitsAreEquallyWide()
    {
        const QFontMetricsF metrics(Theme::light().font(FontRole::Body));
        QCOMPARE(tabularWidth(metrics, QStringLiteral("111.1")), tabularWidth(metrics, QStringLiteral("848.4")));
    }

    void everyIconDrawsInTheThemesColour()
    {
        const QStringList names = iconNames();
        QVERIFY(names.size() >= 45);
        for (const QString& name : names) {
            for (const bool dark : {false, true}) {
                const Theme theme = themeOf(dark);
                for (const int size : {16, 24}) {
                    const QImage image = icon(theme, name).pixmap(size, size).toImage();
                    QCOMPARE(image.size(), QSize(size, size));
                    int inked = 0;
                    for (int y = 0; y < size; ++y)
                        for (int x = 0; x < size; ++x)
                            inked += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
                    QVERIFY2(inked >= 9 && inked < size * size * 3 / 4, qPrintable(name));
                }
                QVERIFY2(hasColour(icon(theme, name).pixmap(48, 48).toImage(), theme.colours().text), qPrintable(name));
            }
        }
        QVERIFY(icon(Theme::light(), QStringLiteral("no such icon")).isNull());
    }

    void switchingReachesPaletteIconsAndListeners()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        const QIcon play = icon(themes, QStringLiteral("play"));
        QVERIFY(hasColour(play.pixmap(24, 24).toImage(), Theme::light().colours().text));
        QSignalSpy changed(&themes, &ThemeManager::themeChanged);
        themes.setPreference(ThemePreference::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(themes.theme().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), themes.theme().colours().page);
        QVERIFY(hasColour(play.pixmap(24, 24).toImage(), Theme::dark().colours().text));
        themes.setPreference(ThemePreference::System);
        QCOMPARE(QApplication::palette().color(QPalette::Window), themes.theme().colours().page);
        themes.setPointSize(14);
        QCOMPARE(QApplication::font().pointSizeF(), 14.0);
        QCOMPARE(themes.theme().font(FontRole::Figure).pointSizeF(), 28.0);
    }

    void aTitleKeepsItsFontWhenItMoves()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        QWidget parent;
        auto* heading = new QLabel(QStringLiteral("heading"), &parent);
        auto* advice = new QLabel(QStringLiteral("advice"), &parent);
        // Polished before it gets its look, as what a splitter measures.
        heading->ensurePolished();
        advice->ensurePolished();
        followTheme(*heading, themes, [&] { heading->setFont(themes.theme().font(FontRole::SectionTitle)); });
        followTheme(*advice, themes, [&] {
            QPalette palette = advice->palette();
            palette.setColor(QPalette::WindowText, themes.theme().colours().muted);
            advice->setPalette(palette);
        });
        const auto looksRight = [&] {
            return heading->font() == themes.theme().font(FontRole::SectionTitle) &&
                   advice->palette().color(QPalette::WindowText) == themes.theme().colours().muted;
        };
        QVERIFY(looksRight());
        QWidget other;
        heading->setParent(&other);
        advice->setParent(&other);
        QVERIFY(looksRight());
        themes.setPreference(ThemePreference::Dark);
        themes.setPointSize(14);
        QVERIFY(looksRight());
        heading->setParent(&parent);
        advice->setParent(&parent);
        QVERIFY(looksRight());
    }

    void aThemeStylesEveryWidgetAsOftenAsAnyOther()
    {
        ThemeManager themes(*qApp);
        themes.setPreference(ThemePreference::Light);
        QWidget window;
        QList<QWidget*> nested{&window};
        for (int depth = 0; depth < 12; ++depth) {
            auto* const layout = new QVBoxLayout(nested.back());
            nested << new QWidget;
            layout->addWidget(nested.back());
        }
        window.show();
        struct Counter final : QObject {
            QHash<QObject*, int> styled;
            bool eventFilter(QObject* watched, QEvent* event) override
            {
                styled[watched] += event->type() == QEvent::StyleChange ? 1 : 0;
                return false;
            }
        } counter;
        for (QWidget* widget : nested)
            widget->installEventFilter(&counter);
        themes.setPreference(ThemePreference::Dark);
        QVERIFY(counter.styled[&window] > 0);
        for (QWidget* widget : nested)
            QCOMPARE(counter.styled[widget], counter.styled[&window]);
        QCOMPARE(nested.back()->palette().color(QPalette::Window), themes.theme().colours().page);
    }

    void cardsAndBadgesSpeak()
    {
        ThemeManager themes(*qApp);
        FigureCard card(themes, QStringLiteral("CumReg"));
        card.setFigure(QStringLiteral("231.4"), QStringLiteral("231.41234"));
        card.setDelta(-58.7, QStringLiteral("−58.7"), Better::Lower, QStringLiteral("against release"));
        QCOMPARE(card.accessibleName(), QStringLiteral("CumReg: 231.4, −58.7 against release"));
        QVERIFY(card.toolTip().contains(QStringLiteral("231.41234")));
        card.resize(card.sizeHint());
        QVERIFY(hasColour(card.grab().toImage(), themes.theme().colours().card));
        QVERIFY(hasColour(card.grab().toImage(), themes.theme().colours().good));
        // What rounds to zero is neither better nor worse.
        card.setDelta(-0.004, QStringLiteral("±0.0"), Better::Lower, QStringLiteral("against release"));
        QCOMPARE(card.change(), 0.0);
        QVERIFY(!hasColour(card.grab().toImage(), themes.theme().colours().good));
        // The unit of a change is left out where it has no room, and the number stays.
        card.setFigure(QStringLiteral("52.47 %"));
        card.setDelta(2.33, QStringLiteral("+2.33 points"), Better::Higher);
        QVERIFY(card.accessibleName().contains(QStringLiteral("+2.33 points")));
        const auto endOfText = [&] {
            const QImage image = card.grab().toImage();
            const int ground = qGray(themes.theme().colours().card.rgb());
            for (int x = image.width() - 4; x > 0; --x)
                for (int y = image.height() / 2; y < image.height() - 4; ++y)
                    if (std::abs(qGray(image.pixel(x, y)) - ground) > 40)
                        return x;
            return 0;
        };
        card.resize(card.sizeHint());
        QVERIFY(hasColour(card.grab().toImage(), themes.theme().colours().good));
        const int withoutUnit = endOfText();
        card.resize(card.width() + 100, card.height());
        QVERIFY2(endOfText() > withoutUnit + 15, qPrintable(QString::number(withoutUnit)));
        // A card of a page that is shown larger.
        const QSize plain = card.sizeHint();
        card.setOwnTheme(Theme::light(2 * themes.theme().pointSize()));
        QVERIFY(card.sizeHint().height() > 3 * plain.height() / 2);
        card.setOwnTheme(std::nullopt);
        QCOMPARE(card.sizeHint(), plain);
        Badge badge(themes);
        badge.setKind(Badge::Kind::Simulated);
        QCOMPARE(badge.accessibleName(), badge.text());
        QVERIFY(!badge.toolTip().isEmpty());
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
