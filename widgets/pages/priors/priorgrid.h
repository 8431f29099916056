// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The editable heatmap of a prior set: dimensions × models, sources below their dimension when it is opened. See
/// PriorGridPainter for what a cell shows.
///
/// Kinds of tasks are below their source when it is opened. Their cells are read only: the score is the source's with
/// the policy's correction, the strength the number of probed tasks.
///
/// Mouse: a drag up or down changes the expected score, with Control the strength, with Shift finely. The wheel does
/// the same by steps to the selected cell while the grid has the focus, and otherwise scrolls: rows, and columns with
/// Shift or sideways. A click on the triangle before a name opens what is below, a double click on a cell types a
/// score.
///
/// | keys                                 |                                                                    |
/// |--------------------------------------|--------------------------------------------------------------------|
/// | arrows, Home, End                    | move                                                               |
/// | + and −                              | the score by 0.01, with Control by 0.1; Shift makes no difference, |
/// |                                      | because many keyboards need it for one of the two                  |
/// | Shift or Control with Up and Down    | the score by 0.001 or 0.1                                          |
/// | Page up and Page down                | the strength; finely with Shift, coarsely with Control             |
/// | Enter, F2, a digit                   | type a score                                                       |
/// | =                                    | type a strength                                                    |
/// | Delete                               | back to the learned cell                                           |
/// | Space                                | open or close a dimension, or a source with kinds                  |
///
/// While a number is typed, Enter applies it and ends typing, Escape ends without change, and Tab, Up and Down apply it
/// and go on in the next cell. GUI thread only.
#pragma once

#include "core/memory/priorfield.h"
#include "core/policy/kindrows.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/charts/heatmap.h"
#include "widgets/pages/priors/priorgridlayout.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace acr::ui {

class PriorCellEditor;

class PriorGrid final : public ChartWidget {
    Q_OBJECT

public:
    explicit PriorGrid(const ThemeManager& themes, QWidget* parent = nullptr);
    ~PriorGrid() override;

    /// Shared with whoever edits; the reference is what corners compare with.
    void setPriors(std::shared_ptr<const PriorSet> priors, std::shared_ptr<const PriorSet> reference);

    /// Rows below the sources. REQUIRES: cells by model of the priors.
    void setKinds(std::vector<KindRow> kinds);

