// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/preferences.h"

#include "core/session/taskfilter.h"

#include <algorithm>

namespace acr::ui {

namespace {

const QString themeKey = QStringLiteral("looks/theme");
const QString pointSizeKey = QStringLiteral("looks/pointSize");
const QString languageKey = QStringLiteral("language");
const QString shortcutGroup = QStringLiteral("shortcuts/");
const QString solvesAtKey = QStringLiteral("solvesAt");
const QString acceptsUnboundedKey = QStringLiteral("live/acceptsUnbounded");

} // namespace

Preferences::Preferences(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_settings(folder + QStringLiteral("/preferences.ini"), QSettings::IniFormat)
{}

ThemePreference Preferences::theme() const
{
    const QString name = m_settings.value(themeKey).toString();
    if (name == QLatin1String("light"))
        return ThemePreference::Light;
    return name == QLatin1String("dark") ? ThemePreference::Dark : ThemePreference::System;
}

void Preferences::setTheme(ThemePreference theme)
{
    const bool other = theme != this->theme();
    switch (theme) {
    case ThemePreference::System: m_settings.remove(themeKey); break;
    case ThemePreference::Light: m_settings.setValue(themeKey, QStringLiteral("light")); break;
    case ThemePreference::Dark: m_settings.setValue(themeKey, QStringLiteral("dark")); break;
    }
    emit themeChosen();
    if (other)
        emit looksChanged();
}

double Preferences::pointSize() const
{
    bool ok = false;
    const double points = m_settings.value(pointSizeKey, defaultPointSize).toDouble(&ok);
    return ok ? std::clamp(points, smallestPointSize, largestPointSize) : defaultPointSize;
}

void Preferences::setPointSize(double points)
{
    points = std::clamp(points, smallestPointSize, largestPointSize);
    if (qFuzzyCompare(points, pointSize()))
        return;
    m_settings.setValue(pointSizeKey, points);
    emit looksChanged();
}

double Preferences::solvesAt() const
{
    bool ok = false;
    const double score = m_settings.value(solvesAtKey, defaultSolvesAt).toDouble(&ok);
    return ok && score > 0 && score <= 1 ? score : defaultSolvesAt;
}

void Preferences::setSolvesAt(double score)
{
    if (score == defaultSolvesAt)
        m_settings.remove(solvesAtKey);
    else
        m_settings.setValue(solvesAtKey, score);
}

bool Preferences::acceptsUnbounded() const
{
    return m_settings.value(acceptsUnboundedKey, false).toBool();
}

void Preferences::setAcceptsUnbounded(bool accepts)
{
    if (accepts)
        m_settings.setValue(acceptsUnboundedKey, true);
    else
        m_settings.remove(acceptsUnboundedKey);
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString& language)
{
    if (language == this->language())
        return;
    if (language.isEmpty())
        m_settings.remove(languageKey);
    else
        m_settings.setValue(languageKey, language);
    emit languageChanged();
}

std::optional<QString> Preferences::shortcut(const QString& command) const
{
    const QString key = shortcutGroup + command;
    return m_settings.contains(key) ? std::optional(m_settings.value(key).toString()) : std::nullopt;
}

void Preferences::setShortcut(const QString& command, const std::optional<QString>& keys)
{
    if (keys)
        m_settings.setValue(shortcutGroup + command, *keys);
    else
        m_settings.remove(shortcutGroup + command);
}

} // namespace acr::ui

#include "moc_preferences.cpp"
