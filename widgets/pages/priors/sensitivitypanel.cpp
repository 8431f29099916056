// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/sensitivitypanel.h"

#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/priors/sensitivitymodel.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/tokens.h"

#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace acr::ui {

SensitivityPanel::SensitivityPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_model(new SensitivityModel(this))
    , m_rank(new QPushButton(tr("&Rank priors"), this))
    , m_stack(new QStackedWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    auto* explanation = new QLabel(tr("Every prior is moved a little both ways and the stream is replayed for each. "
                                      "The largest effect stands first."),
                                   this);
    explanation->setWordWrap(true);
    connect(m_rank, &QPushButton::clicked, this, &SensitivityPanel::rankingAsked);
    auto* proxy = new QSortFilterProxyModel(this);
    proxy->setSortRole(SortRole);
    proxy->setSourceModel(m_model);
    auto* table = new DataTable(themes, tr("Sensitivity"), m_stack);
    table->setModel(proxy);
    table->setHiddenByDefault({QStringLiteral("slope")});
    table->setDefaultWidths({{QStringLiteral("address"), 40}});
    table->setFitted({{QStringLiteral("address"), {18, 60}}},
                     {QStringLiteral("value"), QStringLiteral("regret_lower"), QStringLiteral("regret_higher")},
                     {{QStringLiteral("regret_lower"), QStringLiteral("regret_higher")}});
    connect(table, &DataTable::rowChosen, this, [this, proxy](const QModelIndex& index) {
        if (index.isValid())
            emit priorChosen(m_model->at(proxy->mapToSource(index).row()).address);
    });
    layout->addWidget(explanation);
    layout->addWidget(m_rank, 0, Qt::AlignLeft);
    m_stack->addWidget(new EmptyState(themes, QStringLiteral("sort"), tr("No ranking yet"),
                                      tr("Rank the priors to see on which of them the regret depends most."), m_stack));
    m_stack->addWidget(table);
    layout->addWidget(m_stack, 1);
}

void SensitivityPanel::setResults(std::vector<PriorSensitivity> results)
{
    m_stack->setCurrentIndex(results.empty() ? 0 : 1);
    m_model->setResults(std::move(results));
}

void SensitivityPanel::setRankingEnabled(bool enabled)
{
    m_rank->setEnabled(enabled);
}

} // namespace acr::ui

#include "moc_sensitivitypanel.cpp"