    /// Cells show how much they differ from the reference, and the colours diverge.
    void setShowsChange(bool shows);
    /// Colours from the lowest to the highest value of the open rows, instead of from 0 to 1.
    void setFitted(bool fitted);
    /// Of the colours. Follows the priors when it is fitted, unless a range was set.
    [[nodiscard]] HeatmapScale scale() const;
    [[nodiscard]] AxisOffers axisOffers() const override;
    [[nodiscard]] AxisSettings axisSettings() const override { return {{}, {}, {m_colours, false}}; }
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] QString problemWith(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override;
    [[nodiscard]] QString colourMeaning() const override;

    /// The address of the selected cell's score; nothing where there are no cells, or the cell is a kind's.
    [[nodiscard]] std::optional<PriorAddress> selected() const;
    /// Opens the dimension when the cell is a source's. False when there is no such cell.
    bool select(const PriorAddress& address);
    void setExpanded(const std::string& dimension, bool expanded);
    /// The kinds of a source.
    void setExpanded(const std::string& dimension, const std::string& source, bool expanded);
    /// Where a cell stands, in the widget's coordinates; empty when it is not on screen.
    [[nodiscard]] QRectF cellRect(const PriorAddress& address) const;
    /// As above, of a kind within the source of the address.
    [[nodiscard]] QRectF cellRect(const PriorAddress& address, const std::string& kind) const;
    /// Of a dimension, or of a source in it.
    [[nodiscard]] QRectF triangleRect(const std::string& dimension, const std::string& source = {}) const;
    /// The number that is being typed; nothing when none is.
    [[nodiscard]] const std::optional<PriorAddress>& edited() const { return m_edited; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {420, 180}; }

signals:
    /// The user asks for a value. Values of one gesture carry the same number; another gesture, another one.
    void valueEdited(const acr::PriorAddress& address, double value, int gesture);
    /// What was typed is no number that the field takes.
    void textRefused(const acr::PriorAddress& address, const QString& text);
    /// The user wants the cell as it was learned.
    void resetAsked(const acr::PriorAddress& address);
    /// The user wants to edit a cell that is read only.
    void readOnlyAsked();
    /// Of a kind's cell, the address is its source's.
    void cellSelected(const acr::PriorAddress& address);
    void scaleChanged();

protected:
    bool isEmpty() const override;
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOverlay(QPainter& painter) override;
    /// The text of the cell's address; none for a kind's.
    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
    /// As a heatmap of the rows that are open, with the texts of the cells' addresses as "addresses". Rows of kinds are
    /// left out: on a slide, cells are edited by their addresses.
    void writeSnapshot(QJsonObject& snapshot) const override;

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Step { Fine, Normal, Coarse };

    void rebuildRows();
    void addSourceRows(const std::string& dimension, std::vector<PriorGridRow>& rows) const;
    /// On screen.
    [[nodiscard]] PriorGridLayout gridLayout() const;
    [[nodiscard]] std::optional<int> triangleAt(const PriorGridLayout& layout, const QPointF& position) const;
    [[nodiscard]] std::optional<PriorGridCell> cellOf(const PriorAddress& address) const;
    [[nodiscard]] const PriorGridRow& rowOf(const PriorGridCell& cell) const;
    [[nodiscard]] bool isReadOnly(const PriorGridCell& cell) const { return rowOf(cell).kind.has_value(); }
    /// What the policy adds in a row of a kind; 0 in others.
    [[nodiscard]] double correctionOf(int row, std::size_t column) const;
    /// Of a kind's cell, the address of its source's.
    [[nodiscard]] PriorAddress addressOf(const PriorGridCell& cell, PriorField field = PriorField::Mean) const;
    [[nodiscard]] double valueOf(const PriorGridCell& cell, PriorField field) const;
    /// Of the score from the reference; missing where there is none.
    [[nodiscard]] double differenceOf(const PriorGridCell& cell) const;
    /// The score, or its difference from the reference; missing where there is none.
    [[nodiscard]] double shownValue(const PriorGridCell& cell) const;
    [[nodiscard]] bool isBest(const PriorGridCell& cell) const;
    [[nodiscard]] QString toolTipOf(const PriorGridCell& cell) const;
    [[nodiscard]] QString kindToolTipOf(const PriorGridCell& cell) const;
    void describe();

    void moveTo(const PriorGridCell& cell);
    void scrollToSelected();
    /// False where all rows, or all columns, are on screen.
    bool scrollRows(int rows);
    bool scrollColumns(int columns);
    /// Expected scores of a row's cells, by column.
    [[nodiscard]] std::vector<double> meansOf(const PriorSet& priors, int row) const;
    void toggleExpanded(int row);
    /// Builds the rows again. The selection stays on its cell, or goes to the row that closed over it.
    void applyExpanded(const std::optional<PriorGridRow>& closed);

    /// Asks for the value of the selected cell, or the nearest that the field takes.
    void ask(PriorField field, double value, int gesture);
    /// By whole steps up or down.
    void nudge(PriorField field, int steps, Step step, int gesture);
    /// Whole steps that the wheel has turned since the last event for the same target; a touchpad takes many events
    /// for one.
    int takeWheelSteps(const QWheelEvent& event, const std::optional<PriorAddress>& target);

    void openEditor(PriorField field, const QString& typed);
    void placeEditor();
    /// Applies what was typed, if anything. False when it was refused.
    bool applyEditor();
    void closeEditor(bool takeFocus);
    void moveEditor(int rows, int columns);
    /// The priors changed while a number is being typed.
    void followInEditor();

    std::shared_ptr<const PriorSet> m_priors;
    std::shared_ptr<const PriorSet> m_reference;
    std::vector<PriorGridRow> m_rows;
    std::vector<KindRow> m_kinds;
    std::set<std::string> m_expanded;                                ///< dimensions
    std::set<std::pair<std::string, std::string>> m_expandedSources; ///< dimension and source
    std::optional<PriorGridCell> m_selected;
    bool m_showsChange = false;
    bool m_fitted = false;
    std::optional<std::pair<double, double>> m_colours; ///< the range that was set
    PriorGridCell m_first;                              ///< at the top left
    int m_gesture = 0;
    /// A drag: where it began and what the cell held then.
    struct Drag {
        PriorField field = PriorField::Mean;
        QPointF from;
        double start = 0;
        bool moved = false;
    };
    std::optional<Drag> m_drag;
    /// A turn of the wheel: what it goes to (nothing: it scrolls) and the part of a step that is left, in eighths of a
    /// degree.
    struct Wheel {
        std::optional<PriorAddress> target;
        int rest = 0;
        QElapsedTimer sinceLast;
    };
    Wheel m_wheel;
    PriorCellEditor* m_editor;
    std::optional<PriorAddress> m_edited;
};

} // namespace acr::ui
