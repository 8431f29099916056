// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The command line options of the program.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace acr::ui {

struct Options {
    /// A workspace, a folder or a file to import; empty for what was open last.
    QString path;
    bool demo = false;
    /// Where preferences and the session are kept; empty for the user's own place.
    QString settingsFolder;
    /// These are valid only with a folder for screenshots.
    QString shootFolder;
    QString page;
    std::optional<ThemePreference> theme;
    std::optional<QString> language;
    QSize size{1600, 1000};
};

/// Text to print instead of opening a window, and the exit code that goes with it.
struct Answer {
    QString text;
    int exitCode = 0;
};

[[nodiscard]] std::variant<Options, Answer> parseOptions(const QStringList& arguments);

/// Exit codes of the program.
namespace exitcode {
inline constexpr int ok = 0;
inline constexpr int usage = 2;      ///< an option that is not understood
inline constexpr int badInput = 3;   ///< a file that can't be opened or imported
inline constexpr int notSettled = 4; ///< a page was not finished in time; its picture shows the unfinished state
inline constexpr int unwritable = 5; ///< a picture can't be written
inline constexpr int noDisplay = 6;
} // namespace exitcode

} // namespace acr::ui
