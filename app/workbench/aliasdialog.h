// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shows and edits the alias table of the open benchmark. Every edit is saved when it is done and can be undone, here
/// and later in the window.
#pragma once

#include "app/workbench/services.h"
#include "widgets/models/aliasmodel.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace acr::ui {

class DataTable;

class AliasDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AliasDialog(const Services& services, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {560, 460}; }

private:
    void build();
    void refresh();
    void add();
    void removeSelected();
    void apply(const std::vector<Alias>& aliases, const QString& what);
    void checkNew();
    void checkRemove();
    void say(const QString& text, bool isProblem);

    Services m_services;
    AliasModel* m_model;
    DataTable* m_table;
    QLineEdit* m_name;
    QComboBox* m_target;
    QPushButton* m_add;
    QPushButton* m_remove;
    QLabel* m_note;
};

} // namespace acr::ui
