// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The list of the command palette: actions and destinations, filtered by a few letters.
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/shell/fuzzymatch.h"

#include <QAbstractListModel>
#include <QIcon>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace acr::ui {

struct Command {
    /// Stable over restarts and languages; empty: the command is not remembered.
    QString id = {};
    QString text = {};
    /// Where it belongs: a menu, a page, "Task", "Model".
    QString kind = {};
    /// Quiet, at the right: a number with its unit; for a command that is disabled, the reason.
    QString detail = {};
    /// Shown as a key.
    QString shortcut = {};
    QIcon icon = {};
    /// Other words that find it.
    QStringList words = {};
    bool enabled = true;
    /// It was taken lately.
    bool recent = false;
    /// Comes after what fits as well: texts about something, beside the thing itself.
    bool secondary = false;
    /// For a disabled command: says why it can't be done.
    std::function<void()> run = {};
};

class CommandModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole,
        DetailRole,
        ShortcutRole,
        /// The other word that was found.
        WordRole,
        EnabledRole,
        /// The last of the commands that were taken lately, while nothing is typed.
        EndOfRecentRole,
        PositionsRole
    };
    /// Adds commands that fit a query, for lists too long to be made in full; asked only for queries of two letters or
    /// more.
    using Source = std::function<void(const QString& query, QList<Command>& commands)>;

    using QAbstractListModel::QAbstractListModel;

    void setCommands(QList<Command> commands, Source source = {});
    /// Keeps what fits, the best first: by the name, then by another word, then by the kind. Of equals those come first
    /// that were taken lately; all others stay in the order in which they were given.
    void setQuery(const QString& query);
    /// REQUIRES: a row that is there.
    [[nodiscard]] const Command& command(int row) const { return at(m_rows[static_cast<std::size_t>(row)]); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        qsizetype command = 0; ///< beyond the fixed ones: those of the source
        FuzzyMatch match;
        QString word;
    };
    [[nodiscard]] static std::optional<Row> fit(const QString& query, const Command& command);
    [[nodiscard]] const Command& at(const Row& row) const;

    QList<Command> m_commands;
    QList<Command> m_found;
    Source m_source;
    std::vector<Row> m_rows;
    bool m_nothingTyped = true;
};

} // namespace acr::ui
