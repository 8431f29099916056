// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Adds the keys of a button's action to its tool tip, as they are when the tip is shown. Works for every tool button
/// with a default action below the watched window. GUI thread only.
#pragma once

#include <QObject>
#include <QString>

class QToolButton;

namespace acr::ui {

class KeyToolTips final : public QObject {
    Q_OBJECT

public:
    /// A child of the window, which it watches.
    explicit KeyToolTips(QWidget& window);

    bool eventFilter(QObject* watched, QEvent* event) override;
    /// "Add policy… (Ctrl+Shift+A)"
    [[nodiscard]] static QString tip(const QToolButton& button);

private:
    QWidget& m_window;
};

} // namespace acr::ui
