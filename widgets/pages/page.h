// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the main window knows of a page. A page is made once, follows the document by its signals, owns its own actions,
/// and does its expensive work only while it is shown.
#pragma once

#include <QAction>
#include <QJsonObject>
#include <QList>
#include <QWidget>

namespace acr::ui {

class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Stable, lower-case: the name in files and on the command line ("benchmark", "regret").
    [[nodiscard]] virtual QString id() const = 0;
    /// The name on the rail, translated.
    [[nodiscard]] virtual QString title() const = 0;
    /// Name of the icon of the rail in the icon set.
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Actions for the page's menu, in order; owned by the page.
    [[nodiscard]] virtual QList<QAction*> pageActions() const { return {}; }
    /// Docks are the page's own business; this is what has to survive a restart (columns, zoom, what is switched on).
    [[nodiscard]] virtual QJsonObject saveState() const { return {}; }
    virtual void restoreState(const QJsonObject&) {}
    /// True when what is shown is final: nothing is being computed or loaded. Screenshots wait for it.
    [[nodiscard]] virtual bool settled() const { return true; }
};

} // namespace acr::ui
