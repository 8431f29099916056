// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorgrid.h"

#include "widgets/charts/snapshot.h"
#include "widgets/pages/priors/priorcelleditor.h"
#include "widgets/pages/priors/priorgridpainter.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace acr::ui {

namespace {

/// A drag over this many pixels takes a score from 0 to 1, or a strength to 2⁵ times.
constexpr double pixelsForAll = 240;
constexpr double fineFactor = 0.1;
constexpr double doublingsForAll = 5;
/// A pause of the wheel that ends a gesture.
constexpr qint64 wheelPauseMs = 600;
/// One step of the wheel: in eighths of a degree, and in pixels for devices that know no angle.
constexpr int wheelStepAngle = 120;
constexpr int wheelStepPixels = 24;

} // namespace

PriorGrid::PriorGrid(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
    , m_editor(new PriorCellEditor(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setTitle(tr("Priors by dimension and model"));
    setEmptyText(tr("No priors"),
                 tr("Without a probing split there is nothing to learn priors from; import a prior set."));
    connect(m_editor, &PriorCellEditor::accepted, this, [this] {
        if (applyEditor())
            closeEditor(true);
    });
    connect(m_editor, &PriorCellEditor::rejected, this, [this] { closeEditor(true); });
    connect(m_editor, &PriorCellEditor::moved, this, &PriorGrid::moveEditor);
    connect(m_editor, &PriorCellEditor::left, this, [this] {
        if (!m_edited)
            return;
        applyEditor();
        closeEditor(false);
    });
}

PriorGrid::~PriorGrid()
{
    // The editor loses the focus while it is destroyed.
    m_editor->disconnect(this);
}

bool PriorGrid::isEmpty() const
{
    return m_rows.empty();
}

void PriorGrid::setPriors(std::shared_ptr<const PriorSet> priors, std::shared_ptr<const PriorSet> reference)
{
    m_priors = std::move(priors);
    m_reference = std::move(reference);
    rebuildRows();
    followInEditor();
    describe();
    update();
    emit scaleChanged();
}

void PriorGrid::setKinds(std::vector<KindRow> kinds)
{
    m_kinds = std::move(kinds);
    rebuildRows();
    describe();
    update();
    emit scaleChanged();
}

void PriorGrid::setShowsChange(bool shows)
{
    const bool sameMeaning = m_showsChange == shows;
    m_showsChange = shows;
    update();
    emit scaleChanged();
    // Who keeps ranges gives that of the other colours.
    if (!sameMeaning)
        emit subjectChanged();
}

void PriorGrid::setFitted(bool fitted)
{
    m_fitted = fitted;
    update();
    emit scaleChanged();
}

double PriorGrid::shownValue(const PriorGridCell& cell) const
{
    return m_showsChange ? differenceOf(cell) : valueOf(cell, PriorField::Mean);
}

std::vector<double> PriorGrid::meansOf(const PriorSet& priors, int row) const
{
    const PriorGridRow& shown = m_rows[static_cast<std::size_t>(row)];
    std::vector<double> means = priorMeans(priors, shown.dimension, shown.source);
    means.resize(m_priors->models.size(), missing);
    for (std::size_t column = 0; column < means.size(); ++column)
        means[column] += correctionOf(row, column);
    return means;
}

bool PriorGrid::isBest(const PriorGridCell& cell) const
{
    const std::vector<double> means = meansOf(*m_priors, cell.row);
    const double mean = means[static_cast<std::size_t>(cell.column)];
    return std::ranges::none_of(means, [&](double other) { return other > mean; }) &&
           std::ranges::any_of(means, [&](double other) { return other < mean; });
}

HeatmapScale PriorGrid::scale() const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (int row = 0; m_fitted && row < static_cast<int>(m_rows.size()); ++row) {
        // A kind changes by as much as its source.
        if (m_showsChange && isReadOnly({row, 0}))
            continue;
        std::vector<double> values = meansOf(*m_priors, row);
        if (m_showsChange && m_reference && m_reference->models == m_priors->models) {
            const std::vector<double> before = meansOf(*m_reference, row);
            std::ranges::transform(values, before, values.begin(), std::minus<>());
        } else if (m_showsChange) {
            for (std::size_t column = 0; column < values.size(); ++column)
                values[column] = shownValue({row, static_cast<int>(column)});
        }
        for (const double value : values) {
            if (isMissing(value))
                continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    HeatmapScale scale;
    scale.title = m_showsChange ? tr("change of the score") : tr("expected score");
    if (m_showsChange) {
        scale.kind = HeatmapScale::Kind::Diverging;
        const double reach = low <= high ? std::max(std::abs(low), std::abs(high)) : 1;
        scale.high = reach > 0 ? reach : 1;
        scale.low = -scale.high;
    } else if (low < high) {
        scale.low = low;
        scale.high = high;
    }
    scale.setRange(m_colours);
    return scale;
}

AxisOffers PriorGrid::axisOffers() const
{
    return {.colour = {colourAxis()}};
}

void PriorGrid::setAxisSettings(const AxisSettings& settings)
{
    m_colours = settings.colour.range;
    update();
    // Later: who restores settings blocks signals.
    QMetaObject::invokeMethod(this, &PriorGrid::scaleChanged, Qt::QueuedConnection);
}

QString PriorGrid::problemWith(const AxisSettings& settings) const
{
    return problemOfColours(scale(), settings);
}

ChartWidget::ShownAxes PriorGrid::shownAxes() const
{
    return {.colour = axisOfColours(scale())};
}

QString PriorGrid::colourMeaning() const
{
    HeatmapScale meant;
    meant.kind = m_showsChange ? HeatmapScale::Kind::Diverging : HeatmapScale::Kind::Sequential;
    return meaningOf(meant);
}

void PriorGrid::rebuildRows()
{
    std::vector<PriorGridRow> rows;
    if (m_priors && !m_priors->empty()) {
        rows.push_back({{}, {}, tr("all tasks")});
        for (const PriorRow& dimension : m_priors->dimensions) {
            const auto belongs = [&](const PriorRow& source) { return source.dimension == dimension.dimension; };
            const bool expanded = m_expanded.contains(dimension.dimension);
            rows.push_back({dimension.dimension,
                            {},
                            QString::fromStdString(dimension.dimension),
                            std::ranges::any_of(m_priors->sources, belongs),
                            expanded});
            if (expanded)
                addSourceRows(dimension.dimension, rows);
        }
    }
    m_rows = std::move(rows);
    const int last = static_cast<int>(m_rows.size()) - 1;
    if (last < 0)
        m_selected.reset();
    else if (!m_selected)
        m_selected = PriorGridCell{std::min(1, last), 0};
    else
        *m_selected = {std::min(m_selected->row, last),
                       std::min(m_selected->column, static_cast<int>(m_priors->models.size()) - 1)};
    m_first.row = std::clamp(m_first.row, 0, std::max(0, last));
}

void PriorGrid::addSourceRows(const std::string& dimension, std::vector<PriorGridRow>& rows) const
{
    for (const PriorRow& source : m_priors->sources) {
        if (source.dimension != dimension)
            continue;
        const auto belongs = [&](const KindRow& kind) {
            return kind.dimension == dimension && kind.source == source.source;
        };
        const bool expanded = m_expandedSources.contains(std::pair(dimension, source.source));
        rows.push_back({dimension, source.source, QString::fromStdString(source.source),
                        std::ranges::any_of(m_kinds, belongs), expanded});
        for (std::size_t i = 0; expanded && i < m_kinds.size(); ++i) {
            if (belongs(m_kinds[i]))
                rows.push_back({dimension, source.source, QString::fromStdString(m_kinds[i].kind), false, false, i});
        }
    }
}

PriorGridLayout PriorGrid::gridLayout() const
{
    return m_rows.empty() ? PriorGridLayout()
                          : PriorGridLayout(m_rows, m_priors->models, contentArea(), theme(), m_first);
}

void PriorGrid::setExpanded(const std::string& dimension, bool expanded)
{
    if (expanded)
        m_expanded.insert(dimension);
    else
        m_expanded.erase(dimension);
    applyExpanded(expanded ? std::nullopt : std::optional(PriorGridRow{dimension, {}, {}}));
}

void PriorGrid::setExpanded(const std::string& dimension, const std::string& source, bool expanded)
{
    if (expanded) {
        m_expanded.insert(dimension);
        m_expandedSources.emplace(dimension, source);
    } else {
        m_expandedSources.erase(std::pair(dimension, source));
    }
    applyExpanded(expanded ? std::nullopt : std::optional(PriorGridRow{dimension, source, {}}));
}

void PriorGrid::applyExpanded(const std::optional<PriorGridRow>& closed)
{
    const std::optional<PriorGridRow> row = m_selected ? std::optional(rowOf(*m_selected)) : std::nullopt;
    std::optional<PriorAddress> kept = m_selected ? std::optional(addressOf(*m_selected)) : std::nullopt;
    if (kept && closed && closed->source.empty() && kept->dimension == closed->dimension)
        kept->source.clear();
    rebuildRows();
    const auto sameKind = [&](const PriorGridRow& candidate) { return candidate.kind == row->kind; };
    const auto kind = row && row->kind ? std::ranges::find_if(m_rows, sameKind) : m_rows.end();
    if (kind != m_rows.end())
        moveTo({static_cast<int>(kind - m_rows.begin()), m_selected->column});
    else if (kept)
        select(*kept);
    followInEditor();
    update();
    emit scaleChanged();
}

void PriorGrid::toggleExpanded(int row)
{
    const PriorGridRow toggled = m_rows[static_cast<std::size_t>(row)];
    if (toggled.dimension.empty())
        return;
    if (toggled.kind || (toggled.unfolds && !toggled.source.empty()))
        setExpanded(toggled.dimension, toggled.source,
                    !m_expandedSources.contains(std::pair(toggled.dimension, toggled.source)));
    else
        setExpanded(toggled.dimension, !m_expanded.contains(toggled.dimension));
}

std::optional<PriorAddress> PriorGrid::selected() const
{
    return m_selected && !isReadOnly(*m_selected) ? std::optional(addressOf(*m_selected)) : std::nullopt;
}

bool PriorGrid::select(const PriorAddress& address)
{
    if (m_edited && cellOf(*m_edited) != cellOf(address)) {
        applyEditor();
        closeEditor(false);
    }
    if (!address.source.empty() && !m_expanded.contains(address.dimension)) {
        m_expanded.insert(address.dimension);
        rebuildRows();
    }
    const auto cell = cellOf(address);
    if (cell)
        moveTo(*cell);
    return cell.has_value();
}

std::optional<PriorGridCell> PriorGrid::cellOf(const PriorAddress& address) const
{
    const auto column = m_priors ? m_priors->model(address.name) : std::nullopt;
    const auto row = std::ranges::find_if(m_rows, [&](const PriorGridRow& candidate) {
        return candidate.dimension == address.dimension && candidate.source == address.source && !candidate.kind;
    });
    if (!column || row == m_rows.end())
        return std::nullopt;
    return PriorGridCell{static_cast<int>(row - m_rows.begin()), static_cast<int>(column->position())};
}

const PriorGridRow& PriorGrid::rowOf(const PriorGridCell& cell) const
{
    return m_rows[static_cast<std::size_t>(cell.row)];
}

double PriorGrid::correctionOf(int row, std::size_t column) const
{
    const std::optional<std::size_t> kind = m_rows[static_cast<std::size_t>(row)].kind;
    return kind && column < m_kinds[*kind].cells.size() ? m_kinds[*kind].cells[column].correction : 0;
}

PriorAddress PriorGrid::addressOf(const PriorGridCell& cell, PriorField field) const
{
    const PriorGridRow& row = rowOf(cell);
    return {field, row.dimension, row.source, m_priors->models[static_cast<std::size_t>(cell.column)]};
}

double PriorGrid::valueOf(const PriorGridCell& cell, PriorField field) const
{
    if (isReadOnly(cell) && field == PriorField::Strength)
        return static_cast<double>(m_kinds[*rowOf(cell).kind].tasks);
    const double value = priorValue(*m_priors, addressOf(cell, field)).value_or(missing);
    return field == PriorField::Mean ? value + correctionOf(cell.row, static_cast<std::size_t>(cell.column)) : value;
}

double PriorGrid::differenceOf(const PriorGridCell& cell) const
{
    // Both with the same correction.
    const PriorAddress address = addressOf(cell);
    const double was = m_reference ? priorValue(*m_reference, address).value_or(missing) : missing;
    return priorValue(*m_priors, address).value_or(missing) - was;
}

QRectF PriorGrid::cellRect(const PriorAddress& address) const
{
    const auto cell = cellOf(address);
    if (!cell)
        return {};
    const PriorGridLayout layout = gridLayout();
    return layout.shows(*cell) ? layout.cellRect(*cell) : QRectF();
}

QRectF PriorGrid::cellRect(const PriorAddress& address, const std::string& kind) const
{
    const auto column = m_priors ? m_priors->model(address.name) : std::nullopt;
    const auto row = std::ranges::find_if(m_rows, [&](const PriorGridRow& candidate) {
        return candidate.dimension == address.dimension && candidate.source == address.source && candidate.kind &&
               m_kinds[*candidate.kind].kind == kind;
    });
    if (!column || row == m_rows.end())
        return {};
    const PriorGridCell cell{static_cast<int>(row - m_rows.begin()), static_cast<int>(column->position())};
    const PriorGridLayout layout = gridLayout();
    return layout.shows(cell) ? layout.cellRect(cell) : QRectF();
}

QRectF PriorGrid::triangleRect(const std::string& dimension, const std::string& source) const
{
    const auto cell = m_priors ? cellOf({PriorField::Mean, dimension, source, m_priors->models.front()})
                               : std::optional<PriorGridCell>();
    if (!cell)
        return {};
    const PriorGridLayout layout = gridLayout();
    return layout.showsRow(cell->row) ? layout.triangleRect(cell->row, rowOf(*cell).level()) : QRectF();
}

std::optional<int> PriorGrid::triangleAt(const PriorGridLayout& layout, const QPointF& position) const
{
    const auto row = layout.nameAt(position);
    return row && m_rows[static_cast<std::size_t>(*row)].unfolds ? row : std::nullopt;
}

QString PriorGrid::kindToolTipOf(const PriorGridCell& cell) const
{
    const PriorGridRow& row = rowOf(cell);
    const KindRow& kind = m_kinds[*row.kind];
    const auto column = static_cast<std::size_t>(cell.column);
    const double score = column < kind.cells.size() ? kind.cells[column].score : missing;
    QString text =
        tr("%1, kind %2: %3")
            .arg(priorAddressTitle(addressOf(cell)), row.title, numbers::reading(valueOf(cell, PriorField::Mean)));
    text += QLatin1Char('\n') + tr("kinds by: %1").arg(kindCriterionTitle(kind.by));
    text += QLatin1Char('\n') + tr("probed tasks of the kind: %1").arg(numbers::count(static_cast<qint64>(kind.tasks)));
    if (!isMissing(score))
        text += QLatin1Char('\n') + tr("their mean score: %1").arg(numbers::reading(score));
    text += QLatin1Char('\n') + tr("correction by ids: %1").arg(numbers::delta(correctionOf(cell.row, column), 3));
    if (isBest(cell))
        text += QLatin1Char('\n') + tr("★ highest expected score of the row");
    return text + QLatin1Char('\n') +
           tr("Read only: the policy learns the correction from the probed tasks and adds it to the score of the "
              "source. How easy a kind is for all models alike is left out.");
}

QString PriorGrid::toolTipOf(const PriorGridCell& cell) const
{
    if (isReadOnly(cell))
        return kindToolTipOf(cell);
    const PriorAddress address = addressOf(cell);
    const double mean = valueOf(cell, PriorField::Mean);
    const double cost = valueOf(cell, PriorField::Cost);
    const double was = m_reference ? priorValue(*m_reference, address).value_or(missing) : missing;
    QString text = tr("%1: %2").arg(priorAddressTitle(address), numbers::reading(mean));
    if (!isMissing(was) && was != mean)
        text += QLatin1Char('\n') + tr("compared with %1").arg(numbers::reading(was));
    text += QLatin1Char('\n') + tr("strength: %1 tasks").arg(numbers::reading(valueOf(cell, PriorField::Strength)));
    text += QLatin1Char('\n') + (isMissing(cost) ? tr("expected cost: unknown")
                                                 : tr("expected cost: %1").arg(numbers::dollarReading(cost)));
    if (isBest(cell))
        text += QLatin1Char('\n') + tr("★ highest expected score of the row");
    return text;
}

void PriorGrid::describe()
{
    setAccessibleDescription(m_selected ? toolTipOf(*m_selected) : QString());
}

void PriorGrid::moveTo(const PriorGridCell& cell)
{
    const bool same = m_selected == cell;
    m_selected = cell;
    scrollToSelected();
    describe();
    update();
    if (!same)
        emit cellSelected(addressOf(cell));
}

void PriorGrid::scrollToSelected()
{
    if (!m_selected)
        return;
    const PriorGridLayout layout = gridLayout();
    m_first = layout.first();
    if (!layout.showsRow(m_selected->row))
        m_first.row = m_selected->row < m_first.row ? m_selected->row : m_selected->row - layout.shownRows() + 1;
    if (!layout.showsColumn(m_selected->column))
        m_first.column =
            m_selected->column < m_first.column ? m_selected->column : m_selected->column - layout.shownColumns() + 1;
}

bool PriorGrid::scrollRows(int rows)
{
    const PriorGridLayout layout = gridLayout();
    if (layout.shownRows() == layout.rowCount())
        return false;
    m_first.row = std::clamp(layout.firstRow() + rows, 0, layout.rowCount() - layout.shownRows());
    update();
    return true;
}

bool PriorGrid::scrollColumns(int columns)
{
    const PriorGridLayout layout = gridLayout();
    if (layout.shownColumns() == layout.columnCount())
        return false;
    m_first.column = std::clamp(layout.firstColumn() + columns, 0, layout.columnCount() - layout.shownColumns());
    update();
    return true;
}

void PriorGrid::ask(PriorField field, double value, int gesture)
{
    if (isReadOnly(*m_selected)) {
        emit readOnlyAsked();
        return;
    }
    const PriorRange range = priorRange(field);
    emit valueEdited(addressOf(*m_selected, field), std::clamp(value, range.low, range.high), gesture);
}

void PriorGrid::nudge(PriorField field, int steps, Step step, int gesture)
{
    const double now = valueOf(*m_selected, field);
    if (field == PriorField::Mean) {
        const double size = step == Step::Fine ? 0.001 : step == Step::Normal ? 0.01 : 0.1;
        // Sums of decimal fractions are kept free of binary noise, and come back to the reference with all its digits.
        double next = std::round((now + steps * size) * 1e12) / 1e12;
        const double was =
            m_reference ? priorValue(*m_reference, addressOf(*m_selected, field)).value_or(missing) : missing;
        if (!isMissing(was) && std::abs(next - was) < 1e-11)
            next = was;
        ask(field, next, gesture);
    } else {
        const double doublings = step == Step::Fine ? 0.05 : step == Step::Normal ? 0.25 : 1;
        ask(field, std::max(now, steps > 0 ? 1.0 : 0.0) * std::exp2(steps * doublings), gesture);
    }
}

bool PriorGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto cell = gridLayout().cellAt(help->pos());
        QToolTip::showText(help->globalPos(), cell ? toolTipOf(*cell) : QString(), this);
        return true;
    }
    return ChartWidget::event(event);
}

QVariant PriorGrid::itemAtPlace(const QPointF& position) const
{
    if (isEmpty())
        return {};
    const auto cell = gridLayout().cellAt(position);
    return cell && !isReadOnly(*cell) ? QVariant(QString::fromStdString(addressOf(*cell).text())) : QVariant();
}

QVariant PriorGrid::selectedItem() const
{
    const auto address = selected();
    return address ? QVariant(QString::fromStdString(address->text())) : QVariant();
}

void PriorGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return ChartWidget::mousePressEvent(event);
    const PriorGridLayout layout = gridLayout();
    if (const auto row = triangleAt(layout, event->position()))
        return toggleExpanded(*row);
    const auto cell = layout.cellAt(event->position());
    if (!cell)
        return;
    moveTo(*cell);
    if (isReadOnly(*cell))
        return;
    const PriorField field = event->modifiers().testFlag(Qt::ControlModifier) ? PriorField::Strength : PriorField::Mean;
    m_drag = Drag{field, event->position(), valueOf(*cell, field), false};
    ++m_gesture;
}

