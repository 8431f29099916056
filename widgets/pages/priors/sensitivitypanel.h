// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The ranking of priors by their effect, with the button that asks for it.
#pragma once

#include "core/evaluation/priorsensitivity.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QStackedWidget;

namespace acr::ui {

class SensitivityModel;

class SensitivityPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SensitivityPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    void setResults(std::vector<PriorSensitivity> results);
    /// Whether a ranking can be asked for.
    void setRankingEnabled(bool enabled);

signals:
    void rankingAsked();
    void priorChosen(const acr::PriorAddress& address);

private:
    SensitivityModel* m_model;
    QPushButton* m_rank;
    QStackedWidget* m_stack; ///< the ranking, or how to make one
};

} // namespace acr::ui
