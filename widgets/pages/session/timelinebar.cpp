// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/timelinebar.h"

#include "widgets/shell/sessionwords.h"
#include "widgets/theme/numbers.h"

#include <QDropEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double margin = 8;
constexpr double barHeight = 6;
constexpr double flagSize = 9;
/// The distance from the bar at which a dropped flag is removed.
constexpr double outside = 28;

} // namespace

TimelineBar::TimelineBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline of the session"));
    connect(&themes, &ThemeManager::themeChanged, this, qOverload<>(&QWidget::update));
}

QString TimelineBar::eventMime()
{
    return QStringLiteral("application/x-acrouter-event");
}

void TimelineBar::setState(const State& state)
{
    if (state == m_state)
        return;
    m_state = state;
    if (state.cursor)
        setAccessibleDescription(tr("Step %1 of %2").arg(*state.cursor + 1).arg(state.length));
    update();
}

void TimelineBar::setEvents(const std::vector<SessionEvent>& events)
{
    if (events == m_events)
        return;
    m_events = events;
    if (m_selected && *m_selected >= m_events.size())
        m_selected.reset();
    update();
}

QRectF TimelineBar::track() const
{
    return {margin, (height() - barHeight) / 2, width() - 2 * margin, barHeight};
}

double TimelineBar::xOf(std::size_t step) const
{
    const QRectF bar = track();
    const double last = std::max<double>(1, static_cast<double>(m_state.length) - 1);
    return bar.left() + bar.width() * std::min(1.0, static_cast<double>(step) / last);
}

std::size_t TimelineBar::stepAt(double x) const
{
    const QRectF bar = track();
    const double share = std::clamp((x - bar.left()) / bar.width(), 0.0, 1.0);
    return m_state.length == 0
               ? 0
               : static_cast<std::size_t>(std::llround(share * static_cast<double>(m_state.length - 1)));
}

std::optional<std::size_t> TimelineBar::eventAt(const QPointF& position) const
{
    if (position.y() > track().top() - 1)
        return std::nullopt;
    for (std::size_t i = m_events.size(); i-- > 0;) {
        if (std::abs(position.x() - xOf(m_events[i].after)) <= flagSize)
            return i;
    }
    return std::nullopt;
}

void TimelineBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = m_themes.theme().colours();
    const QRectF bar = track();
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.line);
    painter.drawRoundedRect(bar, barHeight / 2, barHeight / 2);
    if (m_state.computed > 0) {
        painter.setBrush(c.edge);
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), xOf(m_state.computed - 1) - bar.left(), barHeight),
                                barHeight / 2, barHeight / 2);
    }
    if (m_state.cursor) {
        painter.setBrush(c.accent);
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), xOf(*m_state.cursor) - bar.left(), barHeight),
                                barHeight / 2, barHeight / 2);
    }
    if (m_state.fork) {
        const double x = xOf(*m_state.fork);
        painter.setPen(QPen(m_themes.theme().colour(Ink::sequence(1)), 2));
        painter.drawLine(QPointF(x, bar.top() - 5), QPointF(x, bar.bottom() + 5));
        painter.drawLine(QPointF(x, bar.bottom() + 4), QPointF(bar.right(), bar.bottom() + 4));
    }
    if (m_state.divergence) {
        const double x = xOf(*m_state.divergence);
        painter.setPen(QPen(c.warning, 1.5));
        painter.setBrush(c.card);
        painter.drawPolygon(QPolygonF(
            {{x, bar.top() - 3}, {x + 4, bar.center().y()}, {x, bar.bottom() + 3}, {x - 4, bar.center().y()}}));
    }
    for (std::size_t i = 0; i < m_events.size(); ++i)
        paintFlag(painter, i);
    if (m_dropX) {
        painter.setPen(QPen(c.accent, 1.5, Qt::DashLine));
        painter.drawLine(QPointF(*m_dropX, 2), QPointF(*m_dropX, bar.bottom() + 4));
    }
    if (m_state.cursor) {
        painter.setPen(QPen(c.card, 2));
        painter.setBrush(c.accent);
        painter.drawEllipse(QPointF(xOf(*m_state.cursor), bar.center().y()), 7, 7);
        if (hasFocus()) {
            painter.setPen(QPen(c.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(QPointF(xOf(*m_state.cursor), bar.center().y()), 10, 10);
        }
    }
}

void TimelineBar::paintFlag(QPainter& painter, std::size_t at) const
{
    const bool dragged = m_dragged == at && m_dragX;
    if (dragged && m_dragOut)
        return;
    const Theme& theme = m_themes.theme();
    const SessionEvent& event = m_events[at];
    const double x = dragged ? *m_dragX : xOf(event.after);
    const QRectF bar = track();
    const bool good = event.kind == SessionEventKind::Up || event.kind == SessionEventKind::Join ||
                      (event.kind == SessionEventKind::Improve && event.amount > 0) ||
                      (event.kind == SessionEventKind::Price && event.amount < 1);
    const QColor colour = good ? theme.colours().good : theme.colours().bad;
    painter.setPen(QPen(colour, 1.5));
    painter.drawLine(QPointF(x, 3), QPointF(x, bar.bottom()));
    painter.setBrush(m_selected == at ? colour : theme.colours().card);
    QPainterPath flag;
    flag.moveTo(x, 2);
    flag.lineTo(x + flagSize, 2 + flagSize / 2);
    flag.lineTo(x, 2 + flagSize);
    flag.closeSubpath();
    painter.drawPath(flag);
}

void TimelineBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_state.length == 0)
        return;
    m_selected = eventAt(event->position());
    if (m_selected) {
        m_dragged = m_selected;
        m_dragX.reset();
        m_dragOut = false;
    } else {
        m_seeking = true;
        emit seekRequested(stepAt(event->position().x()));
    }
    update();
}

