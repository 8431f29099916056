// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The stored snapshots, what can be done with them, and what differs between the selected one and the memory that is
/// shown.
#pragma once

#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/thememanager.h"

#include <QAction>
#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QStackedWidget;

namespace acr::ui {

class DataTable;
class DiffModel;
class SnapshotLibrary;
class SnapshotModel;

class SnapshotPanel final : public QWidget {
    Q_OBJECT

public:
    /// Themes and library outlive the panel.
    SnapshotPanel(const ThemeManager& themes, SnapshotLibrary& library, QWidget* parent = nullptr);

    /// Save, show, rename, remove, import, export, and back to the session.
    [[nodiscard]] QList<QAction*> snapshotActions() const
    {
        return {m_save, m_show, m_rename, m_remove, m_import, m_export, m_leave};
    }
    /// What the page shows, null: nothing; to be saved, exported and compared. `stored`: it is a snapshot itself.
    void setShown(std::shared_ptr<const MemoryView> view, bool stored);
    [[nodiscard]] DataTable& diffTable() const { return *m_diffTable; }

signals:
    /// The page is to show this snapshot in the place of the session's memory.
    void showAsked(const QString& name, std::shared_ptr<const acr::ui::MemoryView> view);
    /// The page is to go back to the session's memory.
    void leaveAsked();
    void taskChosen(acr::TaskIndex task);

private:
    QAction* makeAction(const ThemeManager& themes, const char* name, const QString& text, const QString& iconName,
                        void (SnapshotPanel::*run)());
    void buildActions(const ThemeManager& themes);
    /// Name of the selected snapshot, or empty.
    [[nodiscard]] QString selected() const;
    void select(const QString& name);
    void followLibrary();
    void readSelected();
    void compare();
    void updateActions();
    /// Asks for the name of a snapshot and hands it over, trimmed, unless it is empty.
    void askForName(const QString& title, const QString& proposed, std::function<void(const QString& name)> take);
    void save();
    void showSelected();
    void rename();
    void remove();
    void importFile();
    void exportShown();
    void leave() { emit leaveAsked(); }

    SnapshotLibrary& m_library;
    SnapshotModel* m_model;
    DiffModel* m_diff;
    DataTable* m_table;
    DataTable* m_diffTable;
    QLabel* m_diffTitle;
    QStackedWidget* m_stack; ///< snapshots and differences, or that there are none yet
    QAction* m_save;
    QAction* m_show;
    QAction* m_rename;
    QAction* m_remove;
    QAction* m_import;
    QAction* m_export;
    QAction* m_leave;
    std::shared_ptr<const MemoryView> m_shown;
    bool m_shownIsStored = false;
    /// The selected snapshot once it is read: what the shown memory is compared with.
    QString m_baselineName;
    std::shared_ptr<const MemoryView> m_baseline;
    bool m_showWhenRead = false;
};

} // namespace acr::ui
