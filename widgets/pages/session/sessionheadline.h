// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The headline figures of the session up to the cursor, with the differences of the fork.
#pragma once

#include "widgets/pages/headline.h"

#include <array>

namespace acr::ui {

class FigureCard;
class SessionPlayer;

class SessionHeadline final : public Headline {
    Q_OBJECT

public:
    explicit SessionHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows the figures after the step at the player's cursor; dashes when there is none.
    void refresh(const SessionPlayer& player);

signals:
    /// The user asks for the tasks with regret.
    void regretActivated();
    void scoreActivated();
    void lossActivated();

private:
    std::array<FigureCard*, 5> m_cards{};
};

} // namespace acr::ui
