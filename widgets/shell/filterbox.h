// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The editor of a filter's expression, for the stream and for tables: the line, and a menu of saved filters.
#pragma once

#include "core/workspace/filterstore.h"
#include "widgets/document/workspacefile.h"
#include "widgets/shell/filteredit.h"

#include <QWidget>

#include <functional>

class QMenu;
class QToolButton;

namespace acr::ui {

class FilterBox final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBox(const ThemeManager& themes, QWidget* parent = nullptr);

    [[nodiscard]] FilterEdit& edit() const { return *m_edit; }
    /// Where filters are saved; it outlives this. Null: nothing can be saved.
    void setWorkspace(WorkspaceFile* workspace) { m_workspace = workspace; }
    /// What is saved: the whole filter as a text. The name in it is ignored.
    void setCurrent(std::function<SavedFilter()> current) { m_current = std::move(current); }
    /// An entry of the menu below the saved filters.
    void addEntry(const QString& text, const QString& toolTip, std::function<bool()> possible,
                  std::function<void()> run);
    [[nodiscard]] QMenu& menu() const { return *m_menu; }
    [[nodiscard]] QToolButton& menuButton() const { return *m_button; }

signals:
    /// The user chose a saved filter.
    void chosen(const acr::SavedFilter& filter);
    /// Saving, renaming or removing was not possible. Translated.
    void refused(const QString& reason);

private:
    struct Entry {
        QString text;
        QString toolTip;
        std::function<bool()> possible;
        std::function<void()> run;
    };

    void fillMenu();
    [[nodiscard]] std::vector<SavedFilter> saved() const;
    [[nodiscard]] bool writable() const;
    void askForName(const QString& title, const QString& proposed,
                    const std::function<Result<void>(const QString&)>& take);
    void report(const Result<void>& done);

    const ThemeManager& m_themes;
    WorkspaceFile* m_workspace = nullptr;
    std::function<SavedFilter()> m_current;
    QList<Entry> m_entries;
    FilterEdit* m_edit;
    QToolButton* m_button;
    QMenu* m_menu;
};

} // namespace acr::ui
