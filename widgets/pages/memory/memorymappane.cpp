// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memorymappane.h"

#include "widgets/charts/pointmap.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"
#include "widgets/theme/tokens.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

MemoryMapPane::MemoryMapPane(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_map(new PointMap(themes, this))
    , m_colour(new SegmentedSwitch(themes, tr("What the colour of a point says"), this))
    , m_tool(new SegmentedSwitch(themes, tr("What a drag on the map does"), this))
{
    m_map->setObjectName(QStringLiteral("memoryMap"));
    m_map->setTitle(tr("Map of the remembered tasks"));
    m_map->setToolTipText([this](std::size_t point) { return pointText(point); });
    m_colour->addSegment(QStringLiteral("model"), tr("Model"), tr("Colour and shape: the model that was called"));
    m_colour->addSegment(QStringLiteral("score"), tr("Score"), tr("Colour: the score that was remembered"));
    m_colour->addSegment(QStringLiteral("age"), tr("Age"), tr("Colour: how many entries were remembered after it"));
    m_tool->addSegment(QStringLiteral("rectangle"), tr("Rectangle"),
                       tr("A drag brushes the points in a rectangle; with Shift it adds to them"));
    m_tool->addSegment(QStringLiteral("lasso"), tr("Lasso"),
                       tr("A drag brushes the points inside a line; with Shift it adds to them"));
    m_tool->addSegment(QStringLiteral("pan"), tr("Pan"), tr("A drag moves the map; the middle button always does"));
    connect(m_colour, &SegmentedSwitch::currentChanged, this, &MemoryMapPane::show);
    connect(m_tool, &SegmentedSwitch::currentChanged, this, &MemoryMapPane::showTool);
    connect(m_map, &PointMap::brushChanged, this, [this] {
        const std::vector<std::uint8_t>& marks = m_map->brushed();
        emit brushed(marks.empty() ? marks
                                   : std::vector<std::uint8_t>(
                                         marks.begin() + static_cast<std::ptrdiff_t>(m_otherPoints), marks.end()));
    });
    connect(m_map, &PointMap::pointChosen, this, [this](std::optional<std::size_t> point) {
        emit entryPicked(point && m_view && *point >= m_otherPoints ? std::optional(m_view->ids[*point - m_otherPoints])
                                                                    : std::nullopt);
    });
    m_map->setQuietName(tr("not remembered"));
    m_map->setActivation(tr("Show its task in the table of tasks"));
    connect(m_map, &PointMap::activated, this, [this](const QVariant& item) {
        const auto point = item.toULongLong();
        if (!m_view || point < m_otherPoints || point - m_otherPoints >= m_view->ids.size())
            return;
        emit taskActivated(m_view->snapshot.entries.find(m_view->ids[point - m_otherPoints])->task);
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_colour);
    head->addStretch();
    head->addWidget(m_tool);
    layout->addLayout(head);
    layout->addWidget(m_map, 1);
}

void MemoryMapPane::setPlaces(std::shared_ptr<const MemoryMap> places)
{
    m_map->setLoading({});
    m_places = std::move(places);
    const double explained = 100 * (m_places->plane.explained()[0] + m_places->plane.explained()[1]);
    // One sentence each: a slide says it in the language of its deck.
    m_map->setCaption(
        m_places->withoutPrompt == 0
            ? tr("first two principal axes, %1 of the variance").arg(numbers::percent(explained))
            : tr("first two principal axes, %1 of the variance · without a prompt, placed by their ids: %2")
                  .arg(numbers::percent(explained), numbers::count(static_cast<qint64>(m_places->withoutPrompt))));
}

void MemoryMapPane::setView(std::shared_ptr<const MemoryView> view, bool ofSession)
{
    m_view = std::move(view);
    m_ofSession = ofSession;
    show();
}

void MemoryMapPane::showNothing(const QString& headline, const QString& reason)
{
    m_view.reset();
    m_chosen.reset();
    m_otherPoints = 0;
    m_map->setLoading({});
    m_map->setEmptyText(headline, reason);
    m_map->setPoints({});
}

void MemoryMapPane::setLoading(const QString& text)
{
    m_map->setLoading(text);
}

void MemoryMapPane::setChosen(std::optional<MemoryId> id)
{
    m_chosen = id;
    std::optional<std::size_t> point;
    if (id && m_view) {
        const auto found = std::ranges::lower_bound(m_view->ids, *id);
        if (found != m_view->ids.end() && *found == *id)
            point = m_otherPoints + static_cast<std::size_t>(found - m_view->ids.begin());
    }
    m_map->setChosen(point);
}

std::vector<MapPoint> MemoryMapPane::pointsOfOtherTasks() const
{
    std::vector<MapPoint> points;
    if (!m_ofSession || !m_places)
        return points;
    std::vector<std::uint8_t> remembered(m_view->benchmark->tasks.size());
    for (const MemoryId id : m_view->ids)
        remembered[m_view->snapshot.entries.find(id)->task.position()] = 1;
    for (const TaskIndex task : m_places->setting->stream.tasks) {
        const auto& place = m_places->places[task.position()];
        if (remembered[task.position()] == 0)
            points.push_back({place[0], place[1], 0, 0, true});
    }
    return points;
}

void MemoryMapPane::appendEntries(std::vector<MapPoint>& points) const
{
    const VectorStore& store = m_view->snapshot.entries;
    PrincipalPlane own;
    std::vector<float> key(store.dimensions());
    const bool samePlane = m_places && m_places->plane.dimensions() == store.dimensions();
    if (!samePlane) {
        std::vector<float> cloud(m_view->ids.size() * key.size());
        for (std::size_t i = 0; i < m_view->ids.size(); ++i)
            store.keyOf(m_view->ids[i], std::span(cloud).subspan(i * key.size(), key.size()));
        own = PrincipalPlane(cloud, key.size());
    }
    const bool byAge = colour() == QLatin1String("age");
    for (std::size_t i = 0; i < m_view->ids.size(); ++i) {
        const Experience& experience = *store.find(m_view->ids[i]);
        std::array<float, 2> place{std::numeric_limits<float>::quiet_NaN(), 0};
        if (m_ofSession && m_places)
            place = m_places->places[experience.task.position()];
        if (std::isnan(place[0])) {
            store.keyOf(m_view->ids[i], key);
            place = (samePlane ? m_places->plane : own).project(key);
        }
        const double score = experience.attempt.score;
        const float value = byAge              ? static_cast<float>(m_view->ids.size() - 1 - i)
                            : isMissing(score) ? std::numeric_limits<float>::quiet_NaN()
                                               : static_cast<float>(score);
        points.push_back({place[0], place[1], value, experience.attempt.model.value, false});
    }
}

void MemoryMapPane::show()
{
    if (!m_view)
        return;
    std::vector<MapPoint> points = pointsOfOtherTasks();
    m_otherPoints = points.size();
    appendEntries(points);
    std::vector<MapKind> kinds;
    for (std::size_t j = 0; j < m_view->benchmark->models.size(); ++j) {
        const QString name = QString::fromStdString(m_view->benchmark->models[j].name);
        kinds.push_back({name, Ink::model(name, static_cast<int>(j))});
    }
    std::optional<HeatmapScale> scale;
    if (colour() == QLatin1String("score")) {
        scale = HeatmapScale{};
        scale->title = tr("score");
    } else if (colour() == QLatin1String("age")) {
        scale = HeatmapScale{};
        scale->high = std::max<double>(1, static_cast<double>(m_view->ids.size()));
        scale->title = tr("entries since");
    }
    m_map->setKinds(std::move(kinds));
    m_map->setScale(std::move(scale));
    m_map->setPoints(std::move(points));
    if (m_chosen)
        setChosen(m_chosen);
}

QString MemoryMapPane::pointText(std::size_t point) const
{
    if (!m_view || point < m_otherPoints)
        return {};
    const Experience& experience = m_view->at(point - m_otherPoints);
    const Attempt& attempt = experience.attempt;
    return tr("%1\n%2, %3, score %4, %5\nstep %6")
        .arg(m_view->taskNames->text(experience.task.position()), m_view->modelNames->text(attempt.model.position()),
             verdictName(verdictOf(attempt)), numbers::reading(attempt.score), numbers::dollars(attempt.costUsd),
             stepText(experience.step));
}

QString MemoryMapPane::colour() const
{
    return m_colour->current();
}

void MemoryMapPane::setColour(const QString& key)
{
    m_colour->setCurrent(key);
}

QString MemoryMapPane::tool() const
{
    return m_tool->current();
}

void MemoryMapPane::setTool(const QString& key)
{
    m_tool->setCurrent(key);
}

void MemoryMapPane::showTool(const QString& key)
{
    m_map->setTool(key == QLatin1String("lasso") ? PointMap::Tool::Lasso
                   : key == QLatin1String("pan") ? PointMap::Tool::Pan
                                                 : PointMap::Tool::Rectangle);
}

} // namespace acr::ui

#include "moc_memorymappane.cpp"
