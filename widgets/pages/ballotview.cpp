// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/ballotview.h"

#include "widgets/charts/chartexport.h"
#include "widgets/models/charttablemodel.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/partfill.h"
#include "widgets/theme/tabular.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double minNameShare = 0.3;
constexpr double maxNameShare = 0.5;
constexpr double nameLeft = 18;
/// For the circle between a name and its bar.
constexpr double markRoom = 16;
constexpr int valueWidth = 52;
constexpr double swatch = 12; ///< of the legend
constexpr double swatchRoom = swatch + 4;

} // namespace

BallotView::BallotView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setAccessibleName(tr("Ballot: votes for each model"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void BallotView::clear()
{
    m_rows.clear();
    m_voters.clear();
    m_reserved = 1;
    updateGeometry();
    update();
    emit contentChanged();
}

void BallotView::setTasksOffered(bool offered)
{
    m_tasksOffered = offered;
    // A click leaves the keys with what has them.
    setFocusPolicy(offered ? Qt::TabFocus : Qt::NoFocus);
}

void BallotView::setBallot(const Ballot& ballot, std::span<const Model> models, ModelIndex priorPick)
{
    const std::size_t before = m_rows.size();
    m_pick = ballot.pick;
    m_priorPick = priorPick;
    m_rows.clear();
    for (Voter& voter : m_voters)
        voter.voted = false;
    std::vector<std::size_t> voterOf;
    for (const Vote& vote : ballot.votes) {
        const auto known = std::ranges::find(m_voters, vote.voter, &Voter::name);
        voterOf.push_back(static_cast<std::size_t>(known - m_voters.begin()));
        if (known == m_voters.end())
            m_voters.push_back({vote.voter, voterWord(vote.voter)});
        m_voters[voterOf.back()].voted = true;
    }
    m_pivotalVoter =
        ballot.pivotal >= 0 ? std::optional(voterOf[static_cast<std::size_t>(ballot.pivotal)]) : std::nullopt;
    for (std::size_t j = 0; j < ballot.values.size() && j < models.size(); ++j)
        m_rows.push_back({ModelIndex::at(j), QString::fromStdString(models[j].name), ballot.values[j], {}});
    std::vector<double> sums(m_rows.size());
    for (std::size_t i = 0; i < ballot.votes.size(); ++i) {
        const Vote& vote = ballot.votes[i];
        if (vote.model.position() >= m_rows.size() || isMissing(vote.weight))
            continue;
        std::vector<Part>& parts = m_rows[vote.model.position()].parts;
        const auto part = std::ranges::find(parts, voterOf[i], &Part::voter);
        if (part == parts.end())
            parts.push_back({voterOf[i], vote.weight});
        else
            part->weight += vote.weight;
        sums[vote.model.position()] += vote.weight;
    }
    for (std::size_t j = 0; j < m_rows.size(); ++j) {
        Row& row = m_rows[j];
        // Votes that do not add up to the value are not stacked; the value is a single bar.
        if (isMissing(row.value) || std::abs(sums[j] - row.value) > 1e-6 * std::max(1.0, std::abs(row.value)))
            row.parts.clear();
    }
    if (m_rows.size() != before)
        updateGeometry();
    reserve();
    update();
    emit contentChanged();
}

void BallotView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    reserve();
}

void BallotView::reserve()
{
    const auto entries = legend();
    const int lines = entries.empty() ? 1 : entries.back().line + 1;
    if (lines <= m_reserved)
        return;
    m_reserved = lines;
    updateGeometry();
}

double BallotView::rowHeight() const
{
    return std::ceil(QFontMetricsF(m_themes.theme().font(FontRole::Caption)).height()) + 5;
}

QSize BallotView::minimumSizeHint() const
{
    const double rows = static_cast<double>(std::max<std::size_t>(m_rows.size(), 4)) + m_reserved + 0.2;
    return {240, static_cast<int>(rows * rowHeight())};
}

double BallotView::nameWidth() const
{
    QFont font = m_themes.theme().font(FontRole::Caption);
    font.setBold(true); // as the picked model's is
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (const Row& row : m_rows)
        widest = std::max(widest, metrics.horizontalAdvance(row.name));
    return std::clamp(nameLeft + widest + markRoom, width() * minNameShare, width() * maxNameShare);
}

QRectF BallotView::rowRect(std::size_t row) const
{
    return {0, static_cast<double>(row) * rowHeight(), static_cast<double>(width()), rowHeight()};
}

void BallotView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double low = 0;
    double high = 0;
    for (const Row& row : m_rows) {
        double below = 0;
        double above = 0;
        for (const Part& part : row.parts)
            (part.weight < 0 ? below : above) += part.weight;
        if (row.parts.empty() && !isMissing(row.value))
            (row.value < 0 ? below : above) = row.value;
        low = std::min(low, below);
        high = std::max(high, above);
    }
    if (high <= low)
        high = low + 1;
    const double names = nameWidth();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (rowRect(row).intersects(QRectF(event->rect())))
            paintRow(painter, row, names, low, high);
    }
    paintLegend(painter);
    if (hasFocus() && m_current < m_rows.size()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_themes.theme().colours().accent, 1.5));
        painter.drawRoundedRect(rowRect(m_current).adjusted(1, 1, -1, -1), radius::control, radius::control);
    }
}

