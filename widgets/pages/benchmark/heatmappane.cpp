// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/heatmappane.h"

#include "widgets/models/textcolumn.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

namespace {

/// The scale of costs ends where this share of the cells lies below, so that a few expensive calls do not compress the
/// rest of the scale.
constexpr double costQuantile = 0.98;

const char* const valueKeys[] = {"score", "cost", "reward", "regret"};
const char* const orderKeys[] = {"stream", "difficulty", "winner", "dimension", "table"};

} // namespace

HeatmapPane::HeatmapPane(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_map(new HeatmapView(themes, this))
    , m_value(new SegmentedSwitch(themes, tr("Value of the cells"), this))
    , m_order(new QComboBox(this))
    , m_note(new QLabel(this))
{
    m_value->addSegment(QStringLiteral("score"), tr("Score"));
    m_value->addSegment(QStringLiteral("cost"), tr("Cost"));
    m_value->addSegment(QStringLiteral("reward"), tr("Reward"));
    m_value->addSegment(QStringLiteral("regret"), tr("Regret"),
                        tr("What choosing the model loses against the best choice"));
    m_order->setObjectName(QStringLiteral("heatmapOrder"));
    m_order->setAccessibleName(tr("Order of the tasks"));
    m_order->addItems(
        {tr("Stream order"), tr("Hardest first"), tr("By best model"), tr("By dimension"), tr("As in the table")});
    m_order->setCurrentIndex(static_cast<int>(Order::Difficulty));
    m_map->setObjectName(QStringLiteral("heatmap"));
    m_map->setTitle(tr("Tasks and models"));

    auto* const tools = new QHBoxLayout;
    tools->setSpacing(space::s);
    tools->addWidget(m_value);
    tools->addWidget(m_order);
    tools->addStretch(1);
    auto* const reset = new QToolButton(this);
    reset->setObjectName(QStringLiteral("heatmapReset"));
    reset->setIcon(icon(themes, QStringLiteral("zoom-reset")));
    reset->setToolTip(tr("Show all tasks (0)"));
    reset->setAccessibleName(tr("Show all tasks"));
    reset->setAutoRaise(true);
    tools->addWidget(reset);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(tools);
    column->addWidget(m_note);
    column->addWidget(m_map, 1);

    const auto restyle = [this, &themes] {
        QPalette palette = m_note->palette();
        palette.setColor(QPalette::WindowText, themes.theme().colours().muted);
        m_note->setPalette(palette);
    };
    restyle();
    connect(&themes, &ThemeManager::themeChanged, this, restyle);
    connect(reset, &QToolButton::clicked, m_map, &HeatmapView::resetZoom);
    connect(m_value, &SegmentedSwitch::currentChanged, this, &HeatmapPane::rebuild);
    connect(m_order, &QComboBox::currentIndexChanged, this, &HeatmapPane::reorder);
    connect(m_map, &HeatmapView::cellSelected, this, [this](const HeatmapCell& cell) {
        if (m_view && static_cast<std::size_t>(cell.row) < m_view->tasks.size())
            emit cellChosen(m_view->tasks[static_cast<std::size_t>(cell.row)],
                            ModelIndex::at(static_cast<std::size_t>(cell.column)));
    });
    connect(m_map, &HeatmapView::columnClicked, this,
            [this](int clicked) { emit modelChosen(ModelIndex::at(static_cast<std::size_t>(clicked))); });
    m_map->setActivation(tr("Show in the table of tasks"));
    const auto taskOf = [this](const QVariant& item) {
        const auto row = static_cast<std::size_t>(item.toPoint().y());
        return item.isValid() && m_view && row < m_view->tasks.size() ? std::optional(m_view->tasks[row])
                                                                      : std::nullopt;
    };
    connect(m_map, &ChartWidget::activated, this, [this, taskOf](const QVariant& item) {
        if (const auto task = taskOf(item))
            emit taskActivated(*task);
    });
    connect(m_map, &ChartWidget::menuAboutToShow, this, [this, taskOf](QMenu* menu, const QVariant& item) {
        if (const auto task = taskOf(item))
            emit menuAboutToShow(menu, *task);
    });
    m_map->setRowLabels([this](int row) {
        return m_view
                   ? QString::fromStdString(m_view->benchmark->tasks[m_view->tasks[static_cast<std::size_t>(row)]].id)
                   : QString();
    });
    m_map->setCellText([this](const HeatmapCell& cell) {
        const double value =
            m_view ? valueAt(static_cast<std::size_t>(cell.row), ModelIndex::at(static_cast<std::size_t>(cell.column)))
                   : missing;
        return isMissing(value) ? QString() : shown(value);
    });
    m_map->setToolTipText([this](const HeatmapCell& cell) { return toolTipOf(cell); });
}

void HeatmapPane::setEmptyText(const QString& headline, const QString& next)
{
    m_map->setEmptyText(headline, next);
}

HeatmapPane::Order HeatmapPane::order() const
{
    return static_cast<Order>(m_order->currentIndex());
}

void HeatmapPane::setOrder(Order order)
{
    m_order->setCurrentIndex(static_cast<int>(order));
}

HeatmapPane::Value HeatmapPane::value() const
{
    const QString key = m_value->current();
    for (int i = 0; i < 4; ++i)
        if (key == QLatin1String(valueKeys[i]))
            return static_cast<Value>(i);
    return Value::Score;
}

void HeatmapPane::setValue(Value value)
{
    m_value->setCurrent(QLatin1String(valueKeys[static_cast<int>(value)]));
}

void HeatmapPane::setView(std::shared_ptr<const TaskView> view)
{
    m_view = std::move(view);
    m_places.clear();
    if (m_view) {
        m_places.resize(m_view->tasks.size());
        for (std::uint32_t place = 0; place < m_places.size(); ++place)
            m_places[place] = place;
    }
    rebuild();
}

void HeatmapPane::setRows(std::span<const std::uint32_t> places)
{
    m_places.assign(places.begin(), places.end());
    reorder();
}

double HeatmapPane::valueAt(std::size_t place, ModelIndex model) const
{
    const TaskIndex task = m_view->tasks[place];
    const OutcomeMatrix& outcomes = m_view->benchmark->outcomes;
    const bool ungraded =
        (outcomes.flags(task)[model.position()] & static_cast<std::uint8_t>(OutcomeFlag::Ungraded)) != 0;
    switch (value()) {
    case Value::Score: return ungraded ? missing : outcomes.score(task, model);
    case Value::Cost: return outcomes.cost(task, model);
    case Value::Reward: return ungraded ? missing : m_view->rewardOf(place, model);
    case Value::Regret: return ungraded ? missing : m_view->regretOf(place, model);
    }
    return missing;
}

QString HeatmapPane::shown(double number) const
{
    return value() == Value::Cost ? numbers::dollars(number) : numbers::fixed(number, 2);
}

QString HeatmapPane::toolTipOf(const HeatmapCell& cell) const
{
    if (!m_view)
        return {};
    const auto place = static_cast<std::size_t>(cell.row);
    const ModelIndex model = ModelIndex::at(static_cast<std::size_t>(cell.column));
    const TaskIndex task = m_view->tasks[place];
    const Outcome outcome = m_view->benchmark->outcomes.outcome(task, model);
    QString score = numbers::reading(outcome.score);
    if (outcome.has(OutcomeFlag::Ungraded))
        score = tr("%1, ungraded").arg(score);
    return tr("%1\n%2\nscore %3\ncost %4\nreward %5\nregret %6")
        .arg(QString::fromStdString(m_view->benchmark->tasks[task].id),
             QString::fromStdString(m_view->benchmark->models[model.position()].name), score,
             numbers::dollarReading(outcome.costUsd), numbers::reading(m_view->rewardOf(place, model)),
             numbers::reading(m_view->regretOf(place, model)));
}

void HeatmapPane::rebuild()
{
    auto matrix = std::make_shared<HeatmapData>();
    std::vector<HeatmapColumn> columns;
    std::vector<float> known;
    if (m_view) {
        const auto& models = m_view->benchmark->models;
        matrix->rows = static_cast<int>(m_view->tasks.size());
        matrix->columns = static_cast<int>(models.size());
        matrix->values.reserve(m_view->tasks.size() * models.size());
        for (std::size_t place = 0; place < m_view->tasks.size(); ++place)
            for (std::size_t j = 0; j < models.size(); ++j) {
                matrix->values.push_back(static_cast<float>(valueAt(place, ModelIndex::at(j))));
                if (!std::isnan(matrix->values.back()))
                    known.push_back(matrix->values.back());
            }
        for (std::size_t j = 0; j < models.size(); ++j) {
            const QString name = QString::fromStdString(models[j].name);
            columns.push_back({name, Ink::model(name, static_cast<int>(j))});
        }
    }
    HeatmapScale scale;
    QString note = tr("Hatched: missing or not graded");
    if (!known.empty()) {
        const auto [low, high] = std::ranges::minmax(known);
        switch (value()) {
        case Value::Score: scale.title = tr("score"); break;
        case Value::Cost: {
            const auto at =
                known.begin() + static_cast<std::ptrdiff_t>(costQuantile * static_cast<double>(known.size() - 1));
            std::ranges::nth_element(known, at);
            scale.high = std::max(static_cast<double>(*at), 1e-6);
            scale.title = tr("cost (USD)");
            scale.prefix = QStringLiteral("$");
            if (high > scale.high)
                note = tr("Hatched: missing. The scale ends at %1; 2 % of the calls cost more, up to %2")
                           .arg(numbers::dollars(scale.high), numbers::dollars(static_cast<double>(high)));
            break;
        }
        case Value::Reward:
            scale.low = std::min(0.0, static_cast<double>(low));
            scale.high = std::max(static_cast<double>(high), scale.low + 1e-6);
            scale.title = tr("reward");
            break;
        case Value::Regret:
            scale.high = std::max(static_cast<double>(high), 1e-6);
            scale.title = tr("regret (reward)");
            break;
        }
    }
    m_note->setText(m_view && !m_view->tasks.empty() ? note : QString());
    m_map->setData(std::move(matrix));
    m_map->setColumns(std::move(columns));
    m_map->setScale(scale);
    reorder();
}

void HeatmapPane::reorder()
{
    // Rows are places of an order and a filter.
    m_map->setSubject(
        QStringLiteral("%1 %2 %3")
            .arg(QLatin1String(valueKeys[static_cast<int>(value())]), QLatin1String(orderKeys[m_order->currentIndex()]))
            .arg(m_places.size()));
    m_ordered.assign(m_places.begin(), m_places.end());
    if (m_view) {
        const auto byStream = [](int a, int b) { return a < b; };
        const auto sortBy = [&](const std::vector<double>& first, const std::vector<double>& second) {
            std::ranges::sort(m_ordered, [&](int a, int b) {
                const auto i = static_cast<std::size_t>(a);
                const auto j = static_cast<std::size_t>(b);
                if (first[i] != first[j])
                    return first[i] < first[j];
                return second[i] != second[j] ? second[i] < second[j] : a < b;
            });
        };
        const std::size_t count = m_view->tasks.size();
        std::vector<double> hardness(count);
        for (std::size_t place = 0; place < count; ++place) {
            const double mean = m_view->facts[place].meanScore;
            hardness[place] = isMissing(mean) ? std::numeric_limits<double>::infinity() : mean;
        }
        switch (order()) {
        case Order::Stream: std::ranges::sort(m_ordered, byStream); break;
        case Order::Difficulty: sortBy(hardness, hardness); break;
        case Order::Winner: {
            std::vector<double> winners(count);
            for (std::size_t place = 0; place < count; ++place) {
                const auto winner = m_view->facts[place].unsolved() ? std::nullopt : m_view->winner(place);
                winners[place] = winner ? winner->value : std::numeric_limits<double>::infinity();
            }
            sortBy(winners, hardness);
            break;
        }
        case Order::Dimension: {
            const auto& names = m_view->benchmark->tasks.categories(Facet::Dimension).names();
            const TextColumn texts(std::vector<std::string_view>(names.begin(), names.end()));
            std::vector<double> dimensions(count);
            for (std::size_t place = 0; place < count; ++place)
                dimensions[place] =
                    texts.ranks()[m_view->benchmark->tasks[m_view->tasks[place]].category(Facet::Dimension).position()];
            sortBy(dimensions, hardness);
            break;
        }
        case Order::Table: break;
        }
    }
    static const char* const titles[] = {QT_TR_NOOP("tasks, in stream order"), QT_TR_NOOP("tasks, hardest first"),
                                         QT_TR_NOOP("tasks, by best model"), QT_TR_NOOP("tasks, by dimension"),
                                         QT_TR_NOOP("tasks, as in the table")};
    m_map->setRowTitle(tr(titles[m_order->currentIndex()]));
    m_map->setRowOrder(m_ordered);
}

void HeatmapPane::setSelected(std::optional<TaskIndex> task, std::optional<ModelIndex> model)
{
    const auto place = task && m_view ? m_view->place(*task) : std::nullopt;
    if (!place) {
        m_map->setSelected(std::nullopt);
        return;
    }
    const int column = model ? static_cast<int>(model->value) : m_map->selected() ? m_map->selected()->column : 0;
    m_map->setSelected(HeatmapCell{static_cast<int>(*place), column});
    m_map->ensureVisible(static_cast<int>(*place));
}

QJsonObject HeatmapPane::saveState() const
{
    return {{QStringLiteral("value"), m_value->current()},
            {QStringLiteral("order"), QLatin1String(orderKeys[m_order->currentIndex()])}};
}

void HeatmapPane::restoreState(const QJsonObject& state)
{
    m_value->setCurrent(state.value(QLatin1String("value")).toString());
    const QString wanted = state.value(QLatin1String("order")).toString();
    for (int i = 0; i < m_order->count(); ++i)
        if (wanted == QLatin1String(orderKeys[i]))
            m_order->setCurrentIndex(i);
}

} // namespace acr::ui

#include "moc_heatmappane.cpp"
