// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs that the user pinned as ghosts: their curves stay on the charts of sessions and regret while other runs are
/// made, so that before and after are seen together.
///
/// A pinned run keeps its decisions. It belongs to a stream: it goes when other tasks, another order, or another
/// convention of missing scores are chosen, and with the benchmark; PinKeeper brings it back. When the reward weights
/// change, its regret is computed with the new ones, like that of every other curve. GUI thread only.
#pragma once

#include "core/evaluation/leaderboard.h"
#include "core/session/sessiontrack.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace acr::ui {

class Document;
struct StreamResults;

struct PinnedRun {
    enum class Origin : std::uint8_t {
        Row,     ///< of the leaderboard: the mean over its seeds
        Session, ///< played in the window
        Fork,
        Stored, ///< a session of the workspace
    };
    QString id; ///< unique among all that were pinned in this window
    Origin origin = Origin::Row;
    QString policy;              ///< its spec
    QString name;                ///< of a session that has one
    std::uint32_t forkAfter = 0; ///< of a fork: the steps that it shares
    bool changed = false;        ///< a session with events
    RewardWeights decidedWith;
    int pattern = 0; ///< number of its dash pattern, from 0: no two pinned runs have the same
    /// By position in the stream; shorter where the run is not finished.
    std::shared_ptr<const Curves> curves;
};

class PinnedRuns final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t maxRuns = 6;

    /// The document owns this.
    explicit PinnedRuns(Document& document);

    /// In the order in which they were pinned.
    [[nodiscard]] const std::vector<PinnedRun>& all() const { return m_runs; }
    [[nodiscard]] bool isFull() const { return m_runs.size() >= maxRuns; }
    [[nodiscard]] bool contains(const QString& id) const;

    /// Both do nothing when isFull(), when the run is of another stream or convention than the document's, when it has
    /// no step, or when the same run is pinned already. They tell whether it is pinned now.
    bool pinRow(const StreamResults& results, const LeaderboardRow& row);
    bool pinSession(const Run& run, std::shared_ptr<const SessionSetting> setting, PinnedRun::Origin origin,
                    const QString& name);
    void remove(const QString& id);
    void clear();

    /// The run with its decisions, as a text that restore() reads. REQUIRES: contains(id).
    [[nodiscard]] QJsonObject kept(const QString& id) const;
    /// Pins it again. False when it can't be read or is not of the shown stream. `benchmarkHash` is the content hash of
    /// the shown benchmark.
    bool restore(const QJsonObject& kept, const std::string& benchmarkHash);

signals:
    void changed();

private:
    /// What curves are computed from.
    struct Source {
        std::vector<Run> runs;                         ///< empty: the expectation of uniform choice
        std::shared_ptr<const SessionSetting> setting; ///< of a session; null: the benchmark's own outcomes
        std::shared_ptr<const std::vector<TaskIndex>> tasks;
        MissingScores missingScores = MissingScores::AsZero;
    };
    bool add(PinnedRun run, Source source);
    [[nodiscard]] Curves curvesOfSource(const Source& source) const;
    void followStream();
    void followWeights();

    Document& m_document;
    std::vector<PinnedRun> m_runs;
    std::vector<Source> m_sources; ///< one a run
    int m_pinned = 0;
};

} // namespace acr::ui
