// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/annotationlayer.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/charts/labellayout.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace acr::ui {

namespace {

const QPointF arrowOfAClick(-56, -44); ///< from the head to the tail
constexpr int editorWidth = 260;
constexpr double keyStep = 4;
constexpr double largeKeyStep = 20;

} // namespace

AnnotationLayer::AnnotationLayer(ChartWidget& chart)
    : QObject(&chart)
    , m_chart(chart)
{}

void AnnotationLayer::setAnnotations(const QList<Annotation>& annotations)
{
    if (m_annotations == annotations)
        return;
    // Who sets them decides: a gesture that was going on ends without a word.
    if (QLineEdit* const editor = std::exchange(m_editor, nullptr)) {
        editor->removeEventFilter(this);
        editor->setObjectName({}); // it is gone; another one takes its name
        editor->hide();
        editor->deleteLater();
    }
    m_isNew = false;
    m_before.clear();
    if (m_tool)
        m_chart.unsetCursor();
    m_tool.reset();
    m_pressed.reset();
    m_selected = -1;
    m_annotations = annotations;
    m_chart.update();
}

void AnnotationLayer::begin(Tool tool)
{
    if (m_annotations.size() >= maxAnnotations || !m_chart.shownPlane())
        return;
    endEditing(true);
    m_selected = -1;
    m_tool = tool;
    m_chart.setFocus(Qt::OtherFocusReason);
    m_chart.setCursor(Qt::CrossCursor);
    m_chart.update();
}

AnnotationLayer::Hit AnnotationLayer::hitAt(const QPointF& pixel) const
{
    const auto plane = m_chart.shownPlane();
    // What is painted last is in front.
    for (qsizetype at = plane ? m_annotations.size() - 1 : -1; at >= 0; --at) {
        const AnnotationPart part = annotationPartAt(m_annotations[at], *plane, m_chart.theme(), &m_chart, pixel);
        if (part != AnnotationPart::None)
            return {at, part};
    }
    return {};
}

void AnnotationLayer::select(qsizetype at)
{
    if (m_selected == at)
        return;
    m_selected = at;
    m_chart.update();
}

bool AnnotationLayer::take(QEvent& event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress: return press(static_cast<const QMouseEvent&>(event));
    case QEvent::MouseMove: return move(static_cast<const QMouseEvent&>(event));
    case QEvent::MouseButtonRelease: return release(static_cast<const QMouseEvent&>(event));
    case QEvent::MouseButtonDblClick: {
        const auto& mouse = static_cast<const QMouseEvent&>(event);
        const Hit hit = mouse.button() == Qt::LeftButton && !m_tool ? hitAt(mouse.position()) : Hit{};
        if (hit.at >= 0)
            editText(hit.at);
        return hit.at >= 0 || m_tool;
    }
    case QEvent::ShortcutOverride:
        // Keys for a selected annotation, not for the page.
        if (const int key = static_cast<const QKeyEvent&>(event).key();
            (m_selected >= 0 || m_tool) && (key == Qt::Key_Delete || key == Qt::Key_Backspace ||
                                            key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_F2)) {
            event.accept();
            return true;
        }
        return false;
    case QEvent::KeyPress: return pressKey(static_cast<const QKeyEvent&>(event));
    default: return false;
    }
}

bool AnnotationLayer::press(const QMouseEvent& event)
{
    const auto plane = m_chart.shownPlane();
    if (!plane || event.button() != Qt::LeftButton)
        return false;
    if (m_tool) {
        if (plane->plot.contains(event.position())) {
            m_before = m_annotations;
            m_pressed = event.position();
            place(event.position(), event.position());
        }
        return true;
    }
    const Hit hit = hitAt(event.position());
    select(hit.at);
    if (hit.at < 0)
        return false;
    m_chart.setFocus(Qt::MouseFocusReason);
    m_before = m_annotations;
    m_start = m_annotations[hit.at];
    m_part = hit.part;
    m_pressed = event.position();
    return true;
}

bool AnnotationLayer::move(const QMouseEvent& event)
{
    const auto plane = m_chart.shownPlane();
    if (!plane)
        return false;
    const QPointF pixel = event.position();
    if (m_tool) {
        if (m_pressed) {
            m_annotations = m_before;
            place(*m_pressed, pixel);
        }
        return true;
    }
    if (m_pressed && m_selected >= 0) {
        const QPointF way = pixel - *m_pressed;
        const auto moved = [&](const QPointF& place) { return plane->placeOf(plane->pixelOf(place) + way); };
        Annotation& each = m_annotations[m_selected];
        each = m_start;
        if (m_part != AnnotationPart::To)
            each.from = moved(m_start.from);
        if (m_part != AnnotationPart::From)
            each.to = moved(m_start.to);
        m_chart.update();
        return true;
    }
    const bool over = hitAt(pixel).at >= 0;
    if (over)
        m_chart.setCursor(Qt::SizeAllCursor);
    else if (m_overOne)
        m_chart.unsetCursor();
    m_overOne = over;
    return over;
}

