// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/datatable.h"

#include "widgets/models/columnfit.h"
#include "widgets/models/roles.h"
#include "widgets/models/tabledelegate.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/savedialog.h"
#include "widgets/theme/tableheader.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace acr::ui {

DataTable::DataTable(const ThemeManager& themes, const QString& name, QWidget* parent)
    : QTableView(parent)
    , m_themes(themes)
{
    setAccessibleName(name);
    setHorizontalHeader(new TableHeader(themes, this));
    setItemDelegate(new TableDelegate(themes, this));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // Ids and names have common prefixes and differ at the end.
    setTextElideMode(Qt::ElideMiddle);
    setCornerButtonEnabled(false);
    QHeaderView* const header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setMinimumSectionSize(36);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &DataTable::showHeaderMenu);
    setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        // A change to or from width 0 is hiding or showing, not resizing by the user.
        if (!m_sizing && before > 0 && after > 0)
            m_fitted = false;
    });
    connect(&themes, &ThemeManager::themeChanged, this, &DataTable::restyle);
    restyle();
}

void DataTable::restyle()
{
    const QFontMetrics metrics(m_themes.theme().font(FontRole::Body));
    verticalHeader()->setDefaultSectionSize(std::max(measure::tableRowHeight, metrics.height() + space::s));
    viewport()->update();
}

void DataTable::setModel(QAbstractItemModel* newModel)
{
    const QScopedValueRollback quiet(m_quiet, true);
    QTableView::setModel(newModel);
    applyHidden();
    setDefaultSizes();
    if (newModel != nullptr)
        connect(newModel, &QAbstractItemModel::modelReset, this, &DataTable::columnsReset);
}

void DataTable::columnsReset()
{
    const int columns = model()->columnCount();
    const QScopedValueRollback sizing(m_sizing, true);
    for (int column = m_columns; column < columns; ++column)
        setColumnWidth(column, defaultWidth(column));
    const bool changed = columns != m_columns;
    m_columns = columns;
    applyHidden();
    if (changed)
        fit();
}

void DataTable::setColumnGroups(const QList<ColumnGroup>& groups)
{
    m_groups = groups;
    applyHidden();
    fit();
}

bool DataTable::isHiddenKey(const QString& key) const
{
    const bool isOfGroup =
        std::ranges::any_of(m_groups, [&](const ColumnGroup& group) { return key.startsWith(group.prefix); });
    return isOfGroup ? !m_shownOfGroups.contains(key) : m_hidden.contains(key);
}

void DataTable::setKeyHidden(const QString& key, bool hidden)
{
    if (hidden) {
        m_hidden.insert(key);
        m_shownOfGroups.remove(key);
    } else {
        m_hidden.remove(key);
        m_shownOfGroups.insert(key);
    }
}

void DataTable::showGroup(const QString& prefix, bool shown)
{
    if (model() == nullptr)
        return;
    for (int column = 0; column < model()->columnCount(); ++column)
        if (const QString key = keyOf(column); key.startsWith(prefix))
            setKeyHidden(key, !shown);
    applyHidden();
    fit();
    emit columnsChanged();
}

bool DataTable::isGroupShown(const QString& prefix) const
{
    bool any = false;
    for (int column = 0; model() != nullptr && column < model()->columnCount(); ++column) {
        const QString key = keyOf(column);
        if (!key.startsWith(prefix))
            continue;
        if (isHiddenKey(key))
            return false;
        any = true;
    }
    return any;
}

void DataTable::setHiddenByDefault(const QSet<QString>& keys)
{
    m_hidden = keys;
    applyHidden();
    fit();
}

void DataTable::setEmptyColumns(const QSet<int>& columns)
{
    if (m_empty == columns)
        return;
    m_empty = columns;
    applyHidden();
    fit();
}

void DataTable::setDefaultWidths(const QHash<QString, int>& characters)
{
    m_widths = characters;
    setDefaultSizes();
}

void DataTable::setDefaultSizes()
{
    if (model() == nullptr)
        return;
    const QScopedValueRollback sizing(m_sizing, true);
    m_columns = model()->columnCount();
    for (int column = 0; column < m_columns; ++column)
        setColumnWidth(column, defaultWidth(column));
    fit();
}

