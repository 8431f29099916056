// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The forks of the session as a table, each compared with the session at the cursor and at the end. Hidden while there
/// is none. The row of the selected fork is the one that the other views show. GUI thread only.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/thememanager.h"

#include <QAbstractTableModel>
#include <QWidget>

namespace acr::ui {

class DataTable;

/// The colour of a fork, by its place.
[[nodiscard]] Ink forkInk(std::size_t place);
/// "acrouter, fork at 801", or the name that it was given.
[[nodiscard]] QString forkName(const SessionLane& fork);

class ForkModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Divergence, RegretHere, RegretEnd, PerfEnd, CostEnd, ColumnCount };

    explicit ForkModel(const SessionPlayer& player, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// Takes the forks from the player.
    void reload();
    /// The figures changed.
    void refresh();

private:
    [[nodiscard]] std::optional<double> number(const SessionPlayer::Fork& fork, int column) const;
    /// For tool tips: rounded, with its unit.
    [[nodiscard]] static QString readingOf(int column, double value);

    const SessionPlayer& m_player;
    std::vector<SessionPlayer::Fork> m_forks;
};

class ForkList final : public QWidget {
    Q_OBJECT

public:
    ForkList(const ThemeManager& themes, SessionPlayer& player, QWidget* parent = nullptr);

    [[nodiscard]] DataTable& table() const { return *m_table; }

signals:
    /// The user asks for it, for the selected fork.
    void pinRequested();
    void keepRequested();
    void nameRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    SessionPlayer& m_player;
    ForkModel* m_model;
    DataTable* m_table;
};

} // namespace acr::ui
