// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/widgetpath.h"

#include <QApplication>
#include <QWindow>

#include <algorithm>

namespace acr::monkey {

namespace {

QString element(const QWidget& widget, const QList<QWidget*>& siblings)
{
    int number = 0;
    for (const QWidget* sibling : siblings) {
        if (sibling == &widget)
            break;
        number += sibling->metaObject()->className() == widget.metaObject()->className() ? 1 : 0;
    }
    return QStringLiteral("%1#%2").arg(QLatin1String(widget.metaObject()->className())).arg(number);
}

QList<QWidget*> childrenOf(const QWidget& widget)
{
    QList<QWidget*> children;
    for (QObject* child : widget.children()) {
        auto* const one = qobject_cast<QWidget*>(child);
        if (one != nullptr && !one->isWindow())
            children << one;
    }
    return children;
}

/// `shown`: what of the widget its ancestors leave visible, in its own coordinates. QWidget::visibleRegion() would also
/// take siblings away that lie over it, and with hundreds of widgets costs more than most actions.
void collect(QWidget& widget, const QRect& shown, QList<QWidget*>& into)
{
    if (!widget.isVisible() || shown.isEmpty())
        return;
    into << &widget;
    for (QWidget* child : childrenOf(widget))
        collect(*child, shown.translated(-child->pos()).intersected(child->rect()), into);
}

} // namespace

QList<QWidget*> visibleTops()
{
    QList<QWidget*> tops;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->windowHandle() != nullptr)
            tops << widget;
    }
    std::ranges::sort(tops, {}, [](const QWidget* widget) { return widget->windowHandle()->winId(); });
    return tops;
}

QString pathOf(const QWidget& widget)
{
    if (widget.isWindow() || widget.parentWidget() == nullptr)
        return element(widget, visibleTops());
    return pathOf(*widget.parentWidget()) + u'/' + element(widget, childrenOf(*widget.parentWidget()));
}

QWidget* widgetAt(const QString& path)
{
    QList<QWidget*> among = visibleTops();
    QWidget* found = nullptr;
    for (const QString& wanted : path.split(u'/')) {
        const auto one =
            std::ranges::find_if(among, [&](const QWidget* widget) { return element(*widget, among) == wanted; });
        if (one == among.end())
            return nullptr;
        found = *one;
        among = childrenOf(*found);
    }
    return found != nullptr && found->isVisible() ? found : nullptr;
}

QList<QWidget*> visibleWidgets(QWidget& top)
{
    QList<QWidget*> widgets;
    collect(top, top.rect(), widgets);
    return widgets;
}

} // namespace acr::monkey
