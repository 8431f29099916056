// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/filmbar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int frameMs = 40;
/// The whole film takes about so many frames.
constexpr int frames = 500;

} // namespace

FilmBar::FilmBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_label(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    auto* start = addButton(QStringLiteral("rewind"), tr("To the start of the stream"));
    auto* back = addButton(QStringLiteral("back"), tr("One step back"));
    m_play = addButton(QStringLiteral("play"), tr("Play the memory as a film"));
    auto* on = addButton(QStringLiteral("step"), tr("One step forward"));
    auto* end = addButton(QStringLiteral("forward"), tr("To the end of the stream"));
    for (QToolButton* button : {start, back, m_play, on, end})
        layout->addWidget(button);
    m_slider->setAccessibleName(tr("Steps taken"));
    m_slider->setObjectName(QStringLiteral("filmSlider"));
    m_play->setObjectName(QStringLiteral("filmPlay"));
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_label);
    m_timer.setInterval(frameMs);
    connect(&m_timer, &QTimer::timeout, this, &FilmBar::advance);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        label();
        emit stepChanged(step);
    });
    const auto go = [this](int step) {
        setPlaying(false);
        m_slider->setValue(step);
    };
    connect(start, &QToolButton::clicked, this, [go] { go(0); });
    connect(end, &QToolButton::clicked, this, [this, go] { go(m_slider->maximum()); });
    connect(back, &QToolButton::clicked, this, [this, go] { go(m_slider->value() - 1); });
    connect(on, &QToolButton::clicked, this, [this, go] { go(m_slider->value() + 1); });
    connect(m_play, &QToolButton::clicked, this, [this] { setPlaying(!playing()); });
    setLength(0);
}

QToolButton* FilmBar::addButton(const QString& iconName, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setIcon(icon(m_themes, iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}

void FilmBar::setLength(int steps)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, steps);
    m_slider->setPageStep(std::max(1, steps / 20));
    setEnabled(steps > 0);
    label();
}

void FilmBar::setStep(int step)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(step);
    label();
}

int FilmBar::step() const
{
    return m_slider->value();
}

void FilmBar::setPlaying(bool wanted)
{
    if (wanted == playing())
        return;
    if (wanted) {
        if (m_slider->value() == m_slider->maximum())
            m_slider->setValue(0);
        m_timer.start();
    } else {
        m_timer.stop();
    }
    m_play->setIcon(icon(m_themes, wanted ? QStringLiteral("pause") : QStringLiteral("play")));
    const QString text = wanted ? tr("Pause the film") : tr("Play the memory as a film");
    m_play->setToolTip(text);
    m_play->setAccessibleName(text);
    emit playingChanged(wanted);
}

void FilmBar::advance()
{
    m_slider->setValue(m_slider->value() + std::max(1, m_slider->maximum() / frames));
    if (m_slider->value() == m_slider->maximum())
        setPlaying(false);
}

void FilmBar::label()
{
    m_label->setText(tr("after %1 of %2 steps").arg(numbers::count(m_slider->value()), numbers::count(m_slider->maximum())));
}

} // namespace acr::ui
