// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/cellpanel.h"

#include "widgets/charts/barchart.h"
#include "widgets/pages/statistics/statisticswords.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QLabel>
#include <QVBoxLayout>

namespace acr::ui {

CellPanel::CellPanel(const ThemeManager& themes, QWidget* parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_group(new QLabel(this))
    , m_model(new QLabel(this))
    , m_numbers(new QLabel(this))
    , m_bars(new BarChart(themes, this))
{
    makeCard(*this);
    m_group->setObjectName(QStringLiteral("cellGroup"));
    m_model->setObjectName(QStringLiteral("cellModel"));
    m_numbers->setObjectName(QStringLiteral("cellNumbers"));
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_numbers->setAccessibleName(tr("Numbers of the selected group and model"));
    for (QLabel* label : {m_group, m_model}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_bars->setObjectName(QStringLiteral("cellBars"));
    m_bars->setTitle(tr("Models in the selected group"));
    m_bars->setFramed(false);
    m_bars->setArrangement(BarChart::Arrangement::SideBySide);
    m_bars->setMinimumSize(220, 120);
    connect(m_bars, &BarChart::categorySelected, this, [this](int category) {
        emit modelChosen(category < 0 ? std::nullopt
                                      : std::optional(ModelIndex::at(static_cast<std::size_t>(category))));
    });

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::s);
    column->setSpacing(space::xs);
    column->addWidget(m_group);
    column->addWidget(m_model);
    column->addWidget(m_numbers);
    column->addWidget(m_bars, 1);
    followTheme(*m_group, themes, [this] { m_group->setFont(m_themes.theme().font(FontRole::Strong)); });
    followTheme(*m_numbers, themes, [this] { m_numbers->setFont(m_themes.theme().font(FontRole::Caption)); });
}

QString CellPanel::numbersOf(const StatisticsData& facts, const StatisticsBelief& belief, std::size_t row,
                             std::size_t model) const
{
    const StatisticMetric metric = facts.settings.metric;
    const CellStatistics& cell = facts.table.at(row, model);
    QString html = QStringLiteral("<table cellspacing=0 width='100%'>");
    const auto line = [&](const QString& name, const QString& value) {
        html += QStringLiteral("<tr><td>%1</td><td align=right>%2</td></tr>")
                    .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    line(metricAxisTitle(metric), metricText(metric, cell.estimate.mean));
    if (!isMissing(cell.estimate.low))
        line(tr("95 % interval"),
             tr("%1 to %2").arg(metricText(metric, cell.estimate.low), metricText(metric, cell.estimate.high)));
    line(tr("values"), numbers::count(static_cast<qint64>(cell.estimate.n)));
    line(tr("quartiles"), QStringLiteral("%1 · %2 · %3")
                              .arg(metricText(metric, cell.lowerQuartile), metricText(metric, cell.median),
                                   metricText(metric, cell.upperQuartile)));
    line(tr("least, greatest"),
         QStringLiteral("%1 · %2").arg(metricText(metric, cell.least), metricText(metric, cell.greatest)));
    if (const CellDifference* other = facts.difference(row, model)) {
        line(tr("on %1").arg(splitTitle(facts.against)), metricText(metric, other->first.mean));
        const Interval& difference = other->difference;
        QString change = metricText(metric, difference.estimate);
        if (difference.estimate > 0)
            change.prepend(u'+');
        line(tr("difference"), isMissing(difference.low) ? change
                                                         : tr("%1 (%2 to %3)")
                                                               .arg(change, metricText(metric, difference.low),
                                                                    metricText(metric, difference.high)));
    }
    if (const StatisticsBelief::Cell* believed = belief.at(row, model)) {
        const QString mean = metricText(metric, believed->mean);
        line(tr("believed"),
             isMissing(believed->sd) ? mean : tr("%1 ± %2").arg(mean, metricText(metric, believed->sd)));
        line(tr("worth (tasks)"), numbers::fixed(believed->evidence, 1));
    }
    return html + QStringLiteral("</table>");
}

void CellPanel::setCell(const std::shared_ptr<const StatisticsData>& facts, const StatisticsBelief& belief,
                        std::size_t row, std::optional<ModelIndex> model)
{
    if (!facts || row >= facts->rows()) {
        m_group->clear();
        m_model->clear();
        m_numbers->clear();
        m_bars->setData({}, {});
        return;
    }
    const bool hasModel = model && model->position() < facts->models();
    const auto tasks =
        static_cast<qint64>(facts->isWhole(row) ? facts->stream->tasks.size() : facts->table.groups[row].tasks.size());
    m_group->setText(tr("%1: %2 tasks").arg(rowTitle(*facts, row), numbers::count(tasks)));
    m_model->setText(hasModel ? modelTitle(*facts, model->position()) : tr("Select a model to see its numbers."));
    m_numbers->setText(hasModel ? numbersOf(*facts, belief, row, model->position()) : QString());
    m_numbers->setVisible(hasModel);

    const StatisticMetric metric = facts->settings.metric;
    const bool percent = metric == StatisticMetric::MissingScores || metric == StatisticMetric::MissingCosts;
    const double factor = percent ? 100 : 1;
    QStringList models;
    BarPart means{metricAxisTitle(metric), Ink::accent(), {}, {}};
    for (std::size_t j = 0; j < facts->models(); ++j) {
        const MeanEstimate& estimate = facts->table.at(row, j).estimate;
        models << modelTitle(*facts, j);
        means.values.push_back(factor * estimate.mean);
        means.inks.push_back(Ink::model(models.back(), static_cast<int>(j)));
        means.halfWidths.push_back(isMissing(estimate.low) ? 0 : factor * (estimate.high - estimate.low) / 2);
    }
    m_bars->setSubject(
        QStringLiteral("%1 %2 %3").arg(static_cast<int>(metric)).arg(static_cast<int>(facts->settings.facet)).arg(row));
    m_bars->setValueTitle(metricAxisTitle(metric));
    m_bars->setValueFormat(metric == StatisticMetric::Cost ? QStringLiteral("$") : QString(),
                           percent ? QStringLiteral(" %") : QString(),
                           metric == StatisticMetric::Cost                                           ? 4
                           : metric == StatisticMetric::Latency || metric == StatisticMetric::Tokens ? 0
                           : percent                                                                 ? 1
                                                                                                     : 3);
    m_bars->setData(models, {std::move(means)});
    m_bars->setSelected(hasModel ? static_cast<int>(model->position()) : -1);
}

} // namespace acr::ui

#include "moc_cellpanel.cpp"
