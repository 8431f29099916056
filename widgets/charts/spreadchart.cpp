// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/spreadchart.h"

#include "widgets/charts/snapshot.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/linecolours.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace acr::ui {

namespace {

constexpr double spreadMarkerSize = 9;
constexpr double lowestRow = 14;  ///< that a box has room in
constexpr double boxShare = 0.28; ///< of a row's height: the box; the histogram has the rest above it
constexpr double histogramTint = 0.45;
constexpr double histogramContrast = 3;

} // namespace

SpreadChart::SpreadChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void SpreadChart::setData(std::vector<SpreadRow> rows, const Axis& axis)
{
    m_rows = std::move(rows);
    m_axis = axis;
    m_hovered = -1;
    m_layout.reset();
    describe();
    update();
    emit contentChanged();
}

std::optional<ChartPlane> SpreadChart::planeIn(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const bool onScreen = device == this && area == contentArea();
    const QRectF plot = onScreen ? plotArea() : layoutFor(area, device, theme).plot;
    return ChartPlane{plot, shownAxis(), plainAxis(static_cast<double>(m_rows.size()), 0)};
}

void SpreadChart::setAxisSettings(const AxisSettings& settings)
{
    m_range = settings.y.range;
    m_logarithmic = settings.y.logarithmic;
    update();
}

bool SpreadChart::hasDataIn(const AxisSettings& settings) const
{
    const auto& range = settings.y.range;
    return !range || std::ranges::any_of(m_rows, [&](const SpreadRow& row) {
        return row.count > 0 && row.maximum >= range->first && row.minimum <= range->second;
    });
}

QString SpreadChart::problemWith(const AxisSettings& settings) const
{
    if (m_axis.logarithmic && settings.y.range && !(settings.y.range->first > 0))
        return tr("The axis is logarithmic: both ends must be above zero.");
    return ChartWidget::problemWith(settings);
}

Axis SpreadChart::shownAxis() const
{
    Axis axis = m_axis;
    const AxisSettings asked = axisSettings();
    if (m_range && hasDataIn(asked) && !(axis.logarithmic && !(m_range->first > 0)))
        std::tie(axis.low, axis.high) = *m_range;
    if (m_logarithmic && !axis.logarithmic)
        axis.setLogarithmic(true);
    return axis;
}

ChartNumbers SpreadChart::numbers(Extent) const
{
    const auto column = [this](const char* key, const QString& title, double SpreadRow::*member) {
        ChartColumn made{
            .key = QLatin1String(key), .title = title, .prefix = m_axis.prefix, .suffix = m_axis.suffix, .decimals = 4};
        for (const SpreadRow& row : m_rows)
            made.numbers.push_back(row.count > 0 ? row.*member : std::numeric_limits<double>::quiet_NaN());
        return made;
    };
    ChartColumn name{.key = QStringLiteral("name"), .title = tr("Name")};
    ChartColumn count{.key = QStringLiteral("values"), .title = tr("Values"), .decimals = 0};
    for (const SpreadRow& row : m_rows) {
        name.texts.push_back(row.name);
        count.numbers.push_back(static_cast<double>(row.count));
    }
    return {{name, count, column("mean", tr("Mean"), &SpreadRow::mean),
             column("mean_low", tr("Mean, low"), &SpreadRow::meanLow),
             column("mean_high", tr("Mean, high"), &SpreadRow::meanHigh),
             column("least", tr("Least"), &SpreadRow::minimum),
             column("lower_quartile", tr("Lower quartile"), &SpreadRow::lowerQuartile),
             column("median", tr("Median"), &SpreadRow::median),
             column("upper_quartile", tr("Upper quartile"), &SpreadRow::upperQuartile),
             column("greatest", tr("Greatest"), &SpreadRow::maximum)}};
}

void SpreadChart::setSelected(const QString& id)
{
    if (m_selected == id)
        return;
    m_selected = id;
    describe();
    update();
}

void SpreadChart::choose(const QString& id)
{
    setSelected(id);
    emit rowSelected(id);
}

void SpreadChart::describe()
{
    QString text = m_axis.title;
    for (const SpreadRow& row : m_rows)
        if (row.id == m_selected && row.count > 0)
            text = tr("%1: mean %2, median %3").arg(row.name, numbers::reading(row.mean), numbers::reading(row.median));
    setAccessibleDescription(text);
}