void TimelineBar::mouseMoveEvent(QMouseEvent* event)
{
    if (m_seeking) {
        emit seekRequested(stepAt(event->position().x()));
    } else if (m_dragged) {
        m_dragX = std::clamp(event->position().x(), track().left(), track().right());
        m_dragOut = event->position().y() < -outside || event->position().y() > height() + outside;
        setCursor(m_dragOut ? Qt::ForbiddenCursor : Qt::SizeHorCursor);
        update();
    } else {
        setCursor(eventAt(event->position()) ? Qt::SizeHorCursor : Qt::PointingHandCursor);
    }
}

void TimelineBar::mouseReleaseEvent(QMouseEvent*)
{
    m_seeking = false;
    const auto dragged = std::exchange(m_dragged, std::nullopt);
    const auto to = std::exchange(m_dragX, std::nullopt);
    update();
    if (!dragged || !to || *dragged >= m_events.size())
        return;
    if (std::exchange(m_dragOut, false))
        emit eventRemoved(*dragged);
    else if (stepAt(*to) != m_events[*dragged].after)
        emit eventMoved(*dragged, stepAt(*to));
}

void TimelineBar::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto at = eventAt(event->position())) {
        m_dragged.reset();
        emit eventEdited(*at);
    }
}

void TimelineBar::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && m_selected &&
        *m_selected < m_events.size())
        emit eventRemoved(*m_selected);
    else
        QWidget::keyPressEvent(event);
}

void TimelineBar::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(eventMime()) && m_state.length > 0)
        event->acceptProposedAction();
}

void TimelineBar::dragMoveEvent(QDragMoveEvent* event)
{
    m_dropX = xOf(stepAt(event->position().x()));
    event->acceptProposedAction();
    update();
}

void TimelineBar::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropX.reset();
    update();
}

void TimelineBar::dropEvent(QDropEvent* event)
{
    m_dropX.reset();
    update();
    const auto kind = eventKindNamed(event->mimeData()->data(eventMime()).toStdString());
    if (!kind)
        return;
    event->acceptProposedAction();
    emit eventDropped(*kind, stepAt(event->position().x()));
}

bool TimelineBar::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text = m_state.length == 0 ? QString()
                                       : tr("Step %1 of %2")
                                             .arg(numbers::count(static_cast<qint64>(stepAt(help->pos().x())) + 1),
                                                  numbers::count(static_cast<qint64>(m_state.length)));
    if (const auto at = eventAt(help->pos()))
        text = tr("After %1 tasks: %2").arg(numbers::count(m_events[*at].after), eventSentence(m_events[*at]));
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace acr::ui

#include "moc_timelinebar.cpp"
