// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barchart.h"

#include "widgets/charts/barpicture.h"
#include "widgets/charts/snapshot.h"
#include "widgets/theme/numbers.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace acr::ui {

BarChart::BarChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("Nothing to compare yet"), tr("Pick at least one policy."));
}

BarChart::~BarChart() = default;

void BarChart::renew()
{
    m_shown.reset();
    describe();
    update();
}

void BarChart::setData(const QStringList& categories, std::vector<BarPart> parts)
{
    m_plot.categories = categories;
    m_plot.parts = std::move(parts);
    m_hovered = -1;
    if (m_selected >= categories.size())
        m_selected = -1;
    renew();
    updateGeometry();
    emit contentChanged();
}

std::optional<ChartPlane> BarChart::planeIn(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const auto plane = [&](const BarPicture& picture, double scale) {
        const QRectF plot(picture.plotArea().topLeft() * scale + area.topLeft(), picture.plotArea().size() * scale);
        return ChartPlane{plot, picture.scale(), plainAxis(static_cast<double>(m_plot.categories.size()), 0)};
    };
    if (device == this && area == contentArea())
        return plane(shown(), 1);
    const double scale = static_cast<double>(device->logicalDpiY()) / logicalDpiY();
    return plane(BarPicture(m_plot, area.size() / scale, theme), scale);
}

void BarChart::setAxisSettings(const AxisSettings& settings)
{
    m_plot.range = settings.y.range;
    m_plot.logarithmic = settings.y.logarithmic;
    renew();
}

bool BarChart::hasDataIn(const AxisSettings& settings) const
{
    return !settings.y.range || m_plot.hasBarsIn(*settings.y.range);
}

ChartWidget::ShownAxes BarChart::shownAxes() const
{
    return isEmpty() ? ShownAxes() : ShownAxes{.y = shown().scale()};
}

ChartNumbers BarChart::numbers(Extent) const
{
    ChartNumbers made;
    made.columns.push_back({.key = QStringLiteral("category"),
                            .title = tr("Category"),
                            .texts = {m_plot.categories.begin(), m_plot.categories.end()}});
    for (const BarPart& part : m_plot.parts) {
        const QString title = part.name.isEmpty() ? m_plot.title : part.name;
        made.columns.push_back({.key = part.name.isEmpty() ? QStringLiteral("value") : part.name,
                                .title = title,
                                .numbers = part.values,
                                .prefix = m_plot.prefix,
                                .suffix = m_plot.suffix,
                                .decimals = m_plot.decimals});
        if (!part.halfWidths.empty())
            made.columns.push_back({.key = made.columns.back().key + QStringLiteral(" half"),
                                    .title = QStringLiteral("± ") + title,
                                    .numbers = part.halfWidths,
                                    .decimals = m_plot.decimals + 1});
    }
    return made;
}

void BarChart::setArrangement(Arrangement arrangement)
{
    if (m_plot.arrangement == arrangement)
        return;
    m_plot.arrangement = arrangement;
    renew();
}

void BarChart::setValueTitle(const QString& title)
{
    m_plot.title = title;
    renew();
}

void BarChart::setValueFormat(const QString& prefix, const QString& suffix, int decimals)
{
    m_plot.prefix = prefix;
    m_plot.suffix = suffix;
    m_plot.decimals = decimals;
    renew();
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
    for (const BarPart& part : m_plot.parts)
        names << part.name;
    setAccessibleDescription(
        tr("Bars of %1 over %n categories. Parts: %2.", nullptr, static_cast<int>(m_plot.categories.size()))
            .arg(m_plot.title, names.join(QStringLiteral(", "))));
}

QSize BarChart::minimumSizeHint() const
{
    const QFontMetrics metrics(theme().font(FontRole::Caption));
    const int rows = std::max(4, static_cast<int>(m_plot.categories.size()) + 4);
    return {240, rows * metrics.height() + 2 * space::m};
}

void BarChart::dropLayout()
{
    m_shown.reset();
}

const BarPicture& BarChart::shown() const
{
    const QSizeF size = contentArea().size();
    if (!m_shown || m_shown->size() != size) {
        m_shown = std::make_unique<BarPicture>(m_plot, size, theme());
        countLayout();
    }
    return *m_shown;
}

QRectF BarChart::plotArea() const
{
    return shown().plotArea().translated(contentArea().topLeft());
}

void BarChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    // A device of another resolution gets texts of the same size in points.
    const double scale = static_cast<double>(painter.device()->logicalDpiY()) / logicalDpiY();
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    const QSizeF size = area.size() / scale;
    paintPicture(painter, BarPicture(m_plot, size, theme), QRectF(QPointF(), size), theme);
    painter.restore();
}

void BarChart::paintOnScreen(QPainter& painter)
{
    paintPicture(painter, shown(), contentArea(), theme());
}

void BarChart::paintPicture(QPainter& painter, const BarPicture& picture, const QRectF& area, const Theme& theme) const
{
    if (!picture.hasRoom())
        return;
    if (m_selected >= 0)
        paintBand(painter, picture, area, m_selected, theme.colours().selection);
    picture.paint(painter, area);
}

