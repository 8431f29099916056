// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slide.h"

#include "widgets/charts/snapshot.h"

#include <QJsonDocument>

namespace acr::ui {

namespace {

constexpr const char* templateNames[slideTemplates] = {"chart", "chart-figures", "two-charts",        "table",
                                                       "title", "image",         "two-charts-figures"};

} // namespace

bool Slide::operator==(const Slide& other) const
{
    const bool sameContent = content == other.content || (content && other.content && *content == *other.content);
    return sameContent && benchmark == other.benchmark && page == other.page && title == other.title &&
           notes == other.notes && state == other.state && layout == other.layout && finding == other.finding &&
           chart == other.chart && second == other.second && table == other.table && picture == other.picture;
}

QJsonObject Slide::chartAt(int position) const
{
    return content && position >= 0 && position < content->charts.size() ? content->charts[position] : QJsonObject();
}

SlideFigure slideFigure(const FigureText& text)
{
    const QString caption =
        text.badge.isEmpty() ? text.caption : QStringLiteral("%1 · %2").arg(text.caption, text.badge);
    return {caption,      text.figure, text.delta,
            text.against, text.change, text.better == Better::Lower ? -1 : text.better == Better::Higher ? 1 : 0};
}

QString slideTemplateName(SlideTemplate layout)
{
    return QLatin1String(templateNames[static_cast<int>(layout)]);
}

SlideTemplate slideTemplateOf(const QString& name)
{
    for (int i = 0; i < slideTemplates; ++i) {
        if (name == QLatin1String(templateNames[i]))
            return static_cast<SlideTemplate>(i);
    }
    return SlideTemplate::Image;
}

QByteArray contentToJson(const SlideContent& content)
{
    QJsonArray charts;
    for (const QJsonObject& chart : content.charts)
        charts.append(chart);
    QJsonArray figures;
    for (const SlideFigure& figure : content.figures)
        figures.append(QJsonObject{{QStringLiteral("caption"), figure.caption},
                                   {QStringLiteral("figure"), figure.figure},
                                   {QStringLiteral("delta"), figure.delta},
                                   {QStringLiteral("against"), figure.against},
                                   {QStringLiteral("change"), snapshot::ofNumber(figure.change)},
                                   {QStringLiteral("better"), figure.better}});
    QJsonArray tables;
    for (const SlideTable& table : content.tables) {
        QJsonArray rows;
        for (const QStringList& row : table.text.rows)
            rows.append(QJsonArray::fromStringList(row));
        QJsonArray right;
        for (const bool each : table.text.rightAligned)
            right.append(each);
        tables.append(QJsonObject{{QStringLiteral("title"), table.title},
                                  {QStringLiteral("header"), QJsonArray::fromStringList(table.text.header)},
                                  {QStringLiteral("rows"), rows},
                                  {QStringLiteral("right"), right},
                                  {QStringLiteral("all"), table.rows}});
    }
    QJsonObject json{{QStringLiteral("charts"), charts},
                     {QStringLiteral("figures"), figures},
                     {QStringLiteral("tables"), tables},
                     {QStringLiteral("source"), content.source}};
    if (!content.language.isEmpty())
        json[QStringLiteral("language")] = content.language;
    if (!content.live.isEmpty())
        json[QStringLiteral("live")] = content.live;
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

SlideContent contentFromJson(const QJsonObject& json)
{
    SlideContent content;
    content.source = json.value(QLatin1String("source")).toString();
    content.language = json.value(QLatin1String("language")).toString();
    content.live = json.value(QLatin1String("live")).toObject();
    for (const auto& value : json.value(QLatin1String("charts")).toArray())
        content.charts.append(value.toObject());
    for (const auto& value : json.value(QLatin1String("figures")).toArray()) {
        const QJsonObject each = value.toObject();
        content.figures.append(
            {each.value(QLatin1String("caption")).toString(), each.value(QLatin1String("figure")).toString(),
             each.value(QLatin1String("delta")).toString(), each.value(QLatin1String("against")).toString(),
             each.value(QLatin1String("change")).toDouble(), each.value(QLatin1String("better")).toInt()});
    }
    for (const auto& value : json.value(QLatin1String("tables")).toArray()) {
        const QJsonObject each = value.toObject();
        SlideTable table;
        table.title = each.value(QLatin1String("title")).toString();
        table.text.header = snapshot::toTexts(each.value(QLatin1String("header")));
        for (const auto& row : each.value(QLatin1String("rows")).toArray()) {
            table.text.rows.append(snapshot::toTexts(row));
            table.text.rows.last().resize(table.text.header.size());
        }
        for (const auto& right : each.value(QLatin1String("right")).toArray())
            table.text.rightAligned.append(right.toBool());
        table.text.rightAligned.resize(table.text.header.size());
        table.rows = each.value(QLatin1String("all")).toInteger();
        content.tables.append(table);
    }
    return content;
}

} // namespace acr::ui
