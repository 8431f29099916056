// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/tradeoffpanel.h"

#include "core/evaluation/statistics.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/theme/numbers.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr QLatin1StringView publishedPrefix("published/");

/// A single model is labelled by its name, which is shorter; the mark is the model's.
QString labelOf(const QString& policy, const QString& name)
{
    const bool single = referenceOf(Ink::policy(policy)) == Reference::SingleModel;
    return single ? policy.section(QLatin1Char(':'), 1) : name;
}

} // namespace

TradeOffPanel::TradeOffPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_published(new QCheckBox(tr("&Published figures (outlined)"), this))
    , m_chart(new ScatterChart(themes, this))
{
    m_chart->setObjectName(QStringLiteral("costAndQuality"));
    m_chart->setTitle(tr("Cost and quality"));
    m_chart->setFramed(false);
    m_chart->setAxisTitles(tr("cost of the stream (USD)"), tr("AvgPerf (%)"));
    m_chart->setXFormat(QStringLiteral("$"), {});
    m_chart->setYFormat({}, numbers::percentSuffix());
    m_chart->setLogarithmicX(true);
    m_chart->setEmptyText(tr("No rows to place"), tr("Check rows of the leaderboard to see them here."));
    m_published->setToolTip(tr("Beside each row, where the paper or the release puts it"));
    connect(m_published, &QCheckBox::toggled, this, &TradeOffPanel::refresh);
    const auto policyOfItem = [](const QString& id) {
        return id.startsWith(publishedPrefix) ? id.mid(publishedPrefix.size()) : id;
    };
    connect(m_chart, &ScatterChart::itemSelected, this,
            [this, policyOfItem](const QString& id) { emit policySelected(policyOfItem(id)); });
    m_chart->setActivation(tr("Show the tasks with regret"));
    connect(m_chart, &ScatterChart::activated, this,
            [this, policyOfItem](const QVariant& item) { emit policyActivated(policyOfItem(item.toString())); });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->addWidget(m_chart, 1);
    auto* legend = new QLabel(tr("Dashed: Pareto front of the rows that compete"), this);
    followTheme(*legend, themes, [legend, &themes] { legend->setFont(themes.theme().font(FontRole::Caption)); });
    legend->setWordWrap(true);
    layout->addWidget(legend);
    layout->addWidget(m_published);
}

void TradeOffPanel::setRows(std::shared_ptr<const StreamResults> results, const QStringList& shown)
{
    m_results = std::move(results);
    m_shown = shown;
    refresh();
}

void TradeOffPanel::setSelected(const QString& policy)
{
    m_selected = policy;
    m_chart->setSelected(policy);
}

bool TradeOffPanel::publishedShown() const
{
    return m_published->isChecked();
}

void TradeOffPanel::setPublishedShown(bool shown)
{
    m_published->setChecked(shown);
}

void TradeOffPanel::refresh()
{
    std::vector<ScatterItem> items;
    std::vector<ScatterItem> printed;
    std::vector<double> costs;
    std::vector<double> scores;
    for (std::size_t i = 0; m_results && i < m_results->rows.size(); ++i) {
        const LeaderboardRow& row = m_results->rows[i];
        const QString policy = policyOf(row);
        if (!m_shown.contains(policy) || !coversStream(*m_results, row))
            continue;
        const QString name = policyNameIn(*m_results, policy);
        items.push_back({.id = policy,
                         .name = labelOf(policy, name),
                         .note = name,
                         .x = row.metrics.costUsd,
                         .y = row.metrics.avgPerfPct,
                         .ink = Ink::policy(policy)});
        if (row.published && m_published->isChecked())
            printed.push_back({.id = publishedPrefix + policy,
                               .name = tr("%1, published").arg(labelOf(policy, name)),
                               .note = tr("%1, published").arg(name),
                               .x = row.published->costUsd,
                               .y = row.published->avgPerfPct,
                               .ink = Ink::policy(policy),
                               .hollow = true});
        if (!isBound(row)) {
            costs.push_back(row.metrics.costUsd);
            scores.push_back(row.metrics.avgPerfPct);
        }
    }
    std::vector<QPointF> front;
    for (const std::size_t point : paretoFront(costs, scores))
        front.emplace_back(costs[point], scores[point]);
    // Labels go to the selected row, then to the front, then to the best scores.
    const auto importance = [&](const ScatterItem& item) {
        if (item.id == m_selected)
            return 2;
        return std::ranges::find(front, QPointF(item.x, item.y)) != front.end() ? 1 : 0;
    };
    std::ranges::stable_sort(items, [&](const ScatterItem& a, const ScatterItem& b) {
        return importance(a) != importance(b) ? importance(a) > importance(b) : a.y > b.y;
    });
    items.insert(items.end(), printed.begin(), printed.end());
    m_chart->setItems(std::move(items));
    m_chart->setFront(std::move(front));
    m_chart->setSelected(m_selected);
}

void TradeOffPanel::setLoading(const QString& text)
{
    m_chart->setLoading(text);
}

} // namespace acr::ui

#include "moc_tradeoffpanel.cpp"
