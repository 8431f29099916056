// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slidefinding.h"

#include "widgets/charts/snapshot.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr const char* findingContext = "SlideFinding";

/// A thing with a number, such as a policy with its regret at the end.
struct Ranked {
    QString name;
    double value = 0;
    bool isName = true;
};

class Sentences {
public:
    Sentences(const QJsonObject& chart, const DeckLanguage& language)
        : m_chart(chart)
        , m_language(language)
    {}

    [[nodiscard]] QString make() const
    {
        const QString kind = m_chart.value(QLatin1String("kind")).toString();
        if (kind == QLatin1String("curves"))
            return ofCurves();
        if (kind == QLatin1String("bars"))
            return ofBars();
        if (kind == QLatin1String("heatmap"))
            return ofHeatmap();
        if (kind == QLatin1String("scatter"))
            return ofScatter();
        return {};
    }

private:
    [[nodiscard]] QString say(const char* english) const { return m_language.say(findingContext, english); }
    [[nodiscard]] QString number(double value) const
    {
        const QLocale locale = m_language.locale();
        const QString prefix = m_chart.value(QLatin1String("prefix")).toString();
        const QString suffix = m_chart.value(QLatin1String("suffix")).toString();
        return prefix + numbers::fixed(value, m_chart.value(QLatin1String("decimals")).toInt(1), locale) + suffix;
    }
    /// Percentages differ by points.
    [[nodiscard]] QString difference(double value) const
    {
        if (!m_chart.value(QLatin1String("suffix")).toString().contains(QLatin1Char('%')))
            return number(value);
        return say(QT_TRANSLATE_NOOP("SlideFinding", "%1 points"))
            .arg(numbers::fixed(value, m_chart.value(QLatin1String("decimals")).toInt(1), m_language.locale()));
    }
    /// A name at the start of a sentence: words get a capital, names of policies stay as they are written.
    [[nodiscard]] static QString atStart(const Ranked& ranked)
    {
        return ranked.isName ? ranked.name : ranked.name.left(1).toUpper() + ranked.name.mid(1);
    }
    [[nodiscard]] static bool isBound(const QJsonObject& ink)
    {
        return ink.value(QLatin1String("kind")).toString() == QLatin1String("policy") &&
               ink.value(QLatin1String("name")).toString() == QLatin1String("oracle");
    }

    /// A session that is not at its last step has a part ahead; other curves may be longer than what is played.
    [[nodiscard]] bool isUnfinished() const
    {
        const QJsonArray curves = m_chart.value(QLatin1String("curves")).toArray();
        return m_chart.contains(QLatin1String("playhead")) && std::ranges::any_of(curves, [](const QJsonValue& value) {
                   const QJsonObject curve = value.toObject();
                   return curve.value(QLatin1String("id")).toString() == QLatin1String("ahead") &&
                          !snapshot::unpacked(curve.value(QLatin1String("v"))).empty();
               });
    }

    [[nodiscard]] QString ofCurves() const
    {
        const bool unfinished = isUnfinished();
        std::vector<Ranked> ends;
        for (const auto& value : m_chart.value(QLatin1String("curves")).toArray()) {
            const QJsonObject curve = value.toObject();
            const QString id = curve.value(QLatin1String("id")).toString();
            const std::vector<float> values = snapshot::unpacked(curve.value(QLatin1String("v")));
            // The bound is the lowest by definition, and what lies ahead of a session is no curve of its own.
            if (values.empty() || std::isnan(values.back()) || id == QLatin1String("ahead") ||
                isBound(curve.value(QLatin1String("ink")).toObject()) || (unfinished && id != QLatin1String("played")))
                continue;
            ends.push_back({curve.value(QLatin1String("name")).toString(), static_cast<double>(values.back()),
                            id != QLatin1String("before") && id != QLatin1String("after")});
        }
        if (ends.empty())
            return {};
        const QString what = m_chart.value(QLatin1String("y")).toString();
        if (unfinished)
            return say(QT_TRANSLATE_NOOP("SlideFinding", "At step %1, %2 of %3: %4."))
                .arg(numbers::count(std::llround(m_chart.value(QLatin1String("playhead")).toDouble()),
                                    m_language.locale()),
                     what, ends[0].name, number(ends[0].value));
        if (ends.size() == 1)
            return say(QT_TRANSLATE_NOOP("SlideFinding", "At the end, %1 of %2: %3."))
                .arg(what, ends[0].name, number(ends[0].value));
        // Regret and cost are better when they are low; whatever the language, scores have a unit of their own.
        const bool higherIsBetter = !m_chart.value(QLatin1String("zero")).toBool(true);
        std::ranges::stable_sort(ends, [&](const Ranked& a, const Ranked& b) {
            return higherIsBetter ? a.value > b.value : a.value < b.value;
        });
        const double gap = std::abs(ends[1].value - ends[0].value);
        if (number(gap) == number(0))
            return say(QT_TRANSLATE_NOOP("SlideFinding", "%1 and %2 both end at %3."))
                .arg(atStart(ends[0]), ends[1].name, number(ends[0].value));
        const QString sentence = higherIsBetter
                                     ? say(QT_TRANSLATE_NOOP("SlideFinding", "%1 ends highest at %2, %3 above %4."))
                                     : say(QT_TRANSLATE_NOOP("SlideFinding", "%1 ends lowest at %2, %3 below %4."));
        return sentence.arg(atStart(ends[0]), number(ends[0].value), difference(gap), ends[1].name);
    }

