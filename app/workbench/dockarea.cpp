// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/dockarea.h"

namespace acr::ui {

namespace {

constexpr int layoutVersion = 1;

void placeByDefault(QMainWindow& window, const QList<QDockWidget*>& docks)
{
    for (QDockWidget* dock : docks) {
        const QVariant area = dock->property("area");
        dock->setFloating(false);
        window.addDockWidget(area.isValid() ? static_cast<Qt::DockWidgetArea>(area.toInt()) : Qt::RightDockWidgetArea,
                             dock);
    }
}

} // namespace

DockArea::DockArea(QWidget* parent)
    : QMainWindow(parent)
    , m_stack(new QStackedWidget(this))
{
    // An inner QMainWindow, used for its docks.
    setWindowFlags(Qt::Widget);
    setCentralWidget(m_stack);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setContextMenuPolicy(Qt::PreventContextMenu);
}

void DockArea::addPage(Page* page)
{
    m_stack->addWidget(page);
    m_pages.append(page);
    const QList<QDockWidget*> docks = page->pageDocks();
    for (QDockWidget* dock : docks)
        dock->setParent(this);
    placeByDefault(*this, docks);
    for (QDockWidget* dock : docks)
        dock->hide();
}

void DockArea::addSharedDock(QDockWidget* dock, Qt::DockWidgetArea area)
{
    dock->setProperty("area", area);
    dock->setParent(this);
    addDockWidget(area, dock);
    dock->hide();
    m_shared.append(dock);
}

void DockArea::showPage(Page* page)
{
    if (page == m_current)
        return;
    if (m_current) {
        m_layouts[m_current] = saveState(layoutVersion);
        for (QDockWidget* dock : m_current->pageDocks())
            dock->hide();
    }
    m_current = page;
    m_stack->setCurrentWidget(page);
    apply();
}

void DockArea::apply()
{
    // Shared docks are where the user left them, whatever page is shown.
    QHash<QDockWidget*, bool> sharedShown;
    for (QDockWidget* dock : m_shared)
        sharedShown[dock] = !dock->isHidden();
    const QByteArray layout = m_layouts.value(m_current);
    if (layout.isEmpty() || !restoreState(layout, layoutVersion)) {
        placeByDefault(*this, m_current->pageDocks());
        for (QDockWidget* dock : m_current->pageDocks())
            dock->show();
    }
    for (auto [dock, shown] : sharedShown.asKeyValueRange())
        dock->setVisible(shown);
    for (const Page* other : m_pages) {
        if (other == m_current)
            continue;
        for (QDockWidget* dock : other->pageDocks())
            dock->hide();
    }
}

QByteArray DockArea::layout(const Page* page) const
{
    return page == m_current ? saveState(layoutVersion) : m_layouts.value(page);
}

void DockArea::setLayout(const Page* page, const QByteArray& layout)
{
    m_layouts[page] = layout;
    if (page == m_current)
        apply();
}

void DockArea::restoreDefaults()
{
    m_layouts.clear();
    for (QDockWidget* dock : m_shared) {
        dock->hide();
        dock->setFloating(false);
        addDockWidget(static_cast<Qt::DockWidgetArea>(dock->property("area").toInt()), dock);
        dock->hide();
    }
    if (m_current)
        apply();
}

} // namespace acr::ui

#include "moc_dockarea.cpp"
