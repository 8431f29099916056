// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessiontrack.h"

#include "core/session/loop.h"

#include <algorithm>

namespace acr {

SessionTrack::SessionTrack(std::shared_ptr<const SessionSetting> setting)
    : m_setting(std::move(setting))
{
    m_run.policy = m_setting->definition.policy;
    m_run.seed = m_setting->definition.seed;
}

void SessionTrack::append(const SessionChunk& chunk)
{
    if (chunk.before && !chunk.steps.empty()) {
        const bool takesOver =
            m_setting->definition.fork.isFork() && chunk.firstStep == m_setting->definition.fork.after;
        if (m_checkpoints.empty() || takesOver || chunk.firstStep >= m_checkpoints.back().step + m_spacing) {
            m_checkpoints.push_back({chunk.firstStep, chunk.before, takesOver});
            if (m_checkpoints.size() > maxCheckpoints)
                thin();
        }
    }
    m_run.steps.insert(m_run.steps.end(), chunk.steps.begin(), chunk.steps.end());
    m_run.attempts.insert(m_run.attempts.end(), chunk.attempts.begin(), chunk.attempts.end());
    std::vector<std::uint16_t> words;
    for (const std::string& reason : chunk.reasons) {
        const auto known = std::ranges::find(m_reasons, reason);
        words.push_back(static_cast<std::uint16_t>(known - m_reasons.begin()));
        if (known == m_reasons.end())
            m_reasons.push_back(reason);
    }
    for (StepNote note : chunk.notes) {
        note.reason = words[note.reason];
        m_notes.push_back(note);
    }
    m_run.uncovered = chunk.uncovered;
    m_finished = m_finished || chunk.last;
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
    track.m_notes.assign(m_notes.begin(), m_notes.begin() + count);
    track.m_reasons = m_reasons;
    for (const Checkpoint& checkpoint : m_checkpoints) {
        if (checkpoint.step < steps)
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
    return m_run.attempts[taken.firstAttempt].model != m_notes[step].priorPick;
}

const Policy& SessionTrack::policyBefore(std::size_t step) const
{
    const auto after = std::ranges::upper_bound(m_checkpoints, step, {}, &Checkpoint::step);
    const Checkpoint& checkpoint = after == m_checkpoints.begin() ? m_checkpoints.front() : *std::prev(after);
    if (!m_cursor.policy || m_cursor.step > step || m_cursor.step < checkpoint.step)
        m_cursor = Cursor(checkpoint.step, checkpoint.policy->clone());
    Decision decision;
    for (; m_cursor.step < step; ++m_cursor.step) {
        const Step& taken = m_run.steps[m_cursor.step];
        retraceTurn(*m_cursor.policy, m_setting->contextAt(taken.position), m_run.attemptsOf(taken), decision);
    }
    return *m_cursor.policy;
}

Ballot SessionTrack::ballotOf(std::size_t step) const
{
    const Policy& policy = policyBefore(step);
    return policy.explain(policy.decide(m_setting->contextAt(m_run.steps[step].position)));
}

} // namespace acr
