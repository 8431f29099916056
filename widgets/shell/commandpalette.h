// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The command palette: type a few letters, take the first one with Return. Up and Down walk, Escape closes. Commands
/// that can't be done now are dimmed and say why.
#pragma once

#include "widgets/shell/commandmodel.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace acr::ui {

class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Opens over the window, empty, with these commands.
    void open(QList<Command> commands, CommandModel::Source source);
    [[nodiscard]] CommandModel& model() { return *m_model; }
    [[nodiscard]] QLineEdit& input() { return *m_input; }

signals:
    /// The user chose a command; it runs after this.
    void taken(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void walk(int rows);
    void take(const QModelIndex& index);

    CommandModel* m_model;
    QLineEdit* m_input;
    QListView* m_list;
    QLabel* m_nothing;
};

} // namespace acr::ui
