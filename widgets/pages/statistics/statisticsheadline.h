// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The headline figures of the Statistics page: the best model, the oracle, and what lies between them.
#pragma once

#include "widgets/pages/headline.h"
#include "widgets/pages/statistics/statisticsdata.h"

#include <QList>

#include <optional>

namespace acr::ui {

class FigureCard;

class StatisticsHeadline final : public Headline {
    Q_OBJECT

public:
    explicit StatisticsHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Null: no figures.
    void setData(const StatisticsData* statistics);

signals:
    /// A card about this model: the tasks on which it has the best reward.
    void modelActivated(std::size_t model);
    void missingActivated();

private:
    void activate(qsizetype card);

    QList<FigureCard*> m_cards;
    std::optional<std::size_t> m_best;
    std::optional<std::size_t> m_missed;
};

} // namespace acr::ui
