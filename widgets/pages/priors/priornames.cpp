// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priornames.h"

#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

namespace acr::ui {

namespace {

QString say(const char* source)
{
    return QCoreApplication::translate("acr::ui::PriorNames", source);
}

} // namespace

QString priorFieldTitle(PriorField field)
{
    switch (field) {
    case PriorField::Mean: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "expected score"));
    case PriorField::Strength: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "strength"));
    case PriorField::Cost: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "expected cost"));
    case PriorField::Voter: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "weight of the voter"));
    case PriorField::MainPrior: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "main prior"));
    case PriorField::MainPriorWeight: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "weight of the main prior"));
    case PriorField::Specialist: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "specialist"));
    case PriorField::Boost: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "boost of specialists"));
    case PriorField::Neighbours: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "neighbours k"));
    case PriorField::Threshold: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "similarity threshold"));
    case PriorField::Capacity: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "capacity of the memory"));
    case PriorField::Exploration: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "exploration horizon"));
    case PriorField::ScoreWeight: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "score weight ε₁"));
    case PriorField::CostWeight: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "cost weight ε₂"));
    case PriorField::InputPrice: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "input price"));
    case PriorField::OutputPrice: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "output price"));
    }
    return {};
}

QString priorAddressTitle(const PriorAddress& address)
{
    const QString field = priorFieldTitle(address.field);
    const QString name = QString::fromStdString(address.name);
    const QString dimension = QString::fromStdString(address.dimension);
    switch (address.field) {
    case PriorField::Mean:
    case PriorField::Strength:
    case PriorField::Cost:
        if (address.dimension.empty())
            return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "%1 of %2 on all tasks")).arg(field, name);
        return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "%1 of %2 in %3"))
            .arg(field, name,
                 address.source.empty() ? dimension
                                        : dimension + QStringLiteral(" / ") + QString::fromStdString(address.source));
    case PriorField::Specialist: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "%1 of %2")).arg(field, dimension);
    case PriorField::Voter: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "%1 %2")).arg(field, name);
    case PriorField::InputPrice:
    case PriorField::OutputPrice: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "%1 of %2")).arg(field, name);
    default: return field;
    }
}

QString kindCriterionTitle(const KindCriterion& criterion)
{
    switch (criterion.part) {
    case KindCriterion::Part::Words: return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "words of the id"));
    case KindCriterion::Part::Word:
        return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "word %1 of the id")).arg(criterion.word + 1);
    case KindCriterion::Part::Hundreds:
        return say(QT_TRANSLATE_NOOP("acr::ui::PriorNames", "last number of the id, in hundreds"));
    case KindCriterion::Part::Facet: return facetTitle(criterion.facet);
    }
    return {};
}

QString priorValueText(PriorField field, double value)
{
    switch (field) {
    case PriorField::Mean: return numbers::fixed(value, 3);
    case PriorField::Cost:
    case PriorField::InputPrice:
    case PriorField::OutputPrice: return numbers::dollars(value);
    case PriorField::Strength:
    case PriorField::Exploration: return numbers::fixed(value, value < 10 ? 1 : 0);
    case PriorField::Neighbours:
    case PriorField::Capacity: return numbers::count(static_cast<qint64>(value));
    default: return numbers::fixed(value, 2);
    }
}

} // namespace acr::ui
