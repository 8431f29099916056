// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The editable heatmap of a prior set: dimensions × models, sources below their dimension when it is opened. A cell's
/// colour and number are the expected score, the bar at its foot is the strength, a corner says that it lies above or
/// below the reference.
///
/// Drag up and down changes the expected score, with Control the strength; Shift makes fine steps. The wheel does the
/// same by steps. Keys: arrows move, + and − change the score, Page up and Page down the strength (Shift: fine), Enter
/// or a digit types a score, `=` a strength, Delete goes back to the learned cell, Space opens and closes a dimension,
/// Escape ends typing. A click on the triangle before a name opens its sources. GUI thread only.
#pragma once

#include "core/memory/priorfield.h"
#include "widgets/charts/chartwidget.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

class QLineEdit;

namespace acr::ui {

class PriorGrid final : public ChartWidget {
    Q_OBJECT

public:
    explicit PriorGrid(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shared with whoever edits; the reference is what corners compare with.
    void setPriors(std::shared_ptr<const PriorSet> priors, std::shared_ptr<const PriorSet> reference);

    /// The address of the selected cell's score; nothing where there are no cells.
    [[nodiscard]] std::optional<PriorAddress> selected() const;
    /// Opens the dimension when the cell is a source's. False when there is no such cell.
    bool select(const PriorAddress& address);
    void setExpanded(const std::string& dimension, bool expanded);
    /// Where a cell stands, in the widget's coordinates; empty when it is not on screen.
    [[nodiscard]] QRectF cellRect(const PriorAddress& address) const;
    [[nodiscard]] QRectF triangleRect(const std::string& dimension) const;

    [[nodiscard]] QSize minimumSizeHint() const override { return {420, 180}; }

signals:
    /// The user asks for a value. Values of one gesture carry the same number; another gesture, another one.
    void valueEdited(const acr::PriorAddress& address, double value, int gesture);
    /// The user wants the cell as it was learned.
    void resetAsked(const acr::PriorAddress& address);
    void cellSelected(const acr::PriorAddress& address);

protected:
    bool isEmpty() const override;
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOverlay(QPainter& painter) override;

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row {
        std::string dimension; ///< empty: over all tasks
        std::string source;
        bool opens = false; ///< has sources
    };
    struct Layout {
        QRectF plot;
        double rowHeight = 0;
        double nameWidth = 0;
        double headHeight = 0;
        int firstRow = 0; ///< rows above are scrolled away
        int rows = 0;     ///< on screen
    };
    struct Cell {
        int row = 0;
        int column = 0;
        bool operator==(const Cell&) const = default;
    };

    void rebuildRows();
    [[nodiscard]] Layout layoutFor(const QRectF& area, const Theme& theme) const;
    [[nodiscard]] QRectF cellIn(const Layout& layout, const Cell& cell) const;
    [[nodiscard]] std::optional<Cell> cellAt(const QPointF& position) const;
    [[nodiscard]] std::optional<int> triangleAt(const QPointF& position) const;
    [[nodiscard]] PriorAddress addressOf(const Cell& cell, PriorField field = PriorField::Mean) const;
    [[nodiscard]] double valueOf(const PriorSet& priors, const Cell& cell, PriorField field) const;
    [[nodiscard]] QString rowName(const Row& row) const;
    [[nodiscard]] QString toolTipOf(const Cell& cell) const;
    void paintHeads(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintNames(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintCell(QPainter& painter, const QRectF& rect, const Cell& cell) const;
    void moveTo(const Cell& cell);
    void scrollTo(int row);
    void ask(PriorField field, double value, int gesture);
    /// By one step up or down.
    void nudge(PriorField field, double steps, bool fine, int gesture);
    void beginTyping(PriorField field, const QString& text);
    void endTyping(bool take);
    void describe();

    std::shared_ptr<const PriorSet> m_priors;
    std::shared_ptr<const PriorSet> m_reference;
    std::vector<Row> m_rows;
    std::set<std::string> m_expanded;
    std::optional<Cell> m_selected;
    int m_firstRow = 0;
    int m_gesture = 0;
    /// A drag: where it began and what the cell held then.
    struct Drag {
        Cell cell;
        PriorField field = PriorField::Mean;
        QPointF from;
        double start = 0;
        bool moved = false;
    };
    std::optional<Drag> m_drag;
    qint64 m_lastWheelMs = 0;
    QLineEdit* m_editor;
    PriorField m_typed = PriorField::Mean;
};

} // namespace acr::ui
