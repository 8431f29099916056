// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A stack of pages with docks around it. A page's docks are shown with the page, and their layout is stored per page.
#pragma once

#include "widgets/pages/page.h"

#include <QHash>
#include <QMainWindow>
#include <QStackedWidget>

namespace acr::ui {

class DockArea final : public QMainWindow {
    Q_OBJECT

public:
    explicit DockArea(QWidget* parent = nullptr);

    /// Takes the page and its docks. The first layout of a page is its default.
    void addPage(Page* page);
    /// A dock for all pages; hidden by default.
    void addSharedDock(QDockWidget* dock, Qt::DockWidgetArea area);
    void showPage(Page* page);
    [[nodiscard]] Page* current() const { return m_current; }

    /// Layouts by page. layout() is up to date for the current page as well.
    [[nodiscard]] QByteArray layout(const Page* page) const;
    /// Ignored when it is of another version of the program.
    void setLayout(const Page* page, const QByteArray& layout);
    /// Restores the default layout of every page.
    void restoreDefaults();

private:
    void apply();

    QStackedWidget* m_stack;
    QList<Page*> m_pages;
    QList<QDockWidget*> m_shared;
    Page* m_current = nullptr;
    QHash<const Page*, QByteArray> m_layouts;
};

} // namespace acr::ui
