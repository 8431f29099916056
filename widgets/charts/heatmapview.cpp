// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmapview.h"

#include "widgets/charts/heatmapimage.h"
#include "widgets/charts/snapshot.h"
#include "widgets/theme/numbers.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

namespace {

constexpr int maxRowsInSnapshot = 720; ///< more can't be told apart on a slide
constexpr int maxCellsWithTexts = 2000;
constexpr double minFactor = 10;       ///< between the values of a logarithmic scale
constexpr double maxFactorOfAll = 1e6; ///< between the ends that such a scale gets by itself

/// So many rows of the heatmap make one of its snapshot.
int stepOfSnapshot(int rows)
{
    return std::max(1, (rows + maxRowsInSnapshot - 1) / maxRowsInSnapshot);
}

/// The range of the values above zero; nothing where there is none, or a value is below zero.
std::optional<std::pair<double, double>> positiveRange(const HeatmapData& data)
{
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    for (const float each : data.values) {
        const auto value = static_cast<double>(each);
        if (value < 0)
            return std::nullopt;
        if (value > 0 && std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    return high > 0 ? std::optional(std::pair(low, high)) : std::nullopt;
}

} // namespace

HeatmapView::HeatmapView(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("Nothing to show"), tr("Open a benchmark, or clear the filter."));
}

void HeatmapView::setData(std::shared_ptr<const HeatmapData> data)
{
    const bool sameShape = data->rows == m_plot.data->rows && data->columns == m_plot.data->columns;
    m_plot.data = std::move(data);
    if (!sameShape) {
        m_plot.order.clear();
        m_plot.places.clear();
        m_plot.columns.clear();
        m_plot.rowLabels = nullptr;
        m_plot.marks.clear();
        m_selected.reset();
        m_hovered.reset();
        m_plot.firstRow = 0;
        m_plot.rowSpan = m_plot.rowCount();
        m_plot.firstColumn = 0;
        m_plot.columnSpan = m_plot.data->columns;
    }
    m_positive = positiveRange(*m_plot.data);
    arrangeScale();
    emit contentChanged();
}

std::optional<ChartPlane> HeatmapView::planeIn(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const auto plane = [this](const HeatmapPicture& arranged) {
        return ChartPlane{arranged.plotArea(), plainAxis(m_plot.firstColumn, m_plot.firstColumn + m_plot.columnSpan),
                          plainAxis(m_plot.firstRow + m_plot.rowSpan, m_plot.firstRow)};
    };
    if (device == this && area == contentArea())
        return plane(picture());
    return plane(HeatmapPicture(m_plot, area, device, theme));
}

QList<Annotation> HeatmapView::annotationsOfSnapshot() const
{
    // A snapshot counts its own rows.
    const int first = m_plot.firstPlace();
    const double step = stepOfSnapshot(m_plot.lastPlace() - first);
    QList<Annotation> moved = annotations();
    for (Annotation& each : moved) {
        each.from.setY((each.from.y() - first) / step);
        each.to.setY((each.to.y() - first) / step);
    }
    return moved;
}

ChartNumbers HeatmapView::numbers(Extent extent) const
{
    const bool all = extent == Extent::All;
    const int begin = all ? 0 : m_plot.firstPlace();
    const int end = all ? m_plot.rowCount() : m_plot.lastPlace();
    const int firstColumn = all ? 0 : static_cast<int>(m_plot.firstColumn);
    const int lastColumn =
        all ? m_plot.data->columns
            : std::min(m_plot.data->columns, static_cast<int>(std::ceil(m_plot.firstColumn + m_plot.columnSpan)));
    ChartNumbers made;
    made.columns.push_back(
        {.key = QStringLiteral("row"), .title = m_plot.rowTitle.isEmpty() ? tr("Row") : m_plot.rowTitle});
    for (int place = begin; place < end; ++place)
        made.columns.front().texts.push_back(m_plot.rowLabel(m_plot.rowAt(place)).simplified());
    for (int column = firstColumn; column < lastColumn; ++column) {
        const auto at = static_cast<std::size_t>(column);
        const QString name = at < m_plot.columns.size() ? m_plot.columns[at].label : numbers::count(column + 1);
        ChartColumn values{
            .key = name, .title = name, .prefix = m_plot.scale.prefix, .suffix = m_plot.scale.suffix, .decimals = 3};
        for (int place = begin; place < end; ++place)
            values.numbers.push_back(static_cast<double>(m_plot.data->at(m_plot.rowAt(place), column)));
        made.columns.push_back(std::move(values));
    }
    return made;
}

void HeatmapView::setRowOrder(std::vector<int> order)
{
    const int before = m_plot.rowCount();
    m_plot.order = std::move(order);
    m_plot.places.clear();
    if (!m_plot.order.empty()) {
        m_plot.places.assign(static_cast<std::size_t>(m_plot.data->rows), -1);
        for (std::size_t place = 0; place < m_plot.order.size(); ++place)
            m_plot.places[static_cast<std::size_t>(m_plot.order[place])] = static_cast<int>(place);
    }
    if (m_plot.rowCount() != before) {
        m_plot.firstRow = 0;
        m_plot.rowSpan = m_plot.rowCount();
        emit visibleRowsChanged(m_plot.firstRow, m_plot.firstRow + m_plot.rowSpan);
    }
    changed();
    emit contentChanged();
}

void HeatmapView::setScale(const HeatmapScale& scale)
{
    const bool sameMeaning = m_data.kind == scale.kind;
    m_data = scale;
    arrangeScale();
    // Who keeps ranges gives that of the other colours.
    if (!sameMeaning)
        emit subjectChanged();
}

void HeatmapView::arrangeScale()
{
    HeatmapScale& scale = m_plot.scale;
    scale = m_data;
    scale.logarithmic = m_data.logarithmic || (m_logarithmic && canBeLogarithmic());
    if (!scale.logarithmic) {
        scale.setRange(m_colours);
    } else {
        if (m_colours && m_colours->first > 0)
            scale.setRange(m_colours);
        if (!(scale.low > 0))
            scale.low = std::max(m_positive->first, scale.high / maxFactorOfAll);
        if (!(scale.high > scale.low))
            scale.high = minFactor * scale.low;
    }
    describe();
    changed();
}

bool HeatmapView::canBeLogarithmic() const
{
    return m_data.kind == HeatmapScale::Kind::Sequential && m_positive &&
           m_positive->second > minFactor * m_positive->first;
}

AxisOffers HeatmapView::axisOffers() const
{
    return {.colour = {colourAxis(), canBeLogarithmic()}};
}

void HeatmapView::setAxisSettings(const AxisSettings& settings)
{
    m_colours = settings.colour.range;
    m_logarithmic = settings.colour.logarithmic;
    arrangeScale();
}

QString HeatmapView::problemWith(const AxisSettings& settings) const
{
    return problemOfColours(m_data, settings);
}

ChartWidget::ShownAxes HeatmapView::shownAxes() const
{
    return {.colour = axisOfColours(m_plot.scale)};
}

QString HeatmapView::colourMeaning() const
{
    return meaningOf(m_data);
}

void HeatmapView::setMerge(HeatmapMerge merge)
{
    m_plot.merge = merge;
    changed();
}

void HeatmapView::setColumns(std::vector<HeatmapColumn> columns)
{
    m_plot.columns = std::move(columns);
    changed();
}

void HeatmapView::setRowLabels(std::function<QString(int)> label)
{
    m_plot.rowLabels = std::move(label);
    changed();
}

void HeatmapView::setRowTitle(const QString& title)
{
    m_plot.rowTitle = title;
    changed();
}

void HeatmapView::setCellText(std::function<QString(const HeatmapCell&)> text)
{
    m_plot.cellText = std::move(text);
    changed();
}

void HeatmapView::setMarks(std::vector<HeatmapCell> marks, const QString& meaning)
{
    m_plot.marks = std::move(marks);
    m_meaningOfMarks = meaning;
    changed();
}

void HeatmapView::setToolTipText(std::function<QString(const HeatmapCell&)> text)
{
    m_toolTipText = std::move(text);
}

void HeatmapView::describe()
{
    setAccessibleDescription(tr("Heatmap of %1: %2 rows, %3 columns. Arrow keys move the selected cell, plus and minus "
                                "zoom, zero shows everything.")
                                 .arg(axisOfColours(m_plot.scale).shownTitle(), numbers::count(m_plot.rowCount()),
                                      numbers::count(m_plot.data->columns)));
}

QString HeatmapView::cellToolTip(const HeatmapCell& cell) const
{
    const QString best =
        !m_meaningOfMarks.isEmpty() && m_plot.isMarked(cell) ? QStringLiteral("\n★ ") + m_meaningOfMarks : QString();
    if (m_toolTipText)
        return m_toolTipText(cell) + best;
    const double value = static_cast<double>(m_plot.data->at(cell.row, cell.column));
    const auto column = static_cast<std::size_t>(cell.column);
    const QString name =
        column < m_plot.columns.size() ? m_plot.columns[column].label : numbers::count(cell.column + 1);
    return tr("%1 · %2\n%3 %4")
               .arg(m_plot.rowLabel(cell.row), name, m_plot.scale.title,
                    std::isnan(value) ? tr("missing")
                                      : numbers::reading(m_plot.scale.prefix, value, m_plot.scale.suffix)) +
           best;
}

void HeatmapView::changed()
{
    m_picture.reset();
    m_imageScale = 0;
    update();
}

const HeatmapPicture& HeatmapView::picture() const
{
    const QRectF area = contentArea();
    if (!m_picture || m_picture->area() != area) {
        m_picture.emplace(m_plot, area, this, theme());
        countLayout();
    }
    return *m_picture;
}

int HeatmapView::cellLines() const
{
    static_cast<void>(picture());
    m_picture->readCellTexts(this);
    return static_cast<int>(m_picture->cellLines());
}

void HeatmapView::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    HeatmapPicture drawn(m_plot, area, painter.device(), theme);
    if (!drawn.hasRoom())
        return;
    drawn.readCellTexts(painter.device());
    // In SVG and PDF the cells are a picture too; twice the resolution keeps their edges crisp in print.
    const bool raster = painter.paintEngine()->type() == QPaintEngine::Raster;
    const double scale = raster ? rasterScale(painter) : 2;
    QImage cells;
    paintHeatmapImage(cells, (drawn.plotArea().size() * scale).toSize(), scale, m_plot, theme);
    drawn.paint(painter, cells);
}

