// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/playcontrols.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace acr::ui {

namespace {

constexpr std::array speedValues{1.0, 4.0, 16.0, 64.0, 256.0, 1000.0, 4000.0, SessionPlayer::unlimitedSpeed};

} // namespace

std::vector<double> PlayControls::speeds()
{
    return {speedValues.begin(), speedValues.end()};
}

bool PlayControls::isSpeed(double stepsPerSecond)
{
    return std::ranges::find(speedValues, stepsPerSecond) != speedValues.end();
}

PlayControls::PlayControls(const ThemeManager& themes, SessionPlayer& player, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_player(player)
    , m_row(new QHBoxLayout(this))
    , m_speed(new QComboBox(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::xs);
    connect(addButton(QStringLiteral("rewind"), tr("To the first step (Home)")), &QToolButton::clicked, this, [this] {
        m_player.setPlaying(false);
        m_player.toStart();
    });
    connect(addButton(QStringLiteral("back"), tr("One step back (Left)")), &QToolButton::clicked, this,
            [this] { m_player.stepBy(-1); });
    m_play = addButton(QStringLiteral("play"), tr("Play (Space)"));
    m_play->setObjectName(QStringLiteral("play"));
    connect(m_play, &QToolButton::clicked, this, [this] { m_player.setPlaying(!m_player.playing()); });
    connect(addButton(QStringLiteral("step"), tr("One step forward (Right)")), &QToolButton::clicked, this,
            [this] { m_player.stepBy(1); });
    connect(addButton(QStringLiteral("forward"), tr("To the last step (End)")), &QToolButton::clicked, this, [this] {
        m_player.setPlaying(false);
        m_player.toEnd();
    });
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Steps a second"));
    for (const double speed : speedValues)
        m_speed->addItem(speed == SessionPlayer::unlimitedSpeed
                             ? tr("unlimited")
                             : tr("%1/s").arg(numbers::count(static_cast<qint64>(speed))),
                         speed);
    connect(m_speed, &QComboBox::activated, this, [this] { m_player.setSpeed(m_speed->currentData().toDouble()); });
    m_row->addWidget(m_speed);
    connect(&player, &SessionPlayer::sessionChanged, this, &PlayControls::refresh);
    connect(&player, &SessionPlayer::stepsAppended, this, &PlayControls::refresh);
    connect(&player, &SessionPlayer::playingChanged, this, &PlayControls::refresh);
    connect(&player, &SessionPlayer::speedChanged, this, &PlayControls::refresh);
    refresh();
}

QToolButton* PlayControls::addButton(const QString& iconName, const QString& text)
{
    auto* const made = new QToolButton(this);
    made->setIcon(icon(m_themes, iconName));
    made->setAutoRaise(true);
    made->setToolTip(text);
    made->setAccessibleName(text);
    made->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(made);
    return made;
}

void PlayControls::refresh()
{
    setEnabled(m_player.lane().size() > 0);
    const QString playIcon = m_player.playing() ? QStringLiteral("pause") : QStringLiteral("play");
    if (m_play->property("shown") != playIcon) {
        m_play->setProperty("shown", playIcon);
        m_play->setIcon(icon(m_themes, playIcon));
        const QString text = m_player.playing() ? tr("Pause (Space)") : tr("Play (Space)");
        m_play->setToolTip(text);
        m_play->setAccessibleName(text);
    }
    m_speed->setCurrentIndex(m_speed->findData(m_player.speed()));
}

} // namespace acr::ui

#include "moc_playcontrols.cpp"
