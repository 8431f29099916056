// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables whose rows are tasks (their model has the TaskRole): from a row to the other places of its task.
#pragma once

#include "widgets/document/document.h"

namespace acr::ui {

class DataTable;

/// The context menu of a row gets the places of its task; Return or a double click goes to `onActivation`. Document and
/// table outlive each other's use: both belong to the window.
void linkTaskTable(DataTable& table, Document& document, TaskPlace here, TaskPlace onActivation);

} // namespace acr::ui
