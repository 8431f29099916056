// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorcelleditor.h"

#include <QKeyEvent>
#include <QLocale>

#include <cmath>

namespace acr::ui {

PriorCellEditor::PriorCellEditor(QWidget* parent)
    : QLineEdit(parent)
{
    setAlignment(Qt::AlignCenter);
    setFrame(true);
    hide();
}

void PriorCellEditor::begin(double value, const QString& typed)
{
    m_original = QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
    setText(m_original);
    selectAll();
    if (!typed.isEmpty())
        insert(typed);
}

void PriorCellEditor::follow(double value)
{
    if (!isChanged())
        begin(value, {});
}

std::optional<double> PriorCellEditor::number() const
{
    const QString typed = text().trimmed();
    bool good = false;
    double value = QLocale::c().toDouble(typed, &good);
    if (!good)
        value = locale().toDouble(typed, &good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool PriorCellEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool nothingToUndo = key->matches(QKeySequence::Undo) && !isChanged();
        const bool nothingToRedo = key->matches(QKeySequence::Redo) && !isRedoAvailable();
        if (nothingToUndo || nothingToRedo) {
            event->ignore();
            return true;
        }
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Escape:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
        case Qt::Key_Up:
        case Qt::Key_Down: event->accept(); return true;
        default: break;
        }
    }
    // QWidget would take these two for changes of the focus.
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            keyPressEvent(key);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void PriorCellEditor::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: emit accepted(); break;
    case Qt::Key_Escape: emit rejected(); break;
    case Qt::Key_Up: emit moved(-1, 0); break;
    case Qt::Key_Down: emit moved(1, 0); break;
    case Qt::Key_Tab: emit moved(0, 1); break;
    case Qt::Key_Backtab: emit moved(0, -1); break;
    default: QLineEdit::keyPressEvent(event);
    }
    // The parent gives most keys a meaning of its own.
    event->accept();
}

void PriorCellEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    // A context menu, or another window in front, leaves the text as it is.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        emit left();
}

} // namespace acr::ui

#include "moc_priorcelleditor.cpp"
