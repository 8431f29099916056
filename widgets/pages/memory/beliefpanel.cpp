// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/beliefpanel.h"

#include "widgets/charts/heatmapview.h"
#include "widgets/models/taskview.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

BeliefPanel::BeliefPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_measure(new SegmentedSwitch(themes, tr("What the cells show"), this))
    , m_sources(new QToolButton(this))
    , m_heatmap(new HeatmapView(themes, this))
{
    m_measure->addSegment(QStringLiteral("mean"), tr("Expected score"),
                          tr("The score that the router expects, 0 to 1"));
    m_measure->addSegment(QStringLiteral("sd"), tr("Uncertainty"), tr("Standard deviation of that expectation"));
    m_measure->addSegment(QStringLiteral("evidence"), tr("Evidence"),
                          tr("How many observed tasks the expectation is worth"));
    m_heatmap->setObjectName(QStringLiteral("beliefs"));
    m_heatmap->setTitle(tr("Beliefs by group and model"));
    m_heatmap->setFramed(false);
    m_heatmap->setEmptyText(tr("This policy keeps no beliefs"),
                            tr("Choose acrouter above to see what it expects of each model."));
    m_heatmap->setCellText([this](const HeatmapCell& cell) {
        const BeliefRow::Cell& belief = beliefOf(cell.row).cells[static_cast<std::size_t>(cell.column)];
        const double shown = value(belief);
        if (isMissing(shown))
            return QString();
        if (measure() == QLatin1String("evidence"))
            return shown < 999.5 ? numbers::fixed(shown, 0)
                                 : numbers::fixed(shown / 1000, 1) + QLatin1Char('k'); // the tool tip has all digits
        if (measure() != QLatin1String("sd") || shown >= 1)
            return numbers::fixed(shown, 2);
        // A third decimal tells them apart, and fits where the zero before the point stood.
        return numbers::fixed(shown, 3).mid(1);
    });
    m_heatmap->setToolTipText([this](const HeatmapCell& cell) {
        const BeliefRow::Cell& belief = beliefOf(cell.row).cells[static_cast<std::size_t>(cell.column)];
        return tr("%1, %2\nexpected score %3 ± %4\nevidence %5 tasks\nexpected cost (USD) %6")
            .arg(rowName(cell.row), m_view->modelNames->text(static_cast<std::size_t>(cell.column)),
                 numbers::exact(belief.mean), numbers::exact(belief.sd), numbers::exact(belief.evidence),
                 numbers::exact(belief.costUsd));
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::xs, 0, 0);
    layout->setSpacing(space::xs);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_measure);
    head->addStretch();
    m_sources->setText(tr("Sources"));
    m_sources->setObjectName(QStringLiteral("beliefSources"));
    m_sources->setCheckable(true);
    m_sources->setToolTip(tr("Show the sources of each dimension as rows of their own"));
    head->addWidget(m_sources);
    layout->addLayout(head);
    connect(m_sources, &QToolButton::toggled, this, &BeliefPanel::show);
    layout->addWidget(m_heatmap, 1);
    connect(m_measure, &SegmentedSwitch::currentChanged, this, &BeliefPanel::show);
    connect(m_heatmap, &HeatmapView::cellSelected, this, [this](const HeatmapCell& cell) {
        emit modelSelected(ModelIndex::at(static_cast<std::size_t>(cell.column)));
    });
}

QString BeliefPanel::measure() const
{
    return m_measure->current();
}

void BeliefPanel::setMeasure(const QString& key)
{
    m_measure->setCurrent(key);
    show();
}

QString BeliefPanel::rowName(int row) const
{
    const BeliefRow& belief = beliefOf(row);
    if (belief.source.empty())
        return belief.dimension.empty() ? notGiven() : QString::fromStdString(belief.dimension);
    return QStringLiteral("  ") + QString::fromStdString(belief.source);
}

double BeliefPanel::value(const BeliefRow::Cell& cell) const
{
    return measure() == QLatin1String("sd")         ? cell.sd
           : measure() == QLatin1String("evidence") ? cell.evidence
                                                    : cell.mean;
}

void BeliefPanel::setView(std::shared_ptr<const MemoryView> view)
{
    m_view = std::move(view);
    show();
}

void BeliefPanel::show()
{
    m_heatmap->setSubject(m_measure->current() + (m_sources->isChecked() ? QStringLiteral(" sources") : QString()));
    auto cells = std::make_shared<HeatmapData>();
    std::vector<HeatmapColumn> columns;
    double high = 0;
    m_rows.clear();
    for (std::size_t i = 0; m_view && i < m_view->snapshot.beliefs.size(); ++i) {
        if (m_sources->isChecked() || m_view->snapshot.beliefs[i].source.empty())
            m_rows.push_back(i);
    }
    const bool sameRows = static_cast<int>(m_rows.size()) == m_heatmap->rowCount();
    if (m_view && !m_view->snapshot.beliefs.empty()) {
        const Benchmark& benchmark = *m_view->benchmark;
        cells->rows = static_cast<int>(m_rows.size());
        cells->columns = static_cast<int>(benchmark.models.size());
        for (const std::size_t shownRow : m_rows) {
            const BeliefRow& row = m_view->snapshot.beliefs[shownRow];
            for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
                const double shown = j < row.cells.size() ? value(row.cells[j]) : missing;
                cells->values.push_back(isMissing(shown) ? std::numeric_limits<float>::quiet_NaN()
                                                         : static_cast<float>(shown));
                high = isMissing(shown) ? high : std::max(high, shown);
            }
        }
        for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
            const QString name = QString::fromStdString(benchmark.models[j].name);
            columns.push_back({name, Ink::model(name, static_cast<int>(j))});
        }
    }
    HeatmapScale scale;
    const bool mean = measure() == QLatin1String("mean");
    scale.high = mean ? 1 : std::max(high, 1e-9);
    scale.title = mean ? tr("expected score") : measure() == QLatin1String("sd") ? tr("sd of the score") : tr("tasks");
    m_heatmap->setData(std::move(cells));
    m_heatmap->setScale(scale);
    m_heatmap->setColumns(std::move(columns));
    // A matrix of another shape drops the old names.
    m_heatmap->setRowLabels([this](int row) { return rowName(row); });
    m_heatmap->setRowTitle(m_sources->isChecked() ? tr("dimension / source") : tr("dimension"));
    // Rows need their names: shows as many as have room for them, and scrolls to the others.
    const int fitting = std::max(1, m_heatmap->height() / (2 * m_heatmap->fontMetrics().height()));
    if (!sameRows && fitting < static_cast<int>(m_rows.size()))
        m_heatmap->setVisibleRows(0, fitting);
}

const BeliefRow& BeliefPanel::beliefOf(int row) const
{
    return m_view->snapshot.beliefs[m_rows[static_cast<std::size_t>(row)]];
}

} // namespace acr::ui
