// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The facets of the table of outcomes.
#include "widgets/models/outcometablemodel.h"

namespace acr::ui {

void OutcomeTableModel::buildFacets()
{
    m_facets.clear();
    if (m_groups == 0)
        return;
    FacetField modelFacet{QStringLiteral("model"), tr("Model"), Level::Place, {}, {}};
    for (const Model& model : m_view->benchmark->models)
        modelFacet.names << QString::fromStdString(model.name);
    m_facets.push_back(std::move(modelFacet));
    m_facets.push_back(categoryFacet(*m_view, Facet::Dimension));
    m_facets.push_back(categoryFacet(*m_view, Facet::Split));

    FacetField verdict{QStringLiteral("verdict"),
                       tr("Verdict"),
                       Level::Row,
                       {tr("Full score"), tr("Partial score"), tr("Score 0"), tr("Ungraded"), tr("No score")},
                       {}};
    FacetField choice{QStringLiteral("choice"),
                      tr("As a choice"),
                      Level::Row,
                      {tr("The best"), tr("Tied for best"), tr("Not the best"), tr("Unknown")},
                      {}};
    FacetField cost{QStringLiteral("cost"),
                    tr("Cost record"),
                    Level::Row,
                    {tr("Recorded"), tr("Written as zeros"), tr("Missing")},
                    {}};
    FacetField applied{QStringLiteral("applied"),
                       tr("Applied"),
                       Level::Row,
                       {tr("Applied"), tr("Did not apply"), tr("(not given)")},
                       {}};
    const OutcomeMatrix& outcomes = m_view->benchmark->outcomes;
    const auto inputs = outcomes.all(OutcomeMatrix::Column::InputTokens);
    const auto outputs = outcomes.all(OutcomeMatrix::Column::OutputTokens);
    for (FacetField* field : {&verdict, &choice, &cost, &applied})
        field->codes.resize(rows());
    std::size_t row = 0;
    for (std::size_t place = 0; place < m_groups; ++place) {
        const TaskIndex task = m_view->tasks[place];
        const auto scores = outcomes.scores(task);
        const auto costs = outcomes.costs(task);
        const auto flags = outcomes.flags(task);
        const TaskFacts& facts = m_view->facts[place];
        for (std::size_t j = 0; j < m_rowsPerGroup; ++j, ++row) {
            verdict.codes[row] = isMissing(scores[j])                       ? 4
                                 : hasFlag(flags[j], OutcomeFlag::Ungraded) ? 3
                                 : scores[j] >= 1                           ? 0
                                 : scores[j] > 0                            ? 1
                                                                            : 2;
            const double value = m_view->rewardOf(place, ModelIndex::at(j));
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
        m_facets.push_back(std::move(*field));
    for (const Facet facet : {Facet::Source, Facet::Bench, Facet::Language, Facet::Difficulty})
        m_facets.push_back(categoryFacet(*m_view, facet));
    for (FacetField* field : {&applied, &cost})
        m_facets.push_back(std::move(*field));
}

} // namespace acr::ui
