// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/action.h"

#include <QUrl>

namespace acr::monkey {

QString Action::line() const
{
    QStringList fields{kind};
    for (const QString& argument : arguments)
        fields << QString::fromLatin1(QUrl::toPercentEncoding(argument, " /:#+,;()*!?=@&<>\"'"));
    return fields.join(u'\t');
}

std::optional<Action> Action::parse(const QString& line)
{
    if (line.trimmed().isEmpty() || line.startsWith(u'#'))
        return std::nullopt;
    QStringList fields = line.split(u'\t');
    Action action{fields.takeFirst()};
    for (const QString& field : fields)
        action.arguments << QUrl::fromPercentEncoding(field.toLatin1());
    return action;
}

} // namespace acr::monkey
