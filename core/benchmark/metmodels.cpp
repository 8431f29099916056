// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/metmodels.h"

#include "core/benchmark/limits.h"

namespace acr {

void MetModels::meet(std::string_view name, const std::function<Place()>& place)
{
    if (m_tooMany || name.empty() || m_names.contains(name))
        return;
    if (m_models.size() == maxModels) {
        m_tooMany = tooManyModels(place());
        return;
    }
    m_names.emplace(name);
    m_models.push_back({.name = std::string(name)});
}

} // namespace acr
