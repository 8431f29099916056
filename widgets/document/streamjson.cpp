// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/streamjson.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <cstdint>
#include <limits>

namespace acr::ui {

namespace {

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

} // namespace

QJsonObject streamToJson(const StreamDefinition& stream)
{
    QJsonObject filter;
    for (const auto& [facet, names] : stream.filter.facets) {
        QJsonArray values;
        for (const std::string& name : names)
            values.append(text(name));
        filter.insert(text(facetName(facet)), values);
    }
    QJsonObject json{{QStringLiteral("split"), text(stream.split)}};
    // A JSON number keeps 53 bits, a seed has 64.
    if (stream.order == StreamOrder::Shuffled)
        json.insert(QStringLiteral("seed"), QString::number(stream.seed));
    if (!filter.isEmpty())
        json.insert(QStringLiteral("filter"), filter);
    if (!stream.filter.expression.empty())
        json.insert(QStringLiteral("where"), text(stream.filter.expression));
    if (stream.filter.solvesAt != defaultSolvesAt)
        json.insert(QStringLiteral("solves_at"), stream.filter.solvesAt);
    return json;
}

StreamDefinition streamFromJson(const QJsonObject& json)
{
    StreamDefinition stream;
    stream.split = json.value(QLatin1String("split")).toString().toStdString();
    if (json.contains(QLatin1String("seed"))) {
        stream.order = StreamOrder::Shuffled;
        stream.seed = json.value(QLatin1String("seed")).toString().toULongLong();
    }
    stream.filter.expression = json.value(QLatin1String("where")).toString().toStdString();
    stream.filter.solvesAt = json.value(QLatin1String("solves_at")).toDouble(defaultSolvesAt);
    const QJsonObject filter = json.value(QLatin1String("filter")).toObject();
    // In the order of the facets, not of the names, so that the same filter reads back equal.
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto facet = static_cast<Facet>(f);
        std::vector<std::string> names;
        for (const auto& value : filter.value(text(facetName(facet))).toArray())
            names.push_back(value.toString().toStdString());
        if (!names.empty())
            stream.filter.facets.emplace_back(facet, std::move(names));
    }
    return stream;
}

QString streamKey(const StreamDefinition& stream)
{
    const QByteArray text = QJsonDocument(streamToJson(stream)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex());
}

QJsonObject weightsToJson(const WeightSettings& settings)
{
    return {{QStringLiteral("score"), settings.weights.score},
            {QStringLiteral("cost"), settings.weights.cost},
            {QStringLiteral("missing"),
             settings.missingScores == MissingScores::Leave ? QStringLiteral("leave") : QStringLiteral("zero")}};
}

std::optional<WeightSettings> weightsFromJson(const QJsonObject& json)
{
    const QJsonValue score = json.value(QLatin1String("score"));
    const QJsonValue cost = json.value(QLatin1String("cost"));
    if (!score.isDouble() || !cost.isDouble())
        return std::nullopt;
    WeightSettings settings;
    settings.weights = {score.toDouble(), cost.toDouble()};
    settings.missingScores = json.value(QLatin1String("missing")).toString() == QLatin1String("leave")
                                 ? MissingScores::Leave
                                 : MissingScores::AsZero;
    return settings;
}

QJsonArray eventsToJson(const std::vector<SessionEvent>& events)
{
    QJsonArray json;
    for (const SessionEvent& event : events)
        json.append(QJsonObject{{QStringLiteral("after"), static_cast<qint64>(event.after)},
                                {QStringLiteral("kind"), text(eventKindName(event.kind))},
                                {QStringLiteral("model"), text(event.model)},
                                {QStringLiteral("amount"), event.amount},
                                {QStringLiteral("seed"), QString::number(event.seed)}});
    return json;
}

std::optional<std::vector<SessionEvent>> eventsFromJson(const QJsonArray& json)
{
    std::vector<SessionEvent> events;
    for (const QJsonValue value : json) {
        const QJsonObject row = value.toObject();
        const qint64 after = row.value(QLatin1String("after")).toInteger(-1);
        const auto kind = eventKindNamed(row.value(QLatin1String("kind")).toString().toStdString());
        if (!kind || after < 0 || after > std::numeric_limits<std::uint32_t>::max())
            return std::nullopt;
        SessionEvent event{.after = static_cast<std::uint32_t>(after),
                           .kind = *kind,
                           .model = row.value(QLatin1String("model")).toString().toStdString(),
                           .amount = row.value(QLatin1String("amount")).toDouble(),
                           .seed = row.value(QLatin1String("seed")).toString().toULongLong()};
        if (event.model.empty() || !checkAmount(event))
            return std::nullopt;
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace acr::ui
