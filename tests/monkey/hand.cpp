// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/hand.h"

#include "app/workbench/mainwindow.h"
#include "tests/monkey/widgetpath.h"
#include "widgets/theme/segmentedswitch.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QUrl>
#include <QWheelEvent>
#include <QWindow>

QT_BEGIN_NAMESPACE
// Where Qt's own tests put events in; exported, and declared by no header.
Q_GUI_EXPORT void qt_handleMouseEvent(QWindow* window, const QPointF& local, const QPointF& global,
                                      Qt::MouseButtons state, Qt::MouseButton button, QEvent::Type type,
                                      Qt::KeyboardModifiers mods, int timestamp);
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key, Qt::KeyboardModifiers mods,
                                    const QString& text, bool autorep, ushort count);
QT_END_NAMESPACE

namespace acr::monkey {

namespace {

constexpr int betweenClicksMs = 700; ///< more than a double click allows
constexpr int withinDoubleClickMs = 20;

QPoint pointIn(const QWidget& widget, int x, int y)
{
    return {std::min(widget.width() - 1, widget.width() * x / 1000),
            std::min(widget.height() - 1, widget.height() * y / 1000)};
}

QWindow* keyWindow()
{
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup->windowHandle();
    if (QWidget* modal = QApplication::activeModalWidget())
        return modal->windowHandle();
    return QGuiApplication::focusWindow();
}

} // namespace

Hand::Hand(ui::Workbench& workbench, const QDir& folder)
    : m_workbench(workbench)
    , m_folder(folder)
{}

QAction* Hand::windowAction(const QString& id) const
{
    const ui::ActionRegistry& actions = m_workbench.window().actions();
    return actions.contains(id) ? actions.action(id) : nullptr;
}

void Hand::perform(const Action& action)
{
    const QString& kind = action.kind;
    if (kind == u"press" || kind == u"release" || kind == u"click" || kind == u"dclick" || kind == u"move") {
        mouse(action);
    } else if (kind == u"wheel") {
        wheel(action);
    } else if (kind == u"key") {
        key(action.text(0));
    } else if (kind == u"text") {
        type(action.text(0));
    } else if (kind == u"trigger" || kind == u"undo" || kind == u"redo") {
        const QString id = kind == u"trigger" ? action.text(0) : QStringLiteral("edit.") + kind;
        QAction* const found = windowAction(id);
        if (found != nullptr && found->isEnabled() && QApplication::activeModalWidget() == nullptr)
            found->trigger();
    } else if (kind == u"page-action") {
        const ui::Page* const page = m_workbench.window().currentPage();
        const QList<QAction*> actions = page != nullptr ? page->pageActions() : QList<QAction*>();
        if (action.number(0) < actions.size() && QApplication::activeModalWidget() == nullptr)
            actions[action.number(0)]->trigger();
    } else if (kind == u"menu-item") {
        chooseMenuItem(action.number(0));
    } else if (kind == u"choose") {
        if (QWidget* const widget = widgetAt(action.text(0)); widget != nullptr && widget->isEnabled())
            chooseValue(*widget, action.text(1));
    } else if (kind == u"button") {
        auto* const button = qobject_cast<QAbstractButton*>(widgetAt(action.text(0)));
        if (button != nullptr)
            button->click();
    } else if (kind == u"reveal") {
        ui::Page* const page = m_workbench.window().currentPage();
        if (page != nullptr && QApplication::activeModalWidget() == nullptr)
            page->reveal(action.text(0));
    } else if (kind == u"named") {
        useNamed(action.text(0), action.text(1));
    } else if (kind == u"file") {
        answerFileDialog(action.text(0));
    } else if (kind == u"close-dialog") {
        if (QWidget* const modal = QApplication::activeModalWidget())
            modal->close();
    } else if (kind == u"open") {
        m_workbench.window().openPath(m_folder.filePath(action.text(0)));
    } else if (kind == u"drop") {
        drop(action.text(0));
    } else if (kind == u"cancel-jobs") {
        m_workbench.services().jobs.cancelAll();
    } else if (kind == u"cancel-job") {
        ui::Jobs& jobs = m_workbench.services().jobs;
        const auto running = jobs.running();
        if (!running.isEmpty())
            jobs.cancel(running[action.number(0) % running.size()].id);
    } else if (kind == u"resize") {
        m_workbench.window().resize(action.number(0), action.number(1));
    }
}

void Hand::sendMouse(QWidget& widget, QPoint point, QEvent::Type type, Qt::MouseButton button,
                     Qt::KeyboardModifiers modifiers)
{
    QWindow* const window = widget.window()->windowHandle();
    if (window == nullptr)
        return;
    const QPoint local = widget.mapTo(widget.window(), point);
    const QPoint global = widget.mapToGlobal(point);
    if (type == QEvent::MouseButtonPress)
        m_buttons |= button;
    if (type == QEvent::MouseButtonRelease)
        m_buttons &= ~Qt::MouseButtons(button);
    qt_handleMouseEvent(window, local, global, m_buttons, type == QEvent::MouseMove ? Qt::NoButton : button, type,
                        modifiers, m_time);
}

void Hand::mouse(const Action& action)
{
    // Each event may take the widget away.
    const auto send = [&](QEvent::Type type) {
        if (QWidget* const widget = widgetAt(action.text(0)))
            sendMouse(*widget, pointIn(*widget, action.number(1), action.number(2)), type,
                      static_cast<Qt::MouseButton>(action.number(3)),
                      Qt::KeyboardModifiers::fromInt(static_cast<Qt::KeyboardModifiers::Int>(action.number(4))));
    };
    if (action.kind == u"move") {
        send(QEvent::MouseMove);
        return;
    }
    if (action.kind == u"release") {
        // Also where the widget is gone: a button does not stay down for ever.
        if (widgetAt(action.text(0)) != nullptr)
            send(QEvent::MouseButtonRelease);
        else
            sendMouse(m_workbench.window(), {1, 1}, QEvent::MouseButtonRelease,
                      static_cast<Qt::MouseButton>(action.number(3)), {});
        return;
    }
    m_time += betweenClicksMs;
    send(QEvent::MouseMove);
    send(QEvent::MouseButtonPress);
    if (action.kind == u"press")
        return;
    send(QEvent::MouseButtonRelease);
    if (action.kind == u"dclick") {
        m_time += withinDoubleClickMs;
        send(QEvent::MouseButtonPress);
        send(QEvent::MouseButtonRelease);
    }
}

void Hand::wheel(const Action& action)
{
    QWidget* const widget = widgetAt(action.text(0));
    if (widget == nullptr)
        return;
    const QPoint point = pointIn(*widget, action.number(1), action.number(2));
    const QPoint delta(action.number(3), action.number(4));
    QWheelEvent event(point, widget->mapToGlobal(point), {}, delta, m_buttons,
                      Qt::KeyboardModifiers::fromInt(static_cast<Qt::KeyboardModifiers::Int>(action.number(5))),
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

void Hand::key(const QString& combination)
{
    const QKeySequence sequence = QKeySequence::fromString(combination, QKeySequence::PortableText);
    QWindow* const window = keyWindow();
    if (sequence.isEmpty() || window == nullptr)
        return;
    const QKeyCombination pressed = sequence[0];
    const Qt::KeyboardModifiers modifiers = pressed.keyboardModifiers();
    const int code = pressed.key();
    QString text;
    const bool letter = code >= 0x20 && code < 0x7f;
    if (letter && (modifiers & ~Qt::ShiftModifier) == Qt::NoModifier)
        text = modifiers == Qt::ShiftModifier ? QString(QChar(code)) : QString(QChar(code)).toLower();
    else if (code == Qt::Key_Return)
        text = QStringLiteral("\r");
    else if (code == Qt::Key_Backspace)
        text = QStringLiteral("\b");
    qt_handleKeyEvent(window, QEvent::KeyPress, code, modifiers, text, false, 1);
    // The press may have taken the window away.
    if (QWindow* const after = keyWindow())
        qt_handleKeyEvent(after, QEvent::KeyRelease, code, modifiers, text, false, 1);
}

void Hand::type(const QString& text)
{
    for (const QChar character : text) {
        QWindow* const window = keyWindow();
        if (window == nullptr)
            return;
        const int code = character.unicode() < 0x7f ? character.toUpper().unicode() : 0;
        qt_handleKeyEvent(window, QEvent::KeyPress, code, Qt::NoModifier, character, false, 1);
        if (QWindow* const after = keyWindow())
            qt_handleKeyEvent(after, QEvent::KeyRelease, code, Qt::NoModifier, character, false, 1);
    }
}

void Hand::chooseMenuItem(int number)
{
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr)
        return;
    QList<QAction*> items;
    for (QAction* item : menu->actions()) {
        if (item->isVisible() && item->isEnabled() && !item->isSeparator())
            items << item;
    }
    if (items.isEmpty())
        return;
    const QPoint centre = menu->actionGeometry(items[number % items.size()]).center();
    m_time += betweenClicksMs;
    sendMouse(*menu, centre, QEvent::MouseMove, Qt::NoButton, {});
    if (QApplication::activePopupWidget() == menu)
        sendMouse(*menu, centre, QEvent::MouseButtonPress, Qt::LeftButton, {});
    if (QApplication::activePopupWidget() == menu)
        sendMouse(*menu, centre, QEvent::MouseButtonRelease, Qt::LeftButton, {});
    else
        m_buttons = {};
}

void Hand::chooseValue(QWidget& widget, const QString& value)
{
    const auto numberBelow = [&](int bound) { return bound > 0 ? value.toInt() % bound : 0; };
    if (auto* const combo = qobject_cast<QComboBox*>(&widget)) {
        const int index = numberBelow(combo->count());
        combo->setCurrentIndex(index);
        emit combo->activated(index); // as when a user chooses it
    } else if (auto* const tabs = qobject_cast<QTabBar*>(&widget)) {
        tabs->setCurrentIndex(numberBelow(tabs->count()));
    } else if (auto* const segments = qobject_cast<ui::SegmentedSwitch*>(&widget)) {
        if (!segments->keys().isEmpty())
            segments->setCurrent(segments->keys()[numberBelow(static_cast<int>(segments->keys().size()))]);
    } else if (qobject_cast<QAbstractSpinBox*>(&widget) != nullptr || qobject_cast<QLineEdit*>(&widget) != nullptr) {
        widget.setFocus(Qt::MouseFocusReason);
        key(QStringLiteral("Ctrl+A"));
        type(value);
        key(QStringLiteral("Return"));
    } else if (auto* const text = qobject_cast<QPlainTextEdit*>(&widget)) {
        text->setFocus(Qt::MouseFocusReason);
        type(value);
    } else if (auto* const slider = qobject_cast<QAbstractSlider*>(&widget)) {
        slider->setValue(slider->minimum() + numberBelow(slider->maximum() - slider->minimum() + 1));
    } else if (auto* const button = qobject_cast<QAbstractButton*>(&widget);
               button != nullptr && button->isCheckable()) {
        button->click();
    } else if (auto* const view = qobject_cast<QAbstractItemView*>(&widget)) {
        QAbstractItemModel* const model = view->model();
        if (model != nullptr && model->rowCount() > 0)
            view->setCurrentIndex(model->index(numberBelow(model->rowCount()), 0));
    }
}

void Hand::useNamed(const QString& name, const QString& value)
{
    if (QApplication::activeModalWidget() != nullptr)
        return;
    for (QWidget* widget : m_workbench.window().findChildren<QWidget*>(name)) {
        if (!widget->isVisible() || !widget->isEnabled())
            continue;
        if (auto* const button = qobject_cast<QAbstractButton*>(widget))
            button->click();
        else
            chooseValue(*widget, value);
        return;
    }
}

void Hand::answerFileDialog(const QString& name)
{
    auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    if (dialog == nullptr)
        return;
    auto* const edit = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    if (edit == nullptr)
        return;
    edit->setText(m_folder.filePath(name));
    QMetaObject::invokeMethod(dialog, "accept", Qt::DirectConnection);
}

void Hand::drop(const QString& name)
{
    if (QApplication::activeModalWidget() != nullptr)
        return;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder.filePath(name))});
    QWidget& window = m_workbench.window();
    const QPoint point(window.width() / 2, window.height() / 2);
    QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(point), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

} // namespace acr::monkey
