// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a user writes on a chart: a text, an arrow with a text at its tail, or a shaded range of one axis with a text.
/// Places are in the coordinates of the chart's data (see ChartPlane), so that an annotation stays where it belongs in
/// any zoom, size and theme.
#pragma once

#include "widgets/charts/chartplane.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

class QPainter;

namespace acr::ui {

struct Annotation {
    enum class Kind { Text, Arrow, SpanX, SpanY };
    Kind kind = Kind::Text;
    QPointF from; ///< of a text: its left end; of an arrow: its tail
    QPointF to;   ///< of an arrow: its head; of a span only the coordinate of its axis counts
    QString text; ///< plain, one paragraph

    bool operator==(const Annotation&) const = default;
};

inline constexpr int longestAnnotation = 200; ///< characters of a text
inline constexpr int maxAnnotations = 100;    ///< on a chart

/// What a place on the chart belongs to.
enum class AnnotationPart { None, Body, From, To };

/// The text as it is kept: without line breaks, not too long.
[[nodiscard]] QString annotationText(const QString& typed);
[[nodiscard]] QJsonArray annotationsToJson(const QList<Annotation>& annotations);
/// Leaves out what is no annotation.
[[nodiscard]] QList<Annotation> annotationsFromJson(const QJsonValue& json);

/// Paints them over a chart with this plane. What leaves the plot is cut, in drawings too.
void paintAnnotations(QPainter& painter, const QList<Annotation>& annotations, const ChartPlane& plane,
                      const Theme& theme);
/// The box of the text; empty for one without a text, and for one outside of the plot. `device` is only measured.
[[nodiscard]] QRectF annotationBox(const Annotation& annotation, const ChartPlane& plane, const Theme& theme,
                                   const QPaintDevice* device);
/// Which part of the annotation is at a pixel. Of a span: its edges and its text, so that what is inside stays in
/// reach.
[[nodiscard]] AnnotationPart annotationPartAt(const Annotation& annotation, const ChartPlane& plane, const Theme& theme,
                                              const QPaintDevice* device, const QPointF& pixel);

} // namespace acr::ui
