// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/textcolumn.h"

#include <QStringList>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace acr::ui {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

TextColumn::TextColumn(const std::vector<std::string_view>& utf8)
{
    m_ends.reserve(utf8.size());
    m_loweredEnds.reserve(utf8.size());
    for (const std::string_view text : utf8) {
        QString wide = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        // A text is one line here, whatever it holds.
        wide.replace(u'\n', u' ');
        m_text += wide;
        m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));
        m_text += u'\n';
        const QByteArray low = wide.toLower().toUtf8();
        m_lowered.append(low.constData(), static_cast<std::size_t>(low.size()));
        m_loweredEnds.push_back(static_cast<std::uint32_t>(m_lowered.size()));
        m_lowered += '\n';
    }
}

QStringView TextColumn::textView(std::size_t entry) const
{
    const qsizetype begin = entry == 0 ? 0 : static_cast<qsizetype>(m_ends[entry - 1]) + 1;
    return QStringView(m_text).mid(begin, static_cast<qsizetype>(m_ends[entry]) - begin);
}

std::string_view TextColumn::lowered(std::size_t entry) const
{
    const std::size_t begin = entry == 0 ? 0 : m_loweredEnds[entry - 1] + std::size_t{1};
    return std::string_view(m_lowered).substr(begin, m_loweredEnds[entry] - begin);
}

void TextColumn::find(std::string_view loweredWord, std::vector<std::uint8_t>& marks) const
{
    const char* const blob = m_lowered.data();
    const char* at = blob;
    const char* const end = blob + m_lowered.size();
    std::size_t entry = 0;
    while (at < end) {
        const void* found = memmem(at, static_cast<std::size_t>(end - at), loweredWord.data(), loweredWord.size());
        if (found == nullptr)
            return;
        const auto position = static_cast<std::uint32_t>(static_cast<const char*>(found) - blob);
        if (m_loweredEnds[entry] < position) {
            const auto from = m_loweredEnds.begin() + static_cast<std::ptrdiff_t>(entry);
            entry =
                static_cast<std::size_t>(std::lower_bound(from, m_loweredEnds.end(), position) - m_loweredEnds.begin());
        }
        marks[entry] = 1;
        at = blob + m_loweredEnds[entry] + 1;
        ++entry;
    }
}

void TextColumn::match(const QRegularExpression& pattern, std::vector<std::uint8_t>& marks) const
{
    for (std::size_t entry = 0; entry < size(); ++entry)
        if (pattern.match(textView(entry)).hasMatch())
            marks[entry] = 1;
}

const std::vector<std::uint32_t>& TextColumn::ranks() const
{
    if (m_ranks.size() != size()) {
        std::vector<std::uint32_t> order(size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(
            order, [this](std::uint32_t a, std::uint32_t b) { return naturalCompare(lowered(a), lowered(b)) < 0; });
        m_ranks.resize(size());
        for (std::uint32_t place = 0; place < order.size(); ++place)
            m_ranks[order[place]] = place;
    }
    return m_ranks;
}

std::vector<std::string> loweredWords(const QString& query)
{
    std::vector<std::string> words;
    for (const QString& word : query.toLower().simplified().split(u' ', Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    return words;
}

int naturalCompare(std::string_view one, std::string_view other)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < one.size() && j < other.size()) {
        if (isDigit(one[i]) && isDigit(other[j])) {
            while (i < one.size() && one[i] == '0')
                ++i;
            while (j < other.size() && other[j] == '0')
                ++j;
            std::size_t iEnd = i;
            std::size_t jEnd = j;
            while (iEnd < one.size() && isDigit(one[iEnd]))
                ++iEnd;
            while (jEnd < other.size() && isDigit(other[jEnd]))
                ++jEnd;
            if (iEnd - i != jEnd - j)
                return iEnd - i < jEnd - j ? -1 : 1;
            if (const int order = one.substr(i, iEnd - i).compare(other.substr(j, jEnd - j)); order != 0)
                return order;
            i = iEnd;
            j = jEnd;
            continue;
        }
        if (one[i] != other[j])
            return static_cast<unsigned char>(one[i]) < static_cast<unsigned char>(other[j]) ? -1 : 1;
        ++i;
        ++j;
    }
    if (one.size() - i == other.size() - j)
        return one.compare(other);
    return one.size() - i < other.size() - j ? -1 : 1;
}

} // namespace acr::ui
