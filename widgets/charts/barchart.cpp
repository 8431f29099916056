// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barchart.h"

#include "widgets/charts/snapshot.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double swatch = 9;
constexpr double thickest = 22;
constexpr std::size_t mostInLegend = 6;

} // namespace

BarChart::BarChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("Nothing to compare yet"), tr("Pick at least one policy."));
}

void BarChart::setData(const QStringList& categories, std::vector<BarPart> parts)
{
    m_categories = categories;
    m_parts = std::move(parts);
    m_hovered = -1;
    if (m_selected >= categories.size())
        m_selected = -1;
    describe();
    updateGeometry();
    update();
}

void BarChart::setArrangement(Arrangement arrangement)
{
    if (m_arrangement == arrangement)
        return;
    m_arrangement = arrangement;
    update();
}

void BarChart::setValueTitle(const QString& title)
{
    m_title = title;
    describe();
    update();
}

void BarChart::setValueFormat(const QString& prefix, const QString& suffix, int decimals)
{
    m_prefix = prefix;
    m_suffix = suffix;
    m_decimals = decimals;
    update();
}

void BarChart::setSelected(int category)
{
    if (m_selected == category)
        return;
    m_selected = category;
    update();
}

void BarChart::describe()
{
    QStringList names;
    for (const BarPart& part : m_parts)
        names << part.name;
    setAccessibleDescription(
        tr("Bars of %1 over %n categories. Parts: %2.", nullptr, static_cast<int>(m_categories.size()))
            .arg(m_title, names.join(QStringLiteral(", "))));
}

QSize BarChart::minimumSizeHint() const
{
    const QFontMetrics metrics(theme().font(FontRole::Caption));
    const int rows = std::max(4, static_cast<int>(m_categories.size()) + 4);
    return {240, rows * metrics.height() + 2 * space::m};
}

QString BarChart::valueText(double value) const
{
    const QString sign = value < 0 && !m_prefix.isEmpty() ? QString(numbers::minusSign) : QString();
    return sign + m_prefix + numbers::fixed(sign.isEmpty() ? value : -value, m_decimals) + m_suffix;
}

BarChart::Layout BarChart::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    Layout layout;
    const QFontMetricsF metrics(theme.font(FontRole::Caption), device);
    double low = 0;
    double high = 0;
    double widestValue = 0;
    for (qsizetype category = 0; category < m_categories.size(); ++category) {
        double above = 0;
        double below = 0;
        for (const BarPart& part : m_parts) {
            const double value = part.values[static_cast<std::size_t>(category)];
            if (!std::isfinite(value))
                continue;
            if (m_arrangement == Arrangement::Stacked) {
                (value > 0 ? above : below) += value;
            } else {
                const double half = part.halfWidths.empty() ? 0 : part.halfWidths[static_cast<std::size_t>(category)];
                above = std::max(above, value + half);
                below = std::min(below, value - half);
            }
        }
        low = std::min(low, below);
        high = std::max(high, above);
        widestValue = std::max(
            {widestValue, tabularWidth(metrics, valueText(above + below)), tabularWidth(metrics, valueText(below))});
    }
    if (!(high > low))
        high = low + 1;
    layout.axis.title = m_title;
    layout.axis.prefix = m_prefix;
    layout.axis.suffix = m_suffix;

    double widest = 0;
    for (const QString& category : m_categories)
        widest = std::max(widest, metrics.horizontalAdvance(category));
    widest = std::min(widest, area.width() * 0.4);
    layout.legendHeight = m_parts.size() > 1 && m_parts.size() <= mostInLegend ? metrics.height() + space::s : 0;
    const double bottom = horizontalAxisHeight(theme, device, layout.axis);
    layout.plot = QRectF(area.adjusted(std::ceil(widest) + space::s, layout.legendHeight, -space::s, -bottom).toRect());
    // Room for the values that stand at the bars' ends.
    const double perPixel =
        (high - low) / std::max(40.0, layout.plot.width() - (low < 0 && high > 0 ? 2 : 1) * (widestValue + space::s));
    layout.axis.low = low < 0 ? low - (widestValue + space::s) * perPixel : 0;
    layout.axis.high = high > 0 ? high + (widestValue + space::s) * perPixel : 0;
    const double row = layout.plot.height() / static_cast<double>(m_categories.size());
    if (m_arrangement == Arrangement::Stacked)
        layout.thick = std::round(std::min(thickest, row * 0.64));
    else
        layout.thick = std::max(1.0, std::floor(std::min(thickest, row * 0.76 / static_cast<double>(m_parts.size()))));
    return layout;
}