SpreadChart::Layout SpreadChart::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const QFontMetricsF metrics(theme.font(FontRole::Caption), device);
    double widest = 0;
    for (const SpreadRow& row : m_rows)
        widest = std::max(widest, metrics.horizontalAdvance(row.name));
    widest = std::min(widest + spreadMarkerSize + space::xs, area.width() * 0.35);
    const double below = horizontalAxisHeight(theme, device, m_axis);
    return {area, QRectF(area.adjusted(std::ceil(widest) + space::s, 0, -space::l, -below).toRect())};
}

const SpreadChart::Layout& SpreadChart::shownLayout() const
{
    const QRectF area = contentArea();
    if (!m_layout || m_layout->area != area) {
        m_layout.emplace(layoutFor(area, this, theme()));
        countLayout();
    }
    return *m_layout;
}

QRectF SpreadChart::band(const QRectF& plot, std::size_t row) const
{
    const double height = plot.height() / static_cast<double>(m_rows.size());
    return {plot.left(), plot.top() + static_cast<double>(row) * height, plot.width(), height};
}

int SpreadChart::rowAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return -1;
    const QRectF plot = plotArea();
    if (position.y() < plot.top() || position.y() >= plot.bottom())
        return -1;
    return std::clamp(
        static_cast<int>((position.y() - plot.top()) / plot.height() * static_cast<double>(m_rows.size())), 0,
        static_cast<int>(m_rows.size()) - 1);
}

void SpreadChart::paintRow(QPainter& painter, const QRectF& band, const SpreadRow& row, const Theme& theme) const
{
    const Colours& colours = theme.colours();
    const QColor colour = theme.colour(row.ink);
    const Axis axis = shownAxis();
    const auto at = [&](double value) {
        return band.left() + std::clamp(axis.fraction(value), 0.0, 1.0) * band.width();
    };
    const auto isShown = [&](double value) { return value >= axis.low && value <= axis.high; };
    if (band.height() < lowestRow) {
        // Only the quartiles and the median.
        const QRectF box(QPointF(at(row.lowerQuartile), band.top()),
                         QPointF(std::max(at(row.upperQuartile), at(row.lowerQuartile) + 2), band.bottom()));
        painter.fillRect(box, blend(colour, colours.card, 0.5));
        painter.fillRect(QRectF(at(row.median) - 1, band.top(), 2, band.height()), colour);
        return;
    }
    const QRectF inner = band.adjusted(0, 3, 0, -3);
    const double boxHeight = std::clamp(inner.height() * boxShare, 6.0, 14.0);
    const double middle = inner.bottom() - boxHeight / 2;

    if (!row.bins.empty()) {
        const double maximum = std::max(1.0, *std::ranges::max_element(row.bins));
        const double ground = inner.bottom() - boxHeight - 2;
        const double room = std::max(0.0, ground - inner.top());
        const auto edge = [&](std::size_t i) {
            return at(m_axis.value(static_cast<double>(i) / static_cast<double>(row.bins.size())));
        };
        const QColor fill = withContrast(blend(colour, colours.card, histogramTint), colours.card, histogramContrast);
        for (std::size_t i = 0; i < row.bins.size(); ++i) {
            const double left = edge(i);
            const double width = edge(i + 1) - left;
            if (row.bins[i] <= 0 || !(width > 0))
                continue;
            const double height = std::max(1.0, row.bins[i] / maximum * room);
            painter.fillRect(QRectF(left + 0.5, ground - height, std::max(1.0, width - 1), height), fill);
        }
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(band.left(), ground + 0.5), QPointF(band.right(), ground + 0.5));
    }
    painter.setPen(QPen(colour, 1));
    painter.drawLine(QPointF(at(row.minimum), middle), QPointF(at(row.maximum), middle));
    for (const double end : {row.minimum, row.maximum})
        if (isShown(end))
            painter.drawLine(QPointF(at(end), middle - boxHeight / 4), QPointF(at(end), middle + boxHeight / 4));
    painter.setBrush(blend(colour, colours.card, 0.7));
    painter.drawRect(
        QRectF(QPointF(at(row.lowerQuartile), middle - boxHeight / 2),
               QPointF(std::max(at(row.upperQuartile), at(row.lowerQuartile) + 2), middle + boxHeight / 2)));
    painter.setPen(QPen(colour, 2));
    if (isShown(row.median))
        painter.drawLine(QPointF(at(row.median), middle - boxHeight / 2),
                         QPointF(at(row.median), middle + boxHeight / 2));
    if (std::isfinite(row.meanLow)) {
        painter.setPen(QPen(colours.text, 1.5));
        painter.drawLine(QPointF(at(row.meanLow), middle), QPointF(at(row.meanHigh), middle));
    }
    if (isShown(row.mean))
        drawMarker(painter, QPointF(at(row.mean), middle), spreadMarkerSize - 1, MarkerShape::Diamond, colours.text,
                   colours.card);
}

void SpreadChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    paintLayout(painter, layoutFor(area, painter.device(), theme), theme);
}

void SpreadChart::paintOnScreen(QPainter& painter)
{
    paintLayout(painter, shownLayout(), theme());
}

void SpreadChart::paintLayout(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QRectF& area = layout.area;
    const QRectF& plot = layout.plot;
    if (plot.width() < 16 || plot.height() < 16)
        return;
    const Colours& colours = theme.colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.grid, 1));
    const Axis axis = shownAxis();
    for (const Tick& tick : axis.ticks(horizontalTicks(plot))) {
        const double x = std::round(plot.left() + axis.fraction(tick.value) * plot.width()) + 0.5;
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    // Of low rows only every so many have a name, and the selected one.
    const double line = QFontMetricsF(theme.font(FontRole::Caption), painter.device()).height() * 0.9;
    const auto every = static_cast<std::size_t>(std::max(
        1.0, std::ceil(line / (plot.height() / static_cast<double>(std::max<std::size_t>(1, m_rows.size()))))));
    const auto found = std::ranges::find(m_rows, m_selected, &SpreadRow::id);
    const auto chosen = static_cast<std::size_t>(found - m_rows.begin());
    const auto isNamed = [&](std::size_t i) {
        const bool beside = found != m_rows.end() && std::max(i, chosen) - std::min(i, chosen) < every;
        return i == chosen || (i % every == 0 && !beside);
    };
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const SpreadRow& row = m_rows[i];
        const QRectF where = band(plot, i);
        const bool selected = !m_selected.isEmpty() && row.id == m_selected;
        if (selected || static_cast<int>(i) == m_hovered)
            painter.fillRect(QRectF(area.left(), where.top(), area.width(), where.height()),
                             selected ? colours.selection : blend(colours.card, colours.raised, 0.8));
        QFont font = theme.font(FontRole::Caption);
        if (selected)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        const QFontMetricsF metrics(font, painter.device());
        if (row.count > 0)
            paintRow(painter, where, row, theme);
        if (!isNamed(i))
            continue;
        drawMarker(painter, QPointF(area.left() + spreadMarkerSize / 2, where.center().y()), spreadMarkerSize,
                   theme.marker(row.ink), theme.colour(row.ink));
        const QRectF box(area.left() + spreadMarkerSize + space::xs, where.center().y() - metrics.height() / 2,
                         plot.left() - area.left() - spreadMarkerSize - space::m, metrics.height());
        painter.setPen(row.count > 0 ? colours.text : colours.muted);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         metrics.elidedText(row.name, Qt::ElideMiddle, box.width()));
        if (row.count == 0)
            painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter, tr("no values"));
    }
    paintHorizontalTexts(painter, theme, plot, axis);
    painter.restore();
}

bool SpreadChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int at = rowAt(help->pos());
        if (at < 0) {
            showToolTip(*help, {});
            return true;
        }
        const SpreadRow& row = m_rows[static_cast<std::size_t>(at)];
        const auto with = [this](double value) { return numbers::reading(m_axis.prefix, value, m_axis.suffix); };
        QString text =
            row.name + u'\n' +
            (row.count > 0 ? tr("values %1\nmean %2 (%3 to %4)\nmedian %5\nquartiles %6 and %7\nleast %8, greatest %9")
                                 .arg(numbers::count(row.count), with(row.mean), with(row.meanLow), with(row.meanHigh),
                                      with(row.median), with(row.lowerQuartile), with(row.upperQuartile),
                                      with(row.minimum), with(row.maximum))
                           : tr("no values"));
        showToolTip(*help, text);
        return true;
    }
    return ChartWidget::event(event);
}

