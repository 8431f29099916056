// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/beliefpanel.h"

#include "widgets/charts/heatmapview.h"
#include "widgets/models/taskview.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

BeliefPanel::BeliefPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_measure(new SegmentedSwitch(themes, tr("What the cells show"), this))
    , m_toggles(new QWidget(this))
    , m_change(addToggle("beliefChange", tr("Since the start"),
                         tr("Show how much the beliefs have changed since the first step, against the priors")))
    , m_fitted(addToggle("beliefFitted", tr("Fitted scale"),
                         tr("Colours from the lowest to the highest value that is shown")))
    , m_sources(
          addToggle("beliefSources", tr("Sources"), tr("Show the sources of each dimension as rows of their own")))
    , m_heatmap(new HeatmapView(themes, this))
    , m_said(new QLabel(this))
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
    m_heatmap->setActivation(tr("Show the tasks"));
    m_heatmap->setCellText([this](const HeatmapCell& cell) {
        return valueText(shownValue(beliefOf(cell.row), static_cast<std::size_t>(cell.column)));
    });
    m_heatmap->setToolTipText(
        [this](const HeatmapCell& cell) { return toolTipOf(cell.row, static_cast<std::size_t>(cell.column)); });
    m_said->setObjectName(QStringLiteral("beliefSaid"));
    m_said->setWordWrap(true);
    m_said->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::xs, space::xs);
    layout->setSpacing(space::xs);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_measure);
    head->addStretch();
    head->addWidget(m_sources);
    layout->addLayout(head);
    auto* corner = new QHBoxLayout(m_toggles);
    corner->setContentsMargins(0, 0, 0, 0);
    corner->setSpacing(space::xs);
    corner->addWidget(m_change);
    corner->addWidget(m_fitted);
    layout->addWidget(m_heatmap, 1);
    layout->addWidget(m_said);
    connect(m_measure, &SegmentedSwitch::currentChanged, this, &BeliefPanel::show);
    connect(m_heatmap, &HeatmapView::cellSelected, this, [this](const HeatmapCell& cell) {
        say({});
        emit modelSelected(ModelIndex::at(static_cast<std::size_t>(cell.column)));
    });
    connect(m_heatmap, &ChartWidget::activated, this, [this](const QVariant& item) {
        const QPoint cell = item.toPoint();
        if (m_view && cell.y() >= 0 && cell.y() < static_cast<int>(m_rows.size()))
            emit tasksRequested(beliefOf(cell.y()), ModelIndex::at(static_cast<std::size_t>(cell.x())));
    });
}

QToolButton* BeliefPanel::addToggle(const char* name, const QString& text, const QString& toolTip)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &BeliefPanel::show);
    return button;
}

QString BeliefPanel::measure() const
{
    return m_measure->current();
}