double BarChart::Layout::at(double value) const
{
    return plot.left() + axis.fraction(value) * plot.width();
}

QRectF BarChart::Layout::bar(double from, double to, double top) const
{
    const double left = std::round(at(std::min(from, to)));
    const double right = std::round(at(std::max(from, to)));
    return {left, std::round(top), right - left, thick};
}

QRectF BarChart::band(const QRectF& plot, int category) const
{
    const double height = plot.height() / static_cast<double>(m_categories.size());
    return {plot.left(), plot.top() + category * height, plot.width(), height};
}

QRectF BarChart::plotArea() const
{
    return layoutFor(contentArea(), this, theme()).plot;
}

void BarChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Layout layout = layoutFor(area, painter.device(), theme);
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    if (layout.legendHeight > 0)
        paintLegend(painter, area, theme);
    if (m_selected >= 0) {
        const QRectF row = band(layout.plot, m_selected);
        painter.fillRect(QRectF(area.left(), row.top(), area.width(), row.height()), theme.colours().selection);
    }
    paintGrid(painter, theme, layout.plot, &layout.axis, nullptr);
    paintHorizontalTexts(painter, theme, layout.plot, layout.axis);
    paintNames(painter, area, layout, theme);
    for (int category = 0; category < m_categories.size(); ++category) {
        if (m_arrangement == Arrangement::Stacked)
            paintStack(painter, layout, category, theme);
        else
            paintSideBySide(painter, layout, category, theme);
    }
    const double zero = std::round(layout.at(0)) + 0.5;
    painter.setPen(QPen(theme.colours().edge, 1));
    painter.drawLine(QPointF(zero, layout.plot.top()), QPointF(zero, layout.plot.bottom()));
}

void BarChart::paintNames(QPainter& painter, const QRectF& area, const Layout& layout, const Theme& theme) const
{
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.colours().text);
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double room = layout.plot.left() - space::s - area.left();
    double free = -1e9;
    for (int category = 0; category < m_categories.size(); ++category) {
        const double top = band(layout.plot, category).center().y() - metrics.height() / 2;
        if (top < free)
            continue;
        painter.drawText(QRectF(area.left(), top, room, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         metrics.elidedText(m_categories[category], Qt::ElideMiddle, room));
        free = top + metrics.height() * 0.9;
    }
}

void BarChart::paintLegend(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    double x = area.left();
    for (const BarPart& part : m_parts) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(part.ink));
        painter.drawRoundedRect(QRectF(x, area.top() + (metrics.height() - swatch) / 2, swatch, swatch), 2, 2);
        painter.setPen(theme.colours().muted);
        x += swatch + space::xs + 1;
        painter.drawText(QPointF(x, area.top() + metrics.ascent()), part.name);
        x += metrics.horizontalAdvance(part.name) + space::l;
    }
}

