// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionretrace.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace acr {

void RetracedSteps::addTo(SessionTrack& track) const
{
    track.addState(firstStep, before, takesOver || before == nullptr);
    std::size_t next = 0;
    for (std::size_t i = 0; i < notes.notes.size(); ++i) {
        while (next < differences.size() && differences[next].step < firstStep + i)
            ++next;
        const bool differs = next < differences.size() && differences[next].step == firstStep + i;
        if (!differs && notes.notes[i].known)
            track.addNote(firstStep + i, notes.notes[i], notes.reasons[notes.notes[i].reason]);
    }
}

SessionRetrace::SessionRetrace(SessionSources sources, SessionTrack recorded)
    : m_sources(std::move(sources))
    , m_track(std::move(recorded))
    , m_recorded(m_track.size())
{
    std::size_t to = std::numeric_limits<std::size_t>::max();
    for (const SessionDefinition* of = &m_track.setting().definition; of != nullptr; of = of->fork.of.get()) {
        const std::size_t from = of->fork.isFork() ? std::min<std::size_t>(of->fork.after, to) : 0;
        m_parts.push_back({*of, from, to});
        to = from;
    }
    std::ranges::reverse(m_parts);
}

Result<void> SessionRetrace::begin(const Progress& progress)
{
    while (m_step >= m_parts[m_part].to) {
        ++m_part;
        m_engine.reset();
    }
    if (m_engine)
        return {};
    // The last part has the setting of the track. The sessions that it branches off may have had other events.
    using Setting = std::shared_ptr<const SessionSetting>;
    auto setting = m_part + 1 == m_parts.size() ? Result<Setting>(m_track.sharedSetting())
                                                : makeSetting(m_sources, m_parts[m_part].definition);
    if (!setting)
        return Unexpected(setting.error());
    auto made = SessionEngine::after(m_sources, std::move(*setting), m_track, m_step, progress);
    if (!made)
        return Unexpected(made.error());
    m_engine.emplace(std::move(*made));
    return {};
}

bool SessionRetrace::ended() const
{
    return m_track.finished() || m_track.positionOf(m_track.size()) >= m_track.setting().stream.tasks.size();
}

Result<SessionChunk> SessionRetrace::goOn(std::size_t maxSteps, const Progress& progress)
{
    if (auto begun = begin(progress); !begun)
        return Unexpected(begun.error());
    const Part& part = m_parts[m_part];
    SessionChunk chunk = m_engine->advance(std::min(maxSteps, part.to - m_step));
    chunk.takesOver = m_part > 0 && chunk.firstStep == part.from;
    m_step += chunk.steps.size();
    m_track.append(chunk);
    return chunk;
}

Result<RetracedSteps> SessionRetrace::advance(std::size_t maxSteps, const Progress& progress)
{
    RetracedSteps retraced;
    retraced.firstStep = m_step;
    const auto begun = begin(progress);
    if (!begun && begun.error().code == ErrorCode::Cancelled)
        return Unexpected(begun.error());
    const Part& part = m_parts[m_part];
    const std::size_t to = std::min(part.to, m_recorded);
    retraced.takesOver = m_step == part.from && m_part > 0;
    if (!begun) {
        retraced.problem = begun.error();
        retraced.steps = to - m_step;
        m_step = to;
        return retraced;
    }
    retraced.before = m_engine->policy();
    const Run& run = m_track.run();
    for (; retraced.steps < maxSteps && m_step < to; ++m_step, ++retraced.steps) {
        const FollowedStep followed = m_engine->follow(run, !m_track.note(m_step).known);
        StepNote note = followed.note;
        if (note.known)
            note.reason = retraced.notes.reasonNumber(m_engine->lastTurn().decision().reason);
        retraced.notes.notes.push_back(note);
        if (followed.comparison == StepComparison::Same && !followed.leftOut)
            continue;
        StepDifference difference;
        difference.step = m_step;
        difference.recorded = run.steps[m_step];
        if (followed.covered) {
            difference.now = followed.made;
            const auto attempts = m_engine->followedAttempts();
            difference.attemptsNow.assign(attempts.begin(), attempts.end());
        }
        if (!followed.covered || followed.comparison == StepComparison::Same)
            difference.kind = StepDifference::Kind::Coverage;
        else
            difference.kind = followed.comparison == StepComparison::Outcomes ? StepDifference::Kind::Outcome
                                                                              : StepDifference::Kind::Decision;
        retraced.differences.push_back(std::move(difference));
    }
    return retraced;
}

Result<Verification> verify(const SessionSources& sources, const Recording& recording, const Progress& progress)
{
    if (!recording.notices.empty())
        return Unexpected(recording.notices.front().why);
    SessionRetrace retrace(sources, recording.track);
    Verification verification;
    const auto add = [&](StepDifference difference) {
        switch (difference.kind) {
        case StepDifference::Kind::Decision: ++verification.decisions; break;
        case StepDifference::Kind::Outcome: ++verification.outcomes; break;
        case StepDifference::Kind::Coverage: ++verification.coverage; break;
        }
        if (verification.first.size() < Verification::maxShown)
            verification.first.push_back(std::move(difference));
    };
    while (!retrace.finished()) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        auto retraced = retrace.advance(SessionEngine::usualChunk, progress);
        if (!retraced)
            return Unexpected(retraced.error());
        if (retraced->problem)
            return Unexpected(*retraced->problem);
        for (StepDifference& difference : retraced->differences)
            add(std::move(difference));
        verification.steps = retrace.step();
        progress(static_cast<double>(retrace.step()) / static_cast<double>(recording.track.size()));
    }
    if (recording.track.finished() && retrace.decidesMore())
        add({.kind = StepDifference::Kind::Coverage, .step = recording.track.size()});
    return verification;
}

} // namespace acr
