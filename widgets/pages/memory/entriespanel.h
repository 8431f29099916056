// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The table of the entries of a memory, with a search, a filter by model, and the entries brushed on the map.
#pragma once

#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;

namespace acr::ui {

class DataTable;
class EntryModel;
class RowMapProxy;

class EntriesPanel final : public QWidget {
    Q_OBJECT

public:
    /// The actions are offered in the table's context menu.
    EntriesPanel(const ThemeManager& themes, const QList<QAction*>& actions, QWidget* parent = nullptr);

    /// Null: no entries. What was brushed is dropped.
    void setView(const std::shared_ptr<const MemoryView>& view);
    /// Names to filter by.
    void setModels(const std::vector<Model>& models);
    /// By entry of the view: not 0 is brushed, and only those are listed. Empty: all are.
    void setBrushed(const std::vector<std::uint8_t>& marks);
    /// Lists all entries again.
    void clearFilters();
    /// Shows the entry's row, or no row.
    void showEntry(std::optional<MemoryId> id);
    [[nodiscard]] DataTable& table() const { return *m_table; }
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    void entryPicked(acr::MemoryId id);
    /// The user asks for the tasks of the entries that are listed.
    void tasksRequested(const std::vector<acr::TaskIndex>& tasks);

private:
    void showCount();
    void requestTasks();

    EntryModel* m_entries;
    RowMapProxy* m_rows;
    QLineEdit* m_search;
    QComboBox* m_modelFilter;
    QLabel* m_shown;
    DataTable* m_table;
};

} // namespace acr::ui
