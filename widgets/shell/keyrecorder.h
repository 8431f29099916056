// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A field that takes the keys that are pressed in it, instead of text. Tab leaves it, Escape gives up.
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace acr::ui {

class KeyRecorder final : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyRecorder(QWidget* parent = nullptr);

    /// What stands in the field while nothing is pressed.
    void setKeys(const QString& keys);

signals:
    /// A combination was pressed, whatever it is.
    void recorded(const QKeySequence& keys);
    void givenUp();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QString m_keys;
};

} // namespace acr::ui
