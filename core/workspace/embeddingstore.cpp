// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/embeddingstore.h"

#include "core/features/tasktext.h"
#include "core/workspace/outcomecolumns.h"
#include "core/workspace/rows.h"

#include <fmt/format.h>

#include <cstring>
#include <utility>

namespace acr {

namespace {

/// The column of an encoder's vectors for the prompts with that hash.
std::string columnOf(const BenchmarkSummary& benchmark, std::string_view encoder)
{
    return fmt::format("{}{}/{}", store::vectorColumn, benchmark.promptHash, encoder);
}

} // namespace

EmbeddingStore::EmbeddingStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<void> EmbeddingStore::save(const BenchmarkSummary& benchmark, const std::string& encoder,
                                  std::span<const TaskVector> vectors)
{
    const std::string column = columnOf(benchmark, encoder);
    return m_workspace.atomically([&]() -> Result<void> {
        auto clear = m_database.prepare("DELETE FROM outcome_block WHERE benchmark_id = ? AND name = ? AND block = ?");
        if (!clear)
            return Unexpected(clear.error());
        auto insert = m_database.prepare("INSERT INTO outcome_block VALUES(?, ?, ?, ?)");
        if (!insert)
            return Unexpected(insert.error());
        for (const TaskVector& each : vectors) {
            if (each.task.position() >= benchmark.tasks)
                return failure(ErrorCode::OutOfRange, std::to_string(each.task.value), "a task of the benchmark",
                               {.file = m_database.file()});
            const std::int64_t position{each.task.value};
            if (auto cleared = clear->bind(benchmark.id.value).bind(std::string_view(column)).bind(position).run();
                !cleared)
                return cleared;
            insert->bind(benchmark.id.value)
                .bind(std::string_view(column))
                .bind(position)
                .bind(std::as_bytes(std::span(each.vector)));
            if (auto inserted = insert->run(); !inserted)
                return inserted;
        }
        return {};
    });
}

Result<std::vector<TaskIndex>> EmbeddingStore::tasks(const BenchmarkSummary& benchmark, const std::string& encoder)
{
    auto statement =
        m_database.prepare("SELECT block FROM outcome_block WHERE benchmark_id = ? AND name = ? ORDER BY block");
    if (!statement)
        return Unexpected(statement.error());
    const std::string column = columnOf(benchmark, encoder);
    statement->bind(benchmark.id.value).bind(std::string_view(column));
    std::vector<TaskIndex> found;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return found;
        found.push_back(TaskIndex::at(static_cast<std::size_t>(statement->integer(0))));
    }
}

Result<std::vector<std::string>> EmbeddingStore::encoders(const BenchmarkSummary& benchmark)
{
    auto statement = m_database.prepare("SELECT DISTINCT name FROM outcome_block WHERE benchmark_id = ? ORDER BY name");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(benchmark.id.value);
    const std::string prefix = columnOf(benchmark, "");
    std::vector<std::string> names;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return names;
        if (const std::string name(statement->text(0)); name.starts_with(prefix))
            names.push_back(name.substr(prefix.size()));
    }
}

Result<std::shared_ptr<const RecordedEncoder>>
EmbeddingStore::encoder(const BenchmarkSummary& benchmark, const std::string& encoder, const TaskTable& tasks)
{
    auto statement =
        m_database.prepare("SELECT block, data FROM outcome_block WHERE benchmark_id = ? AND name = ? ORDER BY block");
    if (!statement)
        return Unexpected(statement.error());
    const std::string column = columnOf(benchmark, encoder);
    statement->bind(benchmark.id.value).bind(std::string_view(column));
    std::shared_ptr<RecordedEncoder> recorded;
    std::string buffer;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            break;
        const auto position = static_cast<std::size_t>(statement->integer(0));
        const std::span<const std::byte> bytes = statement->bytes(1);
        std::vector<float> vector(bytes.size() / sizeof(float));
        std::memcpy(vector.data(), bytes.data(), vector.size() * sizeof(float));
        if (!recorded)
            recorded = std::make_shared<RecordedEncoder>(fmt::format("{}/{}", encoder, vector.size()), vector.size());
        if (position >= tasks.size() || vector.empty() || vector.size() != recorded->dimensions())
            return store::damaged(m_database, fmt::format("vectors of {}", encoder), "one length");
        recorded->add(taskText(tasks, TaskIndex::at(position), buffer), vector);
    }
    if (!recorded) {
        const auto known = encoders(benchmark);
        if (!known)
            return Unexpected(known.error());
        return failure(ErrorCode::UnknownName, encoder,
                       known->empty() ? std::string("vectors of all tasks: acrouter prompts FILE embed")
                                      : fmt::format("one of {}", fmt::join(*known, ", ")),
                       {.file = m_database.file()});
    }
    return recorded;
}

} // namespace acr