int DataTable::defaultWidth(int column) const
{
    const QFontMetrics metrics(m_themes.theme().font(FontRole::Body));
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    // Room for the sort indicator beside the title.
    const int width = metrics.horizontalAdvance(title) + 2 * space::s + space::m;
    const auto wanted = m_widths.constFind(keyOf(column));
    return wanted == m_widths.cend() ? width : std::max(width, *wanted * metrics.averageCharWidth() + 2 * space::s);
}

void DataTable::setFitted(const QHash<QString, std::pair<int, int>>& texts, const QStringList& foldOrder,
                          const QList<QStringList>& together)
{
    m_texts = texts;
    m_foldOrder = foldOrder;
    m_foldTogether = together;
    m_fitted = true;
    fit();
}

int DataTable::foldRank(const QString& key) const
{
    qsizetype place = m_foldOrder.indexOf(key);
    for (const QStringList& group : m_foldTogether) {
        if (!group.contains(key))
            continue;
        for (const QString& other : group) {
            if (const qsizetype before = m_foldOrder.indexOf(other); before >= 0)
                place = place < 0 ? before : std::min(place, before);
        }
    }
    return place < 0 ? 0 : static_cast<int>(m_foldOrder.size() - place);
}

void DataTable::fit()
{
    if (!m_fitted || model() == nullptr)
        return;
    const QScopedValueRollback sizing(m_sizing, true);
    const int character = QFontMetrics(m_themes.theme().font(FontRole::Body)).averageCharWidth();
    std::vector<int> columns;
    std::vector<FitColumn> fits;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString key = keyOf(column);
        if (m_empty.contains(column) || isHiddenKey(key))
            continue;
        FitColumn entry;
        entry.wanted = entry.minimum = entry.maximum = defaultWidth(column);
        if (const auto text = m_texts.constFind(key); text != m_texts.cend()) {
            entry.minimum = std::min(entry.wanted, text->first * character + 2 * space::s);
            entry.maximum = std::max(entry.wanted, text->second * character + 2 * space::s);
        }
        entry.foldRank = foldRank(key);
        columns.push_back(column);
        fits.push_back(entry);
    }
    std::vector<int> widths = fitColumns(fits, viewport()->width());
    // Where every column is as wide as is useful, all get a share of the rest: rows reach to the end of the table.
    widenColumns(widths, viewport()->width());
    m_folded.clear();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (widths[i] == 0)
            m_folded.insert(columns[i]);
    applyHidden();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (widths[i] > 0)
            setColumnWidth(columns[i], widths[i]);
}

void DataTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

int DataTable::sizeHintForColumn(int column) const
{
    // Measures the visible rows only; all rows would take seconds.
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    const int end = last < 0 ? (model() == nullptr ? 0 : model()->rowCount()) : last + 1;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    for (int row = first; row < std::min(end, first + 100); ++row)
        width = std::max(width, itemDelegate()->sizeHint(option, model()->index(row, column)).width());
    return width;
}

QString DataTable::keyOf(int column) const
{
    return model()->headerData(column, Qt::Horizontal, ColumnKeyRole).toString();
}

int DataTable::columnOf(const QString& key) const
{
    for (int column = 0; model() != nullptr && column < model()->columnCount(); ++column)
        if (keyOf(column) == key)
            return column;
    return -1;
}

void DataTable::applyHidden()
{
    if (model() == nullptr)
        return;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const bool hide =
            m_empty.contains(column) || isHiddenKey(keyOf(column)) || (m_fitted && m_folded.contains(column));
        if (isColumnHidden(column) != hide)
            setColumnHidden(column, hide);
    }
}

