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

constexpr double widestBox = 140;
constexpr double gap = 14;

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
    update();
}

void AttemptFlow::setAttempts(std::span<const Attempt> attempts, ModelIndex answer,
                              std::span<const Model> models)
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
        spoken << tr("%1, %2, %3")
                      .arg(m_boxes.back().name, attempt.passed ? tr("resolved") : tr("not resolved"),
                           numbers::dollars(attempt.costUsd));
    }
    spoken << sentence();
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

QSize AttemptFlow::minimumSizeHint() const
{
    const double line = std::ceil(QFontMetricsF(m_themes.theme().font(FontRole::Caption)).height());
    return {240, static_cast<int>(4 * line + 2 * space::s)};
}

QRectF AttemptFlow::boxRect(std::size_t box) const
{
    const double line = std::ceil(QFontMetricsF(m_themes.theme().font(FontRole::Caption)).height());
    const auto count = static_cast<double>(m_boxes.size());
    const double room = (width() - 1 - gap * (count - 1)) / count;
    const double wide = std::min(room, widestBox);
    return {static_cast<double>(box) * (wide + gap) + 0.5, 0.5, wide, 3 * line + space::s};
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
        paintBox(painter, box);
        if (box + 1 == m_boxes.size())
            continue;
        const QRectF from = boxRect(box);
        const double y = from.center().y();
        painter.setPen(QPen(c.muted, 1.5));
        painter.drawLine(QPointF(from.right() + 2, y), QPointF(from.right() + gap - 3, y));
        painter.drawLine(QPointF(from.right() + gap - 6, y - 3), QPointF(from.right() + gap - 3, y));
        painter.drawLine(QPointF(from.right() + gap - 6, y + 3), QPointF(from.right() + gap - 3, y));
    }
    painter.setFont(theme.font(FontRole::Caption));
    const QRectF first = boxRect(0);
    const QRectF below(0, first.bottom() + 2, width(), height() - first.bottom() - 2);
    painter.setPen(m_lost > 0 || m_inVain ? c.bad : c.muted);
    drawTabular(painter, below, Qt::AlignLeft | Qt::AlignVCenter, sentence());
}

QString AttemptFlow::sentence() const
{
    const auto answer = std::ranges::find_if(m_boxes, &Box::answer);
    const QString cost = answer == m_boxes.end() || isMissing(answer->attempt.costUsd) ? tr("an unknown cost") : numbers::dollars(answer->attempt.costUsd);
    if (m_boxes.size() == 1)
        return m_inVain ? tr("One call; %1 for an answer that scores 0").arg(cost) : isMissing(m_boxes.front().attempt.score) ? tr("One call, without a score") : tr("One call, nothing lost");
    const QString lost = m_lost > 0 ? tr("%1 lost on attempts that were not the answer").arg(numbers::dollars(m_lost)) : tr("Nothing lost on other attempts");
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
    const QRectF inner = rect.adjusted(6, 4, -4, -4);
    const double line = inner.height() / 3;
    const Ink ink = Ink::model(box.name, box.attempt.model.value);
    drawMarker(painter, {inner.left() + 4, inner.top() + line / 2}, 8, theme.marker(ink), theme.colour(ink));
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(c.text);
    painter.drawText(QRectF(inner.left() + 12, inner.top(), inner.width() - 12, line),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(box.name, Qt::ElideRight, inner.width() - 12));
    const bool passed = box.attempt.passed;
    painter.setPen(!box.attempt.graded ? c.muted : passed ? c.good : c.bad);
    const QString mark = !box.attempt.graded ? QStringLiteral("?")
                         : passed            ? QStringLiteral("✓")
                                             : QStringLiteral("✗");
    const QString score =
        isMissing(box.attempt.score) ? QStringLiteral("–") : numbers::fixed(box.attempt.score, 2);
    drawTabular(painter, {inner.left(), inner.top() + line, inner.width(), line},
                Qt::AlignVCenter | Qt::AlignLeft, mark + QLatin1Char(' ') + score);
    painter.setPen(c.muted);
    drawTabular(painter, {inner.left(), inner.top() + 2 * line, inner.width(), line},
                Qt::AlignVCenter | Qt::AlignLeft, numbers::dollars(box.attempt.costUsd));
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
        text = tr("Attempt %1: %2\nScore seen: %3\nCost: %4 USD")
                   .arg(box + 1)
                   .arg(m_boxes[box].name,
                        isMissing(attempt.score) ? tr("not graded") : numbers::exact(attempt.score),
                        isMissing(attempt.costUsd) ? tr("unknown") : numbers::exact(attempt.costUsd));
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace acr::ui
