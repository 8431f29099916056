// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The language of the program: translations of its own sentences and of Qt's, and the locale of its numbers.
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

class QCoreApplication;

namespace acr::ui {

class Language final {
public:
    explicit Language(QCoreApplication& application);
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;
    ~Language();

    /// A code such as "zh_CN" or "en"; empty for the system's. A language without a translation is English.
    void use(const QString& code);
    /// The available codes, English first.
    [[nodiscard]] static QStringList available();
    /// The name of a language in that language.
    [[nodiscard]] static QString nameOf(const QString& code);

private:
    QCoreApplication& m_application;
    QLocale m_systemLocale;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace acr::ui
