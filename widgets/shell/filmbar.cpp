// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/filmbar.h"

#include "widgets/shell/playcontrols.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace acr::ui {

FilmBar::FilmBar(const ThemeManager& themes, SessionPlayer& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_label(new QLabel(this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(new PlayControls(themes, player, this));
    m_slider->setAccessibleName(tr("Steps taken"));
    m_slider->setObjectName(QStringLiteral("filmSlider"));
    row->addWidget(m_slider, 1);
    row->addWidget(m_label);
    connect(m_slider, &QSlider::valueChanged, this, [this](int taken) {
        m_player.setPlaying(false);
        m_player.seek(static_cast<std::size_t>(taken) - 1);
    });
    connect(&player, &SessionPlayer::sessionChanged, this, &FilmBar::refresh);
    connect(&player, &SessionPlayer::stepsAppended, this, &FilmBar::refresh);
    connect(&player, &SessionPlayer::cursorMoved, this, &FilmBar::refresh);
    refresh();
}

void FilmBar::refresh()
{
    const auto steps = static_cast<int>(m_player.lane().size());
    const auto cursor = m_player.cursor();
    const int taken = cursor ? static_cast<int>(*cursor) + 1 : 1;
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setEnabled(steps > 0);
        m_slider->setRange(1, std::max(1, steps));
        m_slider->setPageStep(std::max(1, steps / 20));
        m_slider->setValue(taken);
    }
    m_label->setText(steps > 0 ? tr("after %1 of %2 steps").arg(numbers::count(taken), numbers::count(steps))
                               : tr("no session yet"));
}

} // namespace acr::ui

#include "moc_filmbar.cpp"
