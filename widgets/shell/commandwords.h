// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Other words for commands, so that "branch" finds *fork*. One file per language in the resources; all of them are
/// searched, whatever language the window speaks. Thread-safety: const after construction.
///
/// Lines of a file: `session.fork: branch, split, what if`. Empty lines and lines that begin with # are skipped.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace acr::ui {

class CommandWords final {
public:
    /// Reads every `*.txt` in the folder.
    explicit CommandWords(const QString& folder = QStringLiteral(":/commands"));

    [[nodiscard]] QStringList of(const QString& command) const { return m_words.value(command); }
    /// The commands that have other words.
    [[nodiscard]] QStringList commands() const { return m_words.keys(); }

private:
    QHash<QString, QStringList> m_words;
};

} // namespace acr::ui
