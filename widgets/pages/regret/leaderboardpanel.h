// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The leaderboard with its controls: which rows have curves, what they are compared with, adding and training
/// policies.
#pragma once

#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QWidget>

class QAction;
class QComboBox;
class QLineEdit;
class QMenu;

namespace acr::ui {

class DataTable;
class RawOrderProxy;

class LeaderboardPanel final : public QWidget {
    Q_OBJECT

public:
    /// The actions are shown as buttons.
    LeaderboardPanel(const ThemeManager& themes, LeaderboardModel& model, const QList<QAction*>& actions,
                     QWidget* parent = nullptr);

    void selectPolicy(const QString& policy);
    [[nodiscard]] DataTable& table() const { return *m_table; }
    /// Filter, quick choices and the button, made without a place: they stand beside the tabs.
    [[nodiscard]] QWidget& controls() const { return *m_controls; }
    [[nodiscard]] QLineEdit& filter() const { return *m_filter; }
    /// Draws the curves of that many best rows, or of all for 0.
    void showBest(int count);

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    void policySelected(const QString& policy);
    /// Return or a double click on a row: compare it with the reference.
    void policyActivated(const QString& policy);
    /// The user asks for the tasks behind a row.
    void tasksRequested(const QString& policy);
    /// The user asks to pin the row as a ghost.
    void pinRequested(const QString& policy);

private:
    void fitColumns();
    void fillFamilies();

    LeaderboardModel& m_model;
    RawOrderProxy* m_proxy;
    QWidget* m_controls;
    QLineEdit* m_filter;
    DataTable* m_table;
    QMenu* m_families;
};

} // namespace acr::ui
