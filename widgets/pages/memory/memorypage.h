// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The memory page: what the router of the window's session remembers and believes after any step, where it lies on the
/// map of tasks, and what the user pins, edits and forgets in it. In its place a stored snapshot can be shown.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/pages/memory/memoryview.h"
#include "widgets/pages/page.h"
#include "widgets/theme/thememanager.h"

#include <QTimer>

#include <functional>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QUndoStack;

namespace acr::ui {

class BeliefPanel;
class EmptyState;
class EntriesPanel;
class EntryPanel;
class FilmBar;
class FilmExport;
class MemoryEdits;
class MemoryHeadline;
class MemoryMapPane;
class PointMap;
class SessionMemory;
class SnapshotLibrary;
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
    /// Parts: beliefs, entry, snapshots.
    [[nodiscard]] QList<Part> parts() const override;
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] bool settled() const override;

    /// What is shown; null before there is something.
    [[nodiscard]] const std::shared_ptr<const MemoryView>& view() const { return m_view; }
    [[nodiscard]] PointMap& map() const;
    [[nodiscard]] std::optional<MemoryId> chosen() const { return m_chosen; }
    void choose(std::optional<MemoryId> id);
    /// The film that is being written, if one is.
    [[nodiscard]] FilmExport& film() const { return *m_film; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildEntryActions();
    void buildParts();
    void connectDocument();
    void connectParts();

    void followBenchmark();
    void followSession();
    /// Says that the session is being begun.
    void showWaiting();
    void followSelectedTask();
    void fillPolicies();
    void choosePolicy(const QString& policy);
    void showNothing(const QString& headline, const QString& reason);
    /// Tells the memory that is shown from others, for changes by hand.
    [[nodiscard]] QString runKey() const;
    void followStep();
    void showStep();
    void showStored();
    /// `whole`: of a stored snapshot; see MemoryView.
    void showMemory(MemorySnapshot snapshot, std::shared_ptr<const MemoryState> whole);
    void showTable();
    /// The tasks of the entries that `counts` holds for, each once, under that title.
    void showTasksOfEntries(const QString& title, const std::function<bool(MemoryId id)>& counts);
    /// The tasks for which the model was called: what the router has seen of it in the group.
    void showTasksOfBelief(const BeliefRow& belief, ModelIndex model);
    void updateActions();
    /// The user chose the entry: the side shows it, and its task is the selected one everywhere.
    void pick(std::optional<MemoryId> id);

    void pinChosen();
    void amendChosen();
    void forgetChosen();
    void askForFilm();
    void showSnapshot(const QString& name, std::shared_ptr<const MemoryView> view);
    void leaveSnapshot();
    /// Says in a message what could not be done, and why.
    void warn(const QString& what, const QString& why = {});

    const ThemeManager& m_themes;
    Document& m_document;
    Jobs& m_jobs;
    SessionPlayer& m_player;
    SessionMemory* m_session;
    MemoryEdits* m_edits;
    SnapshotLibrary* m_library;
    QTimer m_frame;
    QTimer m_tableSoon;
    QString m_storedName; ///< of the snapshot that is shown in place of the session's memory; empty: none
    std::shared_ptr<const MemoryView> m_stored;
    std::shared_ptr<const MemoryView> m_view;
    std::optional<MemoryId> m_chosen;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    MemoryHeadline* m_headline = nullptr;
    QLabel* m_note = nullptr;
    MemoryMapPane* m_map = nullptr;
    FilmBar* m_bar = nullptr;
    QTabWidget* m_side = nullptr;
    BeliefPanel* m_beliefs = nullptr;
    EntryPanel* m_entry = nullptr;
    SnapshotPanel* m_snapshots = nullptr;
    EntriesPanel* m_entries = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    QAction* m_pin = nullptr;
    QAction* m_amend = nullptr;
    QAction* m_forget = nullptr;
    QAction* m_exportFilm = nullptr;
    FilmExport* m_film;
};

} // namespace acr::ui
