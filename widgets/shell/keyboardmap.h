// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All keys of the program on one sheet, in the style of the help pages: commands by menu and page, then the keys of
/// charts, tables and the player. It can be searched, printed and saved as PDF.
#pragma once

#include "widgets/shell/shortcuts.h"
#include "widgets/theme/thememanager.h"

#include <QDialog>

class QLineEdit;
class QTextBrowser;
class QTextDocument;

namespace acr::ui {

class KeyboardMap final : public QDialog {
    Q_OBJECT

public:
    KeyboardMap(const ThemeManager& themes, const Shortcuts& shortcuts, QWidget* parent = nullptr);

    /// The sheet as Markdown; with a text, only what has it in its name, group or keys.
    [[nodiscard]] static QString markdown(const Shortcuts& shortcuts, const QString& wanted = {});
    [[nodiscard]] QString text() const;

signals:
    /// The user wants to change keys.
    void changeRequested();

private:
    void refresh();
    void print();
    void savePdf();
    /// The sheet as it is shown, for paper.
    void fillForPaper(QTextDocument& document) const;

    const ThemeManager& m_themes;
    const Shortcuts& m_shortcuts;
    QLineEdit* m_search;
    QTextBrowser* m_sheet;
};

} // namespace acr::ui
