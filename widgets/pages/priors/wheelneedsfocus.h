// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps the wheel from changing a slider or combo box that does not have the focus: a turn that scrolls the panel, or
/// passes over a bar, must not edit what happens to be under the mouse. The widget's parents get the event instead.
#pragma once

#include <QEvent>
#include <QWidget>

namespace acr::ui {

class WheelNeedsFocus final : public QObject {
public:
    /// A child of the widget from then on.
    static void install(QWidget* widget) { widget->installEventFilter(new WheelNeedsFocus(widget)); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }

private:
    explicit WheelNeedsFocus(QWidget* widget)
        : QObject(widget)
    {}
};

} // namespace acr::ui
