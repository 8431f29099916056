// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/settingspanel.h"

#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/pages/priors/priornumber.h"
#include "widgets/theme/sectiontitle.h"
#include "widgets/theme/tokens.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace acr::ui {

SettingsPanel::SettingsPanel(const ThemeManager& themes, PriorEditor& editor, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    // One form, so that the boxes of all sections stand in one column.
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::m);
    form->setVerticalSpacing(space::s);
    layout->addLayout(form);
    const auto section = [&](const QString& title, const QString& says) {
        form->addRow(new SectionTitle(themes, title, this));
        auto* text = new QLabel(says, this);
        text->setWordWrap(true);
        form->addRow(text);
    };
    const auto number = [&](PriorField field, const QString& label, const PriorNumber::Look& look, const QString& tip) {
        auto* box = new PriorNumber(editor, {.field = field}, look, this);
        box->setToolTip(tip);
        form->addRow(label, box);
    };
    section(tr("Decisions"),
            tr("Settings of the router's decisions. Regret still uses the weights of the stream bar."));
    number(PriorField::CostWeight, tr("Cost weight ε₂"),
           {.decimals = 3, .step = 0.01, .suffix = tr(" per USD"), .open = tr("as the stream")},
           tr("How much score one dollar is worth to the router, with its sign"));
    number(PriorField::Exploration, tr("E&xploration"),
           {.decimals = 1, .step = 5, .suffix = tr(" tasks"), .open = tr("policy's own")},
           tr("Number of later tasks over which an exploring call is expected to pay off; 0: never explore"));
    section(tr("Memory"), tr("For policies that ask earlier tasks."));
    number(PriorField::Neighbours, tr("Neighbours &k"), {.step = 1}, tr("Earlier tasks that are asked"));
    number(PriorField::Threshold, tr("Similarity &threshold"), {.decimals = 2, .step = 0.05},
           tr("Least cosine similarity of a neighbour"));
    number(PriorField::Capacity, tr("Ca&pacity"), {.step = 1000, .suffix = tr(" entries")},
           tr("The oldest entry makes room for a new one"));
    layout->addStretch();
}

} // namespace acr::ui

#include "moc_settingspanel.cpp"