void SpreadChart::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position());
    if (row == m_hovered)
        return;
    m_hovered = row;
    update();
}

QVariant SpreadChart::itemAtPlace(const QPointF& position) const
{
    const int row = rowAt(position);
    return row >= 0 ? QVariant(m_rows[static_cast<std::size_t>(row)].id) : QVariant();
}

QVariant SpreadChart::selectedItem() const
{
    return m_selected.isEmpty() ? QVariant() : QVariant(m_selected);
}

void SpreadChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int row = rowAt(event->position());
    if (row >= 0)
        choose(m_rows[static_cast<std::size_t>(row)].id == m_selected ? QString()
                                                                      : m_rows[static_cast<std::size_t>(row)].id);
}

void SpreadChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_rows.size()) - 1;
    if (event->key() == Qt::Key_Escape && !m_selected.isEmpty()) {
        choose({});
        return;
    }
    if (last < 0 || (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down)) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    const auto found = std::ranges::find(m_rows, m_selected, &SpreadRow::id);
    const bool down = event->key() == Qt::Key_Down;
    const int at = found == m_rows.end()
                       ? (down ? 0 : last)
                       : std::clamp(static_cast<int>(found - m_rows.begin()) + (down ? 1 : -1), 0, last);
    choose(m_rows[static_cast<std::size_t>(at)].id);
}

void SpreadChart::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void SpreadChart::writeSnapshot(QJsonObject& made) const
{
    QJsonArray rows;
    for (const SpreadRow& row : m_rows)
        rows.append(
            QJsonObject{{QStringLiteral("id"), row.id},
                        {QStringLiteral("name"), row.name},
                        {QStringLiteral("ink"), snapshot::ofInk(row.ink)},
                        {QStringLiteral("bins"), snapshot::ofNumbers(row.bins)},
                        {QStringLiteral("box"),
                         snapshot::ofNumbers(std::array{row.minimum, row.lowerQuartile, row.median, row.upperQuartile,
                                                        row.maximum, row.mean, row.meanLow, row.meanHigh})},
                        {QStringLiteral("count"), row.count}});
    made = {{QStringLiteral("kind"), QStringLiteral("spread")},
            {QStringLiteral("axis"), snapshot::ofAxis(m_axis)},
            {QStringLiteral("selected"), m_selected},
            {QStringLiteral("rows"), rows}};
    if (m_logarithmic)
        made[QStringLiteral("logarithmic")] = true;
    if (m_range)
        made[QStringLiteral("values")] = snapshot::ofNumbers(std::array{m_range->first, m_range->second});
}

bool SpreadChart::readSnapshot(const QJsonObject& from)
{
    auto axis = snapshot::toAxis(from.value(QLatin1String("axis")));
    std::vector<SpreadRow> rows;
    for (const auto& value : from.value(QLatin1String("rows")).toArray()) {
        const QJsonObject each = value.toObject();
        const std::vector<double> box = snapshot::toNumbers(each.value(QLatin1String("box")));
        if (box.size() != 8)
            return false;
        rows.push_back({each.value(QLatin1String("id")).toString(), each.value(QLatin1String("name")).toString(),
                        snapshot::toInk(each.value(QLatin1String("ink"))),
                        snapshot::toNumbers(each.value(QLatin1String("bins"))), box[0], box[1], box[2], box[3], box[4],
                        box[5], box[6], box[7], each.value(QLatin1String("count")).toInteger()});
    }
    if (!axis)
        return false;
    axis->scaleWords = snapshot::toTexts(from.value(QLatin1String("scaleWords")));
    m_range = snapshot::toRange(from.value(QLatin1String("values")));
    m_logarithmic = from.value(QLatin1String("logarithmic")).toBool();
    setData(std::move(rows), *axis);
    setSelected(from.value(QLatin1String("selected")).toString());
    return !m_rows.empty();
}

} // namespace acr::ui

#include "moc_spreadchart.cpp"
