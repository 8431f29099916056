// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/memoryfilm.h"

#include <algorithm>

namespace acr {

namespace {

constexpr std::size_t mostCheckpoints = 96;
constexpr std::size_t leastSpacing = 64;

} // namespace

Result<MemoryFilm> MemoryFilm::record(std::shared_ptr<const Benchmark> benchmark, std::shared_ptr<const Stream> stream, const PolicySpec& spec,
                                      const ReplaySettings& settings, std::shared_ptr<const std::vector<DecisionSet>> decisions, std::size_t capacity,
                                      const Progress& progress)
{
    MemoryFilm film;
    film.m_benchmark = std::move(benchmark);
    film.m_stream = std::move(stream);
    film.m_capacity = capacity;
    film.m_decisions = std::move(decisions);
    ReplaySettings shared = settings;
    if (film.m_decisions)
        shared.decisions = *film.m_decisions;
    if (!shared.encoding)
        shared.encoding = encodingOf(*film.m_benchmark);
    auto vectors = shared.encoding->vectors();
    if (!vectors)
        return Unexpected(vectors.error());
    film.m_vectors = std::move(*vectors);
    auto policy = makePolicy(spec, replaySetup(*film.m_benchmark, *film.m_stream, shared));
    if (!policy)
        return Unexpected(policy.error());
    film.m_checkpoints.push_back({0, (*policy)->clone()});
    ReplayEnvironment environment(film.m_benchmark->outcomes, shared.missingScores, RecordedVerifier(shared.verifier, &film.m_benchmark->tasks));
    Session session(*film.m_stream, std::move(*policy), environment, {});
    const std::size_t spacing = std::max(leastSpacing, film.m_stream->tasks.size() / mostCheckpoints);
    while (session.step()) {
        const std::size_t steps = session.run().steps.size();
        if (steps % spacing != 0)
            continue;
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        progress(static_cast<double>(steps) / static_cast<double>(film.m_stream->tasks.size()));
        film.m_checkpoints.push_back({steps, session.policy().clone()});
    }
    film.m_run = session.takeRun();
    film.m_run.policy = spec.text();
    film.m_run.seed = shared.seed;
    return film;
}

void MemoryFilm::repeat(std::size_t step)
{
    const Step& taken = m_run.steps[step];
    const auto attempts = m_run.attemptsOf(taken);
    const TaskContext context{taken.task, taken.position};
    m_policy->choose(context);
    for (std::size_t made = 1; made <= attempts.size(); ++made)
        m_policy->escalate(context, attempts.first(made));
    m_policy->learn(context, attempts);
    if (m_gathered) {
        for (const Attempt& attempt : attempts)
            m_gathered->remember((*m_vectors)[taken.task], {taken.task, taken.position, attempt});
    }
}

void MemoryFilm::goTo(std::size_t steps)
{
    const auto after = std::ranges::upper_bound(m_checkpoints, steps, {}, &Checkpoint::steps);
    const Checkpoint& nearest = *std::prev(after);
    if (!m_policy || m_at > steps || nearest.steps > m_at) {
        m_policy = nearest.policy->clone();
        m_at = nearest.steps;
        m_gathered.reset();
        if (m_policy->memory() == nullptr)
            m_gathered = gatherMemory(m_run, m_at, *m_vectors, m_capacity);
    }
    for (; m_at < steps; ++m_at)
        repeat(m_at);
}

MemorySnapshot MemoryFilm::at(std::size_t steps)
{
    goTo(std::min(steps, m_run.steps.size()));
    MemorySnapshot snapshot;
    snapshot.policy = m_run.policy;
    snapshot.encoder = m_vectors->encoder();
    snapshot.steps = m_at;
    snapshot.gathered = m_gathered.has_value();
    snapshot.entries = m_gathered ? *m_gathered : *m_policy->memory();
    snapshot.beliefs = m_policy->beliefs();
    return snapshot;
}

} // namespace acr
