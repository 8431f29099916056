// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A session's curve as it grew: the snapshot of the Session page's chart with the played part cut after any step.
/// A plain value.
#pragma once

#include <QJsonObject>

#include <cstddef>

namespace acr::ui {

class CurveChart;

class CurveReplay {
public:
    CurveReplay() = default;
    /// Without steps when the snapshot is no session's.
    explicit CurveReplay(const QJsonObject& snapshot);

    [[nodiscard]] bool isEmpty() const { return m_steps == 0; }
    [[nodiscard]] std::size_t steps() const { return m_steps; }
    /// The snapshot after so many steps, at least one.
    [[nodiscard]] QJsonObject after(std::size_t steps) const;

private:
    QJsonObject m_snapshot;
    std::size_t m_steps = 0;
};

} // namespace acr::ui
