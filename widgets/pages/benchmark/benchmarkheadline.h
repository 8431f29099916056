// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The headline figures of the shown tasks: how many there are, how much is known of them, and what an oracle reaches.
#pragma once

#include "widgets/models/taskview.h"
#include "widgets/pages/headline.h"

#include <QList>

namespace acr::ui {

class FigureCard;

class BenchmarkHeadline final : public Headline {
    Q_OBJECT

public:
    explicit BenchmarkHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Null: no figures.
    void setView(const TaskView* view);

signals:
    /// The user asks for the tasks that no model solves, or on which several models share the best score.
    void unsolvedActivated();
    void tiedActivated();

private:
    QList<FigureCard*> m_cards;
};

} // namespace acr::ui