bool AnnotationLayer::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !m_pressed)
        return m_tool.has_value();
    const QPointF from = *std::exchange(m_pressed, std::nullopt);
    if (!m_tool) {
        endGesture();
        return true;
    }
    const bool dragged = (event.position() - from).manhattanLength() >= QApplication::startDragDistance();
    m_annotations = m_before;
    if (*m_tool == Tool::Span && !dragged) {
        m_chart.update(); // a span has two ends: it goes on waiting for a drag
        return true;
    }
    place(dragged || *m_tool == Tool::Text ? from : from + arrowOfAClick, dragged ? event.position() : from);
    m_tool.reset();
    m_chart.unsetCursor();
    m_isNew = true;
    editText(m_annotations.size() - 1);
    return true;
}

bool AnnotationLayer::pressKey(const QKeyEvent& event)
{
    const auto plane = m_chart.shownPlane();
    if (!plane)
        return false;
    const bool isReturn = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (m_tool) {
        if (event.key() == Qt::Key_Escape) {
            if (m_pressed)
                m_annotations = m_before;
            m_pressed.reset();
            m_tool.reset();
            m_chart.unsetCursor();
            m_chart.update();
        } else if (isReturn) {
            m_before = m_annotations;
            const QPointF middle = plane->plot.center();
            const QPointF end = middle + QPointF(plane->plot.width() / 8, 0);
            place(*m_tool == Tool::Arrow ? middle + arrowOfAClick : middle, *m_tool == Tool::Span ? end : middle);
            m_tool.reset();
            m_chart.unsetCursor();
            m_isNew = true;
            editText(m_annotations.size() - 1);
        }
        return true;
    }
    if (m_selected < 0)
        return false;
    const double step = event.modifiers() & Qt::ShiftModifier ? largeKeyStep : keyStep;
    switch (event.key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: remove(m_selected); return true;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter: editText(m_selected); return true;
    case Qt::Key_Left: shift({-step, 0}); return true;
    case Qt::Key_Right: shift({step, 0}); return true;
    case Qt::Key_Up: shift({0, -step}); return true;
    case Qt::Key_Down: shift({0, step}); return true;
    case Qt::Key_Escape: select(-1); return true;
    default: return false;
    }
}

/// Appends what the tool makes of a drag between two pixels.
void AnnotationLayer::place(const QPointF& from, const QPointF& to)
{
    const auto plane = m_chart.shownPlane();
    if (!plane)
        return;
    Annotation made;
    switch (*m_tool) {
    case Tool::Text: made.kind = Annotation::Kind::Text; break;
    case Tool::Arrow: made.kind = Annotation::Kind::Arrow; break;
    case Tool::Span:
        made.kind = std::abs(to.x() - from.x()) >= std::abs(to.y() - from.y()) ? Annotation::Kind::SpanX
                                                                               : Annotation::Kind::SpanY;
        break;
    }
    const QRectF& plot = plane->plot;
    const auto inside = [&](const QPointF& pixel) {
        return QPointF(std::clamp(pixel.x(), plot.left(), plot.right()),
                       std::clamp(pixel.y(), plot.top(), plot.bottom()));
    };
    made.from = plane->placeOf(inside(from));
    made.to = made.kind == Annotation::Kind::Text ? made.from : plane->placeOf(inside(to));
    m_annotations.append(made);
    m_chart.update();
}

void AnnotationLayer::shift(const QPointF& pixels)
{
    const auto plane = m_chart.shownPlane();
    if (!plane)
        return;
    m_before = m_annotations;
    Annotation& each = m_annotations[m_selected];
    each.from = plane->placeOf(plane->pixelOf(each.from) + pixels);
    each.to = plane->placeOf(plane->pixelOf(each.to) + pixels);
    endGesture();
}

void AnnotationLayer::remove(qsizetype at)
{
    m_before = m_annotations;
    m_annotations.removeAt(at);
    m_selected = -1;
    endGesture();
}

void AnnotationLayer::endGesture()
{
    m_chart.update();
    if (const QList<Annotation> before = std::exchange(m_before, {}); before != m_annotations)
        emit edited(before);
}

void AnnotationLayer::editText(qsizetype at)
{
    endEditing(true);
    const auto plane = m_chart.shownPlane();
    if (!plane)
        return;
    if (!m_isNew)
        m_before = m_annotations;
    m_pressed.reset();
    select(at);
    const Annotation& each = m_annotations[at];
    m_editor = new QLineEdit(each.text, &m_chart);
    m_editor->setObjectName(QStringLiteral("annotationText"));
    m_editor->setAccessibleName(tr("Text of the annotation"));
    m_editor->setPlaceholderText(tr("Text, then Return"));
    m_editor->setMaxLength(longestAnnotation);
    Annotation worded = each;
    if (worded.text.isEmpty())
        worded.text = QStringLiteral("x");
    const QPoint corner = annotationBox(worded, *plane, m_chart.theme(), &m_chart).topLeft().toPoint();
    const QSize size(std::min(editorWidth, m_chart.width()), m_editor->sizeHint().height());
    m_editor->setGeometry(QRect(QPoint(std::clamp(corner.x(), 0, std::max(0, m_chart.width() - size.width())),
                                       std::clamp(corner.y(), 0, std::max(0, m_chart.height() - size.height()))),
                                size));
    m_editor->selectAll();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    m_editor->installEventFilter(this);
}

