// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>

namespace acr::ui {

namespace {

const QString english = QStringLiteral("en");
const QString translationsFolder = QStringLiteral(":/i18n");
const QString prefix = QStringLiteral("workbench_");

} // namespace

Language::Language(QCoreApplication& application)
    : m_application(application)
{}

Language::~Language()
{
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_qt);
    QLocale::setDefault(m_systemLocale);
}

void Language::use(const QString& code)
{
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_qt);
    const QLocale locale = code.isEmpty() ? m_systemLocale : QLocale(code);
    QLocale::setDefault(locale);
    const bool translated = m_own.load(locale, QStringLiteral("workbench"), QStringLiteral("_"), translationsFolder);
    // English also has a file, for plural forms.
    if (!translated && !m_own.load(translationsFolder + QLatin1Char('/') + prefix + english))
        return;
    m_application.installTranslator(&m_own);
    // An incomplete language is replaced by English.
    if (translated && m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                                QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_application.installTranslator(&m_qt);
}

QStringList Language::available()
{
    QStringList codes{english};
    for (const QString& file :
         QDir(translationsFolder).entryList({prefix + QStringLiteral("*.qm")}, QDir::Files, QDir::Name)) {
        const QString code = file.mid(prefix.size()).chopped(3);
        if (code != english)
            codes.append(code);
    }
    return codes;
}

QString Language::nameOf(const QString& code)
{
    const QLocale locale(code);
    return code == english ? QStringLiteral("English") : locale.nativeLanguageName();
}

} // namespace acr::ui
