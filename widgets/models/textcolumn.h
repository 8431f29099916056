// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Distinct texts, laid out for being searched at once: a lower-cased UTF-8 blob for plain words, one long string for
/// patterns. A value; const access from any number of threads, except that ranks() is computed on first use.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringView>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acr::ui {

class TextColumn {
public:
    TextColumn() = default;
    explicit TextColumn(const std::vector<std::string_view>& utf8);

    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] QString text(std::size_t entry) const { return textView(entry).toString(); }

    /// Sets marks[i] for each text that contains the word. REQUIRES: lower-cased, not empty, marks of size().
    void find(std::string_view loweredWord, std::vector<std::uint8_t>& marks) const;
    /// Sets marks[i] for each text in which the pattern matches. REQUIRES: a valid pattern, marks of size().
    void match(const QRegularExpression& pattern, std::vector<std::uint8_t>& marks) const;

    /// Place of each text in natural order ("task 9" before "task 10", upper and lower case alike).
    [[nodiscard]] const std::vector<std::uint32_t>& ranks() const;

private:
    [[nodiscard]] QStringView textView(std::size_t entry) const;
    [[nodiscard]] std::string_view lowered(std::size_t entry) const;

    QString m_text; ///< the texts, a line each
    std::vector<std::uint32_t> m_ends;
    std::string m_lowered; ///< likewise, lower-cased, in UTF-8
    std::vector<std::uint32_t> m_loweredEnds;
    mutable std::vector<std::uint32_t> m_ranks;
};

/// The words of a query as TextColumn::find wants them.
[[nodiscard]] std::vector<std::string> loweredWords(const QString& query);
/// Digits are compared as numbers, everything else as bytes: less, equal or greater than 0.
[[nodiscard]] int naturalCompare(std::string_view one, std::string_view other);

} // namespace acr::ui
