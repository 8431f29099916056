// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/filtertext.h"

#include "widgets/models/taskview.h"
#include "widgets/shell/names.h"

#include <QCoreApplication>

namespace acr::ui {

namespace {

QString translatedSentence(std::string_view sentence)
{
    return QCoreApplication::translate("Filter", std::string(sentence).c_str());
}

} // namespace

QString filterSentence(const FilterError& error)
{
    QString text = translatedSentence(filterSentenceTemplate(error.fault));
    if (text.contains(QLatin1String("%1")))
        text = text.arg(QString::fromStdString(error.found));
    if (error.suggestions.empty())
        return text;
    QStringList names;
    for (const std::string& name : error.suggestions)
        names << QString::fromStdString(name);
    return text + QLatin1Char(' ') +
           translatedSentence(filterSuggestionTemplate()).arg(names.join(QLatin1String(", ")));
}

qsizetype filterCharacter(const QString& text, std::size_t byte)
{
    return QString::fromUtf8(text.toUtf8().left(static_cast<qsizetype>(byte))).size();
}

std::size_t filterByte(const QString& text, qsizetype character)
{
    return static_cast<std::size_t>(text.left(character).toUtf8().size());
}

std::optional<FilterError> filterProblem(const QString& text, const Benchmark& benchmark, PolicyFactsSource* policies,
                                         bool* pending)
{
    const auto syntax = FilterSyntax::parse(text.toStdString());
    if (!syntax)
        return syntax.error();
    const auto bound = TaskFilter::bind(*syntax, benchmark, {.policies = policies});
    if (!bound)
        return bound.error();
    if (pending != nullptr)
        *pending = bound->pending();
    return std::nullopt;
}

QString facetWords(Facet facet, const std::vector<std::string>& names)
{
    QStringList values;
    for (const std::string& name : names)
        values << categoryTitle(facet, name);
    return QCoreApplication::translate("Filter", "%1: %2").arg(facetTitle(facet), values.join(QLatin1String(", ")));
}

} // namespace acr::ui
