// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a task costs the user, for tests that say how much is acceptable.
#pragma once

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>
#include <QWidget>

namespace acr::test {

/// Counts what the user does: clicks, keys, and letters that are typed into texts. An event that goes on to the parents
/// of a widget is one, and so is a key with its modifiers. A double click is two. A right click that a test sends as
/// its context menu event is not counted.
class Effort final : public QObject {
public:
    /// Sees events before the filters that are there already, which may take some for themselves.
    void watch() { qApp->installEventFilter(this); }

    int clicks = 0;
    int keys = 0;
    int letters = 0;

    void restart()
    {
        clicks = 0;
        keys = 0;
        letters = 0;
    }
    /// Too much is said in words; else it is empty.
    [[nodiscard]] QString beyond(int maxClicks, int maxKeys, int maxLetters = 0) const
    {
        if (clicks <= maxClicks && keys <= maxKeys && letters <= maxLetters)
            return {};
        return QStringLiteral("%1 clicks, %2 keys, %3 letters; at most %4, %5, %6 are acceptable")
            .arg(clicks)
            .arg(keys)
            .arg(letters)
            .arg(maxClicks)
            .arg(maxKeys)
            .arg(maxLetters);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (widget == nullptr)
            return false;
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick: {
            const auto time = static_cast<QMouseEvent*>(event)->timestamp();
            clicks += time != m_lastClick ? 1 : 0;
            m_lastClick = time;
            break;
        }
        // Shortcuts are taken before there is a key press.
        case QEvent::ShortcutOverride: {
            const auto* key = static_cast<QKeyEvent*>(event);
            const bool goesOn = event == m_lastKey && m_lastReceiver != nullptr && widget != m_lastReceiver &&
                                widget->isAncestorOf(m_lastReceiver);
            m_lastKey = event;
            m_lastReceiver = widget;
            if (goesOn || isModifier(key->key()))
                break;
            const bool typed = widget->testAttribute(Qt::WA_InputMethodEnabled) && !key->text().isEmpty() &&
                               key->text().front().isPrint() &&
                               (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0;
            (typed ? letters : keys) += 1;
            break;
        }
        default: break;
        }
        return false;
    }

private:
    static bool isModifier(int key)
    {
        return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta;
    }

    ulong m_lastClick = 0;
    const QEvent* m_lastKey = nullptr;
    QPointer<const QWidget> m_lastReceiver;
};

} // namespace acr::test
