// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/differencepanel.h"

#include "widgets/charts/barchart.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/pages/regret/differencemodel.h"
#include "widgets/shell/names.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace acr::ui {

DifferencePanel::DifferencePanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_controls(new QWidget(this))
    , m_facets(new QComboBox(m_controls))
    , m_seeds(new QLabel(m_controls))
    , m_table(new DataTable(themes, tr("Difference of regret by group"), this))
    , m_model(new DifferenceModel(this))
    , m_chart(new BarChart(themes, this))
{
    auto* bar = new QHBoxLayout(m_controls);
    bar->setContentsMargins(0, 0, 0, space::xs);
    bar->setSpacing(space::s);
    auto* label = new QLabel(tr("A − B b&y"), m_controls);
    label->setBuddy(m_facets);
    m_facets->setObjectName(QStringLiteral("differenceFacet"));
    m_facets->setAccessibleName(tr("What the difference is split by"));
    bar->addStretch();
    bar->addWidget(m_seeds);
    bar->addWidget(label);
    bar->addWidget(m_facets);
    const auto button = [&](const char* name, const QString& iconName, const QString& text, const QString& toolTip) {
        auto* made = new QToolButton(m_controls);
        made->setObjectName(QLatin1String(name));
        made->setIcon(icon(themes, iconName));
        made->setText(text);
        made->setToolTip(toolTip);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bar->addWidget(made);
        return made;
    };
    connect(button("differenceBySize", QStringLiteral("sort"), tr("Largest first"),
                   tr("Sort the groups by the absolute size of the difference")),
            &QToolButton::clicked, this, &DifferencePanel::sortBySize);
    connect(button("differenceSwap", QStringLiteral("compare"), tr("Swap A and B"), tr("Compare the other way round")),
            &QToolButton::clicked, this, &DifferencePanel::swapRequested);

    m_table->setObjectName(QStringLiteral("difference"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDefaultWidths({{QStringLiteral("group"), 22},
                               {QStringLiteral("tasks"), 6},
                               {QStringLiteral("differing"), 6},
                               {QStringLiteral("regret_a"), 8},
                               {QStringLiteral("regret_b"), 8},
                               {QStringLiteral("delta_regret"), 10},
                               {QStringLiteral("delta_quality"), 8},
                               {QStringLiteral("delta_cost"), 8}});
    m_table->setFitted({{QStringLiteral("group"), {14, 60}}},
                       {QStringLiteral("tasks"), QStringLiteral("differing"), QStringLiteral("delta_quality"),
                        QStringLiteral("delta_cost")});

    m_chart->setTitle(tr("Difference of regret by group"));
    m_chart->setValueTitle(tr("ΔCumReg, A − B (reward)"));
    m_chart->setValueFormat({}, {}, 1);
    m_chart->setEmptyText(tr("Nothing to compare"), tr("Choose two runs above."));
    m_chart->setActivation(tr("Show the tasks that differ"));
    m_chart->setMinimumHeight(80);

    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::s);
    splitter->addWidget(m_table);
    splitter->addWidget(m_chart);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({800, 380});
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(m_facets, &QComboBox::activated, this, &DifferencePanel::facetChanged);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { activate(index.row()); });
    connect(m_table, &DataTable::menuAboutToShow, this, [this](QMenu* menu, const QModelIndex& index) {
        if (index.isValid())
            menu->addAction(tr("Show the tasks that differ"), this, [this, row = QPersistentModelIndex(index)] {
                if (row.isValid())
                    activate(row.row());
            });
    });
    connect(m_chart, &BarChart::activated, this,
            [this](const QVariant& item) { activate(DifferenceModel::rowOfGroup(item.toULongLong())); });
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &DifferencePanel::fillChart);
}

void DifferencePanel::activate(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    if (DifferenceModel::isTotal(row))
        emit groupActivated(std::nullopt);
    else
        emit groupActivated(QString::fromStdString(m_model->groupAt(row).name));
}

void DifferencePanel::setDifference(const RunDifference& difference)
{
    m_model->setDifference(difference, facet());
    fillChart();
}

void DifferencePanel::setSeeds(std::optional<std::size_t> a, std::optional<std::size_t> b)
{
    QStringList seeds;
    if (a)
        seeds << tr("A: seed %1").arg(*a + 1);
    if (b)
        seeds << tr("B: seed %1").arg(*b + 1);
    m_seeds->setText(seeds.join(QStringLiteral(" · ")));
    m_seeds->setVisible(!seeds.isEmpty());
}

void DifferencePanel::clear()
{
    setDifference({});
}

void DifferencePanel::fillChart()
{
    QStringList names;
    BarPart quality{tr("quality"), Ink::muted(), {}, {}};
    BarPart cost{tr("cost"), Ink::text(), {}, {}};
    for (const DifferenceGroup& group : m_model->groups()) {
        names << m_model->groupTitle(group.name);
        quality.values.push_back(group.quality);
        cost.values.push_back(group.cost);
    }
    m_chart->setData(names, {quality, cost});
}

void DifferencePanel::setLoading(const QString& text)
{
    m_chart->setLoading(text);
}

void DifferencePanel::sortBySize()
{
    m_table->sortByColumn(-1, Qt::AscendingOrder);
}

void DifferencePanel::setFacets(const std::vector<Facet>& facets)
{
    const Facet before = facet();
    m_facets->clear();
    for (const Facet candidate : facets)
        m_facets->addItem(facetTitle(candidate), static_cast<int>(candidate));
    setFacet(before);
}

Facet DifferencePanel::facet() const
{
    return m_facets->currentIndex() < 0 ? Facet::Dimension : static_cast<Facet>(m_facets->currentData().toInt());
}

void DifferencePanel::setFacet(Facet facet)
{
    m_facets->setCurrentIndex(std::max(0, m_facets->findData(static_cast<int>(facet))));
}

} // namespace acr::ui

#include "moc_differencepanel.cpp"
