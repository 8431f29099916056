// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The headline figures of the Statistics page: the best model, the oracle, and what lies between them.
#pragma once

#include "widgets/pages/headline.h"
#include "widgets/pages/statistics/statisticsdata.h"

#include <QList>

namespace acr::ui {

class FigureCard;

class StatisticsHeadline final : public Headline {
    Q_OBJECT

public:
    explicit StatisticsHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Null: no figures.
    void setData(const StatisticsData* statistics);

private:
    QList<FigureCard*> m_cards;
};

} // namespace acr::ui