void BallotView::paintRow(QPainter& painter, std::size_t at, double names, double low, double high) const
{
    const Theme& theme = m_themes.theme();
    const Colours& c = theme.colours();
    const Row& row = m_rows[at];
    const QRectF rect = rowRect(at);
    const bool picked = row.model == m_pick;
    if (picked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.selection);
        painter.drawRoundedRect(rect.adjusted(0, 0.5, 0, -0.5), radius::control, radius::control);
    }
    const Ink ink = Ink::model(row.name, row.model.value);
    drawMarker(painter, {rect.left() + 9, rect.center().y()}, 9, theme.marker(ink), theme.colour(ink));
    QFont font = theme.font(FontRole::Caption);
    font.setBold(picked);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const bool absent = isMissing(row.value);
    painter.setPen(absent ? c.muted : c.text);
    const double left = rect.left() + nameLeft;
    const double barLeft = rect.left() + names;
    painter.drawText(QRectF(left, rect.top(), barLeft - left - space::xs, rect.height()),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(row.name, Qt::ElideRight, barLeft - left - space::xs));
    const double barRight = rect.right() - valueWidth;
    const auto x = [&](double value) { return barLeft + (value - low) / (high - low) * (barRight - barLeft); };
    painter.setPen(QPen(c.line, 1));
    painter.drawLine(QPointF(x(0), rect.top()), QPointF(x(0), rect.bottom()));
    painter.setPen(Qt::NoPen);
    if (absent) {
        painter.setPen(c.muted);
        drawTabular(painter, {barRight, rect.top(), valueWidth - 4.0, rect.height()}, Qt::AlignVCenter | Qt::AlignRight,
                    QStringLiteral("–"));
        return;
    }
    const QRectF bar(0, rect.top() + 4, 0, rect.height() - 8);
    double above = 0;
    double below = 0;
    for (const Part& part : row.parts) {
        double& edge = part.weight < 0 ? below : above;
        const double from = x(edge);
        edge += part.weight;
        const double to = x(edge);
        fillPart(painter, QRectF(std::min(from, to), bar.top(), std::abs(to - from), bar.height()), theme.colour(ink),
                 static_cast<int>(part.voter), picked ? c.selection : c.card);
    }
    if (row.parts.empty()) {
        painter.setBrush(theme.colour(ink));
        painter.drawRect(QRectF(std::min(x(0), x(row.value)), bar.top(), std::abs(x(row.value) - x(0)), bar.height()));
    }
    // The sum of the parts: the value that the pick maximises.
    painter.setPen(QPen(c.text, 1.5));
    painter.drawLine(QPointF(x(row.value), rect.top() + 2), QPointF(x(row.value), rect.bottom() - 2));
    drawTabular(painter, {barRight, rect.top(), valueWidth - 4.0, rect.height()}, Qt::AlignVCenter | Qt::AlignRight,
                numbers::fixed(row.value, 3));
    if (row.model == m_priorPick && !picked) {
        painter.setPen(c.muted);
        painter.drawText(QRectF(barLeft - 12, rect.top(), 10, rect.height()), Qt::AlignVCenter | Qt::AlignRight,
                         QStringLiteral("○"));
    }
}

std::vector<BallotView::LegendEntry> BallotView::legend() const
{
    std::vector<LegendEntry> entries;
    if (std::ranges::all_of(m_rows, [](const Row& row) { return row.parts.empty(); }))
        return entries;
    const QFontMetricsF metrics(m_themes.theme().font(FontRole::Caption));
    QRectF line = rowRect(m_rows.size()).adjusted(2, 0, 0, 0);
    int number = 0;
    double left = line.left();
    for (std::size_t voter = 0; voter < m_voters.size(); ++voter) {
        if (!m_voters[voter].voted)
            continue;
        const double wide = std::min(metrics.horizontalAdvance(m_voters[voter].word) + swatchRoom + 2, line.width());
        if (left > line.left() && left + wide > line.right()) {
            line.translate(0, rowHeight());
            ++number;
            left = line.left();
        }
        entries.push_back({voter, number, QRectF(left, line.top(), wide, line.height())});
        left += wide + space::m;
    }
    return entries;
}

void BallotView::paintLegend(QPainter& painter) const
{
    const Theme& theme = m_themes.theme();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font());
    for (const auto& [voter, line, place] : legend()) {
        fillPart(painter, QRectF(place.left(), std::round(place.center().y()) - swatch / 2, swatch, swatch),
                 theme.colours().muted, static_cast<int>(voter), theme.colours().card);
        painter.setPen(voter == m_pivotalVoter ? theme.colours().text : theme.colours().muted);
        painter.drawText(place.adjusted(swatchRoom, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip,
                         metrics.elidedText(m_voters[voter].word, Qt::ElideMiddle, place.width() - swatchRoom));
    }
}

