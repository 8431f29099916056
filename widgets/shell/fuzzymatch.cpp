// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/fuzzymatch.h"

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int wholeWord = 100;
constexpr int wordStart = 40;
constexpr int letterAtWordStart = 8;
constexpr int letterInRow = 6;
constexpr int letter = 1;

bool startsWord(const QString& text, qsizetype position)
{
    if (position == 0)
        return true;
    const QChar before = text[position - 1];
    // Chinese has no spaces between words.
    if (text[position].script() == QChar::Script_Han)
        return true;
    return !before.isLetterOrNumber() || (before.isLower() && text[position].isUpper());
}

/// The whole word as it stands, at the best of its places.
std::optional<FuzzyMatch> substring(const QString& word, const QString& text)
{
    std::optional<FuzzyMatch> best;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const int score = wholeWord + (startsWord(text, at) ? wordStart : 0) + (at == 0 ? letterAtWordStart : 0);
        if (best && best->score >= score)
            continue;
        best.emplace(FuzzyMatch{score, {}});
        for (qsizetype i = 0; i < word.size(); ++i)
            best->positions.append(static_cast<int>(at + i));
    }
    return best;
}

/// The letters in order, preferring those that begin words and those that follow each other.
std::optional<FuzzyMatch> letters(const QString& word, const QString& text)
{
    FuzzyMatch match;
    qsizetype from = 0;
    for (const QChar wanted : word) {
        qsizetype found = -1;
        for (qsizetype i = from; i < text.size(); ++i) {
            if (text[i].toCaseFolded() != wanted.toCaseFolded())
                continue;
            const bool follows = !match.positions.isEmpty() && match.positions.last() == i - 1;
            if (found < 0 || startsWord(text, i))
                found = i;
            if (follows || startsWord(text, i))
                break;
        }
        if (found < 0)
            return std::nullopt;
        const bool follows = !match.positions.isEmpty() && match.positions.last() == found - 1;
        match.score += startsWord(text, found) ? letterAtWordStart : follows ? letterInRow : letter;
        match.positions.append(static_cast<int>(found));
        from = found + 1;
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text)
{
    FuzzyMatch all;
    for (const QString& word : query.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        auto match = substring(word, text);
        // Two scattered letters would match nearly every text.
        if (!match && word.size() > 1)
            match = letters(word, text);
        if (!match)
            return std::nullopt;
        all.score += match->score;
        all.positions += match->positions;
    }
    std::ranges::sort(all.positions);
    all.positions.erase(std::unique(all.positions.begin(), all.positions.end()), all.positions.end());
    return all;
}

} // namespace acr::ui
