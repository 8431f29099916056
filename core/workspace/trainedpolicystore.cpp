// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/trainedpolicystore.h"

#include "core/base/column.h"
#include "core/workspace/rows.h"
#include "core/workspace/summaryreader.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace acr {

TrainedPolicyStore::TrainedPolicyStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<void> TrainedPolicyStore::save(BenchmarkId benchmark, const TrainedPolicy& trained)
{
    return m_workspace.atomically([&]() -> Result<void> {
        const auto shape = store::shapeOf(m_database, benchmark);
        if (!shape)
            return Unexpected(shape.error());
        if (trained.models != shape->models || trained.values.size() != shape->tasks * shape->models)
            return failure(ErrorCode::OutOfRange, fmt::format("{}: {} values", trained.spec, trained.values.size()),
                           fmt::format("{} × {}", shape->tasks, shape->models));
        auto statement =
            m_database.prepare("INSERT OR REPLACE INTO trained_policy(benchmark_id, spec, missing_scores, version, "
                               "content_hash, prompt_hash, created_utc, "
                               "fingerprint, training_tasks, without_prompt, predictions) "
                               "SELECT id, ?, ?, ?, content_hash, prompt_hash, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), "
                               "?, ?, ?, ? FROM benchmark WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        const ColumnBytes<float> predictions(trained.values);
        auto saved = statement->bind(trained.spec)
                         .bind(static_cast<std::int64_t>(trained.missingScores))
                         .bind(trained.version)
                         .bind(std::bit_cast<std::int64_t>(trained.fingerprint))
                         .bind(static_cast<std::int64_t>(trained.trainingTasks))
                         .bind(static_cast<std::int64_t>(trained.withoutPrompt))
                         .bind(predictions.bytes())
                         .bind(benchmark.value)
                         .run();
        // A replaced policy took its learner with it.
        if (!saved || trained.learner.empty())
            return saved;
        auto learner = m_database.prepare(
            "INSERT INTO trained_learner(benchmark_id, spec, missing_scores, learner) VALUES(?, ?, ?, ?)");
        if (!learner)
            return Unexpected(learner.error());
        return learner->bind(benchmark.value)
            .bind(trained.spec)
            .bind(static_cast<std::int64_t>(trained.missingScores))
            .bind(std::as_bytes(std::span(trained.learner)))
            .run();
    });
}

Result<std::vector<std::shared_ptr<const TrainedPolicy>>> TrainedPolicyStore::load(BenchmarkId benchmark)
{
    const auto shape = store::shapeOf(m_database, benchmark);
    if (!shape)
        return Unexpected(shape.error());
    std::vector<std::pair<std::size_t, std::shared_ptr<const TrainedPolicy>>> found;
    const auto read = store::forEachRow(
        m_database,
        "SELECT t.spec, t.missing_scores, t.version, t.fingerprint, t.training_tasks, t.without_prompt, t.predictions, "
        "l.learner FROM trained_policy t "
        "JOIN benchmark b ON b.id = t.benchmark_id AND b.content_hash = t.content_hash AND b.prompt_hash = "
        "t.prompt_hash "
        "LEFT JOIN trained_learner l ON l.benchmark_id = t.benchmark_id AND l.spec = t.spec AND l.missing_scores = "
        "t.missing_scores "
        "WHERE t.benchmark_id = ? ORDER BY t.spec, t.missing_scores",
        benchmark, [&](const Statement& row) -> Result<void> {
            TrainedPolicy trained;
            trained.spec = row.text(0);
            trained.version = row.text(2);
            const auto spec = parsePolicySpec(trained.spec);
            if (!spec || trained.version != trainingVersion(spec->id))
                return {};
            trained.missingScores = row.integer(1) == 0 ? MissingScores::AsZero : MissingScores::Leave;
            trained.fingerprint = std::bit_cast<std::uint64_t>(row.integer(3));
            trained.trainingTasks = static_cast<std::uint32_t>(row.integer(4));
            trained.withoutPrompt = static_cast<std::uint32_t>(row.integer(5));
            trained.models = static_cast<std::uint32_t>(shape->models);
            trained.values.resize(shape->tasks * shape->models);
            if (!readColumn<float>(row.bytes(6), trained.values))
                return store::damaged(m_database, "trained_policy " + trained.spec,
                                      fmt::format("{} × {}", shape->tasks, shape->models));
            const auto learner = row.bytes(7);
            trained.learner.assign(reinterpret_cast<const char*>(learner.data()), learner.size());
            const auto listed = std::ranges::find(policies(), spec->id, &PolicyInfo::id) - policies().begin();
            found.emplace_back(static_cast<std::size_t>(listed),
                               std::make_shared<const TrainedPolicy>(std::move(trained)));
            return {};
        });
    if (!read)
        return Unexpected(read.error());
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<std::shared_ptr<const TrainedPolicy>> result;
    for (auto& entry : found)
        result.push_back(std::move(entry.second));
    return result;
}

Result<void> TrainedPolicyStore::remove(BenchmarkId benchmark, std::string_view spec)
{
    return m_workspace.atomically([&]() -> Result<void> {
        auto statement = m_database.prepare("DELETE FROM trained_policy WHERE benchmark_id = ? AND spec = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(benchmark.value).bind(spec).run();
    });
}

} // namespace acr
