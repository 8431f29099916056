// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace acr::ui {

QString joinSentences(const QStringList& sentences)
{
    //: Two sentences, one after the other
    const QString both = QCoreApplication::translate("Sentences", "%1 %2");
    QString text;
    for (const QString& sentence : sentences)
        if (!sentence.isEmpty())
            text = text.isEmpty() ? sentence : both.arg(text, sentence);
    return text;
}

QString withoutGaps(const QString& text)
{
    static const QRegularExpression gap(QStringLiteral("(?<=[\\p{Han}\\x{3000}-\\x{303f}\\x{ff00}-\\x{ffef}]) "
                                                       "(?=[\\p{Han}\\x{3000}-\\x{303f}\\x{ff00}-\\x{ffef}])"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).remove(gap);
}

} // namespace acr::ui