void BarChart::paintStack(QPainter& painter, const Layout& layout, int category, const Theme& theme) const
{
    const QRectF row = band(layout.plot, category);
    const double top = row.center().y() - layout.thick / 2;
    double above = 0;
    double below = 0;
    bool any = false;
    painter.setPen(QPen(theme.colours().card, 1));
    for (const BarPart& part : m_parts) {
        const double value = part.values[static_cast<std::size_t>(category)];
        if (!std::isfinite(value))
            continue;
        any = true;
        double& from = value > 0 ? above : below;
        painter.fillRect(layout.bar(from, from + value, top), theme.colour(part.ink));
        // A thin gap between parts.
        if (from != 0 && std::abs(layout.at(from + value) - layout.at(from)) > 2) {
            const double joint = std::round(layout.at(from)) + 0.5;
            painter.drawLine(QPointF(joint, top - 0.5), QPointF(joint, top + layout.thick + 0.5));
        }
        from += value;
    }
    if (!any)
        return;
    painter.setPen(theme.colours().text);
    painter.setFont(theme.font(FontRole::Caption));
    const QString total = valueText(above + below);
    if (above > 0 || below == 0)
        drawTabular(painter, QRectF(layout.at(above) + space::xs, row.top(), 400, row.height()),
                    Qt::AlignLeft | Qt::AlignVCenter, total);
    else
        drawTabular(painter, QRectF(layout.at(below) - space::xs - 400, row.top(), 400, row.height()),
                    Qt::AlignRight | Qt::AlignVCenter, total);
}

void BarChart::paintSideBySide(QPainter& painter, const Layout& layout, int category, const Theme& theme) const
{
    const QRectF row = band(layout.plot, category);
    const double thick = layout.thick;
    double top = row.center().y() - thick * static_cast<double>(m_parts.size()) / 2;
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    for (std::size_t i = 0; i < m_parts.size(); ++i, top += thick) {
        const BarPart& part = m_parts[i];
        const double value = part.values[static_cast<std::size_t>(category)];
        if (!std::isfinite(value))
            continue;
        painter.fillRect(layout.bar(0, value, top), theme.colour(part.ink));
        if (i > 0 && thick > 4) {
            painter.setPen(QPen(theme.colours().card, 1));
            const double joint = std::round(top) + 0.5;
            painter.drawLine(QPointF(layout.at(0), joint), QPointF(layout.at(value), joint));
        }
        double end = value;
        if (!part.halfWidths.empty() && part.halfWidths[static_cast<std::size_t>(category)] > 0) {
            const double half = part.halfWidths[static_cast<std::size_t>(category)];
            painter.setPen(QPen(theme.colours().text, 1));
            const double y = std::floor(top + thick / 2) + 0.5;
            painter.drawLine(QPointF(layout.at(value - half), y), QPointF(layout.at(value + half), y));
            end = value >= 0 ? value + half : value - half;
        }
        if (thick >= metrics.height() * 0.8) {
            painter.setPen(theme.colours().text);
            const QRectF text(value < 0 ? layout.at(end) - space::xs - 400 : layout.at(end) + space::xs, top, 400,
                              thick);
            drawTabular(painter, text, (value < 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                        valueText(value));
        }
    }
}

void BarChart::paintOverlay(QPainter& painter)
{
    if (m_hovered >= 0) {
        const QRectF plot = plotArea();
        QColor tint = theme().colours().text;
        tint.setAlphaF(0.05F);
        const QRectF row = band(plot, m_hovered);
        painter.fillRect(QRectF(contentArea().left(), row.top(), contentArea().width(), row.height()), tint);
    }
    paintFocusRing(painter);
}

int BarChart::categoryAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return -1;
    const QRectF plot = plotArea();
    if (position.y() < plot.top() || position.y() >= plot.bottom())
        return -1;
    return std::clamp(
        static_cast<int>((position.y() - plot.top()) / plot.height() * static_cast<double>(m_categories.size())), 0,
        static_cast<int>(m_categories.size()) - 1);
}

QString BarChart::toolTipOf(int category) const
{
    QStringList lines{m_categories[category]};
    double total = 0;
    for (const BarPart& part : m_parts) {
        const double value = part.values[static_cast<std::size_t>(category)];
        if (std::isfinite(value))
            total += value;
        QString line = tr("%1: %2").arg(part.name, m_prefix + numbers::exact(value) + m_suffix);
        if (!part.halfWidths.empty())
            line += QStringLiteral(" ± ") + numbers::exact(part.halfWidths[static_cast<std::size_t>(category)]);
        lines << line;
    }
    if (m_arrangement == Arrangement::Stacked && m_parts.size() > 1)
        lines << tr("Sum: %1").arg(m_prefix + numbers::exact(total) + m_suffix);
    return lines.join(QLatin1Char('\n'));
}