void HeatmapView::paintOnScreen(QPainter& painter)
{
    const HeatmapPicture& shown = picture();
    if (!shown.hasRoom())
        return;
    m_picture->readCellTexts(this);
    const double scale = rasterScale(painter);
    const QSize size = (shown.plotArea().size() * scale).toSize();
    if (m_imageScale != scale || m_image.size() != size) {
        paintHeatmapImage(m_image, size, scale, m_plot, theme());
        m_imageScale = scale;
    }
    shown.paint(painter, m_image);
}

void HeatmapView::paintOverlay(QPainter& painter)
{
    const QRectF plot = plotArea();
    const auto frame = [&](const HeatmapCell& cell, const QColor& outer, double width) {
        const QRectF rect = cellRect(cell);
        if (rect.isEmpty())
            return;
        // Never thinner than can be seen, and two-toned so that it stands out on every colour of the scale.
        const QRectF seen(rect.left(), rect.center().y() - std::max(rect.height(), 3.0) / 2, rect.width(),
                          std::max(rect.height(), 3.0));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().colours().card, width + 2));
        painter.drawRect(seen);
        painter.setPen(QPen(outer, width));
        painter.drawRect(seen);
    };
    painter.setClipRect(plot.adjusted(-3, -3, 3, 3));
    if (m_hovered)
        frame(*m_hovered, theme().colours().text, 1);
    if (m_selected)
        frame(*m_selected, theme().colours().accent, 2);
    painter.setClipping(false);
    paintFocusRing(painter);
}