void DataTable::showRow(int row)
{
    const QScopedValueRollback quiet(m_quiet, true);
    if (model() == nullptr || row < 0 || row >= model()->rowCount()) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    if (currentIndex().row() == row && selectionModel()->isRowSelected(row))
        return;
    const auto columns = shownColumns();
    const int column = currentIndex().isValid() ? currentIndex().column() : columns.empty() ? 0 : columns.front();
    const int scrolled = horizontalScrollBar()->value();
    const int above = verticalScrollBar()->value();
    setCurrentIndex(model()->index(row, column));
    scrollTo(model()->index(row, column));
    horizontalScrollBar()->setValue(scrolled);
    // Scrolling down puts the row at the lower edge, and would leave a part of another one below the header.
    const int height = verticalHeader()->defaultSectionSize();
    const int now = verticalScrollBar()->value();
    if (now > above && viewport()->height() >= 2 * height)
        verticalScrollBar()->setValue((now + height - 1) / height * height);
}

std::vector<int> DataTable::shownColumns() const
{
    std::vector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.push_back(column);
    }
    return columns;
}

std::vector<int> DataTable::chosenColumns() const
{
    std::vector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column) || m_folded.contains(column))
            columns.push_back(column);
    }
    return columns;
}

TextTable DataTable::selectedText(TableFormat format) const
{
    std::vector<int> rows;
    if (selectionModel() != nullptr)
        for (const QItemSelectionRange& range : selectionModel()->selection())
            for (int row = range.top(); row <= range.bottom(); ++row)
                rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return tableText(*model(), rows, chosenColumns(), format);
}

TextTable DataTable::allText(TableFormat format) const
{
    return tableText(*model(), chosenColumns(), format);
}

void DataTable::copySelection(TableFormat format) const
{
    if (model() == nullptr)
        return;
    const TextTable table = selectedText(format);
    if (!table.rows.isEmpty())
        QApplication::clipboard()->setText(formatTable(table, format));
}

void DataTable::exportTable()
{
    if (model() == nullptr)
        return;
    askWhereToSave(*this, {tr("Export table"), accessibleName() + QLatin1String(".csv"), tableFilters()},
                   [this](const QString& path, qsizetype filter) {
                       const TableFormat format = tableFormatOf(path);
                       if (const auto failure = writeTable(allText(format), format, path, formulaCellsOf(filter)))
                           emit exportFailed(*failure);
                   });
}

void DataTable::fillMenu(QMenu& menu)
{
    const bool some = selectionModel() != nullptr && selectionModel()->hasSelection();
    QAction* const copy = menu.addAction(tr("Copy"), this, [this] { copySelection(); });
    copy->setShortcut(QKeySequence::Copy);
    QMenu* const copyAs = menu.addMenu(tr("Copy as"));
    copyAs->addAction(tr("CSV"), this, [this] { copySelection(TableFormat::Csv); });
    copyAs->addAction(tr("Markdown"), this, [this] { copySelection(TableFormat::Markdown); });
    copyAs->addAction(tr("LaTeX"), this, [this] { copySelection(TableFormat::Latex); });
    copy->setEnabled(some);
    copyAs->setEnabled(some);
    menu.addAction(tr("Export table…"), this, &DataTable::exportTable);
    menu.addSeparator();
    addColumnEntries(*menu.addMenu(tr("Columns")));
}

void DataTable::addColumnEntries(QMenu& menu)
{
    const auto shown = shownColumns();
    const auto isLast = [&](int column) { return shown.size() == 1 && shown.front() == column; };
    std::vector<QMenu*> groups(static_cast<std::size_t>(m_groups.size()));
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString key = keyOf(column);
        const auto group =
            std::ranges::find_if(m_groups, [&](const ColumnGroup& one) { return key.startsWith(one.prefix); });
        if (group == m_groups.end()) {
            addColumnEntry(menu, column, isLast(column));
            continue;
        }
        QMenu*& part = groups[static_cast<std::size_t>(group - m_groups.begin())];
        if (part == nullptr) {
            part = menu.addMenu(group->title);
            part->addAction(tr("Show all"), this, [this, prefix = group->prefix] { showGroup(prefix, true); });
            part->addAction(tr("Hide all"), this, [this, prefix = group->prefix] { showGroup(prefix, false); });
            part->addSeparator();
            part->setToolTipsVisible(true);
        }
        addColumnEntry(*part, column, isLast(column));
    }
    menu.setToolTipsVisible(true);
}

