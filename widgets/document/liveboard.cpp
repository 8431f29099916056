// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/liveboard.h"

#include <algorithm>
#include <type_traits>

namespace acr::ui {

const LiveCallState* LiveTaskState::main() const
{
    if (answer) {
        const auto found = calls.find(*answer);
        return found == calls.end() ? nullptr : &found->second;
    }
    const LiveCallState* latest = nullptr;
    for (const auto& [number, call] : calls) {
        if (!call.shadow)
            latest = &call;
    }
    return latest;
}

double LiveTaskState::costUsd() const
{
    double sum = 0;
    for (const auto& [number, call] : calls)
        sum += isMissing(call.costUsd) ? 0 : call.costUsd;
    return sum;
}

LiveTaskState& LiveBoard::taskOf(std::uint64_t turn)
{
    const auto at = static_cast<std::size_t>(turn);
    if (at >= m_tasks.size())
        m_tasks.resize(at + 1);
    m_changed.insert(at);
    return m_tasks[at];
}

LiveCallState& LiveBoard::callOf(const LiveCall& call)
{
    LiveTaskState& task = taskOf(call.turn);
    LiveCallState& state = task.calls[call.call];
    state.model = call.model;
    state.shadow = call.shadow;
    return state;
}

void LiveBoard::keep(const std::shared_ptr<const LiveTurn>& turn)
{
    LiveTaskState& task = taskOf(turn->number);
    task.turn = turn;
    task.fellBack = turn->fellBack;
    task.answer = turn->answer < turn->calls.size() ? std::optional(turn->calls[turn->answer]) : std::nullopt;
    const bool answers =
        turn->answer < turn->attempts.size() &&
        (!turn->attempts[turn->answer].details || turn->attempts[turn->answer].details->failure == CallFailure::None);
    task.stage = answers ? LiveTaskState::Stage::Answered : LiveTaskState::Stage::Unanswered;
}

void LiveBoard::apply(const LiveEvent& event)
{
    std::visit(
        [this](const auto& what) {
            using Event = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<Event, LiveTaskQueued>) {
                LiveTaskState& task = taskOf(what.turn);
                task.task = what.task;
                task.shadow = what.shadow;
            } else if constexpr (std::is_same_v<Event, LiveTaskRefused>) {
                m_refused.push_back(what);
            } else if constexpr (std::is_same_v<Event, LiveDecided>) {
                LiveTaskState& task = taskOf(what.turn);
                task.decision = what;
                ++task.decisions;
                task.stage = LiveTaskState::Stage::Running;
            } else if constexpr (std::is_same_v<Event, LiveCallStarted>) {
                callOf(what.call).stage = LiveCallState::Stage::Calling;
            } else if constexpr (std::is_same_v<Event, LiveCallText>) {
                callOf(what.call).text += what.text;
            } else if constexpr (std::is_same_v<Event, LiveCallFinished>) {
                LiveCallState& call = callOf(what.call);
                call.details = what.details;
                call.costUsd = what.costUsd;
                call.lost = what.lost;
                if (what.details && what.details->failure == CallFailure::None)
                    call.text = what.details->answer;
                call.stage = call.failed() ? LiveCallState::Stage::Ended : LiveCallState::Stage::Verifying;
            } else if constexpr (std::is_same_v<Event, LiveVerdict>) {
                LiveCallState& call = callOf(what.call);
                call.stage = LiveCallState::Stage::Ended;
                if (!what.person)
                    call.judgement = what.judgement;
                else if (what.withdrawn)
                    call.person.reset();
                else
                    call.person = {what.judgement->tools.front(), what.utc};
            } else if constexpr (std::is_same_v<Event, LiveFellBack>) {
                taskOf(what.turn).fellBack = true;
            } else if constexpr (std::is_same_v<Event, LiveTurnEnded> || std::is_same_v<Event, LiveTurnChanged>) {
                keep(what.turn);
                // A turn that changes later has the beliefs of the time when it ended.
                if (std::is_same_v<Event, LiveTurnEnded> && what.turn->beliefs != nullptr)
                    m_beliefs[what.turn->request->dimension] = *what.turn->beliefs;
            } else if constexpr (std::is_same_v<Event, LiveBudgetState>) {
                m_budget = what;
            } else if constexpr (std::is_same_v<Event, LiveEndpointHealth>) {
                if (what.endpoint >= m_endpoints.size())
                    m_endpoints.resize(what.endpoint + 1);
                m_endpoints[what.endpoint] = what;
            } else if constexpr (std::is_same_v<Event, LivePaused>) {
                m_paused = what.paused;
            }
        },
        event);
}

