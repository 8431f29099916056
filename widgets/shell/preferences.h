// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The user's preferences, in a separate file: theme, text size, language, keys of commands, what "solves" means,
/// whether answers are run in a sandbox that does not bound all.
/// Window positions and recent files are in WindowState.
///
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QObject>
#include <QSettings>
#include <QString>

#include <optional>

namespace acr::ui {

inline constexpr double defaultPointSize = 10;
inline constexpr double smallestPointSize = 8;
inline constexpr double largestPointSize = 18;

class Preferences final : public QObject {
    Q_OBJECT

public:
    /// Reads and writes `<folder>/preferences.ini`.
    explicit Preferences(const QString& folder, QObject* parent = nullptr);

    [[nodiscard]] ThemePreference theme() const;
    void setTheme(ThemePreference theme);
    /// Body text, in points; kept within the smallest and largest size.
    [[nodiscard]] double pointSize() const;
    void setPointSize(double points);
    /// "en", "zh_CN", or empty for the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    /// The keys that the user gave to a command, as Shortcuts writes them; nothing where the default holds. Empty:
    /// none.
    [[nodiscard]] std::optional<QString> shortcut(const QString& command) const;
    void setShortcut(const QString& command, const std::optional<QString>& keys);

    /// The lowest score that solves a task, in filters and counts; above 0 and at most 1.
    [[nodiscard]] double solvesAt() const;
    void setSolvesAt(double score);

    /// Answers are run also where the sandbox of this machine can't bound all that they take.
    [[nodiscard]] bool acceptsUnbounded() const;
    void setAcceptsUnbounded(bool accepts);

signals:
    void looksChanged();
    /// The user chose a theme, which may be the one before.
    void themeChosen();
    void languageChanged();

private:
    QSettings m_settings;
};

} // namespace acr::ui
