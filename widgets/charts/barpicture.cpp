// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barpicture.h"

#include "widgets/charts/labellayout.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/partfill.h"
#include "widgets/theme/tabular.h"
#include "widgets/theme/tokens.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QGraphicsRectItem>
#include <QGraphicsScene>
#include <QGraphicsSimpleTextItem>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLegendMarker>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double thickestBar = 22;
constexpr double thinnestWithInterval = 3;
constexpr double maxForNames = 0.4; ///< of the width, as Qt Charts has it for the axes of one side
constexpr std::size_t maxInLegend = 6;
constexpr int legendTile = 12;
constexpr double inFrontOfBars = 100; ///< what Qt Charts paints is far below

constexpr double cutFromEnd = 5;

constexpr double lineOfNames = 0.9;   ///< of a font's height
constexpr double looseNames = 1.35;   ///< of that line: from such rows on, Qt Charts hides no name
constexpr int linesBesideNames = 5;   ///< legend, tick labels and title of the scale
constexpr double smallestNames = 0.7; ///< of the font of captions

constexpr double asBars = inFrontOfBars - 1; ///< behind the marks, before the grid
constexpr double behindBars = 0.5;           ///< what Qt Charts paints of axes and bars is above
constexpr double unseen = 0.005;             ///< of the scale: a part so short needs no room of its own

/// A bar that Qt Charts does not paint: one of its sets has one colour.
class OwnBar final : public QGraphicsItem {
public:
    OwnBar(const QRectF& rect, const QColor& colour, int part, const QColor& ground, QGraphicsItem* parent)
        : QGraphicsItem(parent)
        , m_rect(rect)
        , m_colour(colour)
        , m_part(part)
        , m_ground(ground)
    {
        setZValue(asBars);
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_rect; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        fillPart(*painter, m_rect, m_colour, m_part, m_ground);
    }

private:
    QRectF m_rect;
    QColor m_colour;
    int m_part;
    QColor m_ground;
};

/// The charts' labels are rich text, and those of one axis have to differ from each other.
QString labelText(qsizetype number, const QString& text)
{
    return QStringLiteral("<!--%1-->").arg(number) + text.toHtmlEscaped();
}

QString barValueText(const BarPlot& plot, double value, bool withSign)
{
    if (withSign && std::isfinite(value)) {
        const QString text = numbers::delta(value, plot.decimals);
        return text.left(1) + plot.prefix + text.mid(1) + plot.suffix;
    }
    const QString sign = value < 0 && !plot.prefix.isEmpty() ? QString(numbers::minusSign) : QString();
    return sign + plot.prefix + numbers::fixed(sign.isEmpty() ? value : -value, plot.decimals) + plot.suffix;
}

/// The names of the categories in that room, of which no two that differ look the same.
std::vector<QString> shownNames(const BarPlot& plot, double room, const QFontMetricsF& metrics)
{
    const std::vector<QString> names(plot.categories.begin(), plot.categories.end());
    return elideApart(names, std::vector<double>(names.size(), room), metrics);
}

/// The texture of a part in no model's colour.
QBrush legendTexture(const Theme& theme, int part)
{
    QImage image(legendTile, legendTile, QImage::Format_RGB32);
    image.fill(theme.colours().card);
    QPainter painter(&image);
    fillPart(painter, image.rect(), theme.colours().muted, part, theme.colours().card);
    painter.end();
    return QBrush(image);
}

/// The ends of a logarithmic scale's linear part: below the least bar, so that every bar has a length.
double linearPart(const BarPlot& plot, double reach)
{
    constexpr double maxDecades = 6;
    double minimum = reach;
    for (const BarPart& part : plot.parts)
        for (const double value : part.values)
            if (std::isfinite(value) && value != 0)
                minimum = std::min(minimum, std::abs(value));
    const double decade = std::max(std::floor(std::log10(minimum)), std::floor(std::log10(reach)) - maxDecades);
    return std::pow(10.0, decade);
}

