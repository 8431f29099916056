// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/keytooltips.h"

#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QToolButton>
#include <QToolTip>

namespace acr::ui {

KeyToolTips::KeyToolTips(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool KeyToolTips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    auto* button = qobject_cast<QToolButton*>(watched);
    if (button == nullptr || !m_window.isAncestorOf(button) || button->defaultAction() == nullptr ||
        button->defaultAction()->shortcut().isEmpty())
        return false;
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip(*button), button);
    return true;
}

QString KeyToolTips::tip(const QToolButton& button)
{
    const QAction* action = button.defaultAction();
    const QString keys = action != nullptr ? action->shortcut().toString(QKeySequence::NativeText) : QString();
    return keys.isEmpty() ? button.toolTip() : QStringLiteral("%1 (%2)").arg(button.toolTip(), keys);
}

} // namespace acr::ui

#include "moc_keytooltips.cpp"
