// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The user's choice of keys: every command with its keys, a search by name or keys, a field that takes the new keys by
/// pressing them. Changes hold at once. Keys that another command has are given over only when the user says so.
#pragma once

#include "widgets/shell/shortcuts.h"
#include "widgets/theme/thememanager.h"

#include <QDialog>
#include <QKeySequence>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace acr::ui {

class KeyRecorder;

class ShortcutDialog final : public QDialog {
    Q_OBJECT

public:
    ShortcutDialog(const ThemeManager& themes, Shortcuts& shortcuts, QWidget* parent = nullptr);

    /// Selects a command.
    void select(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void fill();
    void filter(const QString& text);
    void showKeys();
    void showSelected();
    void record(const QKeySequence& keys);
    void takeOver();
    void say(const QString& sentence, bool problem, bool offersTaking = false);
    [[nodiscard]] QString selected() const;

    const ThemeManager& m_themes;
    Shortcuts& m_shortcuts;
    QLineEdit* m_search;
    QTreeWidget* m_tree;
    QLabel* m_name;
    KeyRecorder* m_recorder;
    QPushButton* m_none;
    QPushButton* m_default;
    QPushButton* m_allDefault;
    QLabel* m_note;
    QPushButton* m_take;
    QKeySequence m_wanted; ///< keys that another command has
};

} // namespace acr::ui