/// The scale of the values, with room for the numbers at the bars' ends. Fonts of drawings are shaped differently, but
/// have the same tabular widths, so that a drawing has the scale of the screen.
Axis scaleOf(const BarPlot& plot, const QFontMetricsF& metrics, double width)
{
    Axis axis;
    axis.title = plot.title;
    axis.prefix = plot.prefix;
    axis.suffix = plot.suffix;
    axis.scaleWords = plot.scaleWords;
    double low = 0;
    double high = 0;
    double widest = 0;
    bool anyBelow = false; // a number stands left of zero
    const bool withSigns = hasSumsOfBothSigns(plot);
    for (int category = 0; category < plot.categories.size(); ++category) {
        const BarReach reach = reachOf(plot, category);
        low = std::min(low, reach.below);
        high = std::max(high, reach.above);
        const double sum = reach.above + reach.below;
        anyBelow = anyBelow || (plot.arrangement == BarArrangement::Stacked ? sum : reach.below) < 0;
        for (const double value : {sum, reach.below})
            widest = std::max(widest, tabularWidth(metrics, barValueText(plot, value, withSigns)));
    }
    if (!anyBelow && !plot.logarithmic && -low < unseen * high)
        low = 0;
    if (!(high > low))
        high = low + 1;
    const double room = widest + space::s;
    const double forBars = std::max(40.0, width - (low < 0 && high > 0 ? 2 : 1) * room);
    const bool typed = plot.range && plot.hasBarsIn(*plot.range);
    axis.low = typed ? plot.range->first : low;
    axis.high = typed ? plot.range->second : high;
    if (plot.logarithmic) {
        axis.setLogarithmic(true);
        if (axis.linearWithin > 0)
            axis.linearWithin = linearPart(plot, std::max(std::abs(axis.low), std::abs(axis.high)));
    }
    if (!typed) {
        const Axis bars = axis;
        axis.low = low < 0 ? bars.value(-room / forBars) : 0;
        axis.high = high > 0 ? bars.value(1 + room / forBars) : 0;
    }
    return axis;
}

} // namespace

BarPicture::BarPicture(const BarPlot& plot, const QSizeF& size, const Theme& theme)
    : m_theme(theme)
    , m_size(size)
    , m_categories(static_cast<int>(plot.categories.size()))
    , m_ownScale(plot.hasOwnScale())
    , m_scene(std::make_unique<QGraphicsScene>())
    , m_chart(new QChart)
    , m_valueFont(theme.font(FontRole::Caption))
{
    m_scene->setItemIndexMethod(QGraphicsScene::NoIndex);
    m_scene->addItem(m_chart);
    m_chart->setBackgroundVisible(false);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setMinimumSize(1, 1);
    addBars(plot);
    const double nameWidth = addNames(plot);
    const double overhang = std::max<double>(space::s, addScale(plot, size.width() - nameWidth - 2 * space::s));
    addLegend(plot);
    // Names may go beyond what Qt Charts gives their axis, into the margin.
    const double lacking = nameWidth + space::s - maxForNames * (size.width() - overhang);
    m_chart->setMargins(QMargins(static_cast<int>(std::ceil(std::max(0.0, lacking) / (1 - maxForNames))), 0,
                                 static_cast<int>(std::ceil(overhang)), 0));
    m_chart->resize(size);
    m_chart->layout()->activate();
    m_plotArea = m_chart->plotArea();
    if (!hasRoom())
        return;

    fitNames(plot, nameWidth);
    for (const Tick& tick : m_ticks)
        addLine({xOf(tick.value), m_plotArea.top()}, {xOf(tick.value), m_plotArea.bottom()}, m_theme.colours().grid)
            ->setZValue(behindBars);
    const double row = m_plotArea.height() / m_categories;
    const auto parts = static_cast<double>(plot.parts.size());
    const bool stacked = plot.arrangement == BarArrangement::Stacked;
    // High rows of a large window get thicker bars, but keep room between them.
    const double thickest = std::clamp(row * 0.4 / (stacked ? 1 : parts), thickestBar, 2 * thickestBar);
    const bool withSigns = hasSumsOfBothSigns(plot);
    m_thick = stacked ? std::round(std::min(thickest, row * 0.64))
                      : std::max(1.0, std::floor(std::min(thickest, row * 0.76 / parts)));
    m_bars->setBarWidth(m_thick * (stacked ? 1 : parts) / row);
    for (int category = 0; category < m_categories; ++category) {
        if (stacked)
            markStack(plot, category, withSigns);
        else
            markSideBySide(plot, category);
    }
    if (const double zero = m_scale.fraction(0); zero >= 0 && zero <= 1)
        addLine({xOf(0), m_plotArea.top()}, {xOf(0), m_plotArea.bottom()}, m_theme.colours().edge);
}

BarPicture::~BarPicture() = default;