void PriorGrid::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drag) {
        const PriorGridLayout layout = gridLayout();
        const auto cell = layout.cellAt(event->position());
        setCursor(triangleAt(layout, event->position()) ? Qt::PointingHandCursor
                  : cell && !isReadOnly(*cell)          ? Qt::SizeVerCursor
                                                        : Qt::ArrowCursor);
        return;
    }
    const double up = m_drag->from.y() - event->position().y();
    if (!m_drag->moved && std::abs(up) < 3)
        return;
    m_drag->moved = true;
    const double share = up / pixelsForAll * (event->modifiers().testFlag(Qt::ShiftModifier) ? fineFactor : 1);
    if (share == 0)
        ask(m_drag->field, m_drag->start, m_gesture);
    else if (m_drag->field == PriorField::Mean)
        ask(m_drag->field, std::round(1000 * (m_drag->start + share)) / 1000, m_gesture);
    else
        ask(m_drag->field, std::max(m_drag->start, 1.0) * std::exp2(doublingsForAll * share), m_gesture);
}

void PriorGrid::mouseReleaseEvent(QMouseEvent* event)
{
    m_drag.reset();
    ChartWidget::mouseReleaseEvent(event);
}

void PriorGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_drag.reset();
    if (event->button() == Qt::LeftButton && m_selected && gridLayout().cellAt(event->position()) == m_selected)
        openEditor(PriorField::Mean, {});
}

