// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Applies the document's table filter to the tables of tasks and of outcomes. The filter's facets are the check boxes
/// of both tables; its expression is typed. A text that is wrong, or that waits for a policy's replay, leaves the rows
/// as they are.
#pragma once

#include "core/session/taskfilter.h"
#include "widgets/document/policyfactscache.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/models/taskview.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace acr::ui {

class TableFilter final : public QObject {
    Q_OBJECT

public:
    /// All of these outlive this. `outcomes` has a row for each model of a task.
    TableFilter(Document& document, Jobs& jobs, RowMapProxy& tasks, RowMapProxy& outcomes, QObject* parent = nullptr);

    /// The tasks of both tables. REQUIRES: called before their models get the view.
    void setView(std::shared_ptr<const TaskView> view);
    /// The table that is seen follows at once, the other one when it is shown.
    void setShown(RowMapProxy* table);

    /// As it was typed, right or wrong.
    [[nodiscard]] const QString& text() const { return m_text; }
    void setText(const QString& text);
    /// Facets, expression and what "solves" means.
    void setFilter(const StreamFilter& filter);
    [[nodiscard]] const std::optional<FilterError>& problem() const { return m_problem; }
    /// A policy of the filter is still being replayed.
    [[nodiscard]] bool pending() const { return m_pending; }
    /// The job that replays policies.
    [[nodiscard]] LatestJob& job() { return m_policies.job(); }
    /// Whether the expression says what "solves" means otherwise than the user's preference.
    [[nodiscard]] bool hasOwnSolvesAt() const;

signals:
    /// Text, problem or pending() changed.
    void changed();

private:
    /// Reads the text anew, with what benchmark and policies there are now.
    void apply();
    void followDocument();
    void takeChecks(const RowMapProxy& table, const QString& facetKey);
    void showChecks(const StreamFilter& filter);
    void refreshRows();
    [[nodiscard]] std::vector<std::uint8_t> taskRows() const;
    [[nodiscard]] std::vector<std::uint8_t> outcomeRows() const;
    /// Turns off the tasks that facets forbid for which the table has no check boxes.
    void applyOtherFacets(const RowMapProxy& table, std::vector<std::uint8_t>& marks) const;

    Document& m_document;
    RowMapProxy& m_tasks;
    RowMapProxy& m_outcomes;
    PolicyFactsCache m_policies;
    std::shared_ptr<const TaskView> m_view;
    QString m_text;
    double m_solvesAt;
    std::optional<FilterError> m_problem;
    bool m_pending = false;
    std::optional<TaskFilter> m_bound; ///< to the view's benchmark; none: every task passes
    RowMapProxy* m_shown = nullptr;
    bool m_tasksStale = false;
    bool m_outcomesStale = false;
    bool m_writing = false;
};

} // namespace acr::ui
