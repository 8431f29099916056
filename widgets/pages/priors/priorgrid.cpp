// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorgrid.h"

#include "widgets/pages/priors/priornames.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

/// A drag over this many pixels takes a score from 0 to 1, or a strength to 2⁵ times.
constexpr double pixelsForAll = 240;
constexpr double fineFactor = 0.1;
constexpr double doublingsForAll = 5;
constexpr qint64 wheelGestureMs = 600;

} // namespace

PriorGrid::PriorGrid(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
    , m_editor(new QLineEdit(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setTitle(tr("Priors by dimension and model"));
    setEmptyText(tr("No priors"),
                 tr("Without a probing split there is nothing to learn priors from; import a prior set."));
    m_editor->hide();
    m_editor->setAlignment(Qt::AlignCenter);
    m_editor->setFrame(true);
    connect(m_editor, &QLineEdit::returnPressed, this, [this] { endTyping(true); });
    connect(m_editor, &QLineEdit::editingFinished, this, [this] { endTyping(true); });
}

void PriorGrid::setPriors(std::shared_ptr<const PriorSet> priors, std::shared_ptr<const PriorSet> reference)
{
    m_priors = std::move(priors);
    m_reference = std::move(reference);
    rebuildRows();
    describe();
    update();
}

void PriorGrid::rebuildRows()
{
    std::vector<Row> rows;
    if (m_priors && !m_priors->empty()) {
        rows.push_back({});
        for (const PriorRow& dimension : m_priors->dimensions) {
            const auto belongs = [&](const PriorRow& source) { return source.dimension == dimension.dimension; };
            rows.push_back({dimension.dimension, {}, std::ranges::any_of(m_priors->sources, belongs)});
            if (!m_expanded.contains(dimension.dimension))
                continue;
            for (const PriorRow& source : m_priors->sources) {
                if (belongs(source))
                    rows.push_back({source.dimension, source.source, false});
            }
        }
    }
    m_rows = std::move(rows);
    const int last = static_cast<int>(m_rows.size()) - 1;
    if (last < 0)
        m_selected.reset();
    else if (!m_selected)
        m_selected = Cell{std::min(1, last), 0};
    else
        *m_selected = {std::min(m_selected->row, last),
                       std::min(m_selected->column, static_cast<int>(m_priors->models.size()) - 1)};
    m_firstRow = std::clamp(m_firstRow, 0, std::max(0, last));
}

void PriorGrid::setExpanded(const std::string& dimension, bool expanded)
{
    // The selection stays on its cell, or goes to the dimension that closed over it.
    std::optional<PriorAddress> kept = selected();
    if (expanded)
        m_expanded.insert(dimension);
    else
        m_expanded.erase(dimension);
    if (kept && kept->dimension == dimension && !expanded)
        kept->source.clear();
    rebuildRows();
    if (kept)
        select(*kept);
    update();
}

std::optional<PriorAddress> PriorGrid::selected() const
{
    return m_selected ? std::optional(addressOf(*m_selected)) : std::nullopt;
}

bool PriorGrid::select(const PriorAddress& address)
{
    const auto column = m_priors ? m_priors->model(address.name) : std::nullopt;
    if (!address.source.empty() && !m_expanded.contains(address.dimension)) {
        m_expanded.insert(address.dimension);
        rebuildRows();
    }
    const auto row = std::ranges::find_if(m_rows, [&](const Row& candidate) {
        return candidate.dimension == address.dimension && candidate.source == address.source;
    });
    if (!column || row == m_rows.end())
        return false;
    moveTo({static_cast<int>(row - m_rows.begin()), static_cast<int>(column->position())});
    return true;
}

PriorAddress PriorGrid::addressOf(const Cell& cell, PriorField field) const
{
    const Row& row = m_rows[static_cast<std::size_t>(cell.row)];
    return {field, row.dimension, row.source, m_priors->models[static_cast<std::size_t>(cell.column)]};
}

double PriorGrid::valueOf(const PriorSet& priors, const Cell& cell, PriorField field) const
{
    return priorValue(priors, addressOf(cell, field)).value_or(missing);
}

void PriorGrid::moveTo(const Cell& cell)
{
    const bool same = m_selected == cell;
    m_selected = cell;
    scrollTo(cell.row);
    describe();
    update();
    if (!same)
        emit cellSelected(addressOf(cell));
}

void PriorGrid::scrollTo(int row)
{
    const Layout layout = layoutFor(contentArea(), theme());
    if (row < m_firstRow)
        m_firstRow = row;
    else if (layout.rows > 0 && row >= m_firstRow + layout.rows)
        m_firstRow = row - layout.rows + 1;
}

void PriorGrid::ask(PriorField field, double value, int gesture)
{
    const PriorRange range = priorRange(field);
    emit valueEdited(addressOf(*m_selected, field), std::clamp(value, range.low, range.high), gesture);
}

void PriorGrid::nudge(PriorField field, double steps, bool fine, int gesture)
{
    const double now = valueOf(*m_priors, *m_selected, field);
    if (field == PriorField::Mean) {
        // On a grid, so that steps up and down come back to where they began.
        const double step = fine ? 0.001 : 0.01;
        ask(field, std::round((now + steps * step) / step) * step, gesture);
    } else {
        ask(field, std::max(now, steps > 0 ? 1.0 : 0.0) * std::exp2(steps * (fine ? 0.05 : 0.25)), gesture);
    }
}

bool PriorGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto cell = cellAt(help->pos());
        QToolTip::showText(help->globalPos(), cell ? toolTipOf(*cell) : QString(), this);
        return true;
    }
    return ChartWidget::event(event);
}

void PriorGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return ChartWidget::mousePressEvent(event);
    endTyping(true);
    if (const auto row = triangleAt(event->position())) {
        const std::string dimension = m_rows[static_cast<std::size_t>(*row)].dimension;
        setExpanded(dimension, !m_expanded.contains(dimension));
        return;
    }
    const auto cell = cellAt(event->position());
    if (!cell)
        return;
    moveTo(*cell);
    const PriorField field = event->modifiers().testFlag(Qt::ControlModifier) ? PriorField::Strength : PriorField::Mean;
    m_drag = Drag{*cell, field, event->position(), valueOf(*m_priors, *cell, field), false};
    ++m_gesture;
}

void PriorGrid::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drag) {
        setCursor(triangleAt(event->position()) ? Qt::PointingHandCursor
                  : cellAt(event->position())   ? Qt::SizeVerCursor
                                                : Qt::ArrowCursor);
        return;
    }
    const double up = m_drag->from.y() - event->position().y();
    if (!m_drag->moved && std::abs(up) < 3)
        return;
    m_drag->moved = true;
    const double share = up / pixelsForAll * (event->modifiers().testFlag(Qt::ShiftModifier) ? fineFactor : 1);
    if (m_drag->field == PriorField::Mean)
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
    if (cellAt(event->position()))
        beginTyping(PriorField::Mean, {});
}

void PriorGrid::wheelEvent(QWheelEvent* event)
{
    const auto cell = cellAt(event->position());
    const double steps = event->angleDelta().y() / 120.0;
    if (!cell || steps == 0)
        return ChartWidget::wheelEvent(event);
    // A turn of the wheel is one gesture; so is the next one after a pause.
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now - m_lastWheelMs > wheelGestureMs || m_selected != cell)
        ++m_gesture;
    m_lastWheelMs = now;
    moveTo(*cell);
    nudge(event->modifiers().testFlag(Qt::ControlModifier) ? PriorField::Strength : PriorField::Mean, steps,
          event->modifiers().testFlag(Qt::ShiftModifier), m_gesture);
    event->accept();
}

