// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How well a few typed letters fit a name: every word of the query has to stand in the text, whole or as letters in
/// order. Thread-safety: pure function.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace acr::ui {

struct FuzzyMatch {
    /// Higher fits better. Comparable between texts for one query only.
    int score = 0;
    /// Positions in the text that matched, ascending.
    QList<int> positions;
};

/// Nothing when the text does not fit. An empty query fits everything with score 0. Case does not matter.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text);

} // namespace acr::ui
