// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The program's words in the language of a deck, whatever language the program had when a slide was made.
///
/// A snapshot keeps texts as they were on screen. The compiled translations of the program know which sentence each of
/// them was, so a text of one language can be found and said in another. Texts that are no sentences of the program
/// (names of models, of policies, what the user wrote) stay as they are. Thread-safety: GUI thread only.
#pragma once

#include <QJsonObject>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <memory>

namespace acr::ui {

class PhraseBook;

class DeckLanguage {
public:
    /// A code such as "zh_CN" or "en"; empty: the program's language. `from`: the language of the texts, if it is
    /// known: those that are in the right one already are not looked up.
    explicit DeckLanguage(const QString& code = {}, const QString& from = {});

    /// The text, said in this language; " · " separates texts, and so do line breaks.
    [[nodiscard]] QString text(const QString& text) const;
    [[nodiscard]] QStringList texts(const QStringList& texts) const;
    /// A snapshot (see snapshot.h) with its texts in this language.
    [[nodiscard]] QJsonObject chart(const QJsonObject& snapshot) const;
    /// A sentence of the program by its English text, in this language.
    [[nodiscard]] QString say(const char* context, const char* english) const;
    [[nodiscard]] QLocale locale() const;
    /// For the language attribute of a page: "zh-CN".
    [[nodiscard]] QString tag() const { return locale().bcp47Name(); }

    /// The codes that a deck can have, English first.
    [[nodiscard]] static QStringList available();
    /// The code of the program's language now.
    [[nodiscard]] static QString ofProgram();

private:
    QString m_code;
    bool m_toEnglish = false;
    QString m_comma;                             ///< between two texts of one line
    std::shared_ptr<const PhraseBook> m_phrases; ///< null: texts stay as they are
};

} // namespace acr::ui
