// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slidewords.h"

#include "widgets/charts/axis.h"
#include "widgets/pages/present/slidefinding.h"

#include <QJsonArray>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr qsizetype maxFigures = 5;

/// The first line of each text, up to an interval.
QJsonArray valuesAlone(const QJsonArray& texts)
{
    QJsonArray values;
    for (const auto& text : texts)
        values.append(text.toString().section(u'\n', 0, 0).section(u'±', 0, 0).trimmed());
    return values;
}

} // namespace

SlideWords::SlideWords(const Slide& slide, const Deck& deck)
    : language(deck.language, slide.content ? slide.content->language : QString())
    , layout(slide.layout)
    , title(language.text(slide.title))
    , finding(slide.finding.isEmpty() ? suggestFinding(slide, language) : slide.finding)
{
    const SlideContent none;
    const SlideContent& content = slide.content ? *slide.content : none;
    source = language.text(content.source);
    const auto add = [&](int chart) {
        const QJsonObject snapshot = slide.chartAt(chart);
        if (snapshot.isEmpty())
            return;
        QJsonObject said = language.chart(snapshot);
        said[QStringLiteral("scaleWords")] = QJsonArray::fromStringList(Axis::wordsOfScale(
            [&](const char* context, const char* english) { return language.say(context, english); }));
        // Intervals and counts have no room in a cell; the mouse shows them.
        if (const QJsonArray texts = said.value(QLatin1String("texts")).toArray(); !texts.isEmpty())
            said[QStringLiteral("texts")] = valuesAlone(texts);
        const QString heading = said.value(QLatin1String("title")).toString();
        // Not twice the same words, one above the other: the title of the axis has the unit too. Two charts keep both
        // headings, so that they stand at the same height.
        const bool repeats = slide.layout != SlideTemplate::TwoCharts &&
                             slide.layout != SlideTemplate::TwoChartsFigures &&
                             said.value(QLatin1String("y")).toString().startsWith(heading, Qt::CaseInsensitive);
        charts.push_back({said, repeats ? QString() : heading});
    };
    switch (slide.layout) {
    case SlideTemplate::ChartFigures:
    case SlideTemplate::TwoChartsFigures:
        for (const SlideFigure& figure : content.figures.first(std::min(maxFigures, content.figures.size())))
            figures.append({language.text(figure.caption), language.text(figure.figure), language.text(figure.delta),
                            language.text(figure.against), figure.change, figure.better});
        add(slide.chart);
        if (slide.layout == SlideTemplate::TwoChartsFigures)
            add(slide.second);
        break;
    case SlideTemplate::Chart: add(slide.chart); break;
    case SlideTemplate::TwoCharts:
        add(slide.chart);
        add(slide.second);
        break;
    case SlideTemplate::Table:
        if (slide.table >= 0 && slide.table < content.tables.size()) {
            table = content.tables[slide.table];
            table->title = language.text(table->title);
            table->text.header = language.texts(table->text.header);
            for (QStringList& row : table->text.rows)
                row = language.texts(row);
        }
        break;
    case SlideTemplate::Title:
    case SlideTemplate::Image: break;
    }
    const bool wantsCharts = layout != SlideTemplate::Table && layout != SlideTemplate::Title;
    if ((wantsCharts && charts.empty()) || (layout == SlideTemplate::Table && !table)) {
        layout = SlideTemplate::Image;
        figures.clear();
    }
    if (layout == SlideTemplate::TwoCharts && charts.size() == 1)
        layout = SlideTemplate::Chart;
    if (layout == SlideTemplate::TwoChartsFigures && charts.size() == 1)
        layout = SlideTemplate::ChartFigures;
    stacked = layout == SlideTemplate::TwoChartsFigures &&
              charts.front().snapshot.value(QLatin1String("kind")).toString() == QLatin1String("heatmap");
}

QString SlideWords::proposedFinding(const Slide& slide, const Deck& deck)
{
    return suggestFinding(slide, DeckLanguage(deck.language, slide.content ? slide.content->language : QString()));
}

} // namespace acr::ui