void BarPicture::addBars(const BarPlot& plot)
{
    if (plot.arrangement == BarArrangement::Stacked)
        m_bars = new QHorizontalStackedBarSeries;
    else
        m_bars = new QHorizontalBarSeries;
    for (const BarPart& part : plot.parts) {
        auto* set = new QBarSet(part.name.toHtmlEscaped());
        set->setPen(Qt::NoPen);
        set->setBrush(part.inks.empty() && !m_ownScale ? QBrush(m_theme.colour(part.ink)) : QBrush(Qt::transparent));
        for (const double value : part.values)
            set->append(std::isfinite(value) && !m_ownScale ? value : 0); // nothing is painted for a zero
        m_bars->append(set);
    }
    m_chart->addSeries(m_bars);
}

double BarPicture::addNames(const BarPlot& plot)
{
    const QFont font = m_theme.font(FontRole::Caption);
    const QFontMetricsF metrics(font);
    const double room = m_size.width() * maxForNames;
    double widest = 0;
    // A QBarCategoryAxis counts from the bottom and can't be reversed. On this one category n stands at the value n.
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setRange(-0.5, m_categories - 0.5);
    axis->setStartValue(-0.5);
    const std::vector<QString> names = shownNames(plot, room, metrics);
    for (int category = 0; category < m_categories; ++category) {
        widest = std::max(widest, metrics.horizontalAdvance(plot.categories[category]));
        axis->append(labelText(category, names[static_cast<std::size_t>(category)]), category);
    }
    axis->setReverse(true);
    axis->setTruncateLabels(false); // it would cut the markup
    axis->setLabelsFont(font);
    axis->setLabelsColor(m_theme.colours().text);
    axis->setGridLineVisible(false);
    axis->setLineVisible(false);
    m_chart->addAxis(axis, Qt::AlignLeft);
    m_bars->attachAxis(axis);
    return std::min(widest, room);
}

void BarPicture::fitNames(const BarPlot& plot, double nameWidth)
{
    const double row = m_plotArea.height() / m_categories;
    QFont font = m_theme.font(FontRole::Caption);
    const double line = QFontMetricsF(font).height() * lineOfNames;
    if (line * looseNames <= row)
        return;
    if (const double smaller = std::min(1.0, row / line); smaller >= smallestNames) {
        font.setPointSizeF(font.pointSizeF() * smaller);
        m_valueFont = font;
        writeNames(plot, nameWidth, font);
        return;
    }
    m_every = static_cast<int>(std::ceil(line / row));
    auto* axis = qobject_cast<QCategoryAxis*>(m_chart->axes(Qt::Vertical).constFirst());
    if (axis == nullptr)
        return;
    const QStringList names = axis->categoriesLabels();
    for (int category = 0; category < m_categories; ++category)
        if (category % m_every != 0)
            axis->replaceLabel(names[category], labelText(category, {}));
}

void BarPicture::writeNames(const BarPlot& plot, double nameWidth, const QFont& font)
{
    auto* axis = qobject_cast<QCategoryAxis*>(m_chart->axes(Qt::Vertical).constFirst());
    if (axis == nullptr)
        return;
    const QStringList labels = axis->categoriesLabels();
    for (int category = 0; category < m_categories; ++category)
        axis->replaceLabel(labels[category], labelText(category, {}));
    QMargins margins = m_chart->margins();
    margins.setLeft(static_cast<int>(std::ceil(nameWidth)) + space::s);
    m_chart->setMargins(margins);
    m_chart->layout()->activate();
    m_plotArea = m_chart->plotArea();
    const std::vector<QString> names = shownNames(plot, nameWidth, QFontMetricsF(font));
    for (int category = 0; category < m_categories; ++category) {
        auto* item = new QGraphicsSimpleTextItem(names[static_cast<std::size_t>(category)], m_chart);
        item->setFont(font);
        item->setBrush(m_theme.colours().text);
        item->setZValue(inFrontOfBars);
        const QRectF box = item->boundingRect();
        item->setPos(std::round(m_plotArea.left() - space::s - box.width()),
                     band(category).center().y() - box.height() / 2);
    }
}

