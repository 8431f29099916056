// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/tableactions.h"

#include "widgets/models/foldingcolumns.h"
#include "widgets/models/tableexport.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace acr::ui {

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("acr::ui::TableActions", source);
}

/// As the user arranged them, with what is only folded away for lack of room.
std::vector<int> visibleColumns(const QTableView& table)
{
    const auto* folding = table.findChild<const FoldingColumns*>();
    std::vector<int> columns;
    for (int visual = 0; visual < table.horizontalHeader()->count(); ++visual) {
        const int column = table.horizontalHeader()->logicalIndex(visual);
        if (!table.isColumnHidden(column) || (folding != nullptr && folding->isFolded(column)))
            columns.push_back(column);
    }
    return columns;
}

std::vector<int> chosenRows(const QTableView& table)
{
    std::vector<int> rows;
    for (const QModelIndex& index : table.selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    return rows;
}

std::vector<int> allRows(const QTableView& table)
{
    std::vector<int> rows(static_cast<std::size_t>(table.model()->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

void copyRows(const QTableView& table, const std::vector<int>& rows, TableFormat format)
{
    QApplication::clipboard()->setText(
        formatTable(tableText(*table.model(), rows, visibleColumns(table), format), format));
}

} // namespace

void copyTable(const QTableView& table)
{
    const std::vector<int> rows = chosenRows(table);
    copyRows(table, rows.empty() ? allRows(table) : rows, TableFormat::Tsv);
}

void exportTable(const QTableView& table, const QString& fileName, const ExportFailure& failed)
{
    const QString csv = text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "CSV (*.csv)"));
    const QString markdown = text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "Markdown (*.md)"));
    const QString latex = text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "LaTeX (*.tex)"));
    QString chosen = csv;
    QString path = QFileDialog::getSaveFileName(
        table.window(), text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "Export table")),
        fileName + QStringLiteral(".csv"), QStringList{csv, markdown, latex}.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen == markdown ? QStringLiteral(".md")
                : chosen == latex  ? QStringLiteral(".tex")
                                   : QStringLiteral(".csv");
    const TableFormat format = tableFormatOf(path);
    const std::vector<int> rows = allRows(table);
    if (const auto reason = writeTable(tableText(*table.model(), rows, visibleColumns(table), format), format, path))
        failed(path, *reason);
}

void addTableActions(QTableView& table, const QString& fileName, ExportFailure failed)
{
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [&table](const QString& title, auto act) {
        auto* action = new QAction(title, &table);
        QObject::connect(action, &QAction::triggered, &table, act);
        table.addAction(action);
        return action;
    };
    QAction* copy = add(text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "&Copy rows")), [&table] { copyTable(table); });
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    add(text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "Copy table as &Markdown")),
        [&table] { copyRows(table, allRows(table), TableFormat::Markdown); });
    add(text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "Copy table as &LaTeX")),
        [&table] { copyRows(table, allRows(table), TableFormat::Latex); });
    add(text(QT_TRANSLATE_NOOP("acr::ui::TableActions", "&Export table…")),
        [&table, fileName, failed = std::move(failed)] { exportTable(table, fileName, failed); });
}

} // namespace acr::ui
