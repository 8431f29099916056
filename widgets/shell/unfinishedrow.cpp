// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/unfinishedrow.h"

#include "widgets/shell/errortext.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int reasonWidth = 320;

} // namespace

UnfinishedRow::UnfinishedRow(const ThemeManager& themes, const Jobs::Unfinished& work, QWidget* parent)
    : QWidget(parent)
    , m_id(work.id)
    , m_title(work.title)
{
    const bool cancelled = work.error.code == ErrorCode::Cancelled;
    auto* mark = new QLabel(this);
    mark->setPixmap(icon(themes, cancelled ? QStringLiteral("stop") : QStringLiteral("warning"))
                        .pixmap(measure::iconSmall, measure::iconSmall));
    auto* title = new QLabel(work.title, this);
    title->setTextFormat(Qt::PlainText);
    auto* reason = new QLabel(cancelled ? tr("Cancelled") : errorSentence(work.error), this);
    reason->setTextFormat(Qt::PlainText);
    reason->setWordWrap(true);
    reason->setMinimumWidth(reasonWidth);
    followTheme(*reason, themes, [reason, &themes] {
        reason->setFont(themes.theme().font(FontRole::Caption));
        QPalette palette = reason->palette();
        palette.setColor(QPalette::WindowText, themes.theme().colours().muted);
        reason->setPalette(palette);
    });
    auto* again = new QPushButton(tr("Try again"), this);
    again->setObjectName(QStringLiteral("retryJob"));
    again->setAccessibleName(tr("Try again: %1").arg(work.title));
    auto* forget = new QToolButton(this);
    forget->setObjectName(QStringLiteral("forgetJob"));
    forget->setIcon(icon(themes, QStringLiteral("close")));
    forget->setAutoRaise(true);
    forget->setToolTip(tr("Remove from the list"));
    forget->setAccessibleName(tr("Remove from the list: %1").arg(work.title));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(title);
    texts->addWidget(reason);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(mark);
    layout->addLayout(texts, 1);
    layout->addWidget(again);
    layout->addWidget(forget);
    // Queued: this row may go away with what it asks for.
    connect(
        again, &QPushButton::clicked, this, [this] { emit retryRequested(m_id); }, Qt::QueuedConnection);
    connect(
        forget, &QToolButton::clicked, this, [this] { emit forgetRequested(m_id); }, Qt::QueuedConnection);
}

} // namespace acr::ui

#include "moc_unfinishedrow.cpp"
