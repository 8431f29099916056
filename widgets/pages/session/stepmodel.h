// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The decision stream: one row a step of the session, with the fork beside it where there is one.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/models/roles.h"

#include <QAbstractTableModel>

namespace acr::ui {

class StepModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Number,
        Task,
        Dimension,
        Pick,
        Score,
        Cost,
        Regret,
        Kind,
        Why,
        Margin,
        Attempts,
        ForkPick,
        ForkScore,
        ForkRegret,
        ColumnCount
    };

    explicit StepModel(QObject* parent = nullptr);
    /// Follows the player from now on, which outlives the model.
    void setPlayer(const SessionPlayer& player);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void reload();
    [[nodiscard]] const SessionTrack* track(int column) const;
    [[nodiscard]] QString display(std::size_t step, int column) const;
    [[nodiscard]] QVariant raw(std::size_t step, int column) const;
    [[nodiscard]] bool differs(std::size_t step) const;

    const SessionPlayer* m_player = nullptr;
    /// The session shown.
    const SessionSetting* m_setting = nullptr;
    const SessionSetting* m_forkSetting = nullptr;
    int m_costDecimals = 4; ///< of all steps
    int m_rows = 0;
};

} // namespace acr::ui