    [[nodiscard]] QString ofBars() const
    {
        const QStringList categories = snapshot::toTexts(m_chart.value(QLatin1String("categories")));
        const QJsonArray parts = m_chart.value(QLatin1String("parts")).toArray();
        const bool stacked = m_chart.value(QLatin1String("stacked")).toBool() || parts.size() == 1;
        std::vector<Ranked> bars;
        for (qsizetype i = 0; i < categories.size(); ++i) {
            double sum = 0;
            for (const auto& part : parts) {
                const QJsonArray values = part.toObject().value(QLatin1String("values")).toArray();
                const double value = snapshot::toNumber(values.at(i));
                if (std::isnan(value))
                    continue;
                if (stacked)
                    sum += value;
                else
                    bars.push_back(
                        {categories[i] + QStringLiteral(", ") + part.toObject().value(QLatin1String("name")).toString(),
                         value});
            }
            if (stacked)
                bars.push_back({categories[i], sum});
        }
        return extremes(bars);
    }

    [[nodiscard]] QString extremes(const std::vector<Ranked>& bars) const
    {
        if (bars.size() < 2)
            return {};
        const auto [low, high] = std::ranges::minmax_element(bars, {}, &Ranked::value);
        return say(QT_TRANSLATE_NOOP("SlideFinding", "%1 has the most, %2, and %3 the least, %4."))
            .arg(high->name, number(high->value), low->name, number(low->value));
    }

    [[nodiscard]] QString ofHeatmap() const
    {
        const QStringList labels = snapshot::toTexts(m_chart.value(QLatin1String("labels")));
        const QJsonArray heads = m_chart.value(QLatin1String("heads")).toArray();
        const std::vector<float> values = snapshot::unpacked(m_chart.value(QLatin1String("v")));
        if (labels.isEmpty() || heads.isEmpty() ||
            values.size() != static_cast<std::size_t>(labels.size() * heads.size()))
            return {};
        const float* best = nullptr;
        for (const float& value : values) {
            if (!std::isnan(value) && (best == nullptr || value > *best))
                best = &value;
        }
        if (best == nullptr)
            return {};
        const auto at = static_cast<qsizetype>(best - values.data());
        const HeatmapScale scale = snapshot::toScale(m_chart.value(QLatin1String("scale")));
        // As the first line of the cell says it.
        QString value =
            m_chart.value(QLatin1String("texts")).toArray().at(at).toString().section(QLatin1Char('\n'), 0, 0);
        if (value.isEmpty())
            value = scale.prefix + numbers::fixed(static_cast<double>(*best), 2, m_language.locale()) + scale.suffix;
        return say(QT_TRANSLATE_NOOP("SlideFinding", "The highest value (%1) is %2: %3 × %4."))
            .arg(scale.title, value, labels[at / heads.size()],
                 heads[at % heads.size()].toObject().value(QLatin1String("label")).toString());
    }

    [[nodiscard]] QString ofScatter() const
    {
        const QJsonArray items = m_chart.value(QLatin1String("items")).toArray();
        QJsonObject best;
        for (const auto& value : items) {
            const QJsonObject item = value.toObject();
            if (!isBound(item.value(QLatin1String("ink")).toObject()) &&
                (best.isEmpty() ||
                 item.value(QLatin1String("y")).toDouble() > best.value(QLatin1String("y")).toDouble()))
                best = item;
        }
        if (best.isEmpty())
            return {};
        const auto part = [&](const char* axis) {
            const QJsonObject shown = m_chart.value(QLatin1String(axis)).toObject();
            return shown.value(QLatin1String("prefix")).toString() +
                   numbers::fixed(best.value(QLatin1String(axis)).toDouble(), 2, m_language.locale()) +
                   shown.value(QLatin1String("suffix")).toString();
        };
        return say(QT_TRANSLATE_NOOP("SlideFinding", "%1 stands highest: %2 at %3."))
            .arg(best.value(QLatin1String("name")).toString(), part("y"), part("x"));
    }

    QJsonObject m_chart;
    const DeckLanguage& m_language;
};

} // namespace

QString suggestFinding(const Slide& slide, const DeckLanguage& language)
{
    if (!slide.content || slide.layout == SlideTemplate::Title || slide.layout == SlideTemplate::Image)
        return {};
    if (slide.layout == SlideTemplate::Table) {
        if (slide.table < 0 || slide.table >= slide.content->tables.size())
            return {};
        const SlideTable& table = slide.content->tables[slide.table];
        if (table.text.rows.isEmpty() || table.text.header.size() < 2)
            return {};
        // What the row is about: the first column of words, not the number of the row.
        const qsizetype words = std::max<qsizetype>(0, table.text.rightAligned.indexOf(false));
        return language.say(findingContext, QT_TRANSLATE_NOOP("SlideFinding", "First of %1: %2."))
            .arg(numbers::count(table.rows, language.locale()), language.text(table.text.rows.first().value(words)));
    }
    // Of the curve that follows the priors rather than of the priors.
    const bool ofSecond = slide.layout == SlideTemplate::TwoChartsFigures &&
                          slide.chartAt(slide.chart).contains(QLatin1String("addresses")) &&
                          !slide.chartAt(slide.second).isEmpty();
    return withoutGaps(
        Sentences(language.chart(slide.chartAt(ofSecond ? slide.second : slide.chart)), language).make());
}

} // namespace acr::ui