void PriorGrid::keyPressEvent(QKeyEvent* event)
{
    if (!m_selected)
        return ChartWidget::keyPressEvent(event);
    const bool fine = event->modifiers().testFlag(Qt::ShiftModifier);
    Cell cell = *m_selected;
    const int lastRow = static_cast<int>(m_rows.size()) - 1;
    const int lastColumn = static_cast<int>(m_priors->models.size()) - 1;
    const auto step = [&](PriorField field, double steps) {
        // Held down, a key is one gesture.
        if (!event->isAutoRepeat())
            ++m_gesture;
        nudge(field, steps, fine, m_gesture);
    };
    switch (event->key()) {
    case Qt::Key_Up: cell.row = std::max(0, cell.row - 1); break;
    case Qt::Key_Down: cell.row = std::min(lastRow, cell.row + 1); break;
    case Qt::Key_Left: cell.column = std::max(0, cell.column - 1); break;
    case Qt::Key_Right: cell.column = std::min(lastColumn, cell.column + 1); break;
    case Qt::Key_Home: cell.column = 0; break;
    case Qt::Key_End: cell.column = lastColumn; break;
    case Qt::Key_Plus: return step(PriorField::Mean, 1);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return step(PriorField::Mean, -1);
    case Qt::Key_PageUp: return step(PriorField::Strength, 1);
    case Qt::Key_PageDown: return step(PriorField::Strength, -1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2: return beginTyping(PriorField::Mean, {});
    case Qt::Key_Equal: return beginTyping(PriorField::Strength, {});
    case Qt::Key_Delete:
    case Qt::Key_Backspace: emit resetAsked(addressOf(cell)); return;
    case Qt::Key_Space: {
        const std::string dimension = m_rows[static_cast<std::size_t>(cell.row)].dimension;
        if (!dimension.empty())
            setExpanded(dimension, !m_expanded.contains(dimension));
        return;
    }
    default:
        if (event->text().size() == 1 && (event->text().at(0).isDigit() || event->text() == QLatin1String(".")))
            return beginTyping(PriorField::Mean, event->text());
        return ChartWidget::keyPressEvent(event);
    }
    moveTo(cell);
}

void PriorGrid::beginTyping(PriorField field, const QString& text)
{
    const QRectF rect = cellRect(addressOf(*m_selected));
    if (rect.isEmpty())
        return;
    m_typed = field;
    m_editor->setAccessibleName(tr("New value: %1").arg(priorAddressTitle(addressOf(*m_selected, field))));
    m_editor->setToolTip(m_editor->accessibleName());
    m_editor->setText(text.isEmpty() ? QLocale::c().toString(valueOf(*m_priors, *m_selected, field), 'g', 6) : text);
    const int height = std::max(m_editor->sizeHint().height(), static_cast<int>(rect.height()));
    m_editor->setGeometry(QRect(static_cast<int>(rect.left()), static_cast<int>(rect.center().y()) - height / 2,
                                static_cast<int>(rect.width()), height));
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    if (text.isEmpty())
        m_editor->selectAll();
}

void PriorGrid::endTyping(bool take)
{
    if (!m_editor->isVisible())
        return;
    bool good = false;
    double value = QLocale::c().toDouble(m_editor->text().trimmed(), &good);
    if (!good)
        value = locale().toDouble(m_editor->text().trimmed(), &good);
    m_editor->hide();
    setFocus(Qt::OtherFocusReason);
    if (take && good && m_selected && std::isfinite(value))
        ask(m_typed, value, ++m_gesture);
}

void PriorGrid::resizeEvent(QResizeEvent* event)
{
    endTyping(true);
    ChartWidget::resizeEvent(event);
    if (m_selected)
        scrollTo(m_selected->row);
}

void PriorGrid::describe()
{
    setAccessibleDescription(m_selected ? toolTipOf(*m_selected) : QString());
}

} // namespace acr::ui