double BarPicture::addScale(const BarPlot& plot, double width)
{
    const QFont font = m_theme.font(FontRole::Caption);
    const QFontMetricsF metrics(font);
    m_scale = scaleOf(plot, metrics, width);
    // A value axis whose labels are texts: a QValueAxis writes neither the minus sign nor the thousands of our numbers.
    // A scale of our own goes from 0 to 1.
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setRange(m_ownScale ? 0 : m_scale.low, m_ownScale ? 1 : m_scale.high);
    double overhang = 0;
    double free = -width;
    m_ticks = m_scale.ticks(horizontalTicks(QRectF(0, 0, width, 0)));
    for (std::size_t i = 0; i < m_ticks.size(); ++i) {
        const double fraction = m_scale.fraction(m_ticks[i].value);
        const double place = m_ownScale ? fraction : m_ticks[i].value;
        if (i == 0)
            axis->setStartValue(place);
        const double half = metrics.horizontalAdvance(m_ticks[i].label) / 2;
        // Ticks of a logarithmic scale may be close to each other.
        const bool fits = !m_ownScale || fraction * width - half >= free;
        axis->append(labelText(static_cast<qsizetype>(i), fits ? m_ticks[i].label : QString()), place);
        if (!fits)
            continue;
        free = fraction * width + half + space::s;
        overhang = std::max(overhang, half);
    }
    axis->setTruncateLabels(false);
    axis->setLabelsFont(font);
    axis->setLabelsColor(m_theme.colours().muted);
    axis->setTitleFont(font);
    axis->setTitleBrush(m_theme.colours().muted);
    // Names of the categories say more than the title where there is no room for both.
    if (m_size.height() >= (m_categories + linesBesideNames) * metrics.height())
        axis->setTitleText(m_scale.shownTitle().toHtmlEscaped());
    // Qt Charts draws grid lines at the ends of the scale, too.
    axis->setGridLineVisible(false);
    axis->setLinePen(QPen(m_theme.colours().edge, 1));
    m_chart->addAxis(axis, Qt::AlignBottom);
    m_bars->attachAxis(axis);
    return overhang;
}

void BarPicture::addLegend(const BarPlot& plot)
{
    QLegend* legend = m_chart->legend();
    legend->setVisible(plot.parts.size() > 1 && plot.parts.size() <= maxInLegend);
    legend->setAlignment(Qt::AlignTop);
    legend->setMarkerShape(QLegend::MarkerShapeRectangle);
    legend->setFont(m_theme.font(FontRole::Caption));
    legend->setLabelColor(m_theme.colours().muted);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->layout()->setContentsMargins(0, 0, 0, 0);
    const QList<QLegendMarker*> markers = legend->markers();
    for (qsizetype i = 0; i < markers.size(); ++i) {
        // Parts of bars with colours of their own differ by texture.
        const BarPart& part = plot.parts[static_cast<std::size_t>(i)];
        if (!part.inks.empty()) {
            markers[i]->setBrush(legendTexture(m_theme, static_cast<int>(i)));
        } else {
            markers[i]->setBrush(m_theme.colour(part.ink));
            markers[i]->setPen(QPen(markers[i]->brush(), 1));
        }
    }
}

void BarPicture::markStack(const BarPlot& plot, int category, bool withSign)
{
    const QRectF row = band(category);
    const double middle = row.center().y();
    double above = 0;
    double below = 0;
    for (const BarPart& part : plot.parts) {
        const double value = part.values[static_cast<std::size_t>(category)];
        if (!std::isfinite(value))
            continue;
        double& from = value > 0 ? above : below;
        // A thin gap between parts.
        if (from != 0 && std::abs(xOf(from + value) - xOf(from)) > 2)
            addLine({xOf(from), middle - m_thick / 2}, {xOf(from), middle + m_thick / 2}, m_theme.colours().card);
        addOwnBar(plot, static_cast<std::size_t>(&part - plot.parts.data()), category,
                  QRectF(QPointF(std::min(xOf(from), xOf(from + value)), middle - m_thick / 2),
                         QSizeF(std::abs(xOf(from + value) - xOf(from)), m_thick)));
        from += value;
    }
    if (m_ownScale)
        addCuts(below, above, middle - m_thick / 2);
    if (category % m_every != 0 || !reachOf(plot, category).any)
        return;
    // On the side of the sum, also where a small part goes the other way.
    const bool leftwards = above + below < 0;
    addValue(barValueText(plot, above + below, withSign), {xOf(leftwards ? below : above), middle}, leftwards);
}

