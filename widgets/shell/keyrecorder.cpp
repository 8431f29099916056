// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/keyrecorder.h"

#include <QKeyEvent>

namespace acr::ui {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == 0 ||
           key == Qt::Key_unknown;
}

/// "Ctrl+Shift+" while only these are held.
QString heldText(Qt::KeyboardModifiers modifiers)
{
    // Of a sequence of modifiers and a letter, all but the letter.
    const Qt::KeyboardModifiers held =
        modifiers & (Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier | Qt::MetaModifier);
    if (held == Qt::NoModifier)
        return {};
    QString text = QKeySequence(QKeyCombination(held, Qt::Key_A)).toString(QKeySequence::NativeText);
    text.chop(1);
    return text;
}

} // namespace

KeyRecorder::KeyRecorder(QWidget* parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void KeyRecorder::setKeys(const QString& keys)
{
    m_keys = keys;
    setText(keys);
}

bool KeyRecorder::event(QEvent* event)
{
    // The program's shortcuts are not to act while one of them is pressed here.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool tab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        // QWidget would take Ctrl+Tab and the like for moving the focus, too.
        if (!tab || (key->modifiers() & ~Qt::ShiftModifier) != 0) {
            keyPressEvent(key);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void KeyRecorder::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    const Qt::KeyboardModifiers modifiers =
        event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier | Qt::MetaModifier);
    if (event->key() == Qt::Key_Escape && modifiers == Qt::NoModifier) {
        setText(m_keys);
        emit givenUp();
    } else if (isModifier(event->key())) {
        setText(heldText(modifiers));
    } else {
        emit recorded(QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event->key()))));
    }
}

void KeyRecorder::keyReleaseEvent(QKeyEvent* event)
{
    event->accept();
    if (isModifier(event->key()) && text().endsWith(u'+'))
        setText(heldText(event->modifiers()).isEmpty() ? m_keys : heldText(event->modifiers()));
}

void KeyRecorder::focusOutEvent(QFocusEvent* event)
{
    setText(m_keys);
    QLineEdit::focusOutEvent(event);
}

} // namespace acr::ui

#include "moc_keyrecorder.cpp"