std::pair<double, double> HeatmapView::visibleColumns() const
{
    return {m_plot.firstColumn, m_plot.firstColumn + m_plot.columnSpan};
}

void HeatmapView::showRows(double first, double span)
{
    const double all = m_plot.rowCount();
    span = std::clamp(span, std::min(all, 4.0), all);
    first = std::clamp(first, 0.0, all - span);
    if (first == m_plot.firstRow && span == m_plot.rowSpan)
        return;
    m_plot.firstRow = first;
    m_plot.rowSpan = span;
    changed();
    emit visibleRowsChanged(first, first + span);
}

void HeatmapView::showColumns(double first, double span)
{
    const double all = m_plot.data->columns;
    span = std::clamp(span, std::min(all, 2.0), all);
    m_plot.firstColumn = std::clamp(first, 0.0, all - span);
    m_plot.columnSpan = span;
    changed();
}

void HeatmapView::setVisibleRows(double first, double last)
{
    if (last > first)
        showRows(first, last - first);
}

void HeatmapView::resetZoom()
{
    showColumns(0, m_plot.data->columns);
    showRows(0, m_plot.rowCount());
}

void HeatmapView::zoomRows(double fraction, double factor)
{
    const double span =
        std::clamp(m_plot.rowSpan * factor, std::min<double>(m_plot.rowCount(), 4), double(m_plot.rowCount()));
    showRows(m_plot.firstRow + (m_plot.rowSpan - span) * fraction, span);
}

