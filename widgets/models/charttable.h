// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A window with the numbers of a chart, or of another picture of numbers. It follows the picture, and closes when that
/// has nothing to show or goes away. GUI thread only.
#pragma once

#include "widgets/charts/chartwidget.h"
#include "widgets/models/charttablemodel.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <functional>

class QCheckBox;
class QLabel;

namespace acr::ui {

class DataTable;
class RowMapProxy;

class ChartTable final : public QDialog {
    Q_OBJECT

public:
    ChartTable(ChartWidget& chart, const ThemeManager& themes);
    /// Of a picture that is no chart and shows all of its numbers. `numbers` is not called after the picture is gone.
    /// Connect the picture's signal about other numbers with followSoon().
    ChartTable(QWidget& picture, const QString& title, std::function<ChartNumbers()> numbers,
               const ThemeManager& themes);

    [[nodiscard]] DataTable& table() const { return *m_table; }

public slots:
    /// Reads the numbers again, soon: once for many changes.
    void followSoon();

signals:
    /// A translated sentence.
    void exportFailed(const QString& reason);

private:
    void refresh();

    QPointer<QWidget> m_picture;
    std::function<ChartNumbers()> m_numbers;
    ChartTableModel* m_model;
    RowMapProxy* m_rows;
    DataTable* m_table;
    QLabel* m_count;
    QCheckBox* m_visibleOnly;
    QTimer m_soon;
};

} // namespace acr::ui
