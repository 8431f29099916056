// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/commandwords.h"

#include <QDir>
#include <QFile>

namespace acr::ui {

CommandWords::CommandWords(const QString& folder)
{
    const QDir files(folder);
    for (const QString& name : files.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
        QFile file(files.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const qsizetype colon = line.indexOf(u':');
            if (colon <= 0 || line.startsWith(u'#'))
                continue;
            QStringList& words = m_words[line.left(colon).trimmed()];
            for (const QString& word : line.mid(colon + 1).split(u',', Qt::SkipEmptyParts)) {
                if (const QString trimmed = word.trimmed(); !trimmed.isEmpty())
                    words.append(trimmed);
            }
        }
    }
}

} // namespace acr::ui
