// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that a user does, as a value that is written to a log as one line and read back from it.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace acr::monkey {

struct Action {
    /// See Hand::perform() for the kinds and their arguments.
    QString kind;
    QStringList arguments{};

    /// Kind and arguments, separated by tabs; what would break a line is percent-encoded.
    [[nodiscard]] QString line() const;
    /// Nothing for an empty line and for a comment, which begins with '#'.
    [[nodiscard]] static std::optional<Action> parse(const QString& line);

    [[nodiscard]] QString text(int argument) const { return arguments.value(argument); }
    [[nodiscard]] int number(int argument) const { return arguments.value(argument).toInt(); }
};

} // namespace acr::monkey
