// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/answerstore.h"

#include "core/base/bytes.h"
#include "core/benchmark/packedtext.h"
#include "core/workspace/outcomecolumns.h"
#include "core/workspace/rows.h"
#include "core/workspace/summaryreader.h"

#include <span>

namespace acr {

AnswerStore::AnswerStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<void> AnswerStore::save(BenchmarkId id, AnswerSpool& spool, const Progress& progress)
{
    return m_workspace.atomically([&]() -> Result<void> {
        const auto shape = store::shapeOf(m_database, id);
        if (!shape)
            return Unexpected(shape.error());
        auto clear = m_database.prepare("DELETE FROM outcome_block WHERE benchmark_id = ? AND name = ?");
        if (!clear)
            return Unexpected(clear.error());
        if (auto cleared = clear->bind(id.value).bind(store::answerColumn).run(); !cleared)
            return cleared;
        auto statement = m_database.prepare("INSERT INTO outcome_block VALUES(?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        const std::vector<TaskIndex> tasks = spool.tasks();
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            if (i % (tasks.size() / 100 + 1) == 0)
                progress(static_cast<double>(i) / static_cast<double>(tasks.size()));
            if (tasks[i].position() >= shape->tasks)
                return failure(ErrorCode::OutOfRange, std::to_string(tasks[i].value), "a task of the benchmark",
                               {.file = m_database.file()});
            const auto answers = spool.answers(tasks[i]);
            if (!answers)
                return Unexpected(answers.error());
            ByteWriter writer;
            for (const ModelAnswer& answer : *answers) {
                writer.number(static_cast<std::uint16_t>(answer.model.position()));
                writer.text(answer.text);
            }
            const auto packed = packedText(writer.take());
            if (!packed)
                return failure(ErrorCode::TooLarge, "the answers to one task", "1 GiB", {.file = m_database.file()});
            statement->bind(id.value)
                .bind(store::answerColumn)
                .bind(std::int64_t{tasks[i].value})
                .bind(std::as_bytes(std::span(*packed)));
            if (auto inserted = statement->run(); !inserted)
                return inserted;
        }
        return {};
    });
}

Result<std::vector<TaskIndex>> AnswerStore::tasks(BenchmarkId id)
{
    auto statement =
        m_database.prepare("SELECT block FROM outcome_block WHERE benchmark_id = ? AND name = ? ORDER BY block");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(id.value).bind(store::answerColumn);
    std::vector<TaskIndex> tasks;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return tasks;
        tasks.push_back(TaskIndex::at(static_cast<std::size_t>(statement->integer(0))));
    }
}

Result<std::vector<ModelAnswer>> AnswerStore::answers(BenchmarkId id, TaskIndex task)
{
    const auto shape = store::shapeOf(m_database, id);
    if (!shape)
        return Unexpected(shape.error());
    auto statement =
        m_database.prepare("SELECT data FROM outcome_block WHERE benchmark_id = ? AND name = ? AND block = ?");
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(id.value).bind(store::answerColumn).bind(std::int64_t{task.value}).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    std::vector<ModelAnswer> answers;
    if (!*hasRow)
        return answers;
    const std::span<const std::byte> bytes = statement->bytes(0);
    const auto text = unpackedText({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!text)
        return store::damaged(m_database, fmt::format("answers to task {}", task.value), "compressed texts");
    ByteReader reader(*text);
    while (!reader.failed() && !reader.complete()) {
        const auto model = reader.number<std::uint16_t>();
        std::string answer = reader.text();
        if (reader.failed() || model >= shape->models)
            return store::damaged(m_database, fmt::format("answers to task {}", task.value), "models of the pool");
        answers.push_back({ModelIndex::at(model), std::move(answer)});
    }
    return answers;
}

} // namespace acr
