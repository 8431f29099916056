// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/page.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/retrybar.h"
#include "widgets/shell/shortcuts.h"
#include "widgets/shell/worknote.h"
#include "widgets/theme/icons.h"

#include <QJsonArray>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

/// Of a splitter: a property with the sizes that it begins with.
constexpr const char* restoredSizes = "acrRestoredSizes";

} // namespace

Page::Page(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_pageThemes(themes)
    , m_retryBar(new RetryBar(themes, this))
    , m_charts(new ChartDesk(themes, *this))
{
    connect(m_charts, &ChartDesk::exportFailed, this,
            [this](const QString& reason) { showNotExported(*this, reason); });
    auto* note = new WorkNote(themes, *this);
    connect(m_retryBar, &RetryBar::workingChanged, note, [this, note] { note->setWork(m_retryBar->working()); });
}

QAction* Page::addAction(const char* name, const QString& text, const QString& iconName, const QKeySequence& keys)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    if (!iconName.isEmpty())
        action->setIcon(icon(m_pageThemes, iconName));
    action->setShortcut(keys);
    addAction(action);
    return action;
}

void Page::addAction(QAction* action)
{
    // Wherever the focus is in the window: in the stream bar and in the docks, too. Pages that are hidden take no keys.
    action->setShortcutContext(Qt::WindowShortcut);
    QWidget::addAction(action);
    m_actions.append(action);
}

QList<Page::Part> Page::partsOf(const QTabWidget& tabs, std::span<const char* const> names)
{
    QList<Part> list;
    for (int i = 0; i < tabs.count() && i < static_cast<int>(names.size()); ++i)
        list.append({QLatin1String(names[static_cast<std::size_t>(i)]), withoutMnemonics(tabs.tabText(i))});
    return list;
}

void Page::setBody(QWidget* body)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_retryBar);
    layout->addWidget(body, 1);
    reportExportsOf(*body);
}

void Page::reportExportsOf(const QWidget& part)
{
    for (const DataTable* table : part.findChildren<DataTable*>())
        connect(table, &DataTable::exportFailed, this,
                [this](const QString& reason) { showNotExported(*this, reason); });
    for (ChartWidget* chart : part.findChildren<ChartWidget*>()) {
        connect(chart, &ChartWidget::exportFailed, this,
                [this](const QString& path, const QString& reason) { showNotExported(*this, path, reason); });
        m_charts->attach(*chart);
    }
    for (BallotView* ballot : part.findChildren<BallotView*>())
        m_charts->attach(*ballot);
}

QJsonValue Page::splitterState(const QSplitter& splitter)
{
    // On a page that was not shown yet the parts have sizes of no meaning: what was restored stays.
    if (!splitter.testAttribute(Qt::WA_WState_Created))
        return splitter.property(restoredSizes).toJsonArray();
    QJsonArray sizes;
    for (const int size : splitter.sizes())
        sizes.append(size);
    return sizes;
}

void Page::restoreSplitter(QSplitter& splitter, const QJsonValue& state)
{
    QList<int> sizes;
    for (const auto& size : state.toArray())
        sizes.append(size.toInt());
    if (sizes.size() != splitter.count())
        return;
    splitter.setSizes(sizes);
    splitter.setProperty(restoredSizes, state.toArray());
}

} // namespace acr::ui

#include "moc_page.cpp"