int PriorGrid::takeWheelSteps(const QWheelEvent& event, const std::optional<PriorAddress>& target)
{
    const bool paused = !m_wheel.sinceLast.isValid() || m_wheel.sinceLast.elapsed() > wheelPauseMs;
    m_wheel.sinceLast.start();
    if (paused || m_wheel.target != target) {
        // A turn of the wheel is one step to undo; so is the next one after a pause.
        m_wheel.target = target;
        m_wheel.rest = 0;
        ++m_gesture;
    }
    // Some systems turn the wheel sideways while Shift is held. What scrolls may go sideways by itself.
    const auto along = [&](const QPoint& delta) {
        const bool sideways = target ? delta.y() == 0 && event.modifiers().testFlag(Qt::ShiftModifier)
                                     : std::abs(delta.x()) > std::abs(delta.y());
        return sideways ? delta.x() : delta.y();
    };
    const int turned = event.angleDelta().isNull() ? along(event.pixelDelta()) * wheelStepAngle / wheelStepPixels
                                                   : along(event.angleDelta());
    if ((turned > 0 && m_wheel.rest < 0) || (turned < 0 && m_wheel.rest > 0))
        m_wheel.rest = 0;
    m_wheel.rest += turned;
    const int steps = m_wheel.rest / wheelStepAngle;
    m_wheel.rest -= steps * wheelStepAngle;
    return steps;
}

