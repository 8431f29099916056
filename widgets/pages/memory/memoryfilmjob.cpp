// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memoryfilmjob.h"

#include <limits>

namespace acr::ui {

Result<MappedFilm> recordMappedFilm(const FilmOrder& order, const Progress& progress)
{
    ReplaySettings settings;
    settings.weights = order.weights;
    settings.missingScores = order.missingScores;
    settings.seed = 1;
    settings.encoding = order.encoding;
    auto film = MemoryFilm::record(order.benchmark, order.stream, order.policy, settings, order.decisions, order.capacity, progress);
    if (!film)
        return Unexpected(film.error());
    MappedFilm mapped;
    mapped.film = std::make_shared<MemoryFilm>(std::move(*film));
    const TaskVectors& vectors = mapped.film->vectors();
    const std::vector<TaskIndex>& tasks = order.stream->tasks;
    std::vector<float> cloud;
    cloud.reserve(tasks.size() * vectors.dimensions());
    for (const TaskIndex task : tasks)
        cloud.insert(cloud.end(), vectors[task].begin(), vectors[task].end());
    mapped.plane = PrincipalPlane(cloud, vectors.dimensions());
    constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();
    mapped.places.assign(order.benchmark->tasks.size(), {nowhere, nowhere});
    for (const TaskIndex task : tasks)
        mapped.places[task.position()] = mapped.plane.project(vectors[task]);
    mapped.withoutPrompt = vectors.withoutPrompt(tasks);
    return mapped;
}

} // namespace acr::ui
