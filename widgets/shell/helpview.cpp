// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/helpview.h"

#include "widgets/shell/helpdocument.h"
#include "widgets/theme/tokens.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

const QString overview = QStringLiteral("overview");

} // namespace

HelpView::HelpView(QWidget* parent)
    : QWidget(parent)
    , m_browser(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("help"));
    m_browser->setAccessibleName(tr("Help"));
    m_browser->setOpenLinks(false);
    m_browser->setFrameShape(QFrame::NoFrame);
    auto* contents = new QPushButton(tr("Contents"), this);
    contents->setFlat(true);
    connect(contents, &QPushButton::clicked, this, [this] { showTopic(overview); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::s, space::xs, space::s, 0);
    top->addWidget(contents);
    top->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_browser, 1);
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.scheme().isEmpty() && url.path().endsWith(QLatin1String(".md")))
            showTopic(QFileInfo(url.path()).baseName());
        else if (!url.scheme().isEmpty())
            QDesktopServices::openUrl(url);
    });
}

void HelpView::showTopic(const QString& topic, const QString& heading)
{
    m_topic = QFile::exists(helpFile(topic)) ? topic : overview;
    reload();
    if (heading.isEmpty())
        return;
    for (QTextBlock block = m_browser->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || block.text().trimmed() != heading)
            continue;
        m_browser->setTextCursor(QTextCursor(block));
        // The text is laid out when the view gets its size, which may be after this.
        QMetaObject::invokeMethod(
            m_browser,
            [browser = m_browser] {
                browser->verticalScrollBar()->setValue(browser->verticalScrollBar()->value() +
                                                       browser->cursorRect().top() - space::m);
            },
            Qt::QueuedConnection);
        return;
    }
}

QString HelpView::heading() const
{
    const QTextBlock block = m_browser->cursorForPosition(QPoint(space::xl, space::xl)).block();
    return block.blockFormat().headingLevel() > 0 ? block.text() : QString();
}

QString HelpView::text() const
{
    return m_browser->toPlainText();
}

void HelpView::changeEvent(QEvent* event)
{
    // Font sizes and colours are part of the document.
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && !m_topic.isEmpty())
        QMetaObject::invokeMethod(this, &HelpView::reload, Qt::QueuedConnection);
    QWidget::changeEvent(event);
}

void HelpView::reload()
{
    const QString text = helpText(m_topic);
    if (text.isEmpty())
        return;
    m_browser->document()->setDefaultFont(font());
    m_browser->setMarkdown(text);
    arrangeHelp(*m_browser->document());
}

} // namespace acr::ui

#include "moc_helpview.cpp"