void PriorGrid::wheelEvent(QWheelEvent* event)
{
    event->accept();
    if (m_edited || m_rows.empty())
        return;
    // Only the cell that has the focus: a wheel that scrolls the page must not change what happens to be under it.
    if (hasFocus() && gridLayout().cellAt(event->position()) == m_selected && !isReadOnly(*m_selected)) {
        const PriorField field =
            event->modifiers().testFlag(Qt::ControlModifier) ? PriorField::Strength : PriorField::Mean;
        if (event->phase() == Qt::ScrollMomentum)
            return; // the fingers have left the touchpad
        if (const int steps = takeWheelSteps(*event, addressOf(*m_selected, field)); steps != 0)
            nudge(field, steps, event->modifiers().testFlag(Qt::ShiftModifier) ? Step::Fine : Step::Normal, m_gesture);
        return;
    }
    const QPoint delta = event->angleDelta().isNull() ? event->pixelDelta() : event->angleDelta();
    const bool sideways = std::abs(delta.x()) > std::abs(delta.y());
    const int steps = -takeWheelSteps(*event, std::nullopt);
    const bool columns = sideways || event->modifiers().testFlag(Qt::ShiftModifier);
    if (!(columns ? scrollColumns(steps) : scrollRows(steps)))
        event->ignore();
}

