// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/presenter.h"

#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/slideview.h"
#include "widgets/theme/icons.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QScreen>
#include <QScrollArea>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int secondMs = 1000;
constexpr double notesScale = 1.6;
constexpr QSize speakerSize(1000, 640);
constexpr double besideWidth = 380; ///< beside the slide
constexpr double largestScale = 2;
constexpr int slideShare = 7; ///< of the width, beside a speaker's view of three
constexpr int speakerShare = 3;

} // namespace

SpeakerView::SpeakerView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_now(new SlideView(themes, this))
    , m_next(new SlideView(themes, this))
    , m_notes(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_position(new QLabel(this))
    , m_time(new QLabel(this))
    , m_rows(new QVBoxLayout(this))
{
    setWindowTitle(tr("Speaker's view"));
    setAttribute(Qt::WA_QuitOnClose, false);
    resize(speakerSize);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_notes->setAccessibleName(tr("Notes"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("slideHint"));
    m_hint->hide();
    m_time->setAccessibleName(tr("Time"));
    followTheme(*this, themes, [this] { restyle(); });
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_notes);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* side = new QVBoxLayout;
    side->setSpacing(space::s);
    side->addWidget(m_time);
    side->addWidget(m_position);
    side->addWidget(m_next, 1);
    side->addStretch();
    auto* slides = new QHBoxLayout;
    slides->setSpacing(space::l);
    slides->addWidget(m_now, 3);
    slides->addLayout(side, 2);
    m_rows->setContentsMargins(space::l, space::l, space::l, space::l);
    m_rows->setSpacing(space::m);
    m_rows->addLayout(slides, 3);
    m_rows->addWidget(m_hint);
    m_rows->addWidget(scroll, 2);
    connect(&m_second, &QTimer::timeout, this, &SpeakerView::showTime);
    restartClock();
}

void SpeakerView::restyle()
{
    // Read from a distance, as far as the screen has the room.
    const double room = std::min(height() / static_cast<double>(speakerSize.height()),
                                 width() / (m_now->isHidden() ? besideWidth : speakerSize.width()));
    const double scale = std::clamp(room, 1.0, largestScale);
    const auto font = [&](FontRole role, double factor) {
        QFont made = m_themes.theme().font(role);
        made.setPointSizeF(made.pointSizeF() * factor);
        return made;
    };
    m_notes->setFont(font(FontRole::Body, notesScale * scale));
    m_hint->setFont(font(FontRole::Body, scale));
    m_time->setFont(font(FontRole::Figure, scale));
    m_position->setFont(font(FontRole::SectionTitle, scale));
}

void SpeakerView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    restyle();
}

void SpeakerView::setBesideSlide(bool beside)
{
    m_now->setVisible(!beside);
    shareRows();
    restyle();
}

void SpeakerView::shareRows()
{
    // Without a slide in the upper part the notes get its room.
    const bool slides = !m_now->isHidden() || !m_next->isHidden();
    m_rows->setStretch(0, m_now->isHidden() ? (slides ? 2 : 0) : 3);
    m_rows->setStretch(2, m_now->isHidden() ? 3 : 2);
}

void SpeakerView::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void SpeakerView::restartClock()
{
    m_since.start();
    m_second.start(secondMs);
    showTime();
}

