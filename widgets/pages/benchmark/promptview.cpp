// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/promptview.h"

#include "widgets/pages/benchmark/codehighlighter.h"

#include <QImage>
#include <QRegularExpression>
#include <QTextDocument>

namespace acr::ui {

namespace {

/// Rich text of this length would block the window, so it is shown as plain text.
constexpr qsizetype maxRenderedCharacters = 60'000;
constexpr qsizetype maxShownCharacters = 2'000'000;

} // namespace

PromptView::PromptView(const ThemeManager& themes, QWidget* parent)
    : QTextBrowser(parent)
    , m_themes(themes)
    , m_highlighter(new CodeHighlighter(themes, document()))
{
    setObjectName(QStringLiteral("prompt"));
    setAccessibleName(tr("Prompt of the task"));
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(&themes, &ThemeManager::themeChanged, this, &PromptView::render);
}

void PromptView::setPrompt(const QString& prompt)
{
    if (prompt == m_prompt && !m_isCode)
        return;
    m_prompt = prompt;
    m_isCode = false;
    render();
}

void PromptView::setCode(const QString& text, const QString& language, bool mixed)
{
    if (m_isCode && text == m_prompt && language == m_language && mixed == m_mixed)
        return;
    m_prompt = text;
    m_language = language;
    m_mixed = mixed;
    m_isCode = true;
    render();
}

void PromptView::render()
{
    const Theme& theme = m_themes.theme();
    const bool isShort = m_prompt.size() <= maxRenderedCharacters;
    const bool rich = !m_isCode && isShort && looksLikeMarkdown(m_prompt);
    m_highlighter->setCode(m_isCode && isShort ? codeFamilyOf(m_language, m_prompt) : CodeFamily::None, m_prompt,
                           m_mixed);
    document()->setDefaultFont(theme.font(rich ? FontRole::Body : FontRole::Mono));
    if (rich)
        document()->setMarkdown(m_prompt, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                              QTextDocument::MarkdownNoHTML);
    else
        setPlainText(m_prompt.size() <= maxShownCharacters
                         ? m_prompt
                         : m_prompt.left(maxShownCharacters) + u'\n' + tr("(cut off here)"));
    moveCursor(QTextCursor::Start);
}

QVariant PromptView::loadResource(int type, const QUrl&)
{
    // Without an answer the document would open the path by itself, and so it would with an image that is null.
    if (type != QTextDocument::ImageResource)
        return QByteArray("");
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

bool looksLikeMarkdown(QStringView text)
{
    static const QRegularExpression strong(QStringLiteral(R"(^\s{0,3}(#{1,6} \S|```|~~~|\|.+\|\s*$))"),
                                           QRegularExpression::MultilineOption);
    static const QRegularExpression weak(
        QStringLiteral(R"(^\s{0,3}([-*+] \S|\d+[.)] \S|> \S)|\[[^\]\n]+\]\([^)\n]+\)|\*\*\S[^*\n]*\*\*)"),
        QRegularExpression::MultilineOption);
    // In a prompt that is code, comments look like headings.
    static const QRegularExpression code(
        QStringLiteral(R"(^(def |class |import |from \S+ import |#include|package |public |fn |func |use ))"),
        QRegularExpression::MultilineOption);
    const bool fenced = text.contains(QLatin1String("```")) || text.contains(QLatin1String("~~~"));
    if (fenced)
        return true;
    if (code.match(text).hasMatch())
        return false;
    return strong.match(text).hasMatch() || weak.match(text).hasMatch();
}

} // namespace acr::ui

#include "moc_promptview.cpp"
