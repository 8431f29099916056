// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A line for each import whose files have changed: *Import again* does that, closing the line leaves what is there
/// until the files change once more. Hidden while it has no line. GUI thread only.
#pragma once

#include "widgets/document/importwatch.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>

class QVBoxLayout;

namespace acr::ui {

class MessageLine;

class ChangedFilesBar final : public QFrame {
    Q_OBJECT

public:
    /// REQUIRES: the others outlive this.
    ChangedFilesBar(ImportWatch& imports, const ThemeManager& themes, QWidget* parent = nullptr);

    /// The sentences of the lines, from top to bottom.
    [[nodiscard]] QStringList sentences() const;

private:
    void fill();

    ImportWatch& m_imports;
    const ThemeManager& m_themes;
    QVBoxLayout* m_layout;
    QList<MessageLine*> m_lines;
};

} // namespace acr::ui
