// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memorypage.h"

#include "widgets/charts/pointmap.h"
#include "widgets/models/datatable.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/memory/beliefpanel.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/entrypanel.h"
#include "widgets/pages/memory/snapshotpanel.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

void MemoryPage::followSession()
{
    m_stack->setCurrentIndex(m_document.benchmark() && m_document.stream() ? 1 : 0);
    const SessionTrack* const track = m_player.lane().track();
    const auto setting = track != nullptr ? track->sharedSetting() : nullptr;
    if (setting != m_setting) {
        m_setting = setting;
        m_film.reset();
        fillPolicies();
        if (m_setting && !m_stored)
            loadEdits();
        if (!m_setting)
            showNothing({}, {});
    }
    if (isVisible() && m_setting && !m_film)
        drawMap();
}

void MemoryPage::drawMap()
{
    if (!isVisible() || !m_setting)
        return;
    if (m_places && m_places->isOf(*m_setting))
        return takeMap(m_places);
    m_drawing.drop();
    if (!m_view)
        m_map->setLoading(tr("Reading the tasks"));
    const auto vectors = m_player.vectors();
    if (!vectors) {
        if (!m_player.encoding())
            showNothing(tr("The tasks can't be read as vectors"),
                        tr("The map and the memory beside a policy need them."));
        return;
    }
    m_drawing.start(
        tr("Drawing the map of the tasks"),
        [setting = m_setting, vectors](const Progress&) { return makeMemoryMap(setting, vectors); },
        [this](Result<std::shared_ptr<const MemoryMap>> places) {
            if (!places)
                m_map->setLoading({});
            else if (m_setting && (*places)->isOf(*m_setting))
                takeMap(std::move(*places));
            else
                drawMap();
        });
}

void MemoryPage::takeMap(std::shared_ptr<const MemoryMap> places)
{
    m_map->setLoading({});
    m_places = std::move(places);
    m_film.emplace(m_places->vectors, MemorySettings{}.capacity);
    m_modelFilter->clear();
    m_modelFilter->addItem(tr("All models"));
    for (const Model& model : m_setting->benchmark->models)
        m_modelFilter->addItem(QString::fromStdString(model.name));
    const double shown = 100 * (m_places->plane.explained()[0] + m_places->plane.explained()[1]);
    QString caption = tr("first two principal axes, %1 of the variance").arg(numbers::percent(shown));
    if (m_places->withoutPrompt > 0) {
        const auto tasks = static_cast<int>(m_places->withoutPrompt);
        QString placed = tr("%n tasks placed by their ids, without a prompt", nullptr, tasks);
        placed.replace(QString::number(tasks), numbers::count(tasks)); // %n does not group its digits
        caption += QStringLiteral(" · ") + placed;
    }
    m_map->setCaption(caption);
    followStep();
}

void MemoryPage::showNothing(const QString& headline, const QString& reason)
{
    if (m_stored)
        return;
    m_view.reset();
    m_map->setLoading({});
    m_map->setEmptyText(headline, reason);
    m_map->setPoints({});
    m_beliefs->setView(nullptr);
    m_entries->setView(nullptr);
    choose(std::nullopt);
}

void MemoryPage::followStep()
{
    if (!isVisible())
        return;
    // Playing moves the cursor with every frame of the screen; this much of it is enough to see.
    if (!m_player.playing())
        showStep();
    else if (!m_frame.isActive())
        m_frame.start();
}

void MemoryPage::showStep()
{
    const auto cursor = m_player.cursor();
    if (m_stored || !m_film || !cursor || m_player.lane().track()->sharedSetting() != m_setting)
        return;
    MemorySnapshot snapshot = m_film->at(*m_player.lane().track(), *cursor + 1);
    applyEdits(snapshot.entries, m_edits);
    showMemory(std::move(snapshot));
}

void MemoryPage::showMemory(MemorySnapshot snapshot)
{
    m_view = makeMemoryView(m_document.benchmark(), std::move(snapshot), m_view.get());
    QStringList notes;
    if (m_stored)
        notes << tr("This is the snapshot %1, not the film.").arg(m_storedName);
    if (m_view->snapshot.gathered)
        notes << tr("%1 keeps no memory of single tasks: its attempts are remembered beside it.")
                     .arg(QString::fromStdString(m_view->snapshot.policy));
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
    showMap();
    m_beliefs->setView(m_view);
    showCards();
    // While the film runs, the table follows a few times a second.
    if (!m_player.playing())
        showTable();
    else if (!m_tableSoon.isActive())
        m_tableSoon.start();
}

void MemoryPage::showTable()
{
    if (!m_view)
        return;
    m_tableSoon.stop();
    if (m_entries->view() != m_view)
        m_entries->setView(m_view);
    m_rows->setChecked(QStringLiteral("brushed"), QStringList());
    m_shown->setText(
        tr("%1 of %2 entries").arg(numbers::count(m_rows->rowCount()), numbers::count(m_entries->rowCount())));
    choose(m_chosen);
    compareSnapshot();
}

