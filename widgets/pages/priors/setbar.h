// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The bar above the desk: which policy, which set, what it is compared with, and two snapshots, A and B.
#pragma once

#include "core/memory/priorset.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;
class QUndoStack;

namespace acr::ui {

class PriorEditor;
class WorkspaceFile;

class SetBar final : public QWidget {
    Q_OBJECT

public:
    /// All outlive the bar.
    SetBar(const ThemeManager& themes, PriorEditor& editor, WorkspaceFile& file, QUndoStack& undo,
           QWidget* parent = nullptr);

    /// Names of the sets in the workspace.
    [[nodiscard]] QStringList names() const;
    /// Saves the edited set under that name as a step that can be undone. False, and failed(), where it can't be
    /// saved.
    bool save(const QString& name);
    bool remove(const QString& name);
    /// Loads a saved set.
    void open(const QString& name);
    /// Goes back to the learned priors.
    void reset();
    /// Asks for a name, or a file, in a dialog of its own.
    void saveAs();
    void importFile();
    void exportFile();
    /// Removes the set in use from the workspace.
    void removeCurrent();
    /// The name of the saved set that the edited set came from; empty when there is none.
    [[nodiscard]] QString currentName() const { return m_name; }
    /// A place for a set: 0 is A, 1 is B.
    void keep(int place);
    void show(int place);
    [[nodiscard]] bool isKept(int place) const { return kept(place).has_value(); }
    [[nodiscard]] const std::optional<PriorSet>& kept(int place) const
    {
        return m_kept.at(static_cast<std::size_t>(place));
    }
    /// What is on the desk differs from the set of currentName(), or from the learned priors.
    [[nodiscard]] bool isEdited() const { return m_edited; }
    /// What changes are counted from: "learned", "A", "B", or "set:" and the name of a set.
    [[nodiscard]] const QString& referenceKey() const { return m_referenceKey; }
    /// What was kept of another run of the program: at first only what can be told without reading sets.
    void setKept(const QString& name, bool edited);
    /// Then, after the editor has its set, everything.
    void restore(const QString& referenceKey, std::array<std::optional<PriorSet>, 2> places);
    /// Does or undoes a kept step. False where it is damaged.
    [[nodiscard]] bool doStep(const QJsonObject& step, bool forward);
    [[nodiscard]] static QString stepKind() { return QStringLiteral("prior set"); }
    /// What can be done with sets; entries of the menu as well. For the page to offer.
    [[nodiscard]] const QList<QAction*>& setActions() const { return m_actions; }
    /// Entries for the menu beside the sets.
    [[nodiscard]] QMenu& menu() const { return *m_menu; }

signals:
    void failed(const acr::Error& error);
    /// Something the user should know; empty: nothing any more.
    void said(const QString& sentence);
    /// The user chose another set, reference or policy, or took a snapshot.
    void changed();
    /// isEdited() or currentName() is another.
    void editedChanged();

private:
    void buildActions(const ThemeManager& themes);
    void buildPlaces(const ThemeManager& themes);
    /// The policy of the desk, which the box need not have chosen.
    void showPolicy();
    void fillSets();
    void fillReferences();
    void chooseReference(const QString& key);
    /// The set that a reference means; nothing where there is none.
    [[nodiscard]] std::optional<PriorSet> referenceSet(const QString& key);
    void setName(const QString& name);
    void follow();
    void showEdited();
    void showPlace(int place);
    void forget();
    bool store(const QString& name, const std::optional<PriorSet>& priors);
    bool push(const QString& text, const QString& name, const std::optional<PriorSet>& after);

    PriorEditor& m_editor;
    WorkspaceFile& m_file;
    QUndoStack& m_undo;
    QComboBox* m_policy;
    QComboBox* m_sets;
    QComboBox* m_reference;
    QLabel* m_marks;
    QMenu* m_menu;
    QList<QAction*> m_actions;
    std::array<QToolButton*, 2> m_places{};
    std::array<QAction*, 2> m_showActions{};
    std::array<std::optional<PriorSet>, 2> m_kept;
    QString m_name;
    std::optional<PriorSet> m_named; ///< as it is saved
    bool m_edited = false;
    QString m_referenceKey = QStringLiteral("learned");
};

} // namespace acr::ui
