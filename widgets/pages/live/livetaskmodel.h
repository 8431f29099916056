// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The queue and the decisions of a live session: a row a task, in the order in which they were added. GUI thread only.
#pragma once

#include "widgets/document/liverun.h"
#include "widgets/models/roles.h"

#include <QAbstractTableModel>

#include <set>

namespace acr::ui {

class LiveTaskModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Task, Dimension, Language, State, Pick, Result, Cost, Latency, Calls, Why, ColumnCount };

    /// Follows the session, which outlives the model.
    explicit LiveTaskModel(const LiveRun& run, QObject* parent = nullptr);

    [[nodiscard]] QString modelName(ModelIndex model) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const LiveTaskState& task, std::size_t row, int column) const;
    [[nodiscard]] QVariant raw(const LiveTaskState& task, std::size_t row, int column) const;
    void tellChanges(const std::set<std::size_t>& tasks);

    const LiveRun& m_run;
    int m_rows = 0;
};

/// "passed", "failed", "unknown", with a mark before it.
[[nodiscard]] QString liveVerdictText(Verdict verdict);
/// Why a call gave no answer, in words.
[[nodiscard]] QString callFailureText(CallFailure failure);
/// What is being done for the task now, or how it ended.
[[nodiscard]] QString liveStageText(const LiveTaskState& task);

} // namespace acr::ui
