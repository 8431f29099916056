// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/sectiontitle.h"

#include "widgets/theme/thememanager.h"

namespace acr::ui {

SectionTitle::SectionTitle(const ThemeManager& themes, const QString& text, QWidget* parent)
    : QLabel(text, parent)
{
    followTheme(*this, themes, [this, &themes] { setFont(themes.theme().font(FontRole::SectionTitle)); });
}

} // namespace acr::ui

#include "moc_sectiontitle.cpp"
