// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The table of flipped tasks; while there are none it says how to flip some.
#pragma once

#include "core/evaluation/priordesk.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QStackedWidget>

#include <memory>
#include <optional>

namespace acr::ui {

class DataTable;
class FlipModel;

class FlipPanel final : public QStackedWidget {
    Q_OBJECT

public:
    explicit FlipPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    void setFlips(std::shared_ptr<const Benchmark> benchmark, const std::vector<Flip>& flips);
    [[nodiscard]] FlipModel& model() const { return *m_model; }
    [[nodiscard]] DataTable& table() const { return *m_table; }
    /// Shows the task's row, or no row.
    void showTask(std::optional<TaskIndex> task);
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    void flipChosen(const acr::Flip& flip);

private:
    FlipModel* m_model;
    DataTable* m_table;
};

} // namespace acr::ui
