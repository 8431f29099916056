// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of the parts of the Benchmark page, as in its state and in reveal().
#pragma once

#include <QString>

namespace acr::ui {

inline const QString tasksPart = QStringLiteral("tasks");
inline const QString outcomesPart = QStringLiteral("outcomes");
inline const QString heatmapPart = QStringLiteral("heatmap");
inline const QString auditPart = QStringLiteral("audit");

} // namespace acr::ui
