// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/neighbourlist.h"

#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace acr::ui {

NeighbourList::NeighbourList(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setAccessibleName(tr("Earlier steps with similar tasks"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

double NeighbourList::rowHeight() const
{
    return std::ceil(QFontMetricsF(m_themes.theme().font(FontRole::Caption)).height()) + 3;
}

QSize NeighbourList::minimumSizeHint() const
{
    return {240, static_cast<int>(static_cast<double>(shownCount + 1) * rowHeight())};
}

std::size_t NeighbourList::room() const
{
    return std::clamp(static_cast<std::size_t>(std::max(0.0, height() / rowHeight() - 1)), shownCount, maxCount);
}

void NeighbourList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (room() != std::exchange(m_room, room()))
        emit roomChanged();
}

void NeighbourList::setMessage(const QString& text)
{
    m_rows.clear();
    m_message = text;
    update();
}

void NeighbourList::setNeighbours(const SessionTrack& track, const std::vector<EarlierStep>& steps)
{
    const Benchmark& benchmark = *track.setting().benchmark;
    m_rows.clear();
    for (const EarlierStep& earlier : steps) {
        const Step& step = track.run().steps[earlier.step];
        m_rows.push_back({earlier.step, earlier.similarity, step.score, step.chosen,
                          QString::fromStdString(benchmark.models[step.chosen.position()].name),
                          QString::fromStdString(benchmark.tasks[step.task].id)});
    }
    m_message = m_rows.empty() ? tr("Nothing before is like this task") : QString();
    update();
}

void NeighbourList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = m_themes.theme();
    const Colours& c = theme.colours();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font());
    if (m_rows.empty()) {
        painter.setPen(c.muted);
        painter.drawText(QRectF(0, 0, width(), rowHeight()), Qt::AlignVCenter | Qt::AlignLeft, m_message);
        return;
    }
    const QString headings[] = {tr("similarity"), tr("model"), tr("score"), tr("task")};
    const auto columnWidth = [&](const QString& digits, const QString& heading) {
        return std::max(tabularWidth(metrics, digits), metrics.horizontalAdvance(heading) + 4);
    };
    const double similarityWidth = columnWidth(QStringLiteral("0.000 "), headings[0]) + 4;
    const double scoreWidth = columnWidth(QStringLiteral("0.00 "), headings[2]);
    double modelWidth = 0;
    for (const Row& row : m_rows)
        modelWidth = std::max(modelWidth, metrics.horizontalAdvance(row.modelName) + space::s);
    modelWidth = std::min(modelWidth, width() * 0.42);
    const double modelLeft = similarityWidth + 12;
    const double taskLeft = modelLeft + modelWidth + scoreWidth + 6;
    painter.setPen(c.muted);
    const double lefts[] = {0, modelLeft, modelLeft + modelWidth, taskLeft};
    for (std::size_t i = 0; i < std::size(headings); ++i)
        painter.drawText(QRectF(lefts[i], 0, width() - lefts[i], rowHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                         headings[i]);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QRectF rect(0, static_cast<double>(i + 1) * rowHeight(), width(), rowHeight());
        painter.setPen(c.muted);
        drawTabular(painter, {rect.left(), rect.top(), similarityWidth, rect.height()},
                    Qt::AlignVCenter | Qt::AlignLeft, numbers::fixed(static_cast<double>(row.similarity), 3));
        const Ink ink = Ink::model(row.modelName, row.model.value);
        drawMarker(painter, {rect.left() + similarityWidth + 4, rect.center().y()}, 8, theme.marker(ink),
                   theme.colour(ink));
        painter.setPen(c.text);
        painter.drawText(QRectF(modelLeft, rect.top(), modelWidth, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(row.modelName, Qt::ElideMiddle, modelWidth - 4));
        painter.setPen(isMissing(row.score) ? c.muted : row.score >= 1 ? c.good : row.score > 0 ? c.text : c.bad);
        drawTabular(painter, {modelLeft + modelWidth, rect.top(), scoreWidth, rect.height()},
                    Qt::AlignVCenter | Qt::AlignLeft,
                    isMissing(row.score) ? QStringLiteral("–") : numbers::fixed(row.score, 2));
        painter.setPen(c.muted);
        painter.drawText(QRectF(taskLeft, rect.top(), rect.right() - taskLeft, rect.height()),
                         Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(row.task, Qt::ElideMiddle, rect.right() - taskLeft));
    }
}

const NeighbourList::Row* NeighbourList::rowAt(double y) const
{
    const double below = y / rowHeight() - 1; // the heading
    return below >= 0 && below < static_cast<double>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(below)]
                                                                    : nullptr;
}

void NeighbourList::mousePressEvent(QMouseEvent* event)
{
    if (const Row* row = rowAt(event->position().y()))
        emit stepClicked(row->step);
}

bool NeighbourList::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    if (const Row* at = rowAt(help->pos().y())) {
        const Row& row = *at;
        text = tr("Step %1: %2\nCosine similarity: %3\nAnswered by %4, score %5")
                   .arg(numbers::count(static_cast<qint64>(row.step) + 1), row.task,
                        numbers::reading(static_cast<double>(row.similarity)), row.modelName,
                        isMissing(row.score) ? tr("unknown") : numbers::reading(row.score));
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace acr::ui

#include "moc_neighbourlist.cpp"