void BeliefPanel::say(const QString& sentence)
{
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

QJsonObject BeliefPanel::saveState() const
{
    return {{QStringLiteral("measure"), measure()},
            {QStringLiteral("change"), m_change->isChecked()},
            {QStringLiteral("fitted"), m_fitted->isChecked()},
            {QStringLiteral("sources"), m_sources->isChecked()}};
}

void BeliefPanel::restoreState(const QJsonObject& state)
{
    m_measure->setCurrent(state.value(QLatin1String("measure")).toString());
    m_change->setChecked(state.value(QLatin1String("change")).toBool());
    m_fitted->setChecked(state.value(QLatin1String("fitted")).toBool());
    m_sources->setChecked(state.value(QLatin1String("sources")).toBool());
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

bool BeliefPanel::showsChange() const
{
    return m_change->isChecked() && m_start != nullptr;
}

const BeliefRow* BeliefPanel::startOf(const BeliefRow& row) const
{
    if (!m_start)
        return nullptr;
    const auto found = std::ranges::find_if(*m_start, [&](const BeliefRow& candidate) {
        return candidate.dimension == row.dimension && candidate.source == row.source;
    });
    return found == m_start->end() ? nullptr : &*found;
}

double BeliefPanel::shownValue(const BeliefRow& row, std::size_t model) const
{
    const double now = model < row.cells.size() ? value(row.cells[model]) : missing;
    if (!showsChange())
        return now;
    const BeliefRow* const start = startOf(row);
    return start != nullptr && model < start->cells.size() ? now - value(start->cells[model]) : missing;
}

QString BeliefPanel::valueText(double value) const
{
    if (isMissing(value))
        return {};
    const bool evidence = measure() == QLatin1String("evidence");
    const bool sd = measure() == QLatin1String("sd");
    const int decimals = evidence ? 0 : sd ? 3 : 2;
    if (showsChange())
        return numbers::delta(value, decimals);
    if (!sd || value >= 1)
        return numbers::fixed(value, evidence ? 0 : 2);
    // A third decimal fits where the zero before the point stood. Values in a narrow range need one more, as their
    // scale does.
    return numbers::fixed(value, std::max(3, m_heatmap->scale().decimals)).mid(1);
}

QString BeliefPanel::toolTipOf(int row, std::size_t model) const
{
    const BeliefRow& belief = beliefOf(row);
    const BeliefRow::Cell now = model < belief.cells.size() ? belief.cells[model] : BeliefRow::Cell();
    QString text =
        tr("%1, %2\nexpected score %3 ± %4\nevidence %5\nexpected cost %6")
            .arg(rowName(row).trimmed(), m_view->modelNames->text(model), numbers::reading(now.mean),
                 numbers::reading(now.sd), numbers::taskReading(now.evidence), numbers::dollarReading(now.costUsd));
    if (const BeliefRow* const start = startOf(belief); start != nullptr && model < start->cells.size()) {
        const BeliefRow::Cell& was = start->cells[model];
        text += QLatin1Char('\n') +
                tr("at the start %1 ± %2, evidence %3")
                    .arg(numbers::reading(was.mean), numbers::reading(was.sd), numbers::taskReading(was.evidence));
    }
    if (const QString note = beyondScoresSentence(now.mean); !note.isEmpty())
        text += QLatin1Char('\n') + note;
    return text;
}

void BeliefPanel::setView(std::shared_ptr<const MemoryView> view, std::shared_ptr<const std::vector<BeliefRow>> start)
{
    if (!view || (m_view && m_view->benchmark != view->benchmark))
        say({});
    m_view = std::move(view);
    m_start = std::move(start);
    m_change->setEnabled(!m_view || m_start != nullptr);
    show();
}

void BeliefPanel::show()
{
    m_heatmap->setSubject(m_measure->current() + (m_sources->isChecked() ? QStringLiteral(" sources") : QString()));
    auto cells = std::make_shared<HeatmapData>();
    HeatmapData means;
    std::vector<HeatmapColumn> columns;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    // Of the values themselves at the start and now, also where changes are shown.
    double minimum = low;
    double maximum = 0;
    const auto reach = [&](const BeliefRow& row) {
        for (const BeliefRow::Cell& cell : row.cells) {
            if (isMissing(value(cell)))
                continue;
            minimum = std::min(minimum, value(cell));
            maximum = std::max(maximum, value(cell));
        }
    };
    m_rows.clear();
    for (std::size_t i = 0; m_view && i < m_view->snapshot.beliefs.size(); ++i) {
        if (m_sources->isChecked() || m_view->snapshot.beliefs[i].source.empty())
            m_rows.push_back(i);
    }
    const bool sameRows = static_cast<int>(m_rows.size()) == m_heatmap->rowCount();
    if (m_view && !m_view->snapshot.beliefs.empty()) {
        const Benchmark& benchmark = *m_view->benchmark;
        cells->rows = means.rows = static_cast<int>(m_rows.size());
        cells->columns = means.columns = static_cast<int>(benchmark.models.size());
        for (const std::size_t shownRow : m_rows) {
            const BeliefRow& row = m_view->snapshot.beliefs[shownRow];
            reach(row);
            if (const BeliefRow* const start = startOf(row))
                reach(*start);
            for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
                const bool there = j < row.cells.size();
                const double shown = shownValue(row, j);
                cells->values.push_back(static_cast<float>(shown));
                means.values.push_back(static_cast<float>(there ? row.cells[j].mean : missing));
                if (isMissing(shown))
                    continue;
                low = std::min(low, shown);
                high = std::max(high, shown);
            }
        }
        for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
            const QString name = QString::fromStdString(benchmark.models[j].name);
            columns.push_back({name, Ink::model(name, static_cast<int>(j))});
        }
    }
    const bool mean = measure() == QLatin1String("mean");
    const bool sd = measure() == QLatin1String("sd");
    HeatmapScale scale;
    scale.high = mean ? 1 : std::max(maximum, 1e-9);
    const bool fitted = m_fitted->isChecked() && low <= high;
    if (showsChange()) {
        scale.kind = HeatmapScale::Kind::Diverging;
        if (fitted)
            scale.high = std::max({std::abs(low), std::abs(high), 1e-9});
        scale.low = -scale.high;
        scale.title = mean ? tr("change of the score") : sd ? tr("change of the sd") : tr("change (tasks)");
    } else {
        if (fitted) {
            scale.low = low;
            scale.high = high > low ? high : low + 1e-9;
        } else if (!mean && minimum > maximum / 4 && minimum < maximum) {
            // All values are far from zero: from there they would have one colour.
            scale.low = minimum;
        }
        scale.title = mean ? tr("expected score") : sd ? tr("score sd") : tr("tasks");
    }
    if (!mean)
        scale.decimals = !sd ? 0 : scale.high - scale.low < 0.01 ? 4 : 3;
    m_heatmap->setData(std::move(cells));
    m_heatmap->setScale(scale);
    m_heatmap->setColumns(std::move(columns));
    m_heatmap->setMarks(bestOfRows(means, true), tr("highest expected score of the row"));
    // A matrix of another shape drops the old names.
    m_heatmap->setRowLabels([this](int row) { return rowName(row); });
    m_heatmap->setRowTitle(m_sources->isChecked() ? tr("Dimension / source") : tr("Dimension"));
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

#include "moc_beliefpanel.cpp"
