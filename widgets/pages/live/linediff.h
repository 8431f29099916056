// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The difference of two texts line by line: the lines that both have, in a longest common subsequence, those that only
/// the first has and those that only the second has. Thread-safety: pure functions.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace acr::ui {

struct DiffLine {
    enum class Kind : std::uint8_t { Both, First, Second };
    Kind kind = Kind::Both;
    QString text;

    bool operator==(const DiffLine&) const = default;
};

/// In the order of the texts; where lines are replaced, those of the first come first. Texts whose different middle
/// parts have more than some thousands of lines are compared as wholes, so that the time is bounded.
[[nodiscard]] std::vector<DiffLine> lineDiff(const QStringList& first, const QStringList& second);

} // namespace acr::ui
