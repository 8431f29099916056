// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slidestage.h"

#include "widgets/charts/curvechart.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/charts/snapshot.h"
#include "widgets/pages/present/celldrag.h"
#include "widgets/shell/retrybar.h"

#include <QAbstractButton>
#include <QGraphicsItem>
#include <QGraphicsProxyWidget>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace acr::ui {

namespace {

constexpr int frameMs = 40;
constexpr double playSeconds = 12;

} // namespace

/// Everything on a slide but its charts.
class SlideStage::Background final : public QGraphicsItem {
public:
    explicit Background(const SlideStage& stage)
        : m_stage(stage)
    {
        setCacheMode(DeviceCoordinateCache);
    }
    [[nodiscard]] QRectF boundingRect() const override { return {QPointF(), SlideComposition::canvas}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        if (m_stage.m_composition)
            m_stage.m_composition->paintBackground(*painter);
    }

private:
    const SlideStage& m_stage;
};

SlideStage::SlideStage(const ThemeManager& themes, QWidget* parent)
    : QGraphicsView(parent)
    , m_themes(themes)
    , m_background(new Background(*this))
    , m_retryBar(new RetryBar(themes, this))
{
    m_retryBar->setAutoFillBackground(true);
    // A click on it is not one beside the charts.
    m_retryBar->setAttribute(Qt::WA_NoMousePropagation);
    m_retryBar->installEventFilter(this);
    auto* ownScene = new QGraphicsScene(QRectF(QPointF(), SlideComposition::canvas), this);
    ownScene->addItem(m_background);
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
    openLive();
    refresh();
}

void SlideStage::openLive()
{
    m_priors.reset();
    m_session.reset();
    if (!m_slide || !m_sources)
        return;
    m_priors = PriorSlide::of(*m_slide, *m_sources);
    m_session = SessionSlide::of(*m_slide, *m_sources);
    const QString asStored = tr("The slide shows what was computed before.");
    if (m_priors) {
        connect(m_priors.get(), &PriorSlide::changed, this, &SlideStage::showPriors);
        for (LatestJob* job : m_priors->work())
            m_retryBar->follow(*job, asStored);
    }
    if (m_session) {
        connect(m_session.get(), &SessionSlide::changed, this, &SlideStage::showBallot);
        m_retryBar->follow(m_session->work(), asStored);
    }
}

void SlideStage::retry()
{
    std::vector<LatestJob*> work;
    if (m_priors)
        std::ranges::copy(m_priors->work(), std::back_inserter(work));
    if (m_session)
        work.push_back(&m_session->work());
    // Nothing happens with those that have a result.
    for (LatestJob* job : work)
        job->retry();
}

void SlideStage::placeRetryBar()
{
    const int high = m_retryBar->sizeHint().height();
    m_retryBar->setGeometry(0, height() - high, width(), high);
    m_retryBar->raise();
    // Keys belong to who shows the stage, also after a click on a button.
    for (auto* button : m_retryBar->findChildren<QAbstractButton*>())
        button->setFocusPolicy(Qt::NoFocus);
}

bool SlideStage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_retryBar && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show))
        placeRetryBar();
    return QGraphicsView::eventFilter(watched, event);
}

QString SlideStage::hint() const
{
    const QString kind =
        m_slide && m_slide->content ? m_slide->content->live.value(QLatin1String("kind")).toString() : QString();
    if (kind == QLatin1String("priors"))
        return m_priors ? tr("Drag a cell up or down: the curve and the figures follow. The Priors page keeps its own.")
                        : tr("Open the benchmark of this slide to drag its priors.");
    if (kind == QLatin1String("session"))
        return m_session ? tr("P plays the session, with the ballot of each step.")
                         : tr("P plays the curve. Open the benchmark of this slide to see the ballot of each step.");
    return {};
}

void SlideStage::refresh()
{
    m_composition.reset();
    if (m_slide)
        m_composition.emplace(*m_slide, m_deck, m_themes, m_position, m_count);
    setAccessibleName(m_slide ? tr("Slide: %1").arg(m_composition->words().title) : tr("No slide"));
    setAccessibleDescription(m_slide ? m_slide->notes : QString());
    setBackgroundBrush(m_themes.theme().colours().page);
    m_background->setVisible(m_composition.has_value());
    rebuildCharts();
    showPriors();
    showBallot();
    m_background->update();
    fit();
}

void SlideStage::rebuildCharts()
{
    std::vector<QJsonObject> wanted;
    if (m_composition) {
        for (const SlideComposition::Chart& chart : m_composition->charts())
            wanted.push_back(chart.snapshot);
    }
    if (wanted != m_composed) {
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
            dragPriors(static_cast<std::size_t>(m_charts.size()) - 1);
        }
        m_composed = wanted;
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

void SlideStage::dragPriors(std::size_t chart)
{
    auto* const grid = qobject_cast<HeatmapView*>(m_charts[static_cast<qsizetype>(chart)]);
    if (grid == nullptr || !m_priors || !PriorSlide::isGrid(m_composition->charts()[chart].snapshot))
        return;
    const auto cellOf = [grid](const HeatmapCell& cell) { return cell.row * grid->data().columns + cell.column; };
    auto* const drag =
        new CellDrag(*grid, [this, cellOf](const HeatmapCell& cell) { return m_priors->value(cellOf(cell)); });
    connect(drag, &CellDrag::dragged, this,
            [this, cellOf](const HeatmapCell& cell, double value) { m_priors->setValue(cellOf(cell), value); });
}

void SlideStage::showChart(std::size_t chart, const QJsonObject& snapshot)
{
    if (snapshot == m_shown[chart])
        return;
    m_shown[chart] = snapshot;
    m_charts[static_cast<qsizetype>(chart)]->showSnapshot(snapshot);
}

DeckLanguage SlideStage::liveLanguage() const
{
    // What is computed now is said in the program's language first.
    return DeckLanguage(m_deck.language, DeckLanguage::ofProgram());
}

void SlideStage::showFigures(const QList<SlideFigure>& figures)
{
    if (!m_composition || m_composition->words().figures.isEmpty())
        return;
    const DeckLanguage language = liveLanguage();
    QList<SlideFigure> said;
    for (const SlideFigure& figure : figures)
        said.append({language.text(figure.caption), language.text(figure.figure), language.text(figure.delta),
                     language.text(figure.against), figure.change, figure.better});
    m_composition->setFigures(said);
    m_background->update();
}

void SlideStage::showPriors()
{
    if (!m_priors || !m_composition)
        return;
    for (std::size_t i = 0; i < m_composed.size(); ++i)
        showChart(i, m_priors->chart(m_composed[i], m_composition->words().language.locale()));
    if (m_priors->after() != nullptr)
        showFigures(m_priors->figures());
}

void SlideStage::showBallot()
{
    if (!m_session || !m_composition || m_played == 0 || !m_session->has(m_played - 1))
        return;
    for (std::size_t i = 0; i < m_composed.size(); ++i) {
        if (!SessionSlide::isBallot(m_composed[i]))
            continue;
        const QJsonObject ballot = liveLanguage().chart(m_session->ballot(m_played - 1));
        showChart(i, ballot);
        m_composition->setHeading(i, ballot.value(QLatin1String("title")).toString());
    }
    showFigures(m_session->figures(m_played - 1));
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
    placeRetryBar();
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
    showBallot();
    if (m_played >= m_replay.steps())
        setPlaying(false);
}

} // namespace acr::ui

#include "moc_slidestage.cpp"
