// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of the leaderboard in words. Columns are those of LeaderboardModel::Column; others give empty texts.
#pragma once

#include <QString>

namespace acr::ui {

/// The title over the column, translated.
[[nodiscard]] QString leaderboardColumnTitle(int column);
/// What the column's figures are, translated; empty for a column whose title says it. `reference` is the policy that
/// the others are compared with.
[[nodiscard]] QString leaderboardColumnMeaning(int column, const QString& reference);
/// The name of the column in exported tables and saved states.
[[nodiscard]] QString leaderboardColumnKey(int column);

} // namespace acr::ui
