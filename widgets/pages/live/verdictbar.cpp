// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/verdictbar.h"

#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace acr::ui {

namespace {

constexpr std::array judgedVerdicts{Verdict::Passed, Verdict::Failed, Verdict::Unknown};
constexpr int longestComment = 2000;

} // namespace

VerdictBar::VerdictBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_comment(new QLineEdit(this))
{
    const std::array texts{tr("✓ Pass"), tr("✗ Fail"), tr("? Unknown")};
    static constexpr std::array<const char*, 3> names{"judgePass", "judgeFail", "judgeUnknown"};
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(names[i]));
        button->setText(texts[i]);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, i] {
            // What is shown as chosen is what was recorded.
            refresh();
            choose(judgedVerdicts[i]);
        });
        row->addWidget(button);
        m_buttons[i] = button;
    }
    m_comment->setObjectName(QStringLiteral("judgeComment"));
    m_comment->setAccessibleName(tr("Comment on the verdict"));
    m_comment->setPlaceholderText(tr("Comment (optional)"));
    m_comment->setMaxLength(longestComment);
    m_comment->setMinimumWidth(80);
    row->addWidget(m_comment, 1);
    // Return records the comment of a verdict that stands.
    connect(m_comment, &QLineEdit::returnPressed, this, [this] {
        if (m_person && m_why.isEmpty())
            emit judged({.verdict = m_person->verdict.verdict,
                         .person = m_person->verdict.tool,
                         .comment = m_comment->text().toStdString(),
                         .call = {}});
    });
    followTheme(*m_comment, themes, [this, &themes] {
        const QFont font = themes.theme().font(FontRole::Caption);
        m_comment->setFont(font);
        for (QToolButton* button : m_buttons)
            button->setFont(font);
    });
    refresh();
}

void VerdictBar::showPerson(std::uint64_t call, const std::optional<LiveCallState::Person>& person, const QString& why)
{
    const bool another = m_call != call;
    const bool differs = m_person.has_value() != person.has_value() ||
                         (person && m_person && person->verdict.trace != m_person->verdict.trace);
    m_call = call;
    m_person = person;
    m_why = why;
    if (another || differs)
        m_comment->setText(person ? QString::fromStdString(person->verdict.trace) : QString());
    refresh();
}

void VerdictBar::reset()
{
    m_call.reset();
}

void VerdictBar::choose(Verdict verdict)
{
    if (!m_call || !m_why.isEmpty())
        return;
    PersonVerdict judgement{.verdict = verdict, .comment = m_comment->text().toStdString(), .call = {}};
    if (m_person) {
        judgement.person = m_person->verdict.tool;
        judgement.withdrawn = m_person->verdict.verdict == verdict;
    }
    emit judged(judgement);
}

void VerdictBar::refresh()
{
    const std::array tips{
        tr("Your verdict: the answer is right. It overrules the tools, and the router learns from it."),
        tr("Your verdict: the answer is wrong. It overrules the tools, and the router learns from it."),
        tr("Your verdict: nobody can tell. The tools' verdict does not count then.")};
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        QToolButton& button = *m_buttons[i];
        const bool chosen = m_person && m_person->verdict.verdict == judgedVerdicts[i];
        button.setChecked(chosen);
        button.setEnabled(m_why.isEmpty() && m_call);
        button.setToolTip(!m_why.isEmpty() ? m_why : chosen ? tr("Takes your verdict back") : tips[i]);
    }
    m_comment->setEnabled(m_why.isEmpty() && m_call);
    m_comment->setToolTip(m_why.isEmpty() ? tr("Recorded with the verdict") : m_why);
}

} // namespace acr::ui

#include "moc_verdictbar.cpp"