void BarChart::paintBand(QPainter& painter, const BarPicture& picture, const QRectF& area, int category,
                         const QColor& colour) const
{
    const QRectF row = picture.band(category);
    painter.fillRect(QRectF(area.left(), area.top() + row.top(), area.width(), row.height()), colour);
}

void BarChart::paintOverlay(QPainter& painter)
{
    if (m_hovered >= 0) {
        QColor tint = theme().colours().text;
        tint.setAlphaF(0.05F);
        paintBand(painter, shown(), contentArea(), m_hovered, tint);
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
        static_cast<int>((position.y() - plot.top()) / plot.height() * static_cast<double>(m_plot.categories.size())),
        0, static_cast<int>(m_plot.categories.size()) - 1);
}

QString BarChart::toolTipOf(int category) const
{
    QStringList lines{m_plot.categories[category]};
    double total = 0;
    for (const BarPart& part : m_plot.parts) {
        const double value = part.values[static_cast<std::size_t>(category)];
        if (std::isfinite(value))
            total += value;
        QString line = tr("%1: %2").arg(part.name, numbers::reading(m_plot.prefix, value, m_plot.suffix));
        if (!part.halfWidths.empty())
            line += QStringLiteral(" ± ") +
                    numbers::reading(m_plot.prefix, part.halfWidths[static_cast<std::size_t>(category)], m_plot.suffix);
        lines << line;
    }
    if (m_plot.arrangement == Arrangement::Stacked && m_plot.parts.size() > 1)
        lines << tr("Sum: %1").arg(numbers::reading(m_plot.prefix, total, m_plot.suffix));
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

QVariant BarChart::itemAtPlace(const QPointF& position) const
{
    const int category = categoryAt(position);
    return category >= 0 ? QVariant(category) : QVariant();
}

QVariant BarChart::selectedItem() const
{
    return m_selected >= 0 ? QVariant(m_selected) : QVariant();
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
    const int last = static_cast<int>(m_plot.categories.size()) - 1;
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
    for (const BarPart& part : m_plot.parts) {
        QJsonObject each{{QStringLiteral("name"), part.name},
                         {QStringLiteral("ink"), snapshot::ofInk(part.ink)},
                         {QStringLiteral("values"), snapshot::ofNumbers(part.values)},
                         {QStringLiteral("half"), snapshot::ofNumbers(part.halfWidths)}};
        QJsonArray bars;
        for (const Ink& ink : part.inks)
            bars.append(QJsonObject{{QStringLiteral("ink"), snapshot::ofInk(ink)}});
        if (!bars.isEmpty())
            each[QStringLiteral("bars")] = bars;
        parts.append(each);
    }
    made = {{QStringLiteral("kind"), QStringLiteral("bars")},
            {QStringLiteral("y"), m_plot.title},
            {QStringLiteral("prefix"), m_plot.prefix},
            {QStringLiteral("suffix"), m_plot.suffix},
            {QStringLiteral("decimals"), m_plot.decimals},
            {QStringLiteral("stacked"), m_plot.arrangement == Arrangement::Stacked},
            {QStringLiteral("selected"), m_selected},
            {QStringLiteral("categories"), QJsonArray::fromStringList(m_plot.categories)},
            {QStringLiteral("parts"), parts},
            {QStringLiteral("logY"), m_plot.logarithmic}};
    if (m_plot.range)
        made[QStringLiteral("values")] = snapshot::ofNumbers(std::array{m_plot.range->first, m_plot.range->second});
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
        for (const auto& bar : each.value(QLatin1String("bars")).toArray())
            part.inks.push_back(snapshot::toInk(bar.toObject().value(QLatin1String("ink"))));
        if (!part.inks.empty() && part.inks.size() != count)
            return false;
        if (part.values.size() != count || (!part.halfWidths.empty() && part.halfWidths.size() != count))
            return false;
        parts.push_back(std::move(part));
    }
    setArrangement(from.value(QLatin1String("stacked")).toBool() ? Arrangement::Stacked : Arrangement::SideBySide);
    setValueTitle(from.value(QLatin1String("y")).toString());
    setValueFormat(from.value(QLatin1String("prefix")).toString(), from.value(QLatin1String("suffix")).toString(),
                   std::clamp(from.value(QLatin1String("decimals")).toInt(1), 0, 8));
    m_plot.scaleWords = snapshot::toTexts(from.value(QLatin1String("scaleWords")));
    setAxisSettings(
        {{}, {snapshot::toRange(from.value(QLatin1String("values"))), from.value(QLatin1String("logY")).toBool()}});
    setData(categories, std::move(parts));
    const int chosen = from.value(QLatin1String("selected")).toInt(-1);
    setSelected(chosen < categories.size() ? std::max(-1, chosen) : -1);
    return !isEmpty();
}

} // namespace acr::ui

#include "moc_barchart.cpp"
