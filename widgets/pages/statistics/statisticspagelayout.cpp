// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The layout of the Statistics page.
#include "widgets/pages/statistics/statisticspage.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/models/datatable.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/statistics/cellpanel.h"
#include "widgets/pages/statistics/facttables.h"
#include "widgets/pages/statistics/statisticscharts.h"
#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/shell/filmbar.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int panelWidth = 296;

} // namespace

QWidget* StatisticsPage::buildHead(const ThemeManager& themes)
{
    auto* const head = new QWidget(this);
    auto* const row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    for (const QString& caption : {tr("Best single model (reward)"), tr("Oracle (reward)"), tr("Gap closed by group"),
                                   tr("Choice explained"), tr("Most missed model (reward)"), tr("Missing scores")}) {
        m_cards << new FigureCard(themes, caption, head);
        row->addWidget(m_cards.back());
    }
    return head;
}

QWidget* StatisticsPage::buildTools(const ThemeManager&)
{
    auto* const tools = new QWidget(this);
    auto* const row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    const std::tuple<QString, QString> texts[] = {
        {tr("Heatmap"), tr("Groups × models as colours, with interval and number of values in each cell")},
        {tr("Profiles"), tr("One line a model over the groups")},
        {tr("Distributions"), tr("Histogram, quartiles and mean of each model in the selected group")},
        {tr("Splits"),
         tr("Means on the stream against those on the probing split, and against what memory believes at the cursor")},
        {tr("Pairs"), tr("How often one model solves what another does not")},
        {tr("Portfolio"), tr("What each model is worth to the pool")},
        {tr("Explained"), tr("How much of the oracle's choice follows from the group of the task")}};
    const QStringList keys = StatisticsCharts::views();
    for (qsizetype i = 0; i < keys.size(); ++i)
        m_views->addSegment(keys[i], std::get<0>(texts[i]), std::get<1>(texts[i]));
    m_views->setObjectName(QStringLiteral("views"));
    connect(m_views, &SegmentedSwitch::currentChanged, this, &StatisticsPage::showView);

    m_metric->setObjectName(QStringLiteral("metric"));
    m_metric->setAccessibleName(tr("What is averaged"));
    for (std::size_t i = 0; i < statisticMetricCount; ++i) {
        const auto metric = static_cast<StatisticMetric>(i);
        m_metric->addItem(metricTitle(metric), static_cast<int>(i));
        m_metric->setItemData(static_cast<int>(i), metricHelp(metric), Qt::ToolTipRole);
    }
    m_facet->setObjectName(QStringLiteral("facet"));
    m_facet->setAccessibleName(tr("What tasks are grouped by"));
    connect(m_metric, &QComboBox::currentIndexChanged, this, &StatisticsPage::invalidate);
    connect(m_facet, &QComboBox::currentIndexChanged, this, &StatisticsPage::invalidate);
    auto* const by = new QLabel(tr("b&y"), tools);
    by->setBuddy(m_facet);
    row->addWidget(m_views);
    row->addStretch(1);
    row->addWidget(m_metric);
    row->addWidget(by);
    row->addWidget(m_facet);
    return tools;
}