void SpeakerView::showTime()
{
    const QTime elapsed = QTime(0, 0).addMSecs(static_cast<int>(m_since.elapsed()));
    m_time->setText(tr("%1 · %2").arg(elapsed.toString(QStringLiteral("H:mm:ss")),
                                      QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
}

void SpeakerView::setSlides(const QList<Slide>& slides, int position, const Deck& deck)
{
    const auto count = static_cast<int>(slides.size());
    const bool hasNext = position + 1 < count;
    m_now->setSlide(slides[position], deck, position, count);
    m_next->setVisible(hasNext);
    shareRows();
    m_next->setSlide(hasNext ? std::optional(slides[position + 1]) : std::nullopt, deck, position + 1, count);
    m_notes->setText(slides[position].notes.isEmpty() ? tr("No notes for this slide.") : slides[position].notes);
    m_position->setText(hasNext ? tr("Slide %1 of %2. Next:").arg(position + 1).arg(count)
                                : tr("Slide %1 of %2, the last").arg(position + 1).arg(count));
}

void SpeakerView::keyPressEvent(QKeyEvent* event)
{
    emit keyPressed(event);
}

Presenter::Presenter(const ThemeManager& themes, QList<Slide> slides, int first, QWidget* parent, const Deck& deck,
                     const std::optional<LiveSources>& sources)
    : QWidget(parent, Qt::Window)
    , m_themes(themes)
    , m_slides(std::move(slides))
    , m_deck(deck)
    , m_current(-1)
    , m_stage(new SlideStage(themes, this))
    , m_speaker(new SpeakerView(themes, this))
    , m_play(new QToolButton(this))
{
    setWindowTitle(tr("Presentation"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    m_stage->setFocusPolicy(Qt::NoFocus);
    m_speaker->hide();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stage, slideShare);
    layout->addWidget(m_speaker, speakerShare);
    m_play->setObjectName(QStringLiteral("play"));
    m_play->setFocusPolicy(Qt::NoFocus);
    m_play->setAutoRaise(true);
    m_play->setIconSize(QSize(measure::iconLarge, measure::iconLarge));
    connect(m_play, &QToolButton::clicked, this, [this] { m_stage->setPlaying(!m_stage->isPlaying()); });
    connect(m_stage, &SlideStage::playingChanged, this, &Presenter::showPlay);
    connect(m_stage, &SlideStage::clicked, this, &Presenter::turn);
    connect(m_speaker, &SpeakerView::keyPressed, this, &Presenter::keyPressEvent);
    if (sources)
        m_stage->setSources(*sources);
    goTo(first);
}

Presenter::~Presenter() = default;

void Presenter::start()
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    QScreen* own = parentWidget() != nullptr ? parentWidget()->screen() : QGuiApplication::primaryScreen();
    const auto other =
        std::find_if(screens.begin(), screens.end(), [&](const QScreen* screen) { return screen != own; });
    m_secondScreen = other != screens.end();
    if (m_secondScreen) {
        setGeometry((*other)->geometry());
        m_speaker->setParent(this, Qt::Window);
        m_speaker->setGeometry(own->availableGeometry());
    }
    m_speaker->setBesideSlide(!m_secondScreen);
    showFullScreen();
    if (m_secondScreen)
        toggleSpeaker();
    activateWindow();
    setFocus();
    m_speaker->restartClock();
}

void Presenter::goTo(int slide)
{
    const int target = std::clamp(slide, 0, static_cast<int>(m_slides.size()) - 1);
    m_blank = false;
    m_stage->setVisible(true);
    if (target != m_current) {
        m_current = target;
        m_stage->setSlide(m_slides[m_current], m_deck, m_current, static_cast<int>(m_slides.size()));
        m_speaker->setSlides(m_slides, m_current, m_deck);
        m_speaker->setHint(m_stage->hint());
    }
    showPlay();
}

void Presenter::toggleSpeaker()
{
    m_speaker->setVisible(!m_speaker->isVisible());
    if (m_secondScreen && m_speaker->isVisible())
        m_speaker->raise();
}

void Presenter::showPlay()
{
    m_play->setVisible(m_stage->canPlay() && !m_blank);
    m_play->setIcon(icon(m_themes, m_stage->isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setToolTip(m_stage->isPlaying() ? tr("Stop (P)") : tr("Play the session (P)"));
    m_play->setAccessibleName(m_play->toolTip());
    m_play->adjustSize();
    m_play->move(width() - m_play->width() - space::s, space::s);
    m_play->raise();
}

void Presenter::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showPlay();
}

void Presenter::turn(Qt::MouseButton button)
{
    goTo(m_current + (button == Qt::RightButton ? -1 : 1));
}

void Presenter::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter: return goTo(m_current + 1);
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Backspace:
    case Qt::Key_PageUp: return goTo(m_current - 1);
    case Qt::Key_Home: return goTo(0);
    case Qt::Key_End: return goTo(static_cast<int>(m_slides.size()) - 1);
    case Qt::Key_B:
    case Qt::Key_Period:
        m_blank = !m_blank;
        m_stage->setVisible(!m_blank);
        return showPlay();
    case Qt::Key_N:
    case Qt::Key_S: return toggleSpeaker();
    case Qt::Key_R: return m_stage->retry();
    case Qt::Key_P: return m_stage->setPlaying(!m_stage->isPlaying());
    case Qt::Key_Escape: close(); return;
    default: event->ignore();
    }
}

void Presenter::mousePressEvent(QMouseEvent* event)
{
    turn(event->button());
}

void Presenter::closeEvent(QCloseEvent* event)
{
    m_speaker->hide();
    emit ended(m_current);
    event->accept();
}

} // namespace acr::ui

#include "moc_presenter.cpp"
