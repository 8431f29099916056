// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The annotations of one chart, and what the mouse and the keys do to them: placing, moving, changing, removing. It
/// gets the chart's events first and says which of them it took.
///
/// While one is being placed: a click places a text, a drag an arrow (towards its head) or a span (of the axis along
/// which the mouse moved more); Return places in the middle of the plot; Escape ends. Then the text is typed in place.
/// Drag moves an annotation or one end of it, double click, Return or F2 changes its text, Delete removes it, arrows
/// move it. GUI thread only.
#pragma once

#include "widgets/charts/annotation.h"

#include <QObject>

#include <optional>

class QKeyEvent;
class QLineEdit;
class QMenu;
class QMouseEvent;

namespace acr::ui {

class ChartWidget;

class AnnotationLayer final : public QObject {
    Q_OBJECT

public:
    /// What is placed; a span's axis shows from the drag.
    enum class Tool { Text, Arrow, Span };

    explicit AnnotationLayer(ChartWidget& chart);

    [[nodiscard]] const QList<Annotation>& annotations() const { return m_annotations; }
    void setAnnotations(const QList<Annotation>& annotations);
    /// Lets the user place one.
    void begin(Tool tool);
    [[nodiscard]] bool isPlacing() const { return m_tool.has_value(); }
    /// True when the event is done with.
    [[nodiscard]] bool take(QEvent& event);
    /// Frames what is selected, and says what to do while one is placed.
    void paintMarks(QPainter& painter, const ChartPlane& plane, const Theme& theme) const;
    /// Entries about the annotation at a place of the chart; without a place about the selected one.
    void fillMenu(QMenu& menu, const std::optional<QPointF>& pixel);

signals:
    /// The user changed something; the list from before.
    void edited(const QList<acr::ui::Annotation>& before);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Hit {
        qsizetype at = -1;
        AnnotationPart part = AnnotationPart::None;
    };
    [[nodiscard]] Hit hitAt(const QPointF& pixel) const;
    [[nodiscard]] bool press(const QMouseEvent& event);
    [[nodiscard]] bool move(const QMouseEvent& event);
    [[nodiscard]] bool release(const QMouseEvent& event);
    [[nodiscard]] bool pressKey(const QKeyEvent& event);
    void place(const QPointF& from, const QPointF& to);
    void shift(const QPointF& pixels);
    void remove(qsizetype at);
    void editText(qsizetype at);
    void endEditing(bool keep);
    void endGesture();
    void select(qsizetype at);

    ChartWidget& m_chart;
    QList<Annotation> m_annotations;
    qsizetype m_selected = -1;
    std::optional<Tool> m_tool;
    QList<Annotation> m_before; ///< the gesture
    std::optional<QPointF> m_pressed;
    AnnotationPart m_part = AnnotationPart::None;
    Annotation m_start; ///< the one that is dragged, as it was
    bool m_overOne = false;
    QLineEdit* m_editor = nullptr;
    bool m_isNew = false;
};

} // namespace acr::ui
