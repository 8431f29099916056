// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Statistics page: what the outcomes of the stream say about each model, by group of tasks, in pairs, as a
/// portfolio.
#pragma once

#include "widgets/document/gradualstate.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/pages/page.h"
#include "widgets/pages/statistics/statisticsbelief.h"
#include "widgets/theme/thememanager.h"

#include <QTimer>

#include <optional>

class QComboBox;
class QLabel;
class QModelIndex;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace acr::ui {

class CellPanel;
class DataTable;
class EmptyState;
class FactModel;
class RowMapProxy;
class SegmentedSwitch;
class StatisticsCharts;
class StatisticsHeadline;

class StatisticsPage final : public Page {
    Q_OBJECT

public:
    /// Document, player, jobs and themes outlive the page.
    StatisticsPage(Document& document, SessionPlayer& player, Jobs& jobs, const ThemeManager& themes,
                   QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("statistics"); }
    [[nodiscard]] QString title() const override { return tr("Statistics"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("statistics"); }
    /// Parts: heatmap, profiles, spread, sets, pairs, portfolio, explained.
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] QJsonObject placeState() const override;
    void restorePlace(const QJsonObject& place) override;
    [[nodiscard]] bool settled() const override;

    /// What is shown; null while nothing is.
    [[nodiscard]] const std::shared_ptr<const StatisticsData>& data() const { return m_data; }
    /// The selected row of the table of groups.
    [[nodiscard]] std::size_t row() const { return m_row; }
    [[nodiscard]] StatisticsCharts* charts() const { return m_charts; }
    /// The beliefs after the step at the cursor; empty while they are not shown.
    [[nodiscard]] const StatisticsBelief& belief() const { return m_belief; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// A table of facts with its order and its view.
    struct Facts {
        FactModel* model = nullptr;
        RowMapProxy* rows = nullptr;
        DataTable* table = nullptr;
    };
    enum Table { Cells, Pairs, Values, Explanations, TableCount };

    void build(const ThemeManager& themes);
    QWidget* buildTools();
    void buildCellTools();
    void showCells();
    void showCellsOf(const QJsonObject& state);
    void buildTables(const ThemeManager& themes);
    void buildActions();
    void connectDocument();
    void fillFacets();
    void hideEmptyColumns(const Facts& facts) const;
    void invalidate();
    void recompute();
    void apply(std::shared_ptr<const StatisticsData> facts);
    void refreshSelection();
    /// What the side panel says of the selection, in the view that is shown.
    void showDetails();
    /// A click on a bar beside the charts.
    void chooseBar(std::optional<ModelIndex> model);
    /// The user asks for the tasks of a bar beside the charts.
    void requestTasksOfBar(ModelIndex model);
    /// For those of a row of a table: a cell, a pair, or a model.
    void requestTasksOfRow(int table, const QModelIndex& index);
    /// The chosen cell of the pairs, as long as its row is the selected model.
    [[nodiscard]] std::optional<std::pair<ModelIndex, ModelIndex>> chosenPair() const;
    void showView(const QString& view);
    void selectRow(std::size_t row);
    /// The cursor of the session moved, or the session is another.
    void followCursor();
    void refreshBelief();
    /// What the router believes at the cursor; nothing until refreshBelief() follows where that takes some time.
    [[nodiscard]] std::optional<StatisticsBelief> beliefAtCursor();
    [[nodiscard]] QString beliefSentence() const;
    void selectTaskGroup();
    [[nodiscard]] StatisticSettings settings() const;

    Document& m_document;
    SessionPlayer& m_player;
    std::shared_ptr<const StatisticsData> m_data;
    bool m_stale = true;
    LatestJob m_computing;
    std::size_t m_row = 0;
    /// The selected group's name, to find it again under another metric or stream; none: all tasks.
    std::optional<std::string> m_rowName;

    StatisticsBelief m_belief;
    QTimer m_beliefSoon;
    GradualState m_stateAtCursor;
    QTimer m_tableSoon;

    StatisticsHeadline* m_headline;
    StatisticsCharts* m_charts;
    QWidget* m_film;
    QLabel* m_believed;
    CellPanel* m_panel;
    SegmentedSwitch* m_views;
    QWidget* m_cellTools;
    QComboBox* m_cells;
    QToolButton* m_fitted;
    QComboBox* m_metric;
    QComboBox* m_facet;
    Facts m_facts[TableCount];
    QStackedWidget* m_tables;
    QSplitter* m_columns;
    QSplitter* m_rows;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
};

} // namespace acr::ui
