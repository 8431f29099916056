// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/attemptflow.h"

#include "core/benchmark/reward.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double minBox = 140;
constexpr double gap = 14;
constexpr double padding = 6;
constexpr double nameLead = 12; ///< for the marker
constexpr double stackStep = 8; ///< from the foot of a line to that of the next, beside the line
constexpr double indent = 14;   ///< for the arrow to a stacked box

} // namespace

AttemptFlow::AttemptFlow(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setAccessibleName(tr("Attempts of the step"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void AttemptFlow::clear()
{
    m_boxes.clear();
    m_lost = 0;
    m_inVain = false;
    m_reserved = 0;
    updateGeometry();
    update();
}

void AttemptFlow::setAttempts(std::span<const Attempt> attempts, ModelIndex answer, std::span<const Model> models)
{
    m_boxes.clear();
    m_lost = 0;
    m_inVain = false;
    QStringList spoken;
    for (const Attempt& attempt : attempts) {
        const bool counts = attempt.model == answer;
        m_boxes.push_back({QString::fromStdString(models[attempt.model.position()].name), attempt, counts});
        if (!counts)
            m_lost += costOrZero(attempt.costUsd);
        else
            m_inVain = attempt.score == 0;
        spoken << (attempt.passed ? tr("%1 resolved it for %2") : tr("%1 did not resolve it, for %2"))
                      .arg(m_boxes.back().name, numbers::dollars(attempt.costUsd));
    }
    spoken << sentence();
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    reserve();
    update();
}

void AttemptFlow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    reserve();
}

void AttemptFlow::reserve()
{
    if (!isStacked() || m_boxes.size() <= m_reserved)
        return;
    m_reserved = m_boxes.size();
    updateGeometry();
}

double AttemptFlow::lineHeight() const
{
    return std::ceil(QFontMetricsF(m_themes.theme().font(FontRole::Caption)).height());
}

double AttemptFlow::widthOf(const Box& box) const
{
    const QFontMetricsF metrics(m_themes.theme().font(FontRole::Caption));
    return std::max(metrics.horizontalAdvance(box.name) + nameLead,
                    tabularWidth(metrics, numbers::dollars(box.attempt.costUsd))) +
           2 * padding;
}

bool AttemptFlow::isStacked() const
{
    double needed = -gap;
    for (const Box& box : m_boxes)
        needed += widthOf(box) + gap;
    return m_boxes.size() > 1 && needed > width();
}

QSize AttemptFlow::minimumSizeHint() const
{
    const double line = lineHeight();
    const double boxes = std::max(3 * line + space::s, static_cast<double>(m_reserved) * (line + stackStep));
    return {240, static_cast<int>(boxes + line + space::s)};
}

QRectF AttemptFlow::boxRect(std::size_t box) const
{
    const double line = lineHeight();
    const auto at = static_cast<double>(box);
    if (isStacked())
        return {indent + 0.5, at * (line + stackStep) + 0.5, width() - indent - 1, line + stackStep - 3};
    double left = 0.5;
    for (std::size_t before = 0; before < box; ++before)
        left += widthOf(m_boxes[before]) + gap;
    const double wide =
        m_boxes.size() > 1 ? widthOf(m_boxes[box]) : std::min(std::max(widthOf(m_boxes[box]), minBox), width() - 1.0);
    return {left, 0.5, wide, 3 * line + space::s};
}

void AttemptFlow::paintArrow(QPainter& painter, std::size_t box) const
{
    painter.setPen(QPen(m_themes.theme().colours().muted, 1.5));
    const QRectF from = boxRect(box - 1);
    const QRectF to = boxRect(box);
    const QPointF tip(to.left() - (isStacked() ? 2 : 3), to.center().y());
    if (isStacked()) {
        const double x = indent / 2 - 2;
        painter.drawLine(QPointF(x, box == 1 ? from.center().y() : from.center().y() + 2), QPointF(x, tip.y()));
        if (box == 1)
            painter.drawLine(QPointF(x, from.center().y()), QPointF(from.left() - 2, from.center().y()));
        painter.drawLine(QPointF(x, tip.y()), tip);
    } else {
        painter.drawLine(QPointF(from.right() + 2, tip.y()), tip);
    }
    painter.drawLine(tip - QPointF(3, 3), tip);
    painter.drawLine(tip - QPointF(3, -3), tip);
}

void AttemptFlow::paintEvent(QPaintEvent*)
{
    if (m_boxes.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = m_themes.theme();
    const Colours& c = theme.colours();
    for (std::size_t box = 0; box < m_boxes.size(); ++box) {
        if (box > 0)
            paintArrow(painter, box);
        paintBox(painter, box);
    }
    painter.setFont(theme.font(FontRole::Caption));
    const QRectF below(0, boxRect(m_boxes.size() - 1).bottom() + 2, width(), lineHeight() + 2);
    painter.setPen(m_lost > 0 || m_inVain ? c.bad : c.muted);
    drawTabular(painter, below, Qt::AlignLeft | Qt::AlignVCenter, sentence());
}

QString AttemptFlow::sentence() const
{
    const auto answer = std::ranges::find_if(m_boxes, &Box::answer);
    const QString cost = answer == m_boxes.end() || isMissing(answer->attempt.costUsd)
                             ? tr("an unknown cost")
                             : numbers::dollars(answer->attempt.costUsd);
    if (m_boxes.size() == 1)
        return m_inVain                                   ? tr("One call; %1 for an answer that scores 0").arg(cost)
               : isMissing(m_boxes.front().attempt.score) ? tr("One call, without a score")
                                                          : tr("One call, nothing lost");
    const QString lost = m_lost > 0 ? tr("%1 lost on attempts that were not the answer").arg(numbers::dollars(m_lost))
                                    : tr("Nothing lost on other attempts");
    return m_inVain ? tr("%1, and the answer scores 0").arg(lost) : lost;
}

void AttemptFlow::paintBox(QPainter& painter, std::size_t at) const
{
    const Theme& theme = m_themes.theme();
    const Colours& c = theme.colours();
    const Box& box = m_boxes[at];
    const QRectF rect = boxRect(at);
    painter.setPen(QPen(box.answer ? c.accent : c.line, box.answer ? 1.5 : 1));
    painter.setBrush(c.raised);
    painter.drawRoundedRect(rect, radius::control, radius::control);
    const Ink ink = Ink::model(box.name, box.attempt.model.value);
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font());
    // Side by side the parts stand in three lines, stacked in one.
    const bool stacked = isStacked();
    const QRectF inner = stacked ? rect.adjusted(padding, 0, -padding, 0) : rect.adjusted(padding, 4, -padding, -4);
    const double costWidth = tabularWidth(metrics, QStringLiteral("$0.000000"));
    const double scoreWidth = tabularWidth(metrics, QStringLiteral("✗ 0.00")) + space::s;
    const double line = stacked ? inner.height() : inner.height() / 3;
    const QRectF cost = stacked ? QRectF(inner.right() - costWidth, inner.top(), costWidth, line)
                                : QRectF(inner.left(), inner.top() + 2 * line, inner.width(), line);
    const QRectF score = stacked ? QRectF(cost.left() - scoreWidth, inner.top(), scoreWidth, line)
                                 : QRectF(inner.left(), inner.top() + line, inner.width(), line);
    const QRectF name(inner.left() + nameLead, inner.top(),
                      (stacked ? score.left() - space::xs : inner.right() + 1) - inner.left() - nameLead, line);
    drawMarker(painter, {inner.left() + 4, name.center().y()}, 8, theme.marker(ink), theme.colour(ink));
    painter.setPen(c.text);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(box.name, Qt::ElideMiddle, name.width()));
    const bool passed = box.attempt.passed;
    painter.setPen(!box.attempt.graded ? c.muted : passed ? c.good : c.bad);
    const QString mark = !box.attempt.graded ? QStringLiteral("?") : passed ? QStringLiteral("✓") : QStringLiteral("✗");
    const QString seen = isMissing(box.attempt.score) ? QStringLiteral("–") : numbers::fixed(box.attempt.score, 2);
    drawTabular(painter, score, Qt::AlignVCenter | Qt::AlignLeft, mark + QLatin1Char(' ') + seen);
    painter.setPen(c.muted);
    drawTabular(painter, cost, Qt::AlignVCenter | (stacked ? Qt::AlignRight : Qt::AlignLeft),
                numbers::dollars(box.attempt.costUsd));
}

bool AttemptFlow::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    for (std::size_t box = 0; box < m_boxes.size(); ++box) {
        if (!boxRect(box).contains(help->pos()))
            continue;
        const Attempt& attempt = m_boxes[box].attempt;
        text =
            tr("Attempt %1: %2\nScore seen: %3\nCost: %4")
                .arg(box + 1)
                .arg(m_boxes[box].name, isMissing(attempt.score) ? tr("not graded") : numbers::reading(attempt.score),
                     isMissing(attempt.costUsd) ? tr("unknown") : numbers::dollarReading(attempt.costUsd));
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace acr::ui

#include "moc_attemptflow.cpp"
