// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/messageline.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace acr::ui {

MessageLine::MessageLine(const ThemeManager& themes, const QString& sentence, const QString& button,
                         const QString& objectName, bool canClose, QWidget* parent)
    : QWidget(parent)
    , m_label(new QLabel(sentence, this))
    , m_button(new QPushButton(button, this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(objectName);
    m_button->setAccessibleDescription(sentence);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button);
    if (canClose) {
        m_close = new QToolButton(this);
        m_close->setIcon(icon(themes, QStringLiteral("close")));
        m_close->setAutoRaise(true);
        m_close->setToolTip(tr("Close this message"));
        m_close->setAccessibleName(m_close->toolTip());
        layout->addWidget(m_close);
    }
}

QString MessageLine::sentence() const
{
    return m_label->text();
}

} // namespace acr::ui

#include "moc_messageline.cpp"
