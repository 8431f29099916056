// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/pricespanel.h"

#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priornumber.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace acr::ui {

PricesPanel::PricesPanel(const ThemeManager& themes, PriorEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_editor(editor)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    auto* says = new QLabel(
        tr("Other prices change what every call costs, by its tokens, and the oracle with it. USD per million tokens."),
        this);
    says->setWordWrap(true);
    layout->addWidget(says);
    layout->addStretch();
    connect(&editor, &PriorEditor::deskChanged, this, &PricesPanel::rebuild);
    rebuild();
}

void PricesPanel::rebuild()
{
    QStringList models;
    const auto benchmark = m_editor.benchmark();
    for (std::size_t j = 0; benchmark && j < benchmark->models.size(); ++j)
        models.append(QString::fromStdString(benchmark->models[j].name));
    if (models == m_models)
        return;
    m_models = models;
    delete m_rows;
    m_rows = new QWidget(this);
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(new QLabel(tr("Input"), m_rows), 0, 1);
    grid->addWidget(new QLabel(tr("Output"), m_rows), 0, 2);
    // Decimal signs below each other: a third decimal for all where one price needs it.
    const auto needsThree = [](double price) { return std::abs(100 * price - std::round(100 * price)) > 1e-6; };
    const bool three = benchmark && std::ranges::any_of(benchmark->models, [&](const Model& model) {
                           return needsThree(model.inputPricePerMillion) || needsThree(model.outputPricePerMillion);
                       });
    const int decimals = three ? 3 : 2;
    for (int row = 0; row < models.size(); ++row) {
        const Model& model = benchmark->models[static_cast<std::size_t>(row)];
        auto* name = new QLabel(models[row], m_rows);
        name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        name->setToolTip(models[row]);
        grid->addWidget(name, row + 1, 0);
        int column = 1;
        for (const PriorField field : {PriorField::InputPrice, PriorField::OutputPrice}) {
            const double known =
                field == PriorField::InputPrice ? model.inputPricePerMillion : model.outputPricePerMillion;
            auto* box = new PriorNumber(m_editor, {.field = field, .name = model.name},
                                        {.decimals = 3,
                                         .step = 0.1,
                                         .prefix = QStringLiteral("$"),
                                         .open = isMissing(known) ? tr("unknown") : numbers::dollars(known, decimals)},
                                        m_rows);
            box->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            box->setToolTip(isMissing(known)
                                ? tr("The benchmark names no price")
                                : tr("In the benchmark: %1 per million tokens").arg(numbers::dollarReading(known)));
            grid->addWidget(box, row + 1, column++);
        }
    }
    grid->setColumnStretch(0, 1);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, m_rows);
}

} // namespace acr::ui

#include "moc_pricespanel.cpp"
