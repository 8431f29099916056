// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/headline.h"

#include "widgets/theme/figurecard.h"
#include "widgets/theme/tokens.h"

namespace acr::ui {

Headline::Headline(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::s);
}

FigureCard* Headline::addCard(const QString& caption)
{
    auto* card = new FigureCard(m_themes, caption, this);
    m_row->addWidget(card);
    return card;
}

} // namespace acr::ui

#include "moc_headline.cpp"
