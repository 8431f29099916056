// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/plaintext.h"

#include <QEvent>
#include <QLabel>

namespace acr::ui {

bool PlainTextFilter::eventFilter(QObject* watched, QEvent* event)
{
    // A label is polished before its size is asked for, and markup is read no earlier than that.
    if (event->type() == QEvent::Polish) {
        if (auto* label = qobject_cast<QLabel*>(watched); label != nullptr && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    }
    return QObject::eventFilter(watched, event);
}

QString escapeMnemonics(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace acr::ui

#include "moc_plaintext.cpp"
