// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One entry of a memory: its values, its neighbours, and the actions on it.
#pragma once

#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QAction;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace acr::ui {

class DataTable;
class NeighbourModel;

class EntryPanel final : public QWidget {
    Q_OBJECT

public:
    /// The actions become buttons.
    EntryPanel(const ThemeManager& themes, const QList<QAction*>& actions, QWidget* parent = nullptr);

    void setEntry(const std::shared_ptr<const MemoryView>& view, std::optional<MemoryId> id);
    [[nodiscard]] DataTable& neighbours() const { return *m_table; }

signals:
    void neighbourChosen(acr::MemoryId id);

private:
    QStackedWidget* m_stack;
    QLabel* m_task;
    QLabel* m_facts;
    QLabel* m_outcome;
    NeighbourModel* m_model;
    DataTable* m_table;
    QPlainTextEdit* m_prompt;
};

} // namespace acr::ui
