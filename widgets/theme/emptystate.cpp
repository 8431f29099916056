// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/emptystate.h"

#include "widgets/theme/icons.h"

#include <QFontMetrics>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int iconSize = 48;
/// Chinese may break after every character: a line of such a text has no minimum width by itself.
constexpr int minLineCharacters = 28; ///< of average width

} // namespace

EmptyState::EmptyState(const ThemeManager& themes, const QString& iconName, const QString& title, const QString& next,
                       QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(title, this))
    , m_next(new QLabel(next, this))
    , m_button(new QPushButton(this))
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::s);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(space::xs);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_next);
    column->addSpacing(space::s);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_next->setWordWrap(true);
    m_next->setAlignment(Qt::AlignHCenter);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    followTheme(*m_title, themes, [this] { m_title->setFont(m_themes.theme().font(FontRole::SectionTitle)); });
    followTheme(*m_next, themes, [this] {
        QPalette palette = this->palette();
        palette.setColor(QPalette::WindowText, m_themes.theme().colours().muted);
        m_next->setPalette(palette);
        const QFontMetrics metrics(m_themes.theme().font(FontRole::Body));
        m_next->setMinimumWidth(minLineCharacters * metrics.averageCharWidth());
    });
    connect(&themes, &ThemeManager::themeChanged, this, &EmptyState::restyle);
    restyle();
}

void EmptyState::setAction(const QString& text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::setText(const QString& title, const QString& next)
{
    m_title->setText(title);
    m_next->setText(next);
}

void EmptyState::restyle()
{
    m_icon->setPixmap(
        icon(m_themes, m_iconName, IconTone::Muted).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

} // namespace acr::ui

#include "moc_emptystate.cpp"
