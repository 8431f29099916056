// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Colours code: keywords, strings, comments and numbers, by the family of its language. It reads the text only.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QSyntaxHighlighter>

#include <vector>

namespace acr::ui {

enum class CodeFamily { None, Python, Braces };

/// The family of a language by its name in lower case; an unknown name gives the family that the text looks like, which
/// is None for prose.
[[nodiscard]] CodeFamily codeFamilyOf(const QString& language, QStringView text);

class CodeHighlighter final : public QSyntaxHighlighter {
public:
    /// The themes outlive the highlighter.
    CodeHighlighter(const ThemeManager& themes, QTextDocument* document);

    /// To be called before the document gets the text. With `mixed`, only what stands between fences (```), or between
    /// lines <code> and </code>, is code where the text has such lines.
    void setCode(CodeFamily family, const QString& text, bool mixed);

protected:
    void highlightBlock(const QString& text) override;

private:
    void colour(qsizetype from, qsizetype to, const QTextCharFormat& format);
    void applyTheme();

    const ThemeManager& m_themes;
    CodeFamily m_family = CodeFamily::None;
    std::vector<bool> m_isCode; ///< by line; empty: all of them
    QTextCharFormat m_keyword;
    QTextCharFormat m_string;
    QTextCharFormat m_comment;
    QTextCharFormat m_number;
};

} // namespace acr::ui
