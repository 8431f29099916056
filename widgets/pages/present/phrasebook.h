// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The sentences of the program in English and one other language, read from the program's compiled translation (a .qm
/// file, as lrelease writes it: a magic number, then sections; the section of messages holds records of tagged fields).
/// Thread-safety: GUI thread only, because found sentences are remembered.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QString>

#include <vector>

namespace acr::ui {

class PhraseBook {
public:
    /// Without sentences when the bytes are no compiled translation.
    explicit PhraseBook(const QByteArray& compiled);

    [[nodiscard]] bool isEmpty() const { return m_toEnglish.isEmpty(); }
    /// Exact sentences, and those with places for values (%1) that the text fills. The text itself where there is none.
    [[nodiscard]] QString toEnglish(const QString& text) const { return find(text, m_toEnglish, m_patterns, true); }
    /// Where a sentence has several translations, that of a page: slides show what pages say.
    [[nodiscard]] QString fromEnglish(const QString& text) const
    {
        return find(text, m_fromEnglish, m_patterns, false);
    }

private:
    struct Pattern {
        QString english;
        QString other;
        QRegularExpression readEnglish;
        QRegularExpression readOther;
        std::vector<int> englishPlaces; ///< the numbers of the places, in order
        std::vector<int> otherPlaces;
        QString englishWord; ///< the longest part without a place; texts without it can't fit
        QString otherWord;
    };
    [[nodiscard]] QString find(const QString& text, const QHash<QString, QString>& exact,
                               const std::vector<Pattern>& patterns, bool toEnglish) const;
    void add(const QString& english, const QString& other, bool ofPage);

    QHash<QString, QString> m_toEnglish;
    QHash<QString, QString> m_fromEnglish;
    QSet<QString> m_ofPages; ///< English sentences whose translation in m_fromEnglish is a page's
    std::vector<Pattern> m_patterns;
    mutable QHash<QString, QString> m_found[2];
};

} // namespace acr::ui
