// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/decklanguage.h"

#include "widgets/pages/present/phrasebook.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTranslator>

#include <algorithm>
#include <map>

namespace acr::ui {

namespace {

/// Where the program keeps its translations, and how it calls them.
const QString translationFolder = QStringLiteral(":/i18n");
const QString translationPrefix = QStringLiteral("workbench_");
const QString englishCode = QStringLiteral("en");

/// Of a language other than English; null when there is none.
std::shared_ptr<const PhraseBook> phrasesOf(const QString& code)
{
    static std::map<QString, std::shared_ptr<const PhraseBook>> books;
    const auto known = books.find(code);
    if (known != books.end())
        return known->second;
    QFile file(translationFolder + QLatin1Char('/') + translationPrefix + code + QStringLiteral(".qm"));
    std::shared_ptr<const PhraseBook> book;
    if (file.open(QIODevice::ReadOnly)) {
        book = std::make_shared<const PhraseBook>(file.readAll());
        if (book->isEmpty())
            book.reset();
    }
    return books[code] = book;
}

/// The first language other than English; the program has two.
QString otherCode()
{
    return DeckLanguage::available().value(1);
}

/// Members of snapshots that people do not read.
bool isTextMember(const QString& key)
{
    static const QStringList texts{QStringLiteral("title"),    QStringLiteral("x"),          QStringLiteral("y"),
                                   QStringLiteral("name"),     QStringLiteral("label"),      QStringLiteral("labels"),
                                   QStringLiteral("rowTitle"), QStringLiteral("frontLabel"), QStringLiteral("caption"),
                                   QStringLiteral("note"),     QStringLiteral("texts"),      QStringLiteral("tips"),
                                   QStringLiteral("suffix"),   QStringLiteral("categories"), QStringLiteral("axes")};
    return texts.contains(key);
}

} // namespace

DeckLanguage::DeckLanguage(const QString& code, const QString& from)
    : m_code(code)
{
    const QString target = code.isEmpty() ? ofProgram() : code;
    m_toEnglish = target == englishCode;
    m_comma = target.startsWith(QLatin1String("zh")) ? QStringLiteral("，") : QStringLiteral(", ");
    if (from != target)
        m_phrases = phrasesOf(m_toEnglish ? otherCode() : target);
}

QString DeckLanguage::ofProgram()
{
    for (const QString& code : available()) {
        if (QLocale(code).language() == QLocale().language())
            return code;
    }
    return englishCode;
}

QStringList DeckLanguage::available()
{
    QStringList codes{englishCode};
    const QStringList files = QDir(translationFolder).entryList({translationPrefix + QStringLiteral("*.qm")});
    for (const QString& file : files) {
        const QString code = file.mid(translationPrefix.size()).chopped(3);
        if (code != englishCode)
            codes.append(code);
    }
    return codes;
}

QString DeckLanguage::text(const QString& text) const
{
    if (!m_phrases || text.isEmpty())
        return text;
    const auto one = [&](const QString& part) {
        return m_toEnglish ? m_phrases->toEnglish(part) : m_phrases->fromEnglish(part);
    };
    const QString whole = one(text);
    if (whole != text)
        return whole;
    for (const QString& separator : {QStringLiteral("\n"), QStringLiteral(" · ")}) {
        if (!text.contains(separator))
            continue;
        QStringList parts;
        for (const QString& part : text.split(separator))
            parts.append(this->text(part));
        return parts.join(separator);
    }
    // "page, stream": only when both are the program's, because people write commas too.
    for (const QString& separator : {QStringLiteral(", "), QStringLiteral("，")}) {
        const QStringList parts = text.split(separator);
        QStringList said;
        for (const QString& part : parts)
            said.append(one(part));
        const bool all =
            std::ranges::all_of(parts, [&](const QString& part) { return part != said[parts.indexOf(part)]; });
        if (parts.size() > 1 && all)
            return said.join(m_comma);
    }
    return text;
}

QStringList DeckLanguage::texts(const QStringList& texts) const
{
    QStringList said;
    for (const QString& each : texts)
        said.append(text(each));
    return said;
}

QJsonObject DeckLanguage::chart(const QJsonObject& snapshot) const
{
    if (!m_phrases)
        return snapshot;
    QJsonObject said = snapshot;
    for (auto member = said.begin(); member != said.end(); ++member) {
        // Colours, and what a user wrote.
        if (member.key() == QLatin1String("ink") || member.key() == QLatin1String("annotations"))
            continue;
        if (member->isString()) {
            if (isTextMember(member.key()))
                *member = text(member->toString());
        } else if (member->isObject()) {
            *member = chart(member->toObject());
        } else if (member->isArray()) {
            QJsonArray array = member->toArray();
            for (qsizetype i = 0; i < array.size(); ++i) {
                if (array[i].isObject())
                    array[i] = chart(array[i].toObject());
                else if (array[i].isString() && isTextMember(member.key()))
                    array[i] = text(array[i].toString());
            }
            *member = array;
        }
    }
    return said;
}

QString DeckLanguage::say(const char* context, const char* english) const
{
    if (m_code.isEmpty())
        return QCoreApplication::translate(context, english);
    const QString source = QString::fromUtf8(english);
    if (m_code == englishCode)
        return source;
    // By the translation itself: the phrase book does not know contexts.
    static std::map<QString, std::unique_ptr<QTranslator>> translators;
    std::unique_ptr<QTranslator>& translator = translators[m_code];
    if (!translator) {
        translator = std::make_unique<QTranslator>();
        static_cast<void>(translator->load(translationPrefix + m_code, translationFolder));
    }
    const QString said = translator->translate(context, english);
    return said.isEmpty() ? source : said;
}

QLocale DeckLanguage::locale() const
{
    return m_code.isEmpty() ? QLocale() : QLocale(m_code);
}

} // namespace acr::ui
