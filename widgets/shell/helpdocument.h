// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The style of help pages, on screen and on paper, and what is in them. Thread-safety: the GUI thread only.
#pragma once

#include <QList>
#include <QString>

class QTextDocument;

namespace acr::ui {

/// The Markdown file of a help page by its name ("benchmark"), in the program's language or, where it is not
/// translated, in English. The file does not exist for an unknown name.
[[nodiscard]] QString helpFile(const QString& topic);

/// The page in Markdown; empty for an unknown name. Where the file has the line `<!-- columns of the leaderboard -->`
/// it has a table of them, made from their descriptors.
[[nodiscard]] QString helpText(const QString& topic);

struct HelpHeading {
    QString topic;
    /// The title of the page.
    QString page;
    /// As it is shown; the title itself for the page as a whole.
    QString heading;
};
/// Every page and the headings in it, in the program's language. Of the list of changes the title only.
[[nodiscard]] QList<HelpHeading> helpHeadings();

/// Spacing of paragraphs, thin table lines, and headings one size smaller than Qt's, which are too large for a narrow
/// dock.
void arrangeHelp(QTextDocument& document);

} // namespace acr::ui
