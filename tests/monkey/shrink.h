// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Delta debugging: the shortest sequence that can be found which still fails in the same way (Zeller and Hildebrandt,
/// "Simplifying and isolating failure-inducing input").
#pragma once

#include <QStringList>

#include <functional>

namespace acr::monkey {

/// `fails` runs the lines and tells whether they fail as the whole does; `enough` ends the search early. Returns lines
/// that fail. REQUIRES: the whole fails.
[[nodiscard]] QStringList shrunk(QStringList lines, const std::function<bool(const QStringList&)>& fails,
                                 const std::function<bool()>& enough);

} // namespace acr::monkey
