// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Adds the common actions of tables to a view: copying the selected rows (Ctrl+C) or all of them, and writing a
/// file, in its context menu.
#pragma once

#include <QString>

#include <functional>

class QAbstractItemView;
class QTableView;

namespace acr::ui {

/// Called with the path and a translated message when a file could not be written.
using ExportFailure = std::function<void(const QString& path, const QString& reason)>;

/// `fileName` without suffix is proposed for files.
void addTableActions(QTableView& table, const QString& fileName, ExportFailure failed);
/// Asks for a file and writes the table as it stands: its rows in their order, its visible columns.
void exportTable(const QTableView& table, const QString& fileName, const ExportFailure& failed);
/// The selected rows (all when none is) in visible columns, tab-separated.
void copyTable(const QTableView& table);

} // namespace acr::ui
