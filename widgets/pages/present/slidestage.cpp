// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slidestage.h"

#include "widgets/charts/curvechart.h"
#include "widgets/charts/snapshot.h"

#include <QGraphicsItem>
#include <QGraphicsProxyWidget>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr int frameMs = 40;
constexpr double playSeconds = 12;

} // namespace

/// Everything on a slide but its charts.
class SlideStage::Ground final : public QGraphicsItem {
public:
    explicit Ground(const SlideStage& stage)
        : m_stage(stage)
    {
        setCacheMode(DeviceCoordinateCache);
    }
    [[nodiscard]] QRectF boundingRect() const override { return {QPointF(), SlideComposition::canvas}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        if (m_stage.m_composition)
            m_stage.m_composition->paintGround(*painter);
    }

private:
    const SlideStage& m_stage;
};

SlideStage::SlideStage(const ThemeManager& themes, QWidget* parent)
    : QGraphicsView(parent)
    , m_themes(themes)
    , m_ground(new Ground(*this))
{
    auto* ownScene = new QGraphicsScene(QRectF(QPointF(), SlideComposition::canvas), this);
    ownScene->addItem(m_ground);
    setScene(ownScene);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    setFocusPolicy(Qt::ClickFocus);
    connect(&themes, &ThemeManager::themeChanged, this, &SlideStage::refresh);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &SlideStage::step);
    refresh();
}

QSize SlideStage::minimumSizeHint() const
{
    return {16 * space::l, 9 * space::l};
}

void SlideStage::setSlide(const std::optional<Slide>& slide, const Deck& deck, int position, int count)
{
    m_slide = slide;
    m_deck = deck;
    m_position = position;
    m_count = count;
    refresh();
}

void SlideStage::refresh()
{
    m_composition.reset();
    if (m_slide)
        m_composition.emplace(*m_slide, m_deck, m_themes, m_position, m_count);
    setAccessibleName(m_slide ? tr("Slide: %1").arg(m_composition->words().title) : tr("No slide"));
    setAccessibleDescription(m_slide ? m_slide->notes : QString());
    setBackgroundBrush(m_themes.theme().colours().page);
    m_ground->setVisible(m_composition.has_value());
    rebuildCharts();
    m_ground->update();
    fit();
}

void SlideStage::rebuildCharts()
{
    std::vector<QJsonObject> wanted;
    if (m_composition) {
        for (const SlideComposition::Chart& chart : m_composition->charts())
            wanted.push_back(chart.snapshot);
    }
    if (wanted != m_shown) {
        setPlaying(false);
        for (ChartWidget* chart : std::as_const(m_charts))
            delete chart->graphicsProxyWidget();
        m_charts.clear();
        m_replay = {};
        m_played = 0;
        for (const QJsonObject& snapshot : wanted) {
            ChartWidget* chart = chartOf(snapshot, m_themes).release();
            if (chart == nullptr)
                chart = new CurveChart(m_themes); // empty, and says so
            chart->setFramed(false);
            chart->setAttribute(Qt::WA_NoSystemBackground);
            chart->setAutoFillBackground(false);
            QGraphicsProxyWidget* proxy = scene()->addWidget(chart);
            proxy->setScale(SlideComposition::chartScale);
            m_charts.append(chart);
            if (m_replay.isEmpty()) {
                m_replay = CurveReplay(snapshot);
                m_replayed = m_charts.size() - 1;
            }
        }
        m_shown = std::move(wanted);
    }
    for (qsizetype i = 0; i < m_charts.size(); ++i) {
        const QRectF place = m_composition->charts()[static_cast<std::size_t>(i)].place;
        m_charts[i]->setOwnTheme(m_composition->chartTheme(logicalDpiY()));
        QGraphicsProxyWidget* proxy = m_charts[i]->graphicsProxyWidget();
        proxy->setMinimumSize(0, 0);
        m_charts[i]->setMinimumSize(1, 1);
        proxy->setGeometry(QRectF(place.topLeft(), place.size() / SlideComposition::chartScale));
    }
}

QPoint SlideStage::mapFromChart(int chart, const QPointF& position) const
{
    return mapFromScene(m_charts[chart]->graphicsProxyWidget()->mapToScene(position));
}

void SlideStage::fit()
{
    // fitInView() leaves a margin of two pixels.
    const QRectF canvas(QPointF(), SlideComposition::canvas);
    const double scale = std::min(width() / canvas.width(), height() / canvas.height());
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(canvas.center());
}

void SlideStage::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    fit();
}

void SlideStage::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

bool SlideStage::isOnChart(const QPoint& position) const
{
    return std::ranges::any_of(m_charts, [&](const ChartWidget* chart) {
        return chart->graphicsProxyWidget()->sceneBoundingRect().contains(mapToScene(position));
    });
}

void SlideStage::mousePressEvent(QMouseEvent* event)
{
    if (isOnChart(event->position().toPoint()))
        return QGraphicsView::mousePressEvent(event);
    emit clicked(event->button());
}

void SlideStage::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (isOnChart(event->position().toPoint()))
        return QGraphicsView::mouseDoubleClickEvent(event);
    if (m_slide)
        emit activated();
}

void SlideStage::wheelEvent(QWheelEvent* event)
{
    if (isOnChart(event->position().toPoint()))
        QGraphicsView::wheelEvent(event);
    else
        event->ignore();
}

void SlideStage::keyPressEvent(QKeyEvent* event)
{
    event->ignore();
}

void SlideStage::setPlaying(bool playing)
{
    if (playing == m_frame.isActive() || (playing && !canPlay()))
        return;
    if (!playing) {
        m_frame.stop();
        emit playingChanged();
        return;
    }
    if (m_played >= m_replay.steps())
        m_played = 0;
    m_frame.start();
    emit playingChanged();
    step();
}

void SlideStage::step()
{
    const double frames = playSeconds * 1000 / frameMs;
    const auto each = static_cast<std::size_t>(std::ceil(static_cast<double>(m_replay.steps()) / frames));
    m_played = std::min(m_replay.steps(), m_played + each);
    m_charts[m_replayed]->showSnapshot(m_replay.after(m_played));
    if (m_played >= m_replay.steps())
        setPlaying(false);
}

} // namespace acr::ui
