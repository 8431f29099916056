// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A sentence in a bar above the page, with a button that does something about it, and one that closes the line.
/// GUI thread only.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace acr::ui {

class MessageLine final : public QWidget {
    Q_OBJECT

public:
    /// `objectName` is that of the button.
    MessageLine(const ThemeManager& themes, const QString& sentence, const QString& button, const QString& objectName,
                bool canClose, QWidget* parent);

    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QPushButton* button() const { return m_button; }
    /// Null where the line can't be closed.
    [[nodiscard]] QToolButton* closeButton() const { return m_close; }

private:
    QLabel* m_label;
    QPushButton* m_button;
    QToolButton* m_close = nullptr;
};

} // namespace acr::ui
