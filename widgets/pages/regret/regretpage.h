// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The regret page: how much regret each router has, on which tasks, and at what cost.
#pragma once

#include "widgets/document/document.h"
#include "widgets/document/workspacefile.h"
#include "widgets/pages/page.h"
#include "widgets/pages/regret/regretdetails.h"
#include "widgets/theme/thememanager.h"

#include <QSet>

class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTextBrowser;

namespace acr::ui {

class ChartLink;
class ComparePanel;
class CurvePanel;
class DifferencePanel;
class EmptyState;
class LeaderboardModel;
class LeaderboardPanel;
class PolicyAdding;
class RegretHeadline;
class SplitPanel;
struct TaskList;
class TradeOffPanel;

class RegretPage final : public Page {
    Q_OBJECT

public:
    /// All must outlive the page.
    /// `file` may be null: what is trained is then kept for this window only.
    RegretPage(const ThemeManager& themes, Document& document, Jobs& jobs, WorkspaceFile* file = nullptr,
               QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("regret"); }
    [[nodiscard]] QString title() const override { return tr("Regret"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("regret"); }
    /// Parts: leaderboard, compare, difference, split, kinds, tradeoff, published.
    [[nodiscard]] QList<Part> parts() const override;
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] bool settled() const override;

    /// The run that cards, split and comparison are about, and the one it is compared with.
    [[nodiscard]] QString runA() const;
    [[nodiscard]] QString runB() const;
    void setReference(const QString& policy);
    /// Pins the row as a ghost; see PinnedRuns.
    void pin(const QString& policy);

    [[nodiscard]] LeaderboardModel& leaderboard() const { return *m_model; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildSide();
    QWidget* buildTables();
    void buildActions();
    void connectDocument();

    /// Takes over the document's results, or remembers to when the page is shown.
    void refresh();
    void runsChanged();
    void updateGhostActions();
    void startCurves();
    void startIntervals();
    void startDetails();
    /// What the charts are waiting for; empty: nothing.
    void showLoading(const QString& text);
    void showDetails(const RegretDetails& details);
    void showCards();
    void showPublished(const std::optional<PublishedFacts>& facts);
    void markTask();
    void selectPosition(std::size_t position);
    void connectTaskLists();
    /// The run of the policy that lists of tasks are about, from 0.
    [[nodiscard]] std::size_t seedOf(const QString& policy) const;
    void showTasks(TaskList list);
    void exportCurves();

    const ThemeManager& m_themes;
    Document& m_document;
    PolicyAdding* m_adding;
    LeaderboardModel* m_model;
    ChartLink* m_link;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    RegretHeadline* m_headline;
    CurvePanel* m_curves;
    QTabWidget* m_side;
    SplitPanel* m_split;
    TradeOffPanel* m_tradeOff;
    QTextBrowser* m_published;
    QTabWidget* m_tables;
    LeaderboardPanel* m_leaderboard;
    ComparePanel* m_compare;
    DifferencePanel* m_difference;
    QSplitter* m_rows;
    QSplitter* m_columns;
    QAction* m_addPolicy;
    QAction* m_train;

    std::shared_ptr<const StreamResults> m_results; ///< what is shown
    std::optional<RegretDetails> m_details;
    QString m_reference; ///< as the user chose it; empty for the default
    bool m_stale = true;
    LatestJob m_curvesJob;
    LatestJob m_intervalsJob;
    LatestJob m_detailsJob;
};

} // namespace acr::ui
