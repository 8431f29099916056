// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Details of the step at the cursor: the called models, the votes, the smallest change that flips the pick, the cost,
/// and the regret. GUI thread only.
#pragma once

#include "core/evaluation/oracle.h"
#include "core/session/sessiontrack.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace acr::ui {

class AttemptFlow;
class BallotView;
class NeighbourList;
class SectionTitle;

class DecisionPanel final : public QWidget {
    Q_OBJECT

public:
    explicit DecisionPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `votes`: whether the policy's state before the step is used, or only what was recorded. `note`: where the votes
    /// of the step are not there, or are not those of the record, why.
    void showStep(const SessionTrack& track, const OracleTable& oracle, std::size_t step, bool votes,
                  const QString& note);
    void clear();

    [[nodiscard]] BallotView& ballotView() const { return *m_ballot; }
    [[nodiscard]] NeighbourList& neighbours() const { return *m_neighbours; }
    /// The sentences under the ballot, and those of the regret microscope.
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QString microscope() const;
    /// The flip of the shown step can be tried on the prior desk.
    [[nodiscard]] bool canTryFlip() const { return m_canTryFlip; }

signals:
    void modelClicked(acr::ModelIndex model);
    /// The user asks to try the smallest flip of the shown step on the prior desk.
    void flipTried();

private:
    [[nodiscard]] QString ballotFacts(const SessionTrack& track, const Ballot& ballot, std::size_t step, bool votes,
                                      const QString& note) const;
    /// The number that would have to change.
    [[nodiscard]] QString flipSubject(const SessionTrack& track, const FlipChange& flip) const;
    [[nodiscard]] QString regretFacts(const SessionTrack& track, const OracleTable& oracle, std::size_t step) const;

    const ThemeManager& m_themes;
    QLabel* m_task;
    QLabel* m_facts;
    QLabel* m_regret;
    QToolButton* m_tryFlip;
    bool m_canTryFlip = false;
    BallotView* m_ballot;
    AttemptFlow* m_flow;
    NeighbourList* m_neighbours;
};

} // namespace acr::ui