QString BallotView::toolTipOf(const Row& row) const
{
    QString text = isMissing(row.value) ? tr("%1: no candidate").arg(row.name)
                                        : tr("%1: %2").arg(row.name, numbers::reading(row.value));
    QString note;
    for (const Part& part : row.parts) {
        text += QLatin1Char('\n') + tr("%1: %2").arg(m_voters[part.voter].word, numbers::reading(part.weight));
        if (m_voters[part.voter].name == scoreVoter)
            note = beyondScoresSentence(part.weight);
    }
    if (!note.isEmpty())
        text += QLatin1Char('\n') + note;
    if (row.model == m_priorPick)
        text += QLatin1Char('\n') + tr("The pick before anything was learned in this stream");
    return text;
}

ChartNumbers BallotView::numbers() const
{
    std::vector<std::size_t> voters;
    for (const Row& row : m_rows)
        for (const Part& part : row.parts)
            if (std::ranges::find(voters, part.voter) == voters.end())
                voters.push_back(part.voter);
    std::ranges::sort(voters);
    const auto columnOf = [](const QString& name) { return ChartColumn{.key = name, .title = name, .decimals = 3}; };
    ChartNumbers made{{columnOf(tr("Model")), columnOf(tr("Value"))}};
    for (const Row& row : m_rows) {
        made.columns[0].texts.push_back(row.name);
        made.columns[1].numbers.push_back(row.value);
    }
    for (const std::size_t voter : voters) {
        ChartColumn& column = made.columns.emplace_back(columnOf(m_voters[voter].word));
        for (const Row& row : m_rows) {
            const auto part = std::ranges::find(row.parts, voter, &Part::voter);
            column.numbers.push_back(part == row.parts.end() ? missing : part->weight);
        }
    }
    return made;
}

TextTable BallotView::table() const
{
    return chartText(numbers(), TableFormat::Csv);
}

bool BallotView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto row = static_cast<std::size_t>(std::max(0.0, help->pos().y() / rowHeight()));
        QToolTip::showText(help->globalPos(), row < m_rows.size() ? toolTipOf(m_rows[row]) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void BallotView::mousePressEvent(QMouseEvent* event)
{
    if (const auto model = modelAt(event->position()))
        emit modelClicked(*model);
}

void BallotView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto model = modelAt(event->position());
    if (m_tasksOffered && model && event->button() == Qt::LeftButton)
        emit modelActivated(*model);
}

void BallotView::contextMenuEvent(QContextMenuEvent* event)
{
    // A menu that is opened by a key is about the row that keys are about.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && m_current < m_rows.size();
    const auto model = byKey ? std::optional(m_rows[m_current].model) : modelAt(QPointF(event->pos()));
    if (m_rows.empty())
        return;
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_tasksOffered && model) {
        menu->addAction(tr("Show the tasks it was chosen for"), this, [this, model] { emit modelActivated(*model); });
        menu->addSeparator();
    }
    menu->addAction(tr("Show as table"), this, &BallotView::tableRequested);
    menu->addSeparator();
    menu->addAction(tr("Copy as picture (PNG)"), this,
                    [this] { copyToClipboard(*this, {}, ClipboardFormat::Picture); });
    menu->addAction(tr("Copy as drawing (SVG)"), this,
                    [this] { copyToClipboard(*this, {}, ClipboardFormat::Drawing); });
    menu->addAction(tr("Copy as CSV"), this,
                    [this] { QGuiApplication::clipboard()->setText(formatTable(table(), TableFormat::Csv)); });
    menu->popup(byKey ? mapToGlobal(rowRect(m_current).center().toPoint()) : event->globalPos());
}

void BallotView::keyPressEvent(QKeyEvent* event)
{
    if (m_rows.empty())
        return QWidget::keyPressEvent(event);
    const std::size_t last = m_rows.size() - 1;
    const std::size_t current = std::min(m_current, last);
    switch (event->key()) {
    case Qt::Key_Up: m_current = current > 0 ? current - 1 : 0; break;
    case Qt::Key_Down: m_current = std::min(current + 1, last); break;
    case Qt::Key_Home: m_current = 0; break;
    case Qt::Key_End: m_current = last; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tasksOffered)
            emit modelActivated(m_rows[current].model);
        return;
    default: return QWidget::keyPressEvent(event);
    }
    emit modelClicked(m_rows[m_current].model);
    update();
}

void BallotView::focusInEvent(QFocusEvent* event)
{
    // Keys begin at the pick.
    const auto pick = std::ranges::find(m_rows, m_pick, &Row::model);
    m_current = pick != m_rows.end() ? static_cast<std::size_t>(pick - m_rows.begin()) : 0;
    update();
    QWidget::focusInEvent(event);
}

void BallotView::focusOutEvent(QFocusEvent* event)
{
    update();
    QWidget::focusOutEvent(event);
}

std::optional<ModelIndex> BallotView::modelAt(const QPointF& position) const
{
    const auto row = static_cast<std::size_t>(std::max(0.0, position.y() / rowHeight()));
    return row < m_rows.size() ? std::optional(m_rows[row].model) : std::nullopt;
}

} // namespace acr::ui

#include "moc_ballotview.cpp"
