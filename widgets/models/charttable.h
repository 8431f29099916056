// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A window with the numbers of a chart. It follows the chart, and closes when the chart has nothing to show or goes
/// away. GUI thread only.
#pragma once

#include "widgets/charts/chartwidget.h"
#include "widgets/models/charttablemodel.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QCheckBox;
class QLabel;

namespace acr::ui {

class DataTable;
class RowMapProxy;

class ChartTable final : public QDialog {
    Q_OBJECT

public:
    ChartTable(ChartWidget& chart, const ThemeManager& themes);

    [[nodiscard]] DataTable& table() const { return *m_table; }

signals:
    /// A translated sentence.
    void exportFailed(const QString& reason);

private:
    void refresh();

    QPointer<ChartWidget> m_chart;
    ChartTableModel* m_model;
    RowMapProxy* m_rows;
    DataTable* m_table;
    QLabel* m_count;
    QCheckBox* m_visibleOnly;
    QTimer m_soon;
};

} // namespace acr::ui