void StatisticsPage::buildTables(const ThemeManager& themes)
{
    FactModel* const models[] = {makeCellTable(this), makePairTable(this), makePortfolioTable(this),
                                 makeExplanationTable(this)};
    const std::pair<QString, QString> names[] = {{QStringLiteral("cells"), tr("Groups and models")},
                                                 {QStringLiteral("pairTable"), tr("Pairs of models")},
                                                 {QStringLiteral("portfolioTable"), tr("Worth of the models")},
                                                 {QStringLiteral("explanationTable"), tr("What groups explain")}};
    for (int i = 0; i < TableCount; ++i) {
        Facts& facts = m_facts[i];
        facts.model = models[i];
        facts.rows = new RowMapProxy(this);
        facts.rows->setSourceModel(facts.model);
        facts.table = new DataTable(themes, names[i].second, this);
        facts.table->setObjectName(names[i].first);
        facts.table->setModel(facts.rows);
        connect(facts.table, &DataTable::exportFailed, this, &StatisticsPage::report);
        connect(facts.table, &DataTable::rowChosen, this, [this, i](const QModelIndex& index) {
            const FactModel::Row& row =
                m_facts[i].model->row(static_cast<std::size_t>(m_facts[i].rows->mapToSource(index).row()));
            if (i == Cells)
                selectRow(static_cast<std::size_t>(row.group));
            if (row.model >= 0)
                m_document.selectModel(ModelIndex::at(static_cast<std::size_t>(row.model)));
        });
        m_tables->addWidget(facts.table);
    }
    m_facts[Cells].table->setDefaultWidths({{QStringLiteral("group"), 18},
                                            {QStringLiteral("model"), 20},
                                            {QStringLiteral("n"), 6},
                                            {QStringLiteral("mean"), 8},
                                            {QStringLiteral("low"), 8},
                                            {QStringLiteral("high"), 8},
                                            {QStringLiteral("sd"), 8},
                                            {QStringLiteral("difference"), 11},
                                            {QStringLiteral("difference_high"), 8}});
    m_facts[Cells].table->setFitted({{QStringLiteral("group"), {14, 30}}, {QStringLiteral("model"), {16, 30}}},
                                    {QStringLiteral("max"), QStringLiteral("min"), QStringLiteral("q3"),
                                     QStringLiteral("q1"), QStringLiteral("sd"), QStringLiteral("difference_high"),
                                     QStringLiteral("difference_low"), QStringLiteral("median"),
                                     QStringLiteral("believed_sd"), QStringLiteral("evidence")});
    m_facts[Pairs].table->setDefaultWidths({{QStringLiteral("model"), 20},
                                            {QStringLiteral("other"), 20},
                                            {QStringLiteral("rescue"), 8},
                                            {QStringLiteral("rescue_high"), 8}});
    m_facts[Pairs].table->setFitted({{QStringLiteral("model"), {16, 60}}, {QStringLiteral("other"), {16, 60}}}, {});
    m_facts[Values].table->setDefaultWidths({{QStringLiteral("model"), 20}, {QStringLiteral("loss_high"), 8}});
    m_facts[Values].table->setFitted({{QStringLiteral("model"), {16, 100}}}, {});
    m_facts[Explanations].table->setDefaultWidths({{QStringLiteral("by"), 16},
                                                   {QStringLiteral("attained"), 8},
                                                   {QStringLiteral("attained_by_learned"), 8},
                                                   {QStringLiteral("normalised"), 8}});
    m_facts[Explanations].table->setFitted(
        {{QStringLiteral("by"), {12, 100}}},
        {QStringLiteral("by_chance_bits"), QStringLiteral("entropy_bits"), QStringLiteral("information_bits")});
}

void StatisticsPage::build(const ThemeManager& themes)
{
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    auto* const picture = new QWidget(m_columns);
    auto* const pictureColumn = new QVBoxLayout(picture);
    pictureColumn->setContentsMargins(0, 0, 0, 0);
    pictureColumn->setSpacing(space::xs);
    pictureColumn->addWidget(m_charts, 1);
    auto* const filmColumn = new QVBoxLayout(m_film);
    filmColumn->setContentsMargins(0, 0, 0, 0);
    filmColumn->setSpacing(space::xs);
    m_believed->setObjectName(QStringLiteral("believed"));
    m_believed->setWordWrap(true);
    filmColumn->addWidget(m_believed);
    filmColumn->addWidget(new FilmBar(themes, m_player, m_film));
    pictureColumn->addWidget(m_film);
    m_columns->addWidget(picture);
    m_columns->addWidget(m_panel);
    m_columns->setStretchFactor(0, 1);
    m_columns->setSizes({3 * panelWidth, panelWidth});
    m_rows->setObjectName(QStringLiteral("rows"));
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(space::s);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_tables);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 1);
    m_rows->setSizes({600, 170});

    auto* const content = new QWidget(this);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(buildHead(themes));
    column->addWidget(buildTools(themes));
    column->addWidget(m_rows, 1);
    m_whole->addWidget(content);
    m_whole->addWidget(m_empty);
    setBody(m_whole);
    retryBar().follow(m_computing, tr("The figures below are missing or of other settings."));
    retryBar().follow(m_player.sessionJob());

    connect(m_charts, &StatisticsCharts::cellChosen, this, [this](std::size_t row, ModelIndex model) {
        selectRow(row);
        m_document.selectModel(model);
    });
    connect(m_charts, &StatisticsCharts::rowChosen, this, &StatisticsPage::selectRow);
    connect(m_charts, &StatisticsCharts::modelChosen, &m_document, &Document::selectModel);
    connect(m_charts, &StatisticsCharts::exportFailed, this, &StatisticsPage::report);
    connect(m_panel, &CellPanel::modelChosen, &m_document, &Document::selectModel);
    connect(m_panel, &CellPanel::exportFailed, this, &StatisticsPage::report);
}

void StatisticsPage::buildActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys, auto slot) {
        connect(addAction(text, {}, keys), &QAction::triggered, this, slot);
    };
    const QString texts[] = {tr("Heatmap"), tr("Profiles"),  tr("Distributions"), tr("Splits"),
                             tr("Pairs"),   tr("Portfolio"), tr("Explained")};
    const QStringList keys = StatisticsCharts::views();
    for (qsizetype i = 0; i < keys.size(); ++i)
        add(texts[i], QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)),
            [this, view = keys[i]] { reveal(view); });
    add(tr("Copy chart"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { m_charts->currentChart()->copyToClipboard(); });
    add(tr("Export table…"), {}, [this] { static_cast<DataTable*>(m_tables->currentWidget())->exportTable(); });
}

} // namespace acr::ui
