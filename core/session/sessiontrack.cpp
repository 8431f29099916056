// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessiontrack.h"

#include "core/session/loop.h"

#include <algorithm>

namespace acr {

namespace {

bool isPast(const std::optional<std::chrono::steady_clock::time_point>& deadline)
{
    return deadline && std::chrono::steady_clock::now() >= *deadline;
}

} // namespace

SessionTrack::SessionTrack(std::shared_ptr<const SessionSetting> setting)
    : m_setting(std::move(setting))
{
    m_run.policy = m_setting->definition.policy;
    m_run.seed = m_setting->definition.seed;
}

SessionTrack SessionTrack::recorded(std::shared_ptr<const SessionSetting> setting, Run run, StepNotes notes,
                                    bool finished)
{
    SessionTrack track(std::move(setting));
    track.m_run.steps = std::move(run.steps);
    track.m_run.attempts = std::move(run.attempts);
    track.m_notes = std::move(notes);
    track.m_notes.notes.resize(track.size());
    track.m_finished = finished;
    const std::size_t positions = finished ? track.m_setting->stream.tasks.size() : track.positionOf(track.size());
    track.m_run.uncovered = static_cast<std::uint32_t>(positions - std::min(positions, track.size()));
    return track;
}

void SessionTrack::append(const SessionChunk& chunk)
{
    if (chunk.before && !chunk.steps.empty()) {
        const bool takesOver = chunk.takesOver || (m_setting->definition.fork.isFork() &&
                                                   chunk.firstStep == m_setting->definition.fork.after);
        addCheckpoint(chunk.firstStep, chunk.before, takesOver);
    }
    m_run.steps.insert(m_run.steps.end(), chunk.steps.begin(), chunk.steps.end());
    m_run.attempts.insert(m_run.attempts.end(), chunk.attempts.begin(), chunk.attempts.end());
    m_notes.append(chunk.notes, chunk.reasons);
    m_run.uncovered = chunk.uncovered;
    m_finished = m_finished || chunk.last;
}

void SessionTrack::addState(std::size_t step, std::shared_ptr<const Policy> policy, bool takesOver)
{
    addCheckpoint(step, std::move(policy), takesOver);
}

void SessionTrack::addCheckpoint(std::size_t step, std::shared_ptr<const Policy> policy, bool pinned)
{
    if (!m_checkpoints.empty() && !pinned && step < m_checkpoints.back().step + m_spacing)
        return;
    m_checkpoints.push_back({step, std::move(policy), pinned});
    if (m_checkpoints.size() > maxCheckpoints)
        thin();
}

void SessionTrack::addNote(std::size_t step, const StepNote& note, const std::string& reason)
{
    StepNote& kept = m_notes.notes[step];
    if (kept.known)
        return;
    kept = note;
    kept.reason = m_notes.reasonNumber(reason);
}

const std::string& SessionTrack::reason(std::size_t step) const
{
    static const std::string unknown;
    const StepNote& note = m_notes.notes[step];
    return note.known ? m_notes.reasons[note.reason] : unknown;
}

void SessionTrack::thin()
{
    m_spacing = std::max<std::size_t>(m_spacing * 2,
                                      2 * (m_checkpoints.back().step - m_checkpoints.front().step) / maxCheckpoints);
    std::vector<Checkpoint> kept;
    for (Checkpoint& checkpoint : m_checkpoints) {
        if (kept.empty() || checkpoint.pinned || checkpoint.step >= kept.back().step + m_spacing)
            kept.push_back(std::move(checkpoint));
    }
    m_checkpoints = std::move(kept);
}

SessionTrack SessionTrack::prefix(std::size_t steps, std::shared_ptr<const SessionSetting> setting) const
{
    SessionTrack track(std::move(setting));
    const auto count = static_cast<std::ptrdiff_t>(steps);
    track.m_run.steps.assign(m_run.steps.begin(), m_run.steps.begin() + count);
    const std::size_t attempts = steps < size() ? m_run.steps[steps].firstAttempt : m_run.attempts.size();
    track.m_run.attempts.assign(m_run.attempts.begin(), m_run.attempts.begin() + static_cast<std::ptrdiff_t>(attempts));
    track.m_run.uncovered = steps == 0 ? 0 : m_run.steps[steps - 1].position + 1 - static_cast<std::uint32_t>(steps);
    track.m_notes.notes.assign(m_notes.notes.begin(), m_notes.notes.begin() + count);
    track.m_notes.reasons = m_notes.reasons;
    for (const Checkpoint& checkpoint : m_checkpoints) {
        // The states of a live session belong to its own setting, which has the tasks that taught its priors.
        if (checkpoint.step < steps && (!m_setting->live || track.m_setting == m_setting))
            track.m_checkpoints.push_back(checkpoint);
    }
    track.m_spacing = m_spacing;
    return track;
}

std::uint32_t SessionTrack::positionOf(std::size_t step) const
{
    if (step < size())
        return m_run.steps[step].position;
    return size() == 0 ? 0 : m_run.steps.back().position + 1;
}

bool SessionTrack::overrulesPrior(std::size_t step) const
{
    const Step& taken = m_run.steps[step];
    const StepNote& note = m_notes.notes[step];
    return note.known && m_run.attempts[taken.firstAttempt].model != note.priorPick;
}

bool SessionTrack::hasState(std::size_t step) const
{
    const auto after = std::ranges::upper_bound(m_checkpoints, step, {}, &Checkpoint::step);
    return after != m_checkpoints.begin() && std::prev(after)->policy != nullptr;
}

bool SessionTrack::approachLive(std::size_t step, Deadline deadline) const
{
    const auto learn = [&](std::size_t before) {
        learnAsLive(*m_cursor.policy, *m_setting->live, before, m_cursor.open);
    };
    if (!m_cursor.policy || m_cursor.step > step) {
        m_cursor = Cursor(0, m_checkpoints.front().policy->clone());
        learn(0);
    }
    while (m_cursor.step < step) {
        const TaskContext context = m_setting->contextAt(m_run.steps[m_cursor.step].position);
        Decision& decision = m_cursor.open.emplace_back();
        decision.context = context;
        if (m_cursor.policy->covers(context.task))
            m_cursor.policy->decide(context, decision);
        learn(++m_cursor.step);
        if (isPast(deadline))
            break;
    }
    return m_cursor.step == step;
}

bool SessionTrack::approach(std::size_t step, Deadline deadline) const
{
    if (m_setting->live)
        return approachLive(step, deadline);
    const auto after = std::ranges::upper_bound(m_checkpoints, step, {}, &Checkpoint::step);
    const Checkpoint& checkpoint = *std::prev(after);
    if (!m_cursor.policy || m_cursor.step > step || m_cursor.step < checkpoint.step)
        m_cursor = Cursor(checkpoint.step, checkpoint.policy->clone());
    Decision decision;
    while (m_cursor.step < step) {
        const Step& taken = m_run.steps[m_cursor.step++];
        retraceTurn(*m_cursor.policy, m_setting->contextAt(taken.position), m_run.attemptsOf(taken), decision);
        if (isPast(deadline))
            break;
    }
    return m_cursor.step == step;
}

bool SessionTrack::approachState(std::size_t step, std::chrono::milliseconds atMost) const
{
    return approach(step, std::chrono::steady_clock::now() + atMost);
}

const Policy& SessionTrack::policyBefore(std::size_t step) const
{
    approach(step, std::nullopt);
    return *m_cursor.policy;
}

Ballot SessionTrack::recordedBallotOf(std::size_t step) const
{
    Ballot ballot;
    ballot.pick = m_run.attempts[m_run.steps[step].firstAttempt].model;
    ballot.margin = note(step).margin;
    ballot.reason = reason(step);
    return ballot;
}

Ballot SessionTrack::ballotOf(std::size_t step) const
{
    const Step& taken = m_run.steps[step];
    const Policy* const policy = hasState(step) ? &policyBefore(step) : nullptr;
    if (policy == nullptr || !policy->covers(taken.task))
        return recordedBallotOf(step);
    return policy->explain(policy->decide(m_setting->contextAt(taken.position)));
}

} // namespace acr