void PriorGrid::keyPressEvent(QKeyEvent* event)
{
    if (!m_selected)
        return ChartWidget::keyPressEvent(event);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    PriorGridCell cell = *m_selected;
    const int lastRow = static_cast<int>(m_rows.size()) - 1;
    const int lastColumn = static_cast<int>(m_priors->models.size()) - 1;
    const auto step = [&](PriorField field, int steps, Step size) {
        // Held down, a key is one gesture.
        if (!event->isAutoRepeat())
            ++m_gesture;
        nudge(field, steps, size, m_gesture);
    };
    const Step sized = shift ? Step::Fine : control ? Step::Coarse : Step::Normal;
    const Step signSized = control ? Step::Coarse : Step::Normal;
    switch (event->key()) {
    case Qt::Key_Up:
        if (sized != Step::Normal)
            return step(PriorField::Mean, 1, sized);
        cell.row = std::max(0, cell.row - 1);
        break;
    case Qt::Key_Down:
        if (sized != Step::Normal)
            return step(PriorField::Mean, -1, sized);
        cell.row = std::min(lastRow, cell.row + 1);
        break;
    case Qt::Key_Left: cell.column = std::max(0, cell.column - 1); break;
    case Qt::Key_Right: cell.column = std::min(lastColumn, cell.column + 1); break;
    case Qt::Key_Home: cell.column = 0; break;
    case Qt::Key_End: cell.column = lastColumn; break;
    case Qt::Key_Plus: return step(PriorField::Mean, 1, signSized);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return step(PriorField::Mean, -1, signSized);
    case Qt::Key_PageUp: return step(PriorField::Strength, 1, sized);
    case Qt::Key_PageDown: return step(PriorField::Strength, -1, sized);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2: return openEditor(PriorField::Mean, {});
    case Qt::Key_Equal:
        if (control) // meant as Control and +, on keyboards where + needs Shift
            return step(PriorField::Mean, 1, Step::Coarse);
        return openEditor(PriorField::Strength, {});
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isReadOnly(cell))
            emit readOnlyAsked();
        else
            emit resetAsked(addressOf(cell));
        return;
    case Qt::Key_Space: return toggleExpanded(cell.row);
    default: {
        const QString text = event->text();
        if (text.size() == 1 && (text.at(0).isDigit() || text == QLatin1String(".") || text == QLatin1String(",")))
            return openEditor(PriorField::Mean, text);
        return ChartWidget::keyPressEvent(event);
    }
    }
    moveTo(cell);
}

