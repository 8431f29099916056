// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The facets by which the table of outcomes can be filtered: the model, what the outcome is, and those of its task.
#pragma once

#include "widgets/models/rowtable.h"
#include "widgets/models/taskview.h"

#include <vector>

namespace acr::ui {

/// The facets of a table with a row for each task of the view and, within a task, each model of the pool.
[[nodiscard]] std::vector<RowTableModel::FacetField> outcomeFacets(const TaskView& view);

} // namespace acr::ui
