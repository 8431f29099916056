// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where pages and docks live: a stack of pages in the middle and docks around it. Docks of a page are there
/// while the page is; where the user puts them is kept for each page apart.
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
    /// A dock that every page can have; hidden until somebody shows it.
    void addSharedDock(QDockWidget* dock, Qt::DockWidgetArea area);
    void showPage(Page* page);
    [[nodiscard]] Page* current() const { return m_current; }

    /// Layouts by page. layout() is up to date for the current page as well.
    [[nodiscard]] QByteArray layout(const Page* page) const;
    /// Ignored when it is of another version of the program.
    void setLayout(const Page* page, const QByteArray& layout);
    /// Every page as it was when it was added.
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
