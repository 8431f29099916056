// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The leaderboard as a table: recomputed figures, the published ones beside them, and intervals of the difference to a
/// reference row. The check box of a row says whether its curve is drawn.
#pragma once

#include "core/evaluation/leaderboardcolumns.h"
#include "widgets/document/document.h"
#include "widgets/models/roles.h"
#include "widgets/theme/ink.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace acr::ui {

class LeaderboardModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Those of the columns (see leaderboardcolumns.h) that code names.
    static inline const int Rank = windowColumnOf("rank");
    static inline const int Policy = windowColumnOf("policy");
    static inline const int CumRegret = windowColumnOf("cum_regret");
    static inline const int SeedDeviation = windowColumnOf("cum_regret_sd");
    static inline const int RegretBasis = windowColumnOf("regret_basis");
    static inline const int MeasuredTasks = windowColumnOf("measured_tasks");
    static inline const int WithheldRegret = windowColumnOf("cum_regret_withheld");
    static inline const int NewTasksRegret = windowColumnOf("cum_regret_new_tasks");
    static inline const int AgainstReference = windowColumnOf("delta_reference");
    static inline const int ReferenceHigh = windowColumnOf("delta_reference_high_95");
    static inline const int PublishedRegret = windowColumnOf("published_cum_regret");
    static inline const int RegretDifference = windowColumnOf("difference_cum_regret");
    static inline const int AvgPerf = windowColumnOf("avg_perf_pct");
    static inline const int Cost = windowColumnOf("cost_usd");
    static inline const int Source = windowColumnOf("published_source");
    static inline const int Agreement = windowColumnOf("oracle_agreement_pct");
    static inline const int Tasks = windowColumnOf("tasks");
    /// Beside the shared ones (SortRole, ColumnKeyRole, InkRole).
    enum Role {
        PolicyRole = Qt::UserRole + 100, ///< the row's policy text
        FamilyRole,                      ///< PolicyFamily as int
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] const std::vector<const LeaderboardColumn*>& columns() const { return m_columns; }

    /// Rows that were there before keep their check; others are checked when they are among the default ones
    /// (see showBest). Null empties the table.
    void setResults(std::shared_ptr<const StreamResults> results);
    [[nodiscard]] const std::shared_ptr<const StreamResults>& results() const { return m_results; }

    /// The row that the others are compared with, and the 95 % intervals of ΔCumReg against it by policy
    /// text.
    void setReference(const QString& policy);
    [[nodiscard]] const QString& reference() const { return m_reference; }
    void setIntervals(QHash<QString, Interval> intervals);

    [[nodiscard]] bool isShown(const QString& policy) const { return m_shown.contains(policy); }
    /// Policies with a check, in the order of the rows.
    [[nodiscard]] QStringList shown() const;
    void setShown(const QSet<QString>& policies);
    /// The checks with which the next benchmark or stream starts, where it has those rows.
    void setRemembered(const QSet<QString>& policies) { m_remembered = policies; }
    /// The `count` lowest CumReg, the bounds and the reference.
    void showBest(int count);
    void showAll();
    void setFamilyShown(PolicyFamily family, bool shown);

    [[nodiscard]] const LeaderboardRow* row(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const QString& policy, int column = Policy) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// Which curves are drawn.
    void shownChanged();

private:
    /// Null where nothing is known of siblings.
    [[nodiscard]] const FiguresWithoutSiblings* withoutSiblings(const LeaderboardRow& row) const;
    [[nodiscard]] const LeaderboardColumn* column(int section) const;
    [[nodiscard]] double number(const LeaderboardRow& row, const LeaderboardColumn& column) const;
    [[nodiscard]] QString display(const LeaderboardRow& row, const LeaderboardColumn& column) const;
    [[nodiscard]] QString toolTip(const LeaderboardRow& row, const LeaderboardColumn& column) const;
    [[nodiscard]] QString policyToolTip(const LeaderboardRow& row) const;
    [[nodiscard]] const LeaderboardRow* referenceRow() const;
    void rank();

    const std::vector<const LeaderboardColumn*> m_columns = windowColumns();
    std::shared_ptr<const StreamResults> m_results;
    std::vector<int> m_ranks; ///< by row; 0 for a row that is not ranked
    QSet<QString> m_shown;
    QSet<QString> m_remembered;
    QSet<QString> m_known; ///< rows whose check was decided
    QString m_reference;
    QHash<QString, Interval> m_intervals;
};

} // namespace acr::ui
