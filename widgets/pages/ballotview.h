// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A ballot as bars: for every model the votes stacked to its value, the pick in front, and how far it leads.
/// Painted directly, so that it is fast enough while a session plays. GUI thread only.
#pragma once

#include "core/benchmark/model.h"
#include "core/policy/policy.h"
#include "widgets/charts/chartnumbers.h"
#include "widgets/models/tableexport.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>
#include <span>
#include <vector>

namespace acr::ui {

class BallotView final : public QWidget {
    Q_OBJECT

public:
    explicit BallotView(const ThemeManager& themes, QWidget* parent = nullptr);

    void setBallot(const Ballot& ballot, std::span<const Model> models, ModelIndex priorPick);
    void clear();
    /// Whether the user can ask for the tasks of a model. By default not: there is nobody to list them.
    void setTasksOffered(bool offered);
    /// The value of each model, and the weights of the votes that it is the sum of.
    [[nodiscard]] ChartNumbers numbers() const;
    /// The same as text for CSV.
    [[nodiscard]] TextTable table() const;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void modelClicked(acr::ModelIndex model);
    /// A double click, Return, or the entry of the context menu: the user asks for the tasks of the model. See
    /// setTasksOffered().
    void modelActivated(acr::ModelIndex model);
    /// Another ballot is shown, or none.
    void contentChanged();
    /// The user asks for the numbers.
    void tableRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    /// Up, Down, Home and End go from row to row.
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Part {
        std::size_t voter = 0;
        double weight = 0;
    };
    struct Row {
        ModelIndex model;
        QString name;
        double value = missing;
        std::vector<Part> parts; ///< stack to the value; empty where votes are no parts of it
    };
    [[nodiscard]] double rowHeight() const;
    /// From the left edge to where the bars begin.
    [[nodiscard]] double nameWidth() const;
    [[nodiscard]] QRectF rowRect(std::size_t row) const;
    [[nodiscard]] std::optional<ModelIndex> modelAt(const QPointF& position) const;
    /// `names`: nameWidth().
    void paintRow(QPainter& painter, std::size_t row, double names, double low, double high) const;
    struct Voter {
        std::string name;
        QString word;       ///< its name for display
        bool voted = false; ///< on this ballot
    };
    struct LegendEntry {
        std::size_t voter = 0;
        int line = 0;
        QRectF place;
    };
    /// In as many lines as the width asks for; empty where no value is stacked.
    [[nodiscard]] std::vector<LegendEntry> legend() const;
    void reserve();
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] QString toolTipOf(const Row& row) const;

    const ThemeManager& m_themes;
    std::vector<Row> m_rows;
    std::vector<Voter> m_voters; ///< in order of their first vote: each keeps its texture from step to step
    int m_reserved = 1;          ///< lines of the legend that were needed so far: what stands below does not jump
    ModelIndex m_pick;
    ModelIndex m_priorPick;
    std::optional<std::size_t> m_pivotalVoter;
    bool m_tasksOffered = false;
    std::size_t m_current = 0; ///< the row that keys are about
};

} // namespace acr::ui