void MemoryPage::showMap()
{
    std::vector<MapPoint> points;
    const VectorStore& store = m_view->snapshot.entries;
    const Benchmark& benchmark = *m_view->benchmark;
    const bool ofFilm = !m_stored && m_places;
    if (ofFilm) {
        std::vector<std::uint8_t> remembered(benchmark.tasks.size());
        for (const MemoryId id : m_view->ids)
            remembered[store.find(id)->task.position()] = 1;
        for (const TaskIndex task : m_places->setting->stream.tasks) {
            const auto& place = m_places->places[task.position()];
            if (remembered[task.position()] == 0)
                points.push_back({place[0], place[1], 0, 0, true});
        }
    }
    m_quietPoints = points.size();
    PrincipalPlane own;
    std::vector<float> key(store.dimensions());
    const bool samePlane = m_places && m_places->plane.dimensions() == store.dimensions();
    if (!samePlane) {
        std::vector<float> cloud(m_view->ids.size() * key.size());
        for (std::size_t i = 0; i < m_view->ids.size(); ++i)
            store.keyOf(m_view->ids[i], std::span(cloud).subspan(i * key.size(), key.size()));
        own = PrincipalPlane(cloud, key.size());
    }
    for (const MemoryId id : m_view->ids) {
        const Experience& experience = *store.find(id);
        std::array<float, 2> place{std::numeric_limits<float>::quiet_NaN(), 0};
        if (ofFilm)
            place = m_places->places[experience.task.position()];
        if (std::isnan(place[0])) {
            store.keyOf(id, key);
            place = (samePlane ? m_places->plane : own).project(key);
        }
        points.push_back({place[0], place[1], 0, experience.attempt.model.value, false});
    }
    std::vector<MapKind> kinds;
    for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
        const QString name = QString::fromStdString(benchmark.models[j].name);
        kinds.push_back({name, Ink::model(name, static_cast<int>(j))});
    }
    const QString colour = m_colour->current();
    for (std::size_t i = m_quietPoints; i < points.size(); ++i) {
        const double score = m_view->at(i - m_quietPoints).attempt.score;
        points[i].value = colour == QLatin1String("age") ? static_cast<float>(points.size() - 1 - i)
                          : isMissing(score)             ? std::numeric_limits<float>::quiet_NaN()
                                                         : static_cast<float>(score);
    }
    std::optional<HeatmapScale> scale;
    if (colour == QLatin1String("score")) {
        scale = HeatmapScale{};
        scale->title = tr("score");
    } else if (colour == QLatin1String("age")) {
        scale = HeatmapScale{};
        scale->high = std::max<double>(1, static_cast<double>(m_view->ids.size()));
        scale->title = tr("entries since");
    }
    m_map->setKinds(std::move(kinds));
    m_map->setScale(std::move(scale));
    m_map->setPoints(std::move(points));
    if (m_chosen) {
        const auto found = std::ranges::lower_bound(m_view->ids, *m_chosen);
        if (found != m_view->ids.end() && *found == *m_chosen)
            m_map->setChosen(m_quietPoints + static_cast<std::size_t>(found - m_view->ids.begin()));
    }
}

void MemoryPage::colourMap()
{
    if (m_view)
        showMap();
}

QString MemoryPage::pointText(std::size_t point) const
{
    if (!m_view || point < m_quietPoints)
        return {};
    const Experience& experience = m_view->at(point - m_quietPoints);
    const Attempt& attempt = experience.attempt;
    return tr("%1\n%2, %3, score %4, %5\nstep %6")
        .arg(m_view->taskNames->text(experience.task.position()), m_view->modelNames->text(attempt.model.position()),
             verdictName(verdictOf(attempt)), numbers::exact(attempt.score), numbers::dollars(attempt.costUsd),
             stepText(experience.step));
}

void MemoryPage::brushed()
{
    showTable();
    const std::vector<std::uint8_t>& marks = m_map->brushed();
    if (marks.empty()) {
        m_rows->setChecked(QStringLiteral("brushed"), QStringList());
        return;
    }
    m_entries->setBrushed(
        std::vector<std::uint8_t>(marks.begin() + static_cast<std::ptrdiff_t>(m_quietPoints), marks.end()));
    m_rows->setChecked(QStringLiteral("brushed"), QStringList{QStringLiteral("yes")});
}

void MemoryPage::showCards()
{
    const VectorStore& store = m_view->snapshot.entries;
    const auto size = static_cast<qint64>(store.size());
    const auto capacity = static_cast<qint64>(store.capacity());
    m_size->setFigure(numbers::count(size) + QStringLiteral(" / ") + numbers::count(capacity),
                      tr("%1 of the capacity")
                          .arg(numbers::percent(100.0 * static_cast<double>(size) / static_cast<double>(capacity))));
    double sum = 0;
    std::size_t scored = 0;
    for (const MemoryId id : m_view->ids) {
        const double score = store.find(id)->attempt.score;
        sum += isMissing(score) ? 0 : score;
        scored += isMissing(score) ? 0 : 1;
    }
    const double mean = scored > 0 ? 100 * sum / static_cast<double>(scored) : missing;
    m_score->setFigure(
        numbers::percent(mean),
        tr("Mean of %1 scores: %2").arg(numbers::count(static_cast<qint64>(scored)), numbers::exact(mean)));
    m_pinned->setFigure(numbers::count(static_cast<qint64>(store.pinnedCount())));
    const auto next = store.oldestUnpinned();
    m_next->setFigure(next ? tr("step %1").arg(stepText(store.find(*next)->step)) : QStringLiteral("–"),
                      next ? m_view->taskNames->text(store.find(*next)->task.position())
                           : tr("Nothing can be driven out."));
    m_edited->setFigure(numbers::count(static_cast<qint64>(m_edits.size())));
}

} // namespace acr::ui
