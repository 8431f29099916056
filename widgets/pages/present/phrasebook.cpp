// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/phrasebook.h"

#include <QtEndian>

#include <algorithm>

namespace acr::ui {

namespace {

/// A pattern with fewer letters of its own fits too many texts...
constexpr qsizetype fewestOwnLetters = 3;
/// ...unless it has one place, and a number stands there: "of 2 919".
constexpr qsizetype fewestBesideNumber = 2;
constexpr qsizetype maxRemembered = 5000;

/// Reads big-endian numbers and bytes; stays at the end when there are too few.
class Bytes {
public:
    explicit Bytes(QByteArrayView bytes)
        : m_rest(bytes)
    {}
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    QByteArrayView take(qsizetype count)
    {
        if (count < 0 || count > m_rest.size()) {
            m_rest = {};
            return {};
        }
        const QByteArrayView taken = m_rest.first(count);
        m_rest = m_rest.sliced(count);
        return taken;
    }
    template <class Number>
    Number number()
    {
        const QByteArrayView bytes = take(sizeof(Number));
        return bytes.isEmpty() ? Number{} : qFromBigEndian<Number>(bytes.data());
    }

private:
    QByteArrayView m_rest;
};

QString fromUtf16(QByteArrayView bytes)
{
    QString text;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        text.append(QChar(qFromBigEndian<char16_t>(bytes.data() + i)));
    return text;
}

/// A sentence as an expression that captures what stands at its places %1 to %9, or only numbers.
QRegularExpression reader(const QString& sentence, bool numbersOnly, std::vector<int>& places, QString& word)
{
    const QString place = numbersOnly ? QStringLiteral("([^\\p{L}]+?)") : QStringLiteral("(.+?)");
    QString expression = QStringLiteral("\\A");
    QString part;
    const auto flush = [&] {
        expression += QRegularExpression::escape(part);
        if (part.trimmed().size() > word.size())
            word = part.trimmed();
        part.clear();
    };
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == u'%' && i + 1 < sentence.size() && sentence[i + 1] >= u'1' && sentence[i + 1] <= u'9') {
            flush();
            places.push_back(sentence[++i].digitValue());
            expression += place;
        } else {
            part += sentence[i];
        }
    }
    flush();
    QRegularExpression made(expression + QStringLiteral("\\z"), QRegularExpression::DotMatchesEverythingOption);
    return made;
}

} // namespace

PhraseBook::PhraseBook(const QByteArray& compiled)
{
    constexpr qsizetype magicLength = 16;
    constexpr quint8 messageSection = 0x69;
    Bytes file(compiled);
    file.take(magicLength);
    QByteArrayView messages;
    while (!file.atEnd()) {
        const auto section = file.number<quint8>();
        const auto length = file.number<quint32>();
        const QByteArrayView content = file.take(length);
        if (section == messageSection)
            messages = content;
    }
    enum Tag : quint8 {
        End = 1,
        SourceText16 = 2,
        Translation = 3,
        Context16 = 4,
        SourceText = 6,
        Context = 7,
        Comment = 8
    };
    Bytes record(messages);
    QString source;
    QString context;
    QStringList translations;
    while (!record.atEnd()) {
        const auto tag = record.number<quint8>();
        if (tag == End) {
            // Several forms: a sentence for numbers of things, whose number is no place.
            if (translations.size() == 1)
                add(source, translations.first(), context.endsWith(QLatin1String("Page")));
            source.clear();
            context.clear();
            translations.clear();
            continue;
        }
        if (tag == 5) { // obsolete: four bytes
            record.take(4);
            continue;
        }
        const auto length = record.number<quint32>();
        if (length == 0xffffffff)
            continue;
        const QByteArrayView field = record.take(length);
        if (tag == Translation)
            translations.append(fromUtf16(field));
        else if (tag == SourceText)
            source = QString::fromUtf8(field);
        else if (tag == SourceText16)
            source = fromUtf16(field);
        else if (tag == Context)
            context = QString::fromUtf8(field);
        else if (tag == Context16)
            context = fromUtf16(field);
    }
}

void PhraseBook::add(const QString& english, const QString& other, bool ofPage)
{
    if (english.isEmpty() || other.isEmpty() || english == other)
        return;
    if (!english.contains(QLatin1String("%1"))) {
        if (english.contains(QLatin1String("%n")))
            return;
        if (!m_toEnglish.contains(other))
            m_toEnglish.insert(other, english);
        if (!m_fromEnglish.contains(english) || (ofPage && !m_ofPages.contains(english)))
            m_fromEnglish.insert(english, other);
        if (ofPage)
            m_ofPages.insert(english);
        return;
    }
    Pattern pattern{english, other, {}, {}, {}, {}, {}, {}};
    pattern.readEnglish = reader(english, false, pattern.englishPlaces, pattern.englishWord);
    const bool numbersOnly = pattern.englishWord.size() < fewestOwnLetters;
    if (numbersOnly) {
        pattern.englishPlaces.clear();
        pattern.readEnglish = reader(english, true, pattern.englishPlaces, pattern.englishWord);
    }
    pattern.readOther = reader(other, numbersOnly, pattern.otherPlaces, pattern.otherWord);
    std::vector<int> left = pattern.englishPlaces;
    std::vector<int> right = pattern.otherPlaces;
    std::ranges::sort(left);
    std::ranges::sort(right);
    if (numbersOnly && (left.size() != 1 || pattern.englishWord.size() < fewestBesideNumber ||
                        std::ranges::none_of(pattern.otherWord, [](QChar letter) { return letter.isLetter(); })))
        return;
    // A Chinese character says as much as several letters.
    if (left == right && !pattern.otherWord.isEmpty())
        m_patterns.push_back(std::move(pattern));
}

QString PhraseBook::find(const QString& text, const QHash<QString, QString>& exact,
                         const std::vector<Pattern>& patterns, bool toEnglish) const
{
    if (const auto known = exact.constFind(text); known != exact.cend())
        return *known;
    QHash<QString, QString>& found = m_found[toEnglish ? 0 : 1];
    if (const auto known = found.constFind(text); known != found.cend())
        return *known;
    if (found.size() > maxRemembered)
        found.clear();
    QString best = text;
    qsizetype bestWord = 0;
    for (const Pattern& pattern : patterns) {
        const QString& word = toEnglish ? pattern.otherWord : pattern.englishWord;
        if (word.size() <= bestWord || !text.contains(word))
            continue;
        const auto match = (toEnglish ? pattern.readOther : pattern.readEnglish).match(text);
        if (!match.hasMatch())
            continue;
        const std::vector<int>& places = toEnglish ? pattern.otherPlaces : pattern.englishPlaces;
        QString values[10];
        for (std::size_t i = 0; i < places.size(); ++i) {
            const QString value = match.captured(static_cast<int>(i) + 1);
            values[places[i]] = exact.value(value, value);
        }
        const QString& target = toEnglish ? pattern.english : pattern.other;
        QString said;
        for (qsizetype i = 0; i < target.size(); ++i) {
            if (target[i] == u'%' && i + 1 < target.size() && target[i + 1] >= u'1' && target[i + 1] <= u'9')
                said += values[target[++i].digitValue()];
            else
                said += target[i];
        }
        best = said;
        bestWord = word.size();
    }
    found.insert(text, best);
    return best;
}

} // namespace acr::ui
