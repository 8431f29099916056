// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of the program: those of commands, which the user may change, and those of views such as charts and tables,
/// which are fixed. Changes are applied to the actions at once and are kept in the preferences.
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/shell/preferences.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <optional>

namespace acr::ui {

class Shortcuts final : public QObject {
    Q_OBJECT

public:
    struct Command {
        QString id;
        /// Translated: a menu or a page.
        QString group;
        /// The page where the keys work; empty: in the whole window.
        QString scope;
        QPointer<QAction> action;
        QList<QKeySequence> defaults;
        /// Instead of the action's text, where that changes with what is done.
        QString fixedName = {};
        /// The name in the menu without the mark of its mnemonic.
        [[nodiscard]] QString name() const;
        [[nodiscard]] QList<QKeySequence> keys() const;
    };
    /// Keys of a view that has the focus.
    struct FixedKeys {
        /// Translated: the kind of view.
        QString group;
        QList<QKeySequence> keys;
        /// Translated: what they do.
        QString meaning;
        /// The command that does the same; empty for none.
        QString command = {};
    };
    /// Who has keys already.
    struct Owner {
        QString name;
        QString group;
        /// Empty for keys of a view, which can't be taken over.
        QString command;
    };

    explicit Shortcuts(Preferences& preferences, QObject* parent = nullptr);

    /// Takes in an action with its default keys and gives it those that the user chose. REQUIRES: an id that is not
    /// there yet.
    void add(const QString& id, QAction* action, const QString& group, const QString& scope = {},
             const QString& fixedName = {});
    void addFixed(const QList<FixedKeys>& keys);

    /// In the order in which they were added.
    [[nodiscard]] const QList<Command>& commands() const { return m_commands; }
    [[nodiscard]] const QList<FixedKeys>& fixedKeys() const { return m_fixed; }
    /// Null for an unknown id.
    [[nodiscard]] const Command* find(const QString& id) const;
    /// The keys of a command as text, those of a view where the command has none: "Ctrl+K", "F". Empty for none.
    [[nodiscard]] QString text(const QString& id) const;
    [[nodiscard]] bool isChanged(const QString& id) const;
    [[nodiscard]] bool isAnyChanged() const;

    /// Whether these keys can be given to commands: one combination with Ctrl, Alt or Meta, or a function key. Single
    /// letters and arrows belong to views.
    [[nodiscard]] static bool isUsable(const QKeySequence& keys);
    /// Who has the keys where they would work for the command.
    [[nodiscard]] std::optional<Owner> owner(const QString& id, const QKeySequence& keys) const;
    /// Replaces the keys of a command; empty: none. REQUIRES: a known id.
    void setKeys(const QString& id, const QKeySequence& keys);
    /// Gives the keys to the command and takes them from the command that has them.
    void takeOver(const QString& id, const QKeySequence& keys);
    /// The default keys again. Other commands that were given them in the meantime lose them.
    void reset(const QString& id);
    void resetAll();

signals:
    void changed(const QString& id);

private:
    [[nodiscard]] Command* command(const QString& id);
    void apply(Command& command, const QList<QKeySequence>& keys);
    void store(const Command& command);
    void remove(const QString& from, const QKeySequence& keys);

    Preferences& m_preferences;
    QList<Command> m_commands;
    QHash<QString, qsizetype> m_places;
    QList<FixedKeys> m_fixed;
};

/// A menu's or button's text without the marks of mnemonics.
[[nodiscard]] QString withoutMnemonics(QString text);

} // namespace acr::ui
