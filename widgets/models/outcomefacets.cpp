// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/outcomefacets.h"

#include "widgets/models/outcometablemodel.h"

namespace acr::ui {

std::vector<RowTableModel::FacetField> outcomeFacets(const TaskView& view)
{
    using FacetField = RowTableModel::FacetField;
    const std::size_t models = view.benchmark->models.size();
    std::vector<FacetField> facets;
    FacetField modelFacet{QStringLiteral("model"), OutcomeTableModel::tr("Model"), RowTableModel::Level::Place, {}, {}};
    for (const Model& model : view.benchmark->models)
        modelFacet.names << QString::fromStdString(model.name);
    facets.push_back(std::move(modelFacet));
    facets.push_back(categoryFacet(view, Facet::Dimension));
    facets.push_back(categoryFacet(view, Facet::Split));

    FacetField verdict{QStringLiteral("verdict"),
                       OutcomeTableModel::tr("Verdict"),
                       RowTableModel::Level::Row,
                       {OutcomeTableModel::tr("Full score"), OutcomeTableModel::tr("Partial score"),
                        OutcomeTableModel::tr("Score 0"), OutcomeTableModel::tr("Ungraded"),
                        OutcomeTableModel::tr("No score")},
                       {}};
    FacetField choice{QStringLiteral("choice"),
                      OutcomeTableModel::tr("As a choice"),
                      RowTableModel::Level::Row,
                      {OutcomeTableModel::tr("The best"), OutcomeTableModel::tr("Tied for best"),
                       OutcomeTableModel::tr("Not the best"), OutcomeTableModel::tr("Unknown")},
                      {}};
    FacetField cost{QStringLiteral("cost"),
                    OutcomeTableModel::tr("Cost record"),
                    RowTableModel::Level::Row,
                    {OutcomeTableModel::tr("Recorded"), OutcomeTableModel::tr("Written as zeros"),
                     OutcomeTableModel::tr("Missing")},
                    {}};
    FacetField applied{QStringLiteral("applied"),
                       OutcomeTableModel::tr("Applied"),
                       RowTableModel::Level::Row,
                       {OutcomeTableModel::tr("Applied"), OutcomeTableModel::tr("Did not apply"),
                        OutcomeTableModel::tr("(not given)")},
                       {}};
    const OutcomeMatrix& outcomes = view.benchmark->outcomes;
    const auto inputs = outcomes.all(OutcomeMatrix::Column::InputTokens);
    const auto outputs = outcomes.all(OutcomeMatrix::Column::OutputTokens);
    for (FacetField* field : {&verdict, &choice, &cost, &applied})
        field->codes.resize(view.tasks.size() * models);
    std::size_t row = 0;
    for (std::size_t place = 0; place < view.tasks.size(); ++place) {
        const TaskIndex task = view.tasks[place];
        const auto scores = outcomes.scores(task);
        const auto costs = outcomes.costs(task);
        const auto flags = outcomes.flags(task);
        const TaskFacts& facts = view.facts[place];
        for (std::size_t j = 0; j < models; ++j, ++row) {
            verdict.codes[row] = isMissing(scores[j])                       ? 4
                                 : hasFlag(flags[j], OutcomeFlag::Ungraded) ? 3
                                 : scores[j] >= 1                           ? 0
                                 : scores[j] > 0                            ? 1
                                                                            : 2;
            const double value = view.rewardOf(place, ModelIndex::at(j));
            choice.codes[row] = isMissing(value) ? 3 : value < facts.oracleReward ? 2 : facts.optimal > 1 ? 1 : 0;
            const std::size_t cell = outcomes.cell(task, ModelIndex::at(j));
            const bool noTokens = !inputs.empty() && !outputs.empty() && inputs[cell] == 0 && outputs[cell] == 0;
            cost.codes[row] = isMissing(costs[j])                                           ? 2
                              : noTokens || hasFlag(flags[j], OutcomeFlag::ZeroTokenRecord) ? 1
                                                                                            : 0;
            applied.codes[row] = !hasFlag(flags[j], OutcomeFlag::AppliedKnown) ? 2
                                 : hasFlag(flags[j], OutcomeFlag::Applied)     ? 0
                                                                               : 1;
        }
    }
    for (FacetField* field : {&verdict, &choice})
        facets.push_back(std::move(*field));
    for (const Facet facet : {Facet::Source, Facet::Bench, Facet::Language, Facet::Difficulty, Facet::Siblings})
        facets.push_back(categoryFacet(view, facet));
    for (FacetField* field : {&applied, &cost})
        facets.push_back(std::move(*field));
    return facets;
}

} // namespace acr::ui
