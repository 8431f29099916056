// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of widgets that hold for another run of the program: class names with a number among their siblings, from the
/// top-level widget down ("MainWindow#0/QWidget#0/Rail#0").
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace acr::monkey {

/// The visible top-level widgets in the order in which they were made.
[[nodiscard]] QList<QWidget*> visibleTops();
[[nodiscard]] QString pathOf(const QWidget& widget);
/// Null when there is no such widget, or when it is not visible.
[[nodiscard]] QWidget* widgetAt(const QString& path);
/// The widget and all below it that can be seen, in the order of the tree.
[[nodiscard]] QList<QWidget*> visibleWidgets(QWidget& top);

} // namespace acr::monkey
