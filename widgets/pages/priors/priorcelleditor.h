// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The line edit in which one number of the prior grid is typed.
///
/// It starts with all digits of the number. A text that was not changed is no edit: see isChanged(). Return, Escape,
/// Tab, Up and Down are reported and never reach the parent. Undo and Redo act on the text while there is something to
/// undo in it, and otherwise on the window. GUI thread only.
#pragma once

#include <QLineEdit>

#include <optional>

namespace acr::ui {

class PriorCellEditor final : public QLineEdit {
    Q_OBJECT

public:
    explicit PriorCellEditor(QWidget* parent);

    /// Starts with `value`, all of it selected; `typed`, when it is not empty, has replaced it already.
    void begin(double value, const QString& typed);
    /// The number changed elsewhere: shows it, unless something else was typed.
    void follow(double value);

    /// The text differs from the number that the editor started with.
    [[nodiscard]] bool isChanged() const { return text() != m_original; }
    /// What is typed, in the C or the user's locale; nothing when that is no finite number.
    [[nodiscard]] std::optional<double> number() const;

signals:
    /// Return or Enter.
    void accepted();
    /// Escape.
    void rejected();
    /// Up, Down: `rows` is −1 or 1. Tab with and without Shift: `columns` is.
    void moved(int rows, int columns);
    /// The focus went to another widget of the window.
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QString m_original;
};

} // namespace acr::ui
