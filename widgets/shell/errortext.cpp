// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/errortext.h"

#include <QCoreApplication>

namespace acr::ui {

QString errorSentence(const Error& error)
{
    const QByteArray source(sentenceTemplate(error.code).data(),
                            static_cast<qsizetype>(sentenceTemplate(error.code).size()));
    const QString sentence = QCoreApplication::translate("Error", source.constData());
    const QString found = QString::fromStdString(error.found);
    const QString expected = QString::fromStdString(error.expected);
    QString text;
    // Not arg(): a sentence may use only one of the two, and what was found may itself contain "%1".
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const QChar next = i + 1 < sentence.size() ? sentence[i + 1] : QChar();
        if (sentence[i] == QLatin1Char('%') && (next == QLatin1Char('1') || next == QLatin1Char('2'))) {
            text += next == QLatin1Char('1') ? found : expected;
            ++i;
        } else {
            text += sentence[i];
        }
    }
    return text;
}

QString errorText(const Error& error)
{
    QString text = QString::fromStdString(error.place.file);
    if (error.place.line > 0)
        text += QStringLiteral(":%1").arg(error.place.line);
    if (error.place.column > 0)
        text += QStringLiteral(":%1").arg(error.place.column);
    return text.isEmpty() ? errorSentence(error) : text + QStringLiteral(": ") + errorSentence(error);
}

} // namespace acr::ui