void DataTable::addColumnEntry(QMenu& menu, int column, bool isLast)
{
    QAction* const entry = menu.addAction(escapeMnemonics(model()->headerData(column, Qt::Horizontal).toString()));
    entry->setToolTip(model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
    entry->setCheckable(true);
    entry->setChecked(!isColumnHidden(column));
    // The last column stays, and a column without a value has nothing to show.
    entry->setEnabled(!m_empty.contains(column) && !isLast);
    connect(entry, &QAction::toggled, this, [this, key = keyOf(column)](bool visible) {
        setKeyHidden(key, !visible);
        // Showing a column never hides another one.
        if (visible)
            m_fitted = false;
        applyHidden();
        fit();
        emit columnsChanged();
    });
}

void DataTable::showHeaderMenu(const QPoint& position)
{
    if (model() == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int clicked = horizontalHeader()->logicalIndexAt(position);
    if (clicked >= 0) {
        // The model may get other columns while the menu is open.
        const auto onColumn = [this, menu, clicked](const QString& text, auto act) {
            menu->addAction(text, this, [this, clicked, key = keyOf(clicked), act] {
                const int column = key.isEmpty() ? clicked : columnOf(key);
                if (column >= 0 && column < model()->columnCount())
                    act(column);
            });
        };
        onColumn(tr("Sort ascending"), [this](int column) { sortByColumn(column, Qt::AscendingOrder); });
        onColumn(tr("Sort descending"), [this](int column) { sortByColumn(column, Qt::DescendingOrder); });
        menu->addAction(tr("Original order"), this, [this] { sortByColumn(-1, Qt::AscendingOrder); });
        onColumn(tr("Fit width"), [this](int column) { resizeColumnToContents(column); });
        menu->addSeparator();
    }
    addColumnEntries(*menu);
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(position));
}

void DataTable::focusInEvent(QFocusEvent* event)
{
    // Qt makes the first row current by itself; that is not the user's choice.
    const QScopedValueRollback quiet(m_quiet, true);
    QTableView::focusInEvent(event);
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (model() == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    emit menuAboutToShow(menu, index);
    if (!menu->isEmpty())
        menu->addSeparator();
    fillMenu(*menu);
    menu->popup(byKey && index.isValid() ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                                         : event->globalPos());
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_quiet && current.isValid() && current.row() != previous.row())
        emit rowChosen(current);
}

QJsonObject DataTable::saveState() const
{
    QJsonObject state;
    if (model() == nullptr)
        return state;
    QJsonArray columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        QJsonObject entry{{QStringLiteral("key"), keyOf(column)},
                          {QStringLiteral("hidden"), isHiddenKey(keyOf(column))}};
        if (!isColumnHidden(column) && !m_fitted)
            entry.insert(QStringLiteral("width"), columnWidth(column));
        columns.append(entry);
    }
    state.insert(QStringLiteral("columns"), columns);
    const int sorted = horizontalHeader()->sortIndicatorSection();
    if (sorted >= 0 && sorted < model()->columnCount()) {
        state.insert(QStringLiteral("sort"), keyOf(sorted));
        state.insert(QStringLiteral("descending"), horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder);
    }
    return state;
}

void DataTable::restoreState(const QJsonObject& state)
{
    if (model() == nullptr)
        return;
    int visual = 0;
    for (const QJsonValue value : state.value(QLatin1String("columns")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString key = entry.value(QLatin1String("key")).toString();
        // A column that comes with data that is not there yet as well.
        setKeyHidden(key, entry.value(QLatin1String("hidden")).toBool());
        const int column = columnOf(key);
        if (column < 0)
            continue;
        if (const int width = entry.value(QLatin1String("width")).toInt(); width > 0) {
            m_fitted = false;
            setColumnWidth(column, width);
        }
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), visual++);
    }
    applyHidden();
    fit();
    const int sorted = columnOf(state.value(QLatin1String("sort")).toString());
    if (sorted >= 0)
        sortByColumn(sorted,
                     state.value(QLatin1String("descending")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace acr::ui

#include "moc_datatable.cpp"
