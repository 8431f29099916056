// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/helpview.h"

#include "widgets/theme/tokens.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextTable>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

const QString overview = QStringLiteral("overview");

QString fileOf(const QString& topic)
{
    QString translated = QStringLiteral(":/help/%1/%2.md").arg(QLocale().name(), topic);
    if (QFile::exists(translated))
        return translated;
    return QStringLiteral(":/help/en/%1.md").arg(topic);
}

/// Spacing of paragraphs, thin table lines, and headings one size smaller than Qt's, which are too large for a narrow
/// dock.
void arrange(QTextDocument& document)
{
    document.setDocumentMargin(space::m);
    document.setIndentWidth(space::xl);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        const int level = format.headingLevel();
        if (level > 0) {
            format.setTopMargin(level == 1 ? 0 : space::m);
            format.setBottomMargin(space::xs);
            QTextCharFormat heading;
            heading.setFontWeight(QFont::DemiBold);
            heading.setProperty(QTextFormat::FontSizeAdjustment, std::max(0, 3 - level));
            QTextCursor text(block);
            text.select(QTextCursor::BlockUnderCursor);
            text.mergeCharFormat(heading);
        }
        QTextCursor(block).setBlockFormat(format);
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setCellPadding(space::xs);
            format.setBorderCollapse(true);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorder(0.5);
            table->setFormat(format);
        }
    }
}

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

void HelpView::showTopic(const QString& topic)
{
    m_topic = QFile::exists(fileOf(topic)) ? topic : overview;
    reload();
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
    QFile file(fileOf(m_topic));
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_browser->document()->setDefaultFont(font());
    m_browser->setMarkdown(QString::fromUtf8(file.readAll()));
    arrange(*m_browser->document());
}

} // namespace acr::ui