void LiveBoard::close()
{
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        LiveTaskState& task = m_tasks[i];
        for (auto& [number, call] : task.calls)
            call.stage = LiveCallState::Stage::Ended;
        if (task.stage == LiveTaskState::Stage::Queued || task.stage == LiveTaskState::Stage::Running)
            task.stage = LiveTaskState::Stage::Unanswered;
        m_changed.insert(i);
    }
    for (LiveEndpointHealth& endpoint : m_endpoints)
        endpoint.inFlight = 0;
    m_paused = false;
}

std::size_t LiveBoard::answered() const
{
    return static_cast<std::size_t>(std::ranges::count(m_tasks, LiveTaskState::Stage::Answered, &LiveTaskState::stage));
}

std::size_t LiveBoard::passed() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_tasks, [](const LiveTaskState& task) {
        return task.stage == LiveTaskState::Stage::Answered && task.main() != nullptr &&
               task.main()->verdict() == Verdict::Passed;
    }));
}

std::size_t LiveBoard::judged() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_tasks, [](const LiveTaskState& task) {
        return task.stage == LiveTaskState::Stage::Answered && task.main() != nullptr &&
               task.main()->verdict() != Verdict::Unknown;
    }));
}

std::size_t LiveBoard::open() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_tasks, [](const LiveTaskState& task) {
        return task.stage == LiveTaskState::Stage::Queued || task.stage == LiveTaskState::Stage::Running;
    }));
}

std::vector<LiveEvent> eventsOf(const LiveHistory& history)
{
    std::vector<LiveEvent> events;
    const auto modelNamed = [&](const std::string& name) {
        const auto found = std::ranges::find(history.models, name, &Model::name);
        return found == history.models.end() ? ModelIndex()
                                             : ModelIndex::at(static_cast<std::size_t>(found - history.models.begin()));
    };
    LiveBudgetState budget;
    budget.calls = history.calls;
    budget.spentUsd = history.spentUsd;
    for (std::size_t number = 0; number < history.folded.turns.size(); ++number) {
        const JournalTurn& turn = history.folded.turns[number];
        events.emplace_back(LiveTaskQueued{number, TaskIndex::at(number),
                                           std::make_shared<const RunnableTask>(runnableTask(turn.request)),
                                           turn.request.shadow});
        if (turn.decision)
            events.emplace_back(LiveDecided{.turn = number,
                                            .first = modelNamed(turn.decision->first),
                                            .pick = modelNamed(turn.decision->pick),
                                            .probability = turn.decision->probability,
                                            .reason = turn.decision->reason,
                                            .values = {}});
        for (std::size_t i = 0; i < turn.calls.size(); ++i) {
            const JournalTurn::Call& made = turn.calls[i];
            const LiveCall call{number, i, modelNamed(made.model), made.shadow};
            events.emplace_back(LiveCallStarted{call, made.limitUsd});
            const ModelReply reply = made.finished ? replyOf(*made.finished) : lostReply();
            events.emplace_back(LiveCallFinished{call, std::make_shared<const CallDetails>(reply.details),
                                                 reply.costUsd, !made.finished || made.finished->lost});
            std::vector<JournalVerdict> tools = made.verdicts;
            std::erase_if(tools, &JournalVerdict::person);
            if (const auto judgement = judgementOf(tools))
                events.emplace_back(LiveVerdict{call, std::make_shared<const Judgement>(*judgement), false});
            // Where nobody has judged, what somebody may have said before is taken back.
            events.emplace_back(LiveVerdict{call, nullptr, true, true});
            for (const JournalVerdict& verdict : made.verdicts) {
                if (verdict.person)
                    events.emplace_back(LiveVerdict{call, std::make_shared<const Judgement>(*judgementOf({verdict})),
                                                    true, false, verdict.utc});
            }
        }
    }
    for (const auto& turn : history.turns)
        events.emplace_back(LiveTurnEnded{turn});
    events.emplace_back(budget);
    return events;
}

bool isOfVerdict(const LiveEvent& event)
{
    return std::holds_alternative<LiveVerdict>(event) || std::holds_alternative<LiveTurnEnded>(event);
}

std::vector<std::shared_ptr<const LiveTurn>> LiveBoard::turns() const
{
    std::vector<std::shared_ptr<const LiveTurn>> turns;
    for (const LiveTaskState& task : m_tasks) {
        if (task.turn)
            turns.push_back(task.turn);
    }
    return turns;
}

} // namespace acr::ui
