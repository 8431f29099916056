// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/policyfactscache.h"

#include "core/evaluation/policyreplays.h"

#include <algorithm>

namespace acr::ui {

PolicyFactsCache::PolicyFactsCache(Document& document, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_replaying(jobs, [this] {
        m_facts.erase(m_replayed);
        replay(m_replayed);
    })
{
    connect(&document, &Document::benchmarkChanged, this, &PolicyFactsCache::forget);
    connect(&document, &Document::streamChanged, this, &PolicyFactsCache::forget);
    connect(&document, &Document::weightsChanged, this, &PolicyFactsCache::forget);
    connect(&document, &Document::trainedChanged, this, &PolicyFactsCache::forget);
    connect(&document, &Document::computingChanged, this, [this](bool computing) {
        if (!computing && std::exchange(m_awaitsLeaderboard, false))
            emit changed();
    });
}

void PolicyFactsCache::forget()
{
    m_replaying.drop();
    const bool wasAsked = !m_facts.empty() || m_awaitsLeaderboard || !m_replayed.empty();
    m_facts.clear();
    m_replayed.clear();
    m_awaitsLeaderboard = false;
    if (wasAsked)
        emit changed();
}

bool PolicyFactsCache::leaderboardIsCurrent() const
{
    const auto& results = m_document.results();
    return results && results->stream == m_document.stream() && results->settings.weights == m_document.weights() &&
           results->settings.missingScores == m_document.missingScores();
}

Result<std::shared_ptr<const PolicyFacts>> PolicyFactsCache::facts(const std::string& spec)
{
    if (const auto known = m_facts.find(spec); known != m_facts.end())
        return known->second;
    if (!m_document.benchmark() || !m_document.stream())
        return failure(ErrorCode::Empty, {}, "a benchmark");
    if (m_document.computing()) {
        m_awaitsLeaderboard = true;
        return std::shared_ptr<const PolicyFacts>();
    }
    if (leaderboardIsCurrent()) {
        const StreamResults& results = *m_document.results();
        const auto row = std::ranges::find(results.rows, spec, &LeaderboardRow::policy);
        if (row != results.rows.end()) {
            auto facts = std::make_shared<const PolicyFacts>(
                policyFactsOf(row->runs.front(), results.oracle, results.benchmark->tasks.size()));
            m_facts.emplace(spec, facts);
            return facts;
        }
    }
    // One at a time: the next one is asked for again when this one is there.
    if (!m_replaying.running())
        replay(spec);
    return std::shared_ptr<const PolicyFacts>();
}

void PolicyFactsCache::replay(const std::string& spec)
{
    const auto& stream = m_document.stream();
    if (!stream || spec.empty())
        return;
    m_replayed = spec;
    m_replaying.start(
        tr("Replaying %1 for the filter").arg(QString::fromStdString(spec)),
        [spec, benchmark = m_document.benchmark(), stream,
         settings = m_document.replaySettings()](const Progress& progress) -> Facts {
            return PolicyReplays(*benchmark, *stream, {.replay = settings}, progress).facts(spec);
        },
        [this, spec](Facts facts) {
            m_facts.insert_or_assign(spec, std::move(facts));
            emit changed();
        });
}

} // namespace acr::ui

#include "moc_policyfactscache.cpp"