void PriorGrid::openEditor(PriorField field, const QString& typed)
{
    if (isReadOnly(*m_selected)) {
        emit readOnlyAsked();
        return;
    }
    scrollToSelected();
    m_edited = addressOf(*m_selected, field);
    m_editor->setAccessibleName(tr("New value: %1").arg(priorAddressTitle(*m_edited)));
    m_editor->setToolTip(m_editor->accessibleName());
    m_editor->begin(valueOf(*m_selected, field), typed);
    placeEditor();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    update();
}

void PriorGrid::placeEditor()
{
    // All digits are to be read: the editor may cover the neighbours of its cell.
    const QRectF cell = gridLayout().cellRect(*cellOf(*m_edited));
    const QFontMetrics metrics(m_editor->font());
    const int width = std::max(qCeil(cell.width()),
                               metrics.horizontalAdvance(m_editor->text()) + metrics.horizontalAdvance(u'0') * 3);
    const int height = std::max(m_editor->sizeHint().height(), qFloor(cell.height()));
    QRect place(0, 0, std::min(width, this->width()), height);
    place.moveCenter(cell.center().toPoint());
    place.moveLeft(std::clamp(place.left(), 0, this->width() - place.width()));
    m_editor->setGeometry(place);
}

bool PriorGrid::applyEditor()
{
    if (!m_edited || !m_editor->isChanged())
        return true;
    const PriorRange range = priorRange(m_edited->field);
    const auto number = m_editor->number();
    if (!number || *number < range.low || *number > range.high) {
        emit textRefused(*m_edited, m_editor->text());
        return false;
    }
    emit valueEdited(*m_edited, *number, ++m_gesture);
    return true;
}

