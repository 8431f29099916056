// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorstepjson.h"

#include "core/memory/priorfield.h"
#include "core/memory/priorjson.h"
#include "widgets/document/keptstep.h"

#include <QJsonArray>

#include <algorithm>
#include <ranges>
#include <vector>

namespace acr::ui {

namespace {

/// Of one cell: where it is, and its three numbers before and after.
constexpr qsizetype valuesOfCellChange = 9;

bool sameShape(const std::vector<PriorRow>& one, const std::vector<PriorRow>& other)
{
    return std::ranges::equal(one, other, [](const PriorRow& a, const PriorRow& b) {
        return a.dimension == b.dimension && a.source == b.source && a.cells.size() == b.cells.size();
    });
}

QJsonValue numberOf(double value)
{
    return isMissing(value) ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

void appendChanges(QJsonArray& changes, const std::vector<std::string>& models, const std::string& dimension,
                   const std::string& source, const std::vector<PriorCell>& before, const std::vector<PriorCell>& after)
{
    for (std::size_t j = 0; j < before.size(); ++j) {
        const PriorCell& was = before[j];
        const PriorCell& is = after[j];
        if (was == is)
            continue;
        changes.append(QJsonArray{QString::fromStdString(dimension), QString::fromStdString(source),
                                  QString::fromStdString(models[j]), numberOf(was.mean), numberOf(was.pseudoCount),
                                  numberOf(was.costUsd), numberOf(is.mean), numberOf(is.pseudoCount),
                                  numberOf(is.costUsd)});
    }
}

PriorCell* cellNamed(PriorSet& priors, const std::string& dimension, const std::string& source,
                     const std::string& model)
{
    const auto place = priors.model(model);
    if (!place)
        return nullptr;
    std::vector<PriorCell>* cells = &priors.everywhere;
    if (!dimension.empty()) {
        auto& rows = source.empty() ? priors.dimensions : priors.sources;
        const auto row = std::ranges::find_if(
            rows, [&](const PriorRow& each) { return each.dimension == dimension && each.source == source; });
        if (row == rows.end())
            return nullptr;
        cells = &row->cells;
    }
    return place->position() < cells->size() ? &(*cells)[place->position()] : nullptr;
}

} // namespace

QString priorsToText(const PriorSet& priors)
{
    return QString::fromStdString(priorJson(priors));
}

Result<PriorSet> priorsFromText(const QString& text)
{
    const std::string json = text.toStdString();
    TextSource source("priors", json);
    return readPriorJson(source);
}

QJsonObject priorStepToJson(const PriorSet& before, const PriorSet& after)
{
    if (before.models == after.models && before.everywhere.size() == after.everywhere.size() &&
        before.everywhere.size() == before.models.size() && sameShape(before.dimensions, after.dimensions) &&
        sameShape(before.sources, after.sources)) {
        PriorSet rest = after;
        rest.everywhere = before.everywhere;
        rest.dimensions = before.dimensions;
        rest.sources = before.sources;
        if (rest == before) {
            QJsonArray changes;
            appendChanges(changes, before.models, {}, {}, before.everywhere, after.everywhere);
            for (std::size_t i = 0; i < before.dimensions.size(); ++i)
                appendChanges(changes, before.models, before.dimensions[i].dimension, {}, before.dimensions[i].cells,
                              after.dimensions[i].cells);
            for (std::size_t i = 0; i < before.sources.size(); ++i)
                appendChanges(changes, before.models, before.sources[i].dimension, before.sources[i].source,
                              before.sources[i].cells, after.sources[i].cells);
            return {{QStringLiteral("cells"), changes}};
        }
    }
    return beforeAndAfter(priorsToText(before), priorsToText(after));
}

std::optional<PriorSet> priorStepDone(const QJsonObject& step, bool forward, const PriorSet& now)
{
    const QJsonValue cells = step.value(QLatin1String("cells"));
    if (!cells.isArray()) {
        auto read = priorsFromText(valueToSet(step, forward).toString());
        return read ? std::optional(std::move(*read)) : std::nullopt;
    }
    PriorSet result = now;
    for (const QJsonValue& value : cells.toArray()) {
        const QJsonArray change = value.toArray();
        if (change.size() != valuesOfCellChange)
            return std::nullopt;
        PriorCell* const cell = cellNamed(result, change[0].toString().toStdString(),
                                          change[1].toString().toStdString(), change[2].toString().toStdString());
        if (cell == nullptr)
            return std::nullopt;
        const qsizetype first = forward ? 6 : 3;
        cell->mean = change[first].toDouble(missing);
        cell->pseudoCount = change[first + 1].toDouble(missing);
        cell->costUsd = change[first + 2].toDouble(missing);
    }
    // A file may say anything.
    return checkPriors(result) ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace acr::ui
