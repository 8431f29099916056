// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The pages of the window by their type.
#pragma once

#include "app/workbench/mainwindow.h"
#include "widgets/pages/page.h"

namespace acr::monkey {

/// Null where the window has none of that type.
template <class Wanted>
[[nodiscard]] const Wanted* pageOf(const ui::MainWindow& window)
{
    for (const ui::Page* page : window.pages()) {
        if (const auto* found = qobject_cast<const Wanted*>(page))
            return found;
    }
    return nullptr;
}

} // namespace acr::monkey
