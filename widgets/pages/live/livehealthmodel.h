// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How the endpoints of a live session do: a row each. GUI thread only.
#pragma once

#include "core/live/liveevents.h"
#include "widgets/models/roles.h"

#include <QAbstractTableModel>

#include <vector>

namespace acr::ui {

class LiveHealthModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, InFlight, Answered, Failed, Latency, LastFailure, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEndpoints(const std::vector<LiveEndpointHealth>& endpoints);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<LiveEndpointHealth> m_endpoints;
};

} // namespace acr::ui