bool BarChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int category = categoryAt(help->pos());
        if (category >= 0)
            showToolTip(*help, toolTipOf(category));
        else
            showToolTip(*help, {});
        return true;
    }
    return ChartWidget::event(event);
}

void BarChart::mouseMoveEvent(QMouseEvent* event)
{
    const int category = categoryAt(event->position());
    if (category == m_hovered)
        return;
    m_hovered = category;
    update();
}

void BarChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int category = categoryAt(event->position());
    if (category < 0)
        return;
    setSelected(category == m_selected ? -1 : category);
    emit categorySelected(m_selected);
}

void BarChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_categories.size()) - 1;
    if (last < 0 || (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down && event->key() != Qt::Key_Escape)) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape)
        setSelected(-1);
    else if (m_selected < 0)
        setSelected(event->key() == Qt::Key_Down ? 0 : last);
    else
        setSelected(std::clamp(m_selected + (event->key() == Qt::Key_Down ? 1 : -1), 0, last));
    emit categorySelected(m_selected);
}

void BarChart::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void BarChart::writeSnapshot(QJsonObject& made) const
{
    QJsonArray parts;
    for (const BarPart& part : m_parts)
        parts.append(QJsonObject{{QStringLiteral("name"), part.name},
                                 {QStringLiteral("ink"), snapshot::ofInk(part.ink)},
                                 {QStringLiteral("values"), snapshot::ofNumbers(part.values)},
                                 {QStringLiteral("half"), snapshot::ofNumbers(part.halfWidths)}});
    made = {{QStringLiteral("kind"), QStringLiteral("bars")},
            {QStringLiteral("y"), m_title},
            {QStringLiteral("prefix"), m_prefix},
            {QStringLiteral("suffix"), m_suffix},
            {QStringLiteral("decimals"), m_decimals},
            {QStringLiteral("stacked"), m_arrangement == Arrangement::Stacked},
            {QStringLiteral("selected"), m_selected},
            {QStringLiteral("categories"), QJsonArray::fromStringList(m_categories)},
            {QStringLiteral("parts"), parts}};
}

bool BarChart::readSnapshot(const QJsonObject& from)
{
    const QStringList categories = snapshot::toTexts(from.value(QLatin1String("categories")));
    const auto count = static_cast<std::size_t>(categories.size());
    std::vector<BarPart> parts;
    for (const auto& value : from.value(QLatin1String("parts")).toArray()) {
        const QJsonObject each = value.toObject();
        BarPart part{each.value(QLatin1String("name")).toString(), snapshot::toInk(each.value(QLatin1String("ink"))),
                     snapshot::toNumbers(each.value(QLatin1String("values"))),
                     snapshot::toNumbers(each.value(QLatin1String("half")))};
        if (part.values.size() != count || (!part.halfWidths.empty() && part.halfWidths.size() != count))
            return false;
        parts.push_back(std::move(part));
    }
    setArrangement(from.value(QLatin1String("stacked")).toBool() ? Arrangement::Stacked : Arrangement::SideBySide);
    setValueTitle(from.value(QLatin1String("y")).toString());
    setValueFormat(from.value(QLatin1String("prefix")).toString(), from.value(QLatin1String("suffix")).toString(),
                   std::clamp(from.value(QLatin1String("decimals")).toInt(1), 0, 8));
    setData(categories, std::move(parts));
    const int chosen = from.value(QLatin1String("selected")).toInt(-1);
    setSelected(chosen < categories.size() ? std::max(-1, chosen) : -1);
    return !isEmpty();
}

} // namespace acr::ui
