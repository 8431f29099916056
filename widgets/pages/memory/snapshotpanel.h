// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The stored snapshots, and what differs between one of them and the memory that is shown.
#pragma once

#include "widgets/pages/memory/memoryview.h"
#include "widgets/pages/memory/snapshotmodel.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QAction;
class QLabel;

namespace acr::ui {

class DataTable;
class DiffModel;

class SnapshotPanel final : public QWidget {
    Q_OBJECT

public:
    /// The actions become buttons.
    SnapshotPanel(const ThemeManager& themes, const QList<QAction*>& actions, QWidget* parent = nullptr);

    void setSnapshots(std::vector<MemorySummary> snapshots);
    [[nodiscard]] const std::vector<MemorySummary>& snapshots() const { return m_model->snapshots(); }
    /// Name of the selected one, or empty.
    [[nodiscard]] QString selected() const;
    void select(const QString& name);
    /// Nothing to compare: null.
    void setDiff(const QString& name, std::shared_ptr<const MemoryView> before,
                 std::shared_ptr<const MemoryView> after);
    [[nodiscard]] DataTable& table() const { return *m_table; }
    [[nodiscard]] DataTable& diffTable() const { return *m_diffTable; }
    [[nodiscard]] const DiffModel& diff() const { return *m_diff; }

signals:
    void selectedChanged();
    void activated(const QString& name);
    void taskChosen(acr::TaskIndex task);

private:
    SnapshotModel* m_model;
    DiffModel* m_diff;
    DataTable* m_table;
    DataTable* m_diffTable;
    QLabel* m_diffTitle;
};

} // namespace acr::ui
