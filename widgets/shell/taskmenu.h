// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be done with a task wherever one is shown: the entries of its context menu. GUI thread only.
#pragma once

#include "widgets/document/document.h"

class QMenu;

namespace acr::ui {

/// Appends: go to its step, show it on the regret curve, in the memory, in the table of tasks, copy its id. Without the
/// entry for `here`, where the user is. The document outlives the menu; a task that it no longer has is left alone.
void appendTaskActions(QMenu& menu, Document& document, TaskIndex task, TaskPlace here);

} // namespace acr::ui
