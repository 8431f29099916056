// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The effect of each prior on CumReg, as a table; largest effect first, or as sorted by the header.
#pragma once

#include "core/evaluation/priorsensitivity.h"

#include <QAbstractTableModel>

#include <vector>

namespace acr::ui {

class SensitivityModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Where, Effect, Value, Lower, Higher, Slope, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setResults(std::vector<PriorSensitivity> results);
    [[nodiscard]] const PriorSensitivity& at(int row) const { return m_results[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<PriorSensitivity> m_results;
    double m_maximum = 0; ///< largest effect
};

} // namespace acr::ui