void PriorGrid::closeEditor(bool takeFocus)
{
    m_edited.reset();
    if (takeFocus)
        setFocus(Qt::OtherFocusReason);
    m_editor->hide();
    update();
}

void PriorGrid::moveEditor(int rows, int columns)
{
    if (!m_edited || !applyEditor())
        return;
    const PriorField field = m_edited->field;
    const int lastRow = static_cast<int>(m_rows.size()) - 1;
    const int lastColumn = static_cast<int>(m_priors->models.size()) - 1;
    PriorGridCell cell{m_selected->row + rows, m_selected->column + columns};
    if (cell.column > lastColumn)
        cell = {cell.row + 1, 0};
    else if (cell.column < 0)
        cell = {cell.row - 1, lastColumn};
    const int towards = cell.row < m_selected->row ? -1 : 1;
    while (cell.row >= 0 && cell.row <= lastRow && isReadOnly(cell))
        cell.row += towards;
    if (cell.row >= 0 && cell.row <= lastRow)
        moveTo(cell);
    openEditor(field, {});
}

void PriorGrid::followInEditor()
{
    if (!m_edited)
        return;
    const auto cell = cellOf(*m_edited);
    if (!cell)
        return closeEditor(true);
    m_selected = cell;
    m_editor->follow(valueOf(*cell, m_edited->field));
    placeEditor();
}