void AnnotationLayer::endEditing(bool keep)
{
    if (m_editor == nullptr)
        return;
    QLineEdit* const editor = std::exchange(m_editor, nullptr);
    editor->removeEventFilter(this);
    const QString text = annotationText(editor->text());
    const bool hadFocus = editor->hasFocus();
    editor->setObjectName({}); // it is gone; another one takes its name
    editor->hide();
    editor->deleteLater();
    const bool isNew = std::exchange(m_isNew, false);
    if (m_selected >= 0 && m_selected < m_annotations.size()) {
        Annotation& each = m_annotations[m_selected];
        if (keep)
            each.text = text;
        // A text without words would be nothing; a new one that is given up goes as it came.
        if ((each.kind == Annotation::Kind::Text && each.text.isEmpty()) || (isNew && !keep)) {
            m_annotations.removeAt(m_selected);
            m_selected = -1;
        }
    }
    if (hadFocus)
        m_chart.setFocus(Qt::OtherFocusReason);
    endGesture();
}

bool AnnotationLayer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && event->type() == QEvent::ShortcutOverride) {
        // Keys that are typed are no shortcuts of the page.
        event->accept();
        return true;
    } else if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            endEditing(key != Qt::Key_Escape);
            return true;
        }
    } else if (watched == m_editor && event->type() == QEvent::FocusOut &&
               static_cast<const QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        endEditing(true);
    }
    return QObject::eventFilter(watched, event);
}

void AnnotationLayer::paintMarks(QPainter& painter, const ChartPlane& plane, const Theme& theme) const
{
    const Colours& colours = theme.colours();
    painter.save();
    if (m_selected >= 0 && m_selected < m_annotations.size()) {
        const Annotation& each = m_annotations[m_selected];
        painter.setPen(QPen(colours.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        const QRectF box = annotationBox(each, plane, theme, painter.device());
        if (!box.isEmpty())
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), radius::control, radius::control);
        if (each.kind != Annotation::Kind::Text) {
            painter.setBrush(colours.card);
            for (QPointF end : {plane.pixelOf(each.from), plane.pixelOf(each.to)}) {
                if (each.kind == Annotation::Kind::SpanX)
                    end.setY(plane.plot.center().y());
                if (each.kind == Annotation::Kind::SpanY)
                    end.setX(plane.plot.center().x());
                if (plane.plot.contains(end))
                    painter.drawEllipse(end, 4.0, 4.0);
            }
        }
    }
    if (m_tool && !m_pressed) {
        const QString words = *m_tool == Tool::Text    ? tr("Click where the text belongs. Escape: no annotation.")
                              : *m_tool == Tool::Arrow ? tr("Drag from the text to the place that the arrow shows. "
                                                            "Escape: no annotation.")
                                                       : tr("Drag over the range. Escape: no annotation.");
        painter.setFont(theme.font(FontRole::Caption));
        const QFontMetricsF metrics(painter.font(), painter.device());
        const QRectF box(plane.plot.left() + space::xs, plane.plot.top() + space::xs,
                         metrics.horizontalAdvance(words) + 2 * space::xs, metrics.height() + 2);
        paintLabelGround(painter, box, theme);
        painter.setPen(colours.accent);
        painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, words);
    }
    painter.restore();
}

void AnnotationLayer::fillMenu(QMenu& menu, const std::optional<QPointF>& pixel)
{
    const qsizetype at = pixel ? hitAt(*pixel).at : m_selected;
    if (at >= 0) {
        const Annotation about = m_annotations[at];
        const auto still = [this, about] { return m_annotations.indexOf(about); };
        menu.addAction(tr("Change the text"), this, [this, still] {
            if (const qsizetype now = still(); now >= 0)
                editText(now);
        });
        menu.addAction(tr("Remove annotation"), this, [this, still] {
            if (const qsizetype now = still(); now >= 0)
                remove(now);
        });
    }
    QMenu* const add = menu.addMenu(tr("Annotate"));
    add->setObjectName(QStringLiteral("annotate"));
    add->addAction(tr("Text"), this, [this] { begin(Tool::Text); });
    add->addAction(tr("Arrow"), this, [this] { begin(Tool::Arrow); });
    add->addAction(tr("Span"), this, [this] { begin(Tool::Span); });
    if (!m_annotations.isEmpty()) {
        add->addSeparator();
        add->addAction(tr("Remove all"), this, [this] {
            m_before = m_annotations;
            m_annotations.clear();
            m_selected = -1;
            endGesture();
        });
    }
}

} // namespace acr::ui

#include "moc_annotationlayer.cpp"