void HeatmapView::zoomColumns(double fraction, double factor)
{
    const double all = m_plot.data->columns;
    const double span = std::clamp(m_plot.columnSpan * factor, std::min(all, 2.0), all);
    showColumns(m_plot.firstColumn + (m_plot.columnSpan - span) * fraction, span);
}

void HeatmapView::ensureVisible(int row)
{
    const int place = m_plot.placeOf(row);
    if (place < 0)
        return;
    if (place < m_plot.firstRow)
        showRows(place, m_plot.rowSpan);
    else if (place + 1 > m_plot.firstRow + m_plot.rowSpan)
        showRows(place + 1 - m_plot.rowSpan, m_plot.rowSpan);
}

void HeatmapView::setSelected(std::optional<HeatmapCell> cell)
{
    if (cell == m_selected)
        return;
    m_selected = cell;
    update();
}

void HeatmapView::select(const HeatmapCell& cell)
{
    setSelected(cell);
    ensureVisible(cell.row);
    emit cellSelected(cell);
}

QRectF HeatmapView::cellRect(const HeatmapCell& cell) const
{
    const int place = m_plot.placeOf(cell.row);
    if (place < 0)
        return {};
    const QRectF plot = plotArea();
    return picture().cellAt(place, cell.column).intersected(plot);
}

std::optional<HeatmapCell> HeatmapView::cellAt(const QPointF& position) const
{
    const QRectF plot = plotArea();
    if (isEmpty() || isLoading() || !plot.contains(position))
        return std::nullopt;
    const double place = m_plot.firstRow + (position.y() - plot.top()) / plot.height() * m_plot.rowSpan;
    const double column = m_plot.firstColumn + (position.x() - plot.left()) / plot.width() * m_plot.columnSpan;
    return HeatmapCell{m_plot.rowAt(std::clamp(static_cast<int>(place), 0, m_plot.rowCount() - 1)),
                       std::clamp(static_cast<int>(column), 0, m_plot.data->columns - 1)};
}

bool HeatmapView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos()))
            showToolTip(*help, cellToolTip(*cell));
        else
            showToolTip(*help, {});
        return true;
    }
    return ChartWidget::event(event);
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    const QRectF plot = plotArea();
    if (m_pressed && !m_dragged && (position - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragged = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_pressed && m_dragged) {
        showRows(m_plot.firstRow + (m_lastMouse.y() - position.y()) / plot.height() * m_plot.rowSpan, m_plot.rowSpan);
        showColumns(m_plot.firstColumn + (m_lastMouse.x() - position.x()) / plot.width() * m_plot.columnSpan,
                    m_plot.columnSpan);
        m_lastMouse = position;
        return;
    }
    const auto cell = cellAt(position);
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    update();
    if (cell)
        emit cellHovered(*cell);
}

void HeatmapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    if (m_dragged)
        return;
    if (const auto cell = cellAt(event->position())) {
        select(*cell);
        return;
    }
    const QRectF plot = plotArea();
    const QPointF p = event->position();
    if (p.y() < plot.top() && p.x() >= plot.left() && p.x() < plot.right()) {
        const double column = m_plot.firstColumn + (p.x() - plot.left()) / plot.width() * m_plot.columnSpan;
        emit columnClicked(std::clamp(static_cast<int>(column), 0, m_plot.data->columns - 1));
    }
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !activateAt(event->position()))
        resetZoom();
}

