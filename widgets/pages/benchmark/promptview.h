// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A task's prompt: rendered when it is Markdown, as it stands otherwise; or code and mixed text as it stands, with its
/// syntax coloured. Nothing that a prompt names is ever loaded or opened: prompts are other people's text.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QTextBrowser>

namespace acr::ui {

class CodeHighlighter;

class PromptView final : public QTextBrowser {
    Q_OBJECT

public:
    explicit PromptView(const ThemeManager& themes, QWidget* parent = nullptr);
    void setPrompt(const QString& prompt);
    /// Text that is never rendered. `mixed`: it may hold prose beside code.
    void setCode(const QString& text, const QString& language, bool mixed);

protected:
    QVariant loadResource(int type, const QUrl& name) override;

private:
    void render();

    const ThemeManager& m_themes;
    CodeHighlighter* m_highlighter;
    QString m_prompt;
    QString m_language;
    bool m_isCode = false;
    bool m_mixed = false;
};

/// Whether text is better read as Markdown: it has fences, headings, lists or links on some of its lines.
[[nodiscard]] bool looksLikeMarkdown(QStringView text);

} // namespace acr::ui
