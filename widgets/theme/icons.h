// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The project's own monochrome icons (resources/icons), drawn in the theme's colours at any size. An icon
/// made from the manager follows later switches of the theme by itself.
///
/// Names: benchmark session statistics regret priors memory live present; play pause step back rewind forward stop
/// breakpoint; open folder file save export import copy search filter clear settings help warning info error
/// undo redo fork pin forget add remove zoom-reset check close chevron-left chevron-right chevron-up
/// chevron-down light dark sort more refresh compare table edit.
#pragma once

#include "widgets/theme/ink.h"
#include "widgets/theme/thememanager.h"

#include <QIcon>
#include <QString>
#include <QStringList>

namespace acr::ui {

enum class IconTone {
    Text,   ///< buttons and menus
    Muted,  ///< large drawings in empty states
    Accent, ///< what is on
};

/// A name that does not exist gives a null icon.
[[nodiscard]] QIcon icon(const ThemeManager& themes, const QString& name, IconTone tone = IconTone::Text);
/// In the colours of one theme, for pictures and exports.
[[nodiscard]] QIcon icon(const Theme& theme, const QString& name, IconTone tone = IconTone::Text);
/// The marker of a model or policy in its colour, beside a name on a button, tab or item.
[[nodiscard]] QIcon markerIcon(const ThemeManager& themes, const Ink& ink);
[[nodiscard]] QStringList iconNames();

} // namespace acr::ui
