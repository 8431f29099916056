// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/presenter.h"

#include "widgets/pages/present/slideview.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QScreen>
#include <QScrollArea>
#include <QTime>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int secondMs = 1000;
constexpr double notesScale = 1.6;
constexpr QSize speakerSize(1000, 640);

} // namespace

SpeakerView::SpeakerView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_themes(themes)
    , m_now(new SlideView(themes, this))
    , m_next(new SlideView(themes, this))
    , m_notes(new QLabel(this))
    , m_position(new QLabel(this))
    , m_time(new QLabel(this))
{
    setWindowTitle(tr("Speaker's view"));
    setAttribute(Qt::WA_QuitOnClose, false);
    resize(speakerSize);
    followTheme(*m_notes, themes, [this] {
        QFont notes = m_themes.theme().font(FontRole::Body);
        notes.setPointSizeF(notes.pointSizeF() * notesScale);
        m_notes->setFont(notes);
    });
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_notes->setAccessibleName(tr("Notes"));
    followTheme(*m_time, themes, [this] { m_time->setFont(m_themes.theme().font(FontRole::Figure)); });
    m_time->setAccessibleName(tr("Time"));
    followTheme(*m_position, themes, [this] { m_position->setFont(m_themes.theme().font(FontRole::SectionTitle)); });
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_notes);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* side = new QVBoxLayout;
    side->setSpacing(space::s);
    side->addWidget(m_time);
    side->addWidget(m_position);
    side->addWidget(m_next, 1);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::s);
    left->addWidget(m_now, 3);
    left->addWidget(scroll, 2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::l);
    layout->addLayout(left, 3);
    layout->addLayout(side, 2);
    connect(&m_second, &QTimer::timeout, this, &SpeakerView::showTime);
    restartClock();
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

void SpeakerView::setSlides(const Slide& now, const std::optional<Slide>& next, int position, int count)
{
    m_now->setSlide(now);
    m_next->setSlide(next);
    m_notes->setText(now.notes.isEmpty() ? tr("No notes for this slide.") : now.notes);
    m_position->setText(next ? tr("Slide %1 of %2. Next:").arg(position + 1).arg(count)
                             : tr("Slide %1 of %2, the last").arg(position + 1).arg(count));
}

void SpeakerView::keyPressEvent(QKeyEvent* event)
{
    emit keyPressed(event);
}

Presenter::Presenter(const ThemeManager& themes, QList<Slide> slides, int first, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_slides(std::move(slides))
    , m_current(-1)
    , m_view(new SlideView(themes, this))
    , m_speaker(new SpeakerView(themes))
{
    setWindowTitle(tr("Presentation"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_speaker, &SpeakerView::keyPressed, this, &Presenter::keyPressEvent);
    goTo(first);
}

Presenter::~Presenter()
{
    delete m_speaker;
}

void Presenter::start()
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    QScreen* own = parentWidget() != nullptr ? parentWidget()->screen() : QGuiApplication::primaryScreen();
    const auto other =
        std::find_if(screens.begin(), screens.end(), [&](const QScreen* screen) { return screen != own; });
    if (other != screens.end()) {
        setGeometry((*other)->geometry());
        m_speaker->setGeometry(own->availableGeometry());
        showSpeaker();
    }
    showFullScreen();
    activateWindow();
    setFocus();
    m_speaker->restartClock();
}

void Presenter::goTo(int slide)
{
    const int target = std::clamp(slide, 0, static_cast<int>(m_slides.size()) - 1);
    m_blank = false;
    m_view->setVisible(true);
    if (target == m_current)
        return;
    m_current = target;
    m_view->setSlide(m_slides[m_current]);
    const bool hasNext = m_current + 1 < m_slides.size();
    m_speaker->setSlides(m_slides[m_current], hasNext ? std::optional(m_slides[m_current + 1]) : std::nullopt,
                         m_current, static_cast<int>(m_slides.size()));
}

void Presenter::showSpeaker()
{
    m_speaker->show();
    m_speaker->raise();
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
        m_blank = !m_blank;
        m_view->setVisible(!m_blank);
        return;
    case Qt::Key_S:
        if (m_speaker->isVisible())
            m_speaker->hide();
        else
            showSpeaker();
        return;
    case Qt::Key_Escape: close(); return;
    default: event->ignore();
    }
}

void Presenter::mousePressEvent(QMouseEvent* event)
{
    goTo(m_current + (event->button() == Qt::RightButton ? -1 : 1));
}

void Presenter::closeEvent(QCloseEvent* event)
{
    m_speaker->hide();
    emit ended(m_current);
    event->accept();
}

} // namespace acr::ui
