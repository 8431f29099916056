// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/tourguide.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace acr::ui {

namespace {

constexpr int bubbleWidth = 360;
constexpr int dimAlpha = 120;
constexpr int accentLine = 2;

} // namespace

TourGuide::TourGuide(const ThemeManager& themes, QWidget* window)
    : QWidget(window)
    , m_themes(themes)
    , m_bubble(new QFrame(this))
    , m_title(new QLabel(m_bubble))
    , m_text(new QLabel(m_bubble))
    , m_count(new QLabel(m_bubble))
    , m_back(new QPushButton(tr("Back"), m_bubble))
    , m_next(new QPushButton(m_bubble))
{
    setObjectName(QStringLiteral("tour"));
    setAccessibleName(tr("Tour of the window"));
    setFocusPolicy(Qt::StrongFocus);
    makeCard(*m_bubble);
    m_bubble->setAutoFillBackground(true);
    m_text->setWordWrap(true);
    followTheme(*m_title, themes, [this] { m_title->setFont(m_themes.theme().font(FontRole::SectionTitle)); });
    followTheme(*m_count, themes, [this] { m_count->setFont(m_themes.theme().font(FontRole::Caption)); });
    auto* leave = new QPushButton(tr("End tour"), m_bubble);
    leave->setFlat(true);
    leave->setObjectName(QStringLiteral("endTour"));
    m_back->setObjectName(QStringLiteral("tourBack"));
    m_next->setObjectName(QStringLiteral("tourNext"));
    m_next->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_count);
    buttons->addStretch(1);
    buttons->addWidget(leave);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(m_bubble);
    layout->setContentsMargins(space::l, space::l, space::l, space::m);
    layout->setSpacing(space::m);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(leave, &QPushButton::clicked, this, &TourGuide::end);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { goTo(m_step + 1); });
    // The texts need another room.
    connect(
        &themes, &ThemeManager::themeChanged, this,
        [this] {
            if (isVisible())
                place();
        },
        Qt::QueuedConnection);
    window->installEventFilter(this);
    hide();
}

void TourGuide::start(QList<TourStep> steps)
{
    m_steps = std::move(steps);
    m_focusBefore = window()->focusWidget();
    show();
    raise();
    goTo(0);
}

void TourGuide::goTo(int step)
{
    if (step >= steps()) {
        end();
        return;
    }
    m_step = std::max(0, step);
    const TourStep& now = m_steps[m_step];
    if (now.enter)
        now.enter();
    m_target = now.target ? now.target() : nullptr;
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(tr("%1 of %2").arg(m_step + 1).arg(steps()));
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 == steps() ? tr("Done") : tr("Next"));
    m_bubble->setAccessibleName(tr("%1: %2", "title, text").arg(now.title, now.text));
    place();
    raise();
    setFocus();
}

void TourGuide::end()
{
    if (m_step < 0)
        return;
    m_step = -1;
    m_target = nullptr;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    emit ended();
}

QRect TourGuide::brightRect() const
{
    if (!m_target || !m_target->isVisible())
        return {};
    return QRect(m_target->mapTo(window(), QPoint()), m_target->size()).intersected(rect());
}

void TourGuide::place()
{
    setGeometry(parentWidget()->rect());
    m_bubble->setFixedWidth(std::min(bubbleWidth, width() - 2 * space::l));
    m_bubble->setFixedHeight(m_bubble->layout()->totalHeightForWidth(m_bubble->width()));
    const QRect bright = brightRect();
    const QSize size = m_bubble->size();
    const QRect inside = rect().adjusted(space::l, space::l, -space::l, -space::l);
    QPoint at = inside.center() - QPoint(size.width() / 2, size.height() / 2);
    if (!bright.isEmpty()) {
        // Beside, below or above; where there is no room, in the middle of the highlighted part.
        const std::array<QPoint, 4> places{QPoint(bright.right() + space::l, bright.top() + space::l),
                                           QPoint(bright.left() + space::l, bright.bottom() + space::l),
                                           QPoint(bright.left() - space::l - size.width(), bright.top() + space::l),
                                           QPoint(bright.left() + space::l, bright.top() - space::l - size.height())};
        const auto fits =
            std::ranges::find_if(places, [&](const QPoint& place) { return inside.contains(QRect(place, size)); });
        at = fits != places.end() ? *fits : bright.center() - QPoint(size.width() / 2, size.height() / 2);
    }
    at.setX(std::clamp(at.x(), inside.left(), std::max(inside.left(), inside.right() - size.width())));
    at.setY(std::clamp(at.y(), inside.top(), std::max(inside.top(), inside.bottom() - size.height())));
    m_bubble->move(at);
    update();
}

bool TourGuide::eventFilter(QObject* watched, QEvent* event)
{
    // The target of a step may be laid out only after the step was entered.
    if (watched == parentWidget() && isVisible() &&
        (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        QMetaObject::invokeMethod(this, &TourGuide::place, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void TourGuide::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: goTo(m_step + 1); break;
    case Qt::Key_Left:
    case Qt::Key_Backspace: goTo(m_step - 1); break;
    case Qt::Key_Escape: end(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void TourGuide::mousePressEvent(QMouseEvent*)
{
    // A click beside the bubble goes on: nothing that is dimmed can be pressed by mistake.
    goTo(m_step + 1);
}

void TourGuide::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath dim;
    dim.addRect(rect());
    const QRectF bright = QRectF(brightRect()).adjusted(1, 1, -1, -1);
    if (!bright.isEmpty()) {
        QPainterPath hole;
        hole.addRoundedRect(bright, radius::card, radius::card);
        dim -= hole;
    }
    painter.fillPath(dim, QColor(0, 0, 0, dimAlpha));
    if (!bright.isEmpty()) {
        painter.setPen(QPen(m_themes.theme().colours().accent, accentLine));
        painter.drawRoundedRect(bright, radius::card, radius::card);
    }
}

} // namespace acr::ui

#include "moc_tourguide.cpp"
