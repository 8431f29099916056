// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The list of the command palette: actions and destinations, filtered by a few letters.
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/shell/fuzzymatch.h"

#include <QAbstractListModel>
#include <QIcon>

#include <functional>

namespace acr::ui {

struct Command {
    QString text;
    /// Where it belongs: a menu, "Task", "Model".
    QString kind;
    /// Quiet, at the right: a shortcut, a number with its unit.
    QString detail;
    QIcon icon;
    std::function<void()> run;
};

class CommandModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole, DetailRole, PositionsRole };
    /// Adds commands that fit a query, for lists too long to be made in full; asked only for queries of two letters or
    /// more.
    using Source = std::function<void(const QString& query, QList<Command>& commands)>;

    using QAbstractListModel::QAbstractListModel;

    void setCommands(QList<Command> commands, Source source = {});
    /// Keeps what fits, the best first; equals stay in the order in which they were given.
    void setQuery(const QString& query);
    /// REQUIRES: a row that is there.
    [[nodiscard]] const Command& command(int row) const { return at(m_rows[static_cast<std::size_t>(row)]); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        qsizetype command = 0; ///< beyond the fixed ones: those of the source
        FuzzyMatch match;
    };
    [[nodiscard]] const Command& at(const Row& row) const;

    QList<Command> m_commands;
    QList<Command> m_found;
    Source m_source;
    std::vector<Row> m_rows;
};

} // namespace acr::ui