void BarPicture::markSideBySide(const BarPlot& plot, int category)
{
    const bool hasTexts = m_thick >= QFontMetricsF(m_theme.font(FontRole::Caption)).height() * 0.8;
    double top = band(category).center().y() - m_thick * static_cast<double>(plot.parts.size()) / 2;
    for (std::size_t i = 0; i < plot.parts.size(); ++i, top += m_thick) {
        const BarPart& part = plot.parts[i];
        const double value = part.values[static_cast<std::size_t>(category)];
        if (!std::isfinite(value))
            continue;
        addOwnBar(plot, i, category,
                  QRectF(QPointF(std::min(xOf(0), xOf(value)), top), QSizeF(std::abs(xOf(value) - xOf(0)), m_thick)));
        if (i > 0 && m_thick > 4)
            addLine({xOf(0), top}, {xOf(value), top}, m_theme.colours().card);
        if (m_ownScale)
            addCuts(0, value, top);
        const double half = part.halfWidths.empty() ? 0 : part.halfWidths[static_cast<std::size_t>(category)];
        const double middle = top + m_thick / 2;
        double end = value;
        // Lines of neighbouring bars would run together.
        if (half > 0 && m_thick >= thinnestWithInterval) {
            // With an edge in the ground's colour: a line in the text's colour is lost on a bar as dark as the text.
            const QPointF edge(1, 0);
            const QPointF low(xOf(value - half), middle);
            const QPointF high(xOf(value + half), middle);
            addLine(low - edge, high + edge, m_theme.colours().card, 3);
            addLine(low, high, m_theme.colours().text);
            end = value < 0 ? value - half : value + half;
        }
        if (hasTexts)
            addValue(barValueText(plot, value, false), {xOf(end), middle}, value < 0);
    }
}

void BarPicture::addOwnBar(const BarPlot& plot, std::size_t part, int category, const QRectF& rect)
{
    const std::vector<Ink>& inks = plot.parts[part].inks;
    if (static_cast<std::size_t>(category) < inks.size())
        new OwnBar(rect, m_theme.colour(inks[static_cast<std::size_t>(category)]), static_cast<int>(part),
                   m_theme.colours().card, m_chart);
    else if (m_ownScale)
        new OwnBar(rect, m_theme.colour(plot.parts[part].ink), 0, m_theme.colours().card, m_chart);
}

void BarPicture::addCuts(double from, double to, double top)
{
    // A bar that goes on beyond the range has a gap before its end. Zero has no place on a logarithmic scale.
    const double below = m_scale.logarithmic && m_scale.linearWithin <= 0 ? 0 : m_scale.low;
    const auto cut = [&](double x) { addLine({x, top}, {x, top + m_thick}, m_theme.colours().card, 2); };
    if (std::max(from, to) > m_scale.high && std::min(from, to) < m_scale.high)
        cut(m_plotArea.right() - cutFromEnd);
    if (std::min(from, to) < below && std::max(from, to) > below)
        cut(m_plotArea.left() + cutFromEnd);
}

QGraphicsLineItem* BarPicture::addLine(const QPointF& from, const QPointF& to, const QColor& colour, double width)
{
    auto* line = new QGraphicsLineItem(QLineF(from, to), m_chart);
    line->setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    line->setZValue(inFrontOfBars);
    return line;
}

void BarPicture::addValue(const QString& text, const QPointF& end, bool leftwards)
{
    auto* item = new QGraphicsSimpleTextItem(text, m_chart);
    item->setFont(m_valueFont);
    item->setBrush(m_theme.colours().text);
    item->setZValue(inFrontOfBars);
    const QRectF box = item->boundingRect();
    const double wanted = leftwards ? end.x() - space::xs - box.width() : end.x() + space::xs;
    // In a range that was set there may be no room beside the bar.
    const double left = m_ownScale ? std::max(std::min(wanted, m_plotArea.right() - box.width() - 2 * space::xs),
                                              m_plotArea.left() + space::xs)
                                   : wanted;
    item->setPos(std::round(left), std::round(end.y() - box.height() / 2));
    if (left == wanted)
        return;
    auto* ground = new QGraphicsRectItem(box.translated(item->pos()).adjusted(-2, 0, 2, 0), m_chart);
    ground->setPen(Qt::NoPen);
    ground->setBrush(m_theme.colours().card);
    ground->setZValue(inFrontOfBars - 0.5);
}

double BarPicture::xOf(double value) const
{
    if (m_ownScale)
        return m_plotArea.left() + std::clamp(m_scale.fraction(value), 0.0, 1.0) * m_plotArea.width();
    return m_chart->mapToPosition(QPointF(value, 0), m_bars).x();
}

QRectF BarPicture::band(int category) const
{
    const double height = m_plotArea.height() / m_categories;
    return {m_plotArea.left(), m_plotArea.top() + category * height, m_plotArea.width(), height};
}

void BarPicture::paint(QPainter& painter, const QRectF& area) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false); // sharp edges: there are only upright and level ones
    m_scene->render(&painter, area, QRectF(QPointF(), m_size), Qt::IgnoreAspectRatio);
    painter.restore();
}

} // namespace acr::ui
