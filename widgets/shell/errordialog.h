// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of errors in one or many files, which can be selected and copied. Shown with
/// open(): it blocks its window, not the program.
#pragma once

#include "core/base/error.h"

#include <QDialog>

class QTableWidget;

namespace acr::ui {

class ErrorDialog final : public QDialog {
    Q_OBJECT

public:
    /// `title` names the failed operation; `advice` suggests what to do, and may be empty.
    ErrorDialog(const QString& title, const QString& advice, const ErrorList& errors, QWidget* parent = nullptr);

    /// All rows as tab-separated text, with a header line.
    [[nodiscard]] QString text() const;
    [[nodiscard]] const QTableWidget& table() const { return *m_table; }

private:
    void copy() const;

    QTableWidget* m_table;
};

} // namespace acr::ui
