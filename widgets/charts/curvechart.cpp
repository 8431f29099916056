// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvechart.h"

#include "widgets/theme/numbers.h"

#include <QChart>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace acr::ui {

CurveChart::CurveChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
    , m_scene(std::make_unique<PlotScene>())
    , m_xAxis(new QValueAxis)
    , m_yAxis(new QValueAxis)
{
    m_scene->chart().addAxis(m_xAxis, Qt::AlignBottom);
    m_scene->chart().addAxis(m_yAxis, Qt::AlignLeft);
    m_yAxis->setLineVisible(false);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("No curves yet"), tr("Pick at least one policy to see its curve."));
}

CurveChart::~CurveChart() = default;

void CurveChart::setAxisTitles(const QString& x, const QString& y)
{
    m_xTitle = x;
    m_yTitle = y;
    describe();
    changed();
}

void CurveChart::setValueFormat(const QString& prefix, const QString& suffix, int decimals)
{
    m_prefix = prefix;
    m_suffix = suffix;
    m_decimals = decimals;
    changed();
}

void CurveChart::setZeroIncluded(bool included)
{
    m_zeroIncluded = included;
    changed();
}

void CurveChart::setCurves(std::vector<Curve> curves)
{
    m_curves = std::move(curves);
    m_hovered = -1;
    describe();
    changed();
}

void CurveChart::append(std::size_t curve, std::span<const double> values)
{
    m_curves[curve].values->append(values);
    changed();
}

void CurveChart::append(std::size_t curve, std::span<const double> values, std::span<const double> low,
                        std::span<const double> high)
{
    Curve& target = m_curves[curve];
    target.values->append(values);
    if (!target.low)
        target.low = std::make_shared<CurveData>();
    if (!target.high)
        target.high = std::make_shared<CurveData>();
    target.low->append(low);
    target.high->append(high);
    changed();
}

void CurveChart::dataChanged()
{
    changed();
}

void CurveChart::setEvents(std::vector<ChartEvent> events)
{
    m_events = std::move(events);
    update();
}

void CurveChart::describe()
{
    QStringList names;
    for (const Curve& curve : m_curves)
        names << curve.name;
    setAccessibleDescription(
        tr("%1 over %2. Curves: %3. Use the arrow keys to pan, plus and minus to zoom, zero to show "
           "everything.")
            .arg(m_yTitle, m_xTitle, names.join(QStringLiteral(", "))));
}

void CurveChart::changed()
{
    m_rasterValid = false;
    update();
}

void CurveChart::themeSwitched()
{
    m_rasterValid = false;
}

bool CurveChart::isEmpty() const
{
    return std::all_of(m_curves.begin(), m_curves.end(), [](const Curve& curve) { return curve.values->empty(); });
}

MinMax CurveChart::dataRange() const
{
    MinMax found;
    for (const Curve& curve : m_curves) {
        if (curve.values->empty())
            continue;
        found.include(curve.spacing.first);
        found.include(curve.spacing.first + curve.spacing.step * static_cast<double>(curve.values->size() - 1));
    }
    if (found.empty())
        found = {0, 1};
    if (found.low == found.high)
        found.high = found.low + 1;
    return found;
}

MinMax CurveChart::valueRange(double low, double high) const
{
    MinMax found;
    for (const Curve& curve : m_curves) {
        found.include(rangeBetween(*curve.values, curve.spacing, low, high));
        if (curve.low && curve.high) {
            found.include(rangeBetween(*curve.low, curve.spacing, low, high));
            found.include(rangeBetween(*curve.high, curve.spacing, low, high));
        }
    }
    if (found.empty())
        return {0, 1};
    if (m_zeroIncluded && found.low > 0 && found.low < 0.4 * found.high)
        found.low = 0;
    if (m_zeroIncluded && found.high < 0 && found.high > 0.4 * found.low)
        found.high = 0;
    // Nothing but zeros: an axis of regret has no better scale than 1.
    if (m_zeroIncluded && found.low == 0 && found.high == 0)
        return {0, 1};
    const double span = found.high - found.low;
    const double margin = span > 0 ? span * 0.04 : std::max(1e-12, std::abs(found.high) * 0.1);
    if (found.low != 0 || span == 0)
        found.low -= margin;
    if (found.high != 0 || span == 0)
        found.high += margin;
    return found;
}

std::pair<double, double> CurveChart::visibleRange() const
{
    if (m_range)
        return *m_range;
    const MinMax all = dataRange();
    return {all.low, all.high};
}

std::pair<double, double> CurveChart::visibleValues() const
{
    if (m_values)
        return *m_values;
    const auto [low, high] = visibleRange();
    const MinMax values = valueRange(low, high);
    return {values.low, values.high};
}

void CurveChart::setVisibleRange(double low, double high)
{
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low))
        return;
    setRange(std::pair(low, high));
}

void CurveChart::setRange(std::optional<std::pair<double, double>> range)
{
    if (range) {
        const MinMax all = dataRange();
        const double width = range->second - range->first;
        if (width >= all.high - all.low) {
            range.reset();
        } else {
            range->first = std::clamp(range->first, all.low, all.high - width);
            range->second = range->first + width;
        }
    }
    if (range == m_range)
        return;
    m_range = range;
    changed();
    const auto [low, high] = visibleRange();
    emit visibleRangeChanged(low, high);
}

void CurveChart::resetZoom()
{
    if (m_values) {
        m_values.reset();
        changed();
    }
    setRange(std::nullopt);
}

void CurveChart::setCrosshair(std::optional<double> x)
{
    if (m_crosshair == x)
        return;
    m_crosshair = x;
    update();
}

void CurveChart::setPlayhead(std::optional<double> x)
{
    if (m_playhead == x)
        return;
    m_playhead = x;
    update();
}

void CurveChart::setSelected(const QString& id)
{
    if (m_selected == id)
        return;
    m_selected = id;
    changed();
}

std::vector<CurveChart::Reading> CurveChart::readings(double x) const
{
    std::vector<Reading> found;
    for (const Curve& curve : m_curves) {
        const double value = valueAt(*curve.values, curve.spacing, x);
        if (!std::isnan(value))
            found.push_back({curve.id, curve.name, value});
    }
    std::stable_sort(found.begin(), found.end(), [](const Reading& a, const Reading& b) { return a.value > b.value; });
    return found;
}

QString CurveChart::valueText(double value) const
{
    QString text = m_prefix + numbers::fixed(value, m_decimals) + m_suffix;
    if (value < 0 && !m_prefix.isEmpty())
        text = numbers::minusSign + m_prefix + numbers::fixed(-value, m_decimals) + m_suffix;
    return text;
}

QRectF CurveChart::plotArea() const
{
    return layoutFor(contentArea(), this, theme()).plot;
}

} // namespace acr::ui
