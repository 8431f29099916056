// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the window knows of a live session: its tasks with their calls, answers and verdicts, how the endpoints do, and
/// the sums. Made from the events of the session, in their order. A plain value; thread-safety: as any value.
#pragma once

#include "core/live/liveevents.h"
#include "core/live/livehistory.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace acr::ui {

/// A call and what came of it so far.
struct LiveCallState {
    enum class Stage : std::uint8_t { Calling, Verifying, Ended };

    ModelIndex model;
    Stage stage = Stage::Calling;
    bool shadow = false;
    /// The answer as far as it has arrived.
    std::string text;
    /// Null while the call is open.
    std::shared_ptr<const CallDetails> details;
    double costUsd = missing;
    bool lost = false;
    /// Of the tools. Null while there is none.
    std::shared_ptr<const Judgement> judgement;
    /// What a person said, which overrules the tools.
    struct Person {
        ToolVerdict verdict;
        /// ISO 8601.
        std::string utc;
    };
    std::optional<Person> person;

    [[nodiscard]] bool failed() const { return lost || (details && details->failure != CallFailure::None); }
    /// The one that counts.
    [[nodiscard]] Verdict verdict() const
    {
        if (person)
            return person->verdict.verdict;
        return judgement ? judgement->verdict : Verdict::Unknown;
    }
};

struct LiveTaskState {
    enum class Stage : std::uint8_t {
        Queued,
        Running,
        Answered,
        Unanswered, ///< no call gave an answer
    };

    std::shared_ptr<const RunnableTask> task;
    Stage stage = Stage::Queued;
    bool shadow = false;
    /// By number of the call.
    std::map<std::uint64_t, LiveCallState> calls;
    /// There when the task was decided.
    std::optional<LiveDecided> decision;
    /// How often it was decided: again where the budget did not allow it at first.
    std::size_t decisions = 0;
    /// The number of the call that is the answer.
    std::optional<std::uint64_t> answer;
    bool fellBack = false;
    std::shared_ptr<const LiveTurn> turn;

    /// The call that stands for the task: its answer, or the latest that is no shadow call. Null where there is none.
    [[nodiscard]] const LiveCallState* main() const;
    /// Of all its calls, as far as known.
    [[nodiscard]] double costUsd() const;
};

class LiveBoard {
public:
    void apply(const LiveEvent& event);
    /// The session is over: what was open is not answered any more.
    void close();

    [[nodiscard]] const std::vector<LiveTaskState>& tasks() const { return m_tasks; }
    [[nodiscard]] const std::vector<LiveEndpointHealth>& endpoints() const { return m_endpoints; }
    [[nodiscard]] const LiveBudgetState& budget() const { return m_budget; }
    [[nodiscard]] const std::vector<LiveTaskRefused>& refused() const { return m_refused; }
    [[nodiscard]] bool paused() const { return m_paused; }
    [[nodiscard]] bool offline() const { return seemsOffline(m_endpoints); }
    /// What the router expects of each model, by dimension, as it was when the last task of the dimension ended.
    [[nodiscard]] const std::map<std::string, BeliefRow>& beliefs() const { return m_beliefs; }
    /// Tasks that have an answer, and those of them that passed; those whose verdict is known.
    [[nodiscard]] std::size_t answered() const;
    [[nodiscard]] std::size_t passed() const;
    [[nodiscard]] std::size_t judged() const;
    /// Tasks that are neither answered nor given up.
    [[nodiscard]] std::size_t open() const;
    /// Ended turns in the order of their numbers.
    [[nodiscard]] std::vector<std::shared_ptr<const LiveTurn>> turns() const;
    /// Tasks that changed since the last call, by number; forgets them.
    [[nodiscard]] std::set<std::size_t> takeChanged() { return std::exchange(m_changed, {}); }

private:
    [[nodiscard]] LiveTaskState& taskOf(std::uint64_t turn);
    [[nodiscard]] LiveCallState& callOf(const LiveCall& call);
    void keep(const std::shared_ptr<const LiveTurn>& turn);

    std::vector<LiveTaskState> m_tasks;
    std::vector<LiveEndpointHealth> m_endpoints;
    LiveBudgetState m_budget;
    std::vector<LiveTaskRefused> m_refused;
    std::set<std::size_t> m_changed;
    bool m_paused = false;
    std::map<std::string, BeliefRow> m_beliefs;
};

/// What the journal of a session says, as the events of a session that has ended. Ballots, and how the endpoints did,
/// are not in the journal.
[[nodiscard]] std::vector<LiveEvent> eventsOf(const LiveHistory& history);
/// The event is a verdict, or what has changed by one.
[[nodiscard]] bool isOfVerdict(const LiveEvent& event);

} // namespace acr::ui