QVariant HeatmapView::itemAtPlace(const QPointF& position) const
{
    const auto cell = cellAt(position);
    return cell ? QVariant(QPoint(cell->column, cell->row)) : QVariant();
}

QVariant HeatmapView::selectedItem() const
{
    return m_selected && m_plot.placeOf(m_selected->row) >= 0 ? QVariant(QPoint(m_selected->column, m_selected->row))
                                                              : QVariant();
}

void HeatmapView::wheelEvent(QWheelEvent* event)
{
    const QRectF plot = plotArea();
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / 120.0;
    if (isEmpty() || notches == 0 || plot.width() < 1 || plot.height() < 1) {
        event->ignore();
        return;
    }
    const double factor = std::pow(0.8, notches);
    const double across = std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0);
    const double down = std::clamp((event->position().y() - plot.top()) / plot.height(), 0.0, 1.0);
    if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))
        zoomColumns(across, factor);
    if (!(event->modifiers() & Qt::ShiftModifier))
        zoomRows(down, factor);
    event->accept();
}

void HeatmapView::keyPressEvent(QKeyEvent* event)
{
    if (isEmpty()) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    const int place = m_selected ? m_plot.placeOf(m_selected->row) : -1;
    const auto go = [&](int rows, int columns) {
        if (place < 0) {
            select({m_plot.rowAt(static_cast<int>(m_plot.firstRow)), static_cast<int>(m_plot.firstColumn)});
            return;
        }
        select({m_plot.rowAt(std::clamp(place + rows, 0, m_plot.rowCount() - 1)),
                std::clamp(m_selected->column + columns, 0, m_plot.data->columns - 1)});
    };
    switch (event->key()) {
    case Qt::Key_Up: return go(-1, 0);
    case Qt::Key_Down: return go(1, 0);
    case Qt::Key_Left: return go(0, -1);
    case Qt::Key_Right: return go(0, 1);
    case Qt::Key_PageUp: return showRows(m_plot.firstRow - m_plot.rowSpan, m_plot.rowSpan);
    case Qt::Key_PageDown: return showRows(m_plot.firstRow + m_plot.rowSpan, m_plot.rowSpan);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomRows(0.5, 0.8);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return zoomRows(0.5, 1.25);
    case Qt::Key_0: return resetZoom();
    default: ChartWidget::keyPressEvent(event);
    }
}

void HeatmapView::leaveEvent(QEvent*)
{
    if (!m_hovered)
        return;
    m_hovered.reset();
    update();
}

void HeatmapView::writeSnapshot(QJsonObject& made) const
{
    const int first = m_plot.firstPlace();
    const int shown = m_plot.lastPlace() - first;
    const int step = stepOfSnapshot(shown);
    const int rows = (shown + step - 1) / step;
    const int columns = m_plot.data->columns;
    const bool withTexts = step == 1 && rows * columns <= maxCellsWithTexts;
    std::vector<float> values;
    QJsonArray labels;
    QJsonArray texts;
    QJsonArray tips;
    for (int row = 0; row < rows; ++row) {
        const int begin = first + row * step;
        const int end = std::min(first + shown, begin + step);
        for (int column = 0; column < columns; ++column) {
            double sum = 0;
            int known = 0;
            for (int place = begin; place < end; ++place) {
                const float value = m_plot.data->at(m_plot.rowAt(place), column);
                if (std::isnan(value) || (m_plot.merge == HeatmapMerge::Nearest && known > 0))
                    continue;
                sum += static_cast<double>(value);
                ++known;
            }
            values.push_back(known > 0 ? static_cast<float>(sum / known) : std::numeric_limits<float>::quiet_NaN());
            if (!withTexts)
                continue;
            const HeatmapCell cell{m_plot.rowAt(begin), column};
            texts.append(m_plot.cellText ? m_plot.cellText(cell) : QString());
            tips.append(cellToolTip(cell));
        }
        if (step == 1 && m_plot.rowLabels)
            labels.append(m_plot.rowLabel(m_plot.rowAt(begin)));
    }
    QJsonArray heads;
    for (const HeatmapColumn& column : m_plot.columns) {
        QJsonObject head{{QStringLiteral("label"), column.label}};
        if (column.ink)
            head[QStringLiteral("ink")] = snapshot::ofInk(*column.ink);
        heads.append(head);
    }
    made = {{QStringLiteral("kind"), QStringLiteral("heatmap")},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("v"), snapshot::packed(values)},
            {QStringLiteral("scale"), snapshot::ofScale(m_plot.scale)},
            {QStringLiteral("nearest"), m_plot.merge == HeatmapMerge::Nearest},
            {QStringLiteral("heads"), heads},
            {QStringLiteral("labels"), labels},
            {QStringLiteral("rowTitle"), m_plot.rowTitle},
            {QStringLiteral("firstRow"), first},
            {QStringLiteral("rowStep"), step},
            {QStringLiteral("texts"), m_plot.cellText ? texts : QJsonArray()},
            {QStringLiteral("tips"), tips}};
    QJsonArray marks;
    for (const HeatmapCell& cell : m_plot.marks) {
        const int place = m_plot.placeOf(cell.row);
        if (step == 1 && place >= first && place < first + shown)
            marks.append(QJsonArray{place - first, cell.column});
    }
    if (!marks.isEmpty())
        made[QStringLiteral("marks")] = marks;
}

