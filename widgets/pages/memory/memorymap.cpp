// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memorymap.h"

#include <limits>

namespace acr::ui {

std::shared_ptr<const MemoryMap> makeMemoryMap(std::shared_ptr<const SessionSetting> setting,
                                               std::shared_ptr<const TaskVectors> vectors)
{
    auto map = std::make_shared<MemoryMap>();
    const std::vector<TaskIndex>& tasks = setting->stream.tasks;
    std::vector<float> cloud;
    cloud.reserve(tasks.size() * vectors->dimensions());
    for (const TaskIndex task : tasks)
        cloud.insert(cloud.end(), (*vectors)[task].begin(), (*vectors)[task].end());
    map->plane = PrincipalPlane(cloud, vectors->dimensions());
    constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();
    map->places.assign(setting->benchmark->tasks.size(), {nowhere, nowhere});
    for (const TaskIndex task : tasks)
        map->places[task.position()] = map->plane.project((*vectors)[task]);
    map->withoutPrompt = vectors->withoutPrompt(tasks);
    map->setting = std::move(setting);
    map->vectors = std::move(vectors);
    return map;
}

} // namespace acr::ui
