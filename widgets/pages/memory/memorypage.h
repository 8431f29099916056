// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The memory page: what the router of the window's session remembers and believes after any step, where it lies on the
/// map of tasks, and what the user pins, edits and forgets in it.
#pragma once

#include "core/session/memoryfilm.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/pages/memory/memorymap.h"
#include "widgets/pages/memory/memoryview.h"
#include "widgets/pages/page.h"
#include "widgets/theme/thememanager.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QUndoStack;

namespace acr::ui {

class BeliefPanel;
class DataTable;
class EmptyState;
class EntryModel;
class EntryPanel;
class FigureCard;
class FilmBar;
class PointMap;
class RowMapProxy;
class SegmentedSwitch;
class SnapshotPanel;

class MemoryPage final : public Page {
    Q_OBJECT

public:
    /// All must outlive the page. Without a file nothing is stored.
    MemoryPage(const ThemeManager& themes, Document& document, SessionPlayer& player, Jobs& jobs, QUndoStack& undo,
               WorkspaceFile* file, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("memory"); }
    [[nodiscard]] QString title() const override { return tr("Memory"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("memory"); }
    [[nodiscard]] QList<QAction*> pageActions() const override { return m_actions; }
    /// Parts: beliefs, entry, snapshots.
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] bool settled() const override;

    /// What is shown; null before there is something.
    [[nodiscard]] const std::shared_ptr<const MemoryView>& view() const { return m_view; }
    [[nodiscard]] PointMap& map() const { return *m_map; }
    [[nodiscard]] std::optional<MemoryId> chosen() const { return m_chosen; }
    void choose(std::optional<MemoryId> id);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHeadline();
    QWidget* buildMap();
    QWidget* buildSide();
    QWidget* buildTable();
    void buildActions();
    QAction* addAction(const QString& text, const QString& iconName, const QKeySequence& keys,
                       void (MemoryPage::*run)());
    void connectDocument();

    /// Another session, or none.
    void followSession();
    /// Draws the map of the session's stream, in the background.
    void drawMap();
    void takeMap(std::shared_ptr<const MemoryMap> places);
    void showNothing(const QString& headline, const QString& reason);
    void fillPolicies();
    void choosePolicy();
    /// Tells the memory of this run from those of others, for edits by hand.
    [[nodiscard]] QString runKey() const;
    void followStep();
    void showStep();
    void showMemory(MemorySnapshot snapshot);
    void showMap();
    void showCards();
    void showTable();
    void colourMap();
    [[nodiscard]] QString pointText(std::size_t point) const;
    void brushed();
    void updateActions();
    /// The user chose the entry: the side shows it, and its task is the selected one everywhere.
    void pick(std::optional<MemoryId> id);

    void edit(const QString& text, const MemoryEdit& edit);
    void setEdits(const QString& run, const std::vector<MemoryEdit>& edits);
    void loadEdits();
    void pinChosen();
    void amendChosen();
    void forgetChosen();

    void refreshSnapshots();
    /// Reads the selected snapshot, unless it is the one that is kept.
    void readSnapshot();
    void compareSnapshot();
    void saveSnapshot();
    void showSnapshot();
    void showStored();
    void leaveSnapshot();
    void renameSnapshot();
    void removeSnapshot();
    void importMemory();
    void exportMemory();
    void fail(const QString& doing, const Error& error);

    const ThemeManager& m_themes;
    Document& m_document;
    SessionPlayer& m_player;
    Jobs& m_jobs;
    QUndoStack& m_undo;
    WorkspaceFile* m_file;

    std::shared_ptr<const SessionSetting> m_setting; ///< of the session that the film is of
    std::optional<MemoryFilm> m_film;
    std::shared_ptr<const MemoryMap> m_places;
    LatestJob m_drawing;
    QTimer m_frame;
    QTimer m_tableSoon;
    /// The selected snapshot once it is read.
    QString m_keptName;
    std::shared_ptr<const MemoryView> m_kept;
    LatestJob m_reading;
    bool m_showWhenRead = false;
    QString m_storedName; ///< of the snapshot that is shown in place of the film; empty: the film
    std::shared_ptr<const MemoryView> m_stored;
    std::vector<MemoryEdit> m_edits;
    std::shared_ptr<const MemoryView> m_view;
    std::size_t m_quietPoints = 0; ///< of the map, before those of entries
    std::optional<MemoryId> m_chosen;

    EntryModel* m_entries;
    RowMapProxy* m_rows;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_policy;
    FigureCard* m_size;
    FigureCard* m_next;
    FigureCard* m_pinned;
    FigureCard* m_score;
    FigureCard* m_edited;
    PointMap* m_map;
    SegmentedSwitch* m_colour;
    SegmentedSwitch* m_tool;
    FilmBar* m_bar;
    QLabel* m_note;
    QTabWidget* m_side;
    BeliefPanel* m_beliefs;
    EntryPanel* m_entry;
    SnapshotPanel* m_snapshots = nullptr;
    QLineEdit* m_search;
    QComboBox* m_modelFilter;
    QLabel* m_shown;
    DataTable* m_table;
    QSplitter* m_columns;
    QSplitter* m_parts;
    QList<QAction*> m_actions;
    QAction* m_pin;
    QAction* m_amend;
    QAction* m_forget;
    QAction* m_save;
    QAction* m_show;
    QAction* m_leave;
    QAction* m_rename;
    QAction* m_remove;
    QAction* m_import;
    QAction* m_export;
};

} // namespace acr::ui