bool HeatmapView::readSnapshot(const QJsonObject& from)
{
    auto data = std::make_shared<HeatmapData>();
    data->values = snapshot::unpacked(from.value(QLatin1String("v")));
    data->rows = from.value(QLatin1String("rows")).toInt();
    data->columns = from.value(QLatin1String("columns")).toInt();
    if (data->rows <= 0 || data->columns <= 0 ||
        static_cast<std::size_t>(data->rows) * static_cast<std::size_t>(data->columns) != data->values.size())
        return false;
    const int columns = data->columns;
    const int rows = data->rows;
    const std::size_t cells = data->values.size();
    setData(std::move(data));
    // A row may stand for several ones, whose means span less than their values: the scale itself says what it is.
    const HeatmapScale scale = snapshot::toScale(from.value(QLatin1String("scale")));
    m_logarithmic = scale.logarithmic;
    m_plot.scaleWords = snapshot::toTexts(from.value(QLatin1String("scaleWords")));
    setScale(scale);
    setMerge(from.value(QLatin1String("nearest")).toBool() ? HeatmapMerge::Nearest : HeatmapMerge::Mean);
    std::vector<HeatmapColumn> heads;
    for (const auto& value : from.value(QLatin1String("heads")).toArray()) {
        const QJsonObject head = value.toObject();
        heads.push_back({head.value(QLatin1String("label")).toString(),
                         head.contains(QLatin1String("ink"))
                             ? std::optional(snapshot::toInk(head.value(QLatin1String("ink"))))
                             : std::nullopt});
    }
    heads.resize(std::min(heads.size(), static_cast<std::size_t>(columns)));
    setColumns(std::move(heads));
    const QStringList labels = snapshot::toTexts(from.value(QLatin1String("labels")));
    if (labels.size() == rows)
        setRowLabels([labels](int row) { return labels.value(row); });
    const auto texts = snapshot::toTexts(from.value(QLatin1String("texts")));
    const auto tips = snapshot::toTexts(from.value(QLatin1String("tips")));
    const auto at = [columns](const HeatmapCell& cell) { return cell.row * columns + cell.column; };
    setCellText(static_cast<std::size_t>(texts.size()) == cells
                    ? std::function([texts, at](const HeatmapCell& cell) { return texts.value(at(cell)); })
                    : std::function<QString(const HeatmapCell&)>());
    setToolTipText(static_cast<std::size_t>(tips.size()) == cells
                       ? std::function([tips, at](const HeatmapCell& cell) { return tips.value(at(cell)); })
                       : std::function<QString(const HeatmapCell&)>());
    setRowTitle(from.value(QLatin1String("rowTitle")).toString());
    std::vector<HeatmapCell> marked;
    for (const auto& each : from.value(QLatin1String("marks")).toArray()) {
        const HeatmapCell cell{each.toArray().at(0).toInt(-1), each.toArray().at(1).toInt(-1)};
        if (cell.row >= 0 && cell.row < rows && cell.column >= 0 && cell.column < columns)
            marked.push_back(cell);
    }
    setMarks(std::move(marked), {}); // the tool tips have the words
    resetZoom();
    return true;
}

} // namespace acr::ui

#include "moc_heatmapview.cpp"
