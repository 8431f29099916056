// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Holds the theme that is on, applies it to the application, and tells widgets when it changes. Labels and tool tips
/// of the application are plain text unless they say otherwise (PlainTextFilter). The application owns one and passes
/// it by reference; it must outlive every widget that got it. GUI thread only.
#pragma once

#include "widgets/theme/plaintext.h"
#include "widgets/theme/theme.h"

#include <QObject>

#include <functional>

class QApplication;
class QTableView;

namespace acr::ui {

enum class ThemePreference { System, Light, Dark };

class ThemeManager final : public QObject {
    Q_OBJECT

public:
    /// Switches the application to the Fusion style and applies the system's choice of light or dark.
    explicit ThemeManager(QApplication& application, QObject* parent = nullptr);

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] ThemePreference preference() const { return m_preference; }
    void setPreference(ThemePreference preference);
    /// Size of body text in points; 10 unless the user chose another.
    void setPointSize(double points);
    /// True when the system asks for as little motion as possible, or the user does.
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void themeChanged();

private:
    void apply();
    [[nodiscard]] bool systemIsDark();

    QApplication& m_application;
    PlainTextFilter m_plainText;
    Theme m_theme;
    ThemePreference m_preference = ThemePreference::System;
    double m_pointSize = 10;
    bool m_reducedMotion = false;
    bool m_applying = false;
};

/// Calls `restyle` now, whenever the theme changes, and whenever Qt polishes `widget` anew. Under a style sheet of the
/// application, polishing (of what moved to another parent, for instance) puts the font and the palette back that the
/// widget had when it was polished first; what sets them belongs in `restyle`. Ends with the widget.
void followTheme(QWidget& widget, const ThemeManager& themes, std::function<void()> restyle);

/// Gives a frame the look of a card: card colour, hairline border, rounded corners.
void makeCard(QWidget& frame);
/// Takes the line from a table that fills a card, which has one. A frame shape cannot say it: the style sheet has the
/// line. With the focus the table has its ring.
void makeFrameless(QTableView& table);
/// A card with `content` in it, a little below what stands above: the page of a tab widget.
[[nodiscard]] QWidget* inCard(QWidget& content, QWidget* parent);

} // namespace acr::ui