void PriorGrid::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    scrollToSelected();
    if (m_edited)
        placeEditor();
}

void PriorGrid::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const PriorGridLayout layout(m_rows, m_priors->models, area, theme, m_first);
    const PriorGridPainter::Cells cells{
        scale(),
        m_showsChange,
        [this](const PriorGridCell& cell) { return shownValue(cell); },
        [this](const PriorGridCell& cell) { return differenceOf(cell); },
        [this](const PriorGridCell& cell) { return valueOf(cell, PriorField::Strength); },
        [this](const PriorGridCell& cell) { return isBest(cell); }};
    PriorGridPainter(m_priors->models, m_rows, layout, theme, cells).paint(painter);
}

void PriorGrid::paintOverlay(QPainter& painter)
{
    paintFocusRing(painter);
    if (!m_selected || m_rows.empty())
        return;
    const PriorGridLayout layout = gridLayout();
    if (!layout.shows(*m_selected))
        return;
    const QRectF rect = layout.cellRect(*m_selected).adjusted(1, 1, -1, -1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().colours().card, 4));
    painter.drawRect(rect);
    painter.setPen(QPen(theme().colours().accent, 2));
    painter.drawRect(rect);
    painter.restore();
}

void PriorGrid::writeSnapshot(QJsonObject& made) const
{
    std::vector<float> values;
    QJsonArray labels;
    QJsonArray texts;
    QJsonArray tips;
    QJsonArray marks;
    QJsonArray addresses;
    const int columns = static_cast<int>(m_priors->models.size());
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (isReadOnly({row, 0}))
            continue;
        const auto shownRow = static_cast<int>(labels.size());
        labels.append(m_rows[static_cast<std::size_t>(row)].title);
        for (int column = 0; column < columns; ++column) {
            const PriorGridCell cell{row, column};
            const double value = shownValue(cell);
            values.push_back(static_cast<float>(value));
            texts.append(isMissing(value) ? QString()
                         : m_showsChange  ? numbers::delta(value, 2)
                                          : numbers::fixed(value, 2));
            tips.append(toolTipOf(cell));
            if (isBest(cell))
                marks.append(QJsonArray{shownRow, column});
            addresses.append(QString::fromStdString(addressOf(cell).text()));
        }
    }
    QJsonArray heads;
    for (int column = 0; column < columns; ++column) {
        const QString name = QString::fromStdString(m_priors->models[static_cast<std::size_t>(column)]);
        heads.append(QJsonObject{{QStringLiteral("label"), name},
                                 {QStringLiteral("ink"), snapshot::ofInk(Ink::model(name, column))}});
    }
    made = {{QStringLiteral("kind"), QStringLiteral("heatmap")},
            {QStringLiteral("rows"), static_cast<int>(labels.size())},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("v"), snapshot::packed(values)},
            {QStringLiteral("scale"), snapshot::ofScale(scale())},
            {QStringLiteral("heads"), heads},
            {QStringLiteral("labels"), labels},
            {QStringLiteral("texts"), texts},
            {QStringLiteral("tips"), tips},
            {QStringLiteral("marks"), marks},
            {QStringLiteral("addresses"), addresses}};
}

} // namespace acr::ui

#include "moc_priorgrid.cpp"
