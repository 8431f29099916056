// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What policies did on the document's stream, for filters that speak of them: from the leaderboard where it has the
/// policy, otherwise from a replay in the background. Of a seeded policy it is the first run.
///
/// Thread-safety: the window's thread only.
#pragma once

#include "core/session/policyfacts.h"
#include "widgets/document/document.h"
#include "widgets/jobs/latestjob.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

namespace acr::ui {

class PolicyFactsCache final : public QObject, public PolicyFactsSource {
    Q_OBJECT

public:
    /// Document and jobs outlive this.
    PolicyFactsCache(Document& document, Jobs& jobs, QObject* parent = nullptr);

    /// Null while the policy is replayed or the leaderboard is computed; changed() follows.
    [[nodiscard]] Result<std::shared_ptr<const PolicyFacts>> facts(const std::string& spec) override;
    /// The job that replays a policy.
    [[nodiscard]] LatestJob& job() { return m_replaying; }

signals:
    /// Facts that were asked for are there, can't be had, or are of another run now.
    void changed();

private:
    using Facts = Result<std::shared_ptr<const PolicyFacts>>;

    void forget();
    void replay(const std::string& spec);
    [[nodiscard]] bool leaderboardIsCurrent() const;

    Document& m_document;
    std::map<std::string, Facts, std::less<>> m_facts;
    std::string m_replayed; ///< what the job replays
    bool m_awaitsLeaderboard = false;
    LatestJob m_replaying;
};

} // namespace acr::ui
