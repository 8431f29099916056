// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/stepblock.h"

#include "core/session/sessionjournal.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace acr {

namespace {

constexpr unsigned passedFlag = 1;
constexpr unsigned gradedFlag = 2;
constexpr unsigned appliedFlag = 4;

constexpr std::uint32_t firstStepTag = 1;
constexpr std::uint32_t countTag = 2;
constexpr std::uint32_t attemptCountTag = 19;
constexpr std::uint32_t priorPickTag = 26;
constexpr std::uint32_t reasonTag = 27;
constexpr std::uint32_t marginTag = 28;
constexpr std::uint32_t reasonsTag = 29;
constexpr std::uint32_t firstColumnTag = 16;

constexpr std::uint16_t noPriorPick = 0xffff;

enum class ColumnOf : std::uint8_t { Block, Step, Attempt };

struct ColumnForm {
    ColumnOf of = ColumnOf::Step;
    std::size_t width = 1;
    const char* name = "";
};

/// Of the tags from firstColumnTag on.
constexpr std::array<ColumnForm, 14> columnForms{{{ColumnOf::Step, 4, "task"},
                                                  {ColumnOf::Step, 4, "position"},
                                                  {ColumnOf::Step, 2, "chosen"},
                                                  {ColumnOf::Step, 2, "attempts"},
                                                  {ColumnOf::Step, 8, "score"},
                                                  {ColumnOf::Step, 8, "cost_usd"},
                                                  {ColumnOf::Attempt, 2, "attempt model"},
                                                  {ColumnOf::Attempt, 1, "attempt flags"},
                                                  {ColumnOf::Attempt, 8, "attempt score"},
                                                  {ColumnOf::Attempt, 8, "attempt cost_usd"},
                                                  {ColumnOf::Step, 2, "prior pick"},
                                                  {ColumnOf::Step, 2, "reason"},
                                                  {ColumnOf::Step, 8, "margin"},
                                                  {ColumnOf::Block, 1, "reasons"}}};
constexpr std::size_t columnHead = 2;

const ColumnForm& formOf(std::uint32_t tag)
{
    return columnForms[tag - firstColumnTag];
}

void addColumn(JournalRecord& record, std::uint32_t tag, std::span<const std::byte> entries)
{
    const ColumnForm& form = formOf(tag);
    std::vector<std::byte> bytes;
    bytes.reserve(entries.size() + columnHead);
    bytes.push_back(static_cast<std::byte>(form.of));
    bytes.push_back(static_cast<std::byte>(form.width));
    bytes.insert(bytes.end(), entries.begin(), entries.end());
    record.add(tag, std::move(bytes));
}

template <class Number>
void addColumnOf(JournalRecord& record, std::uint32_t tag, const std::vector<Number>& numbers)
{
    addColumn(record, tag, ColumnBytes<Number>(numbers).bytes());
}

Unexpected wrongColumn(std::uint32_t tag, std::size_t bytes, std::size_t count)
{
    return failure(ErrorCode::Malformed, fmt::format("column {} of {} bytes", formOf(tag).name, bytes),
                   fmt::format("{} entries of {} bytes", count, formOf(tag).width));
}

/// The entries of a known column; an error where it has another form or another number of them.
Result<std::span<const std::byte>> entriesOf(const JournalRecord& record, std::uint32_t tag, std::size_t count)
{
    const ColumnForm& form = formOf(tag);
    const JournalRecord::Field* const field = record.field(tag);
    const std::size_t bytes = field != nullptr ? field->bytes.size() : 0;
    if (bytes < columnHead || std::to_integer<std::size_t>(field->bytes[0]) != static_cast<std::size_t>(form.of) ||
        std::to_integer<std::size_t>(field->bytes[1]) != form.width || bytes - columnHead != count * form.width)
        return wrongColumn(tag, bytes, count);
    return std::span<const std::byte>(field->bytes).subspan(columnHead);
}

template <class Number>
Result<void> readEntries(const JournalRecord& record, std::uint32_t tag, std::size_t count,
                         std::vector<Number>& numbers)
{
    const auto bytes = entriesOf(record, tag, count);
    if (!bytes)
        return Unexpected(bytes.error());
    numbers.resize(count);
    return readColumn(*bytes, std::span(numbers)) ? Result<void>() : wrongColumn(tag, bytes->size(), count);
}

struct BlockSize {
    std::size_t steps = 0;
    std::size_t attempts = 0;
    std::vector<std::uint16_t> attemptsOfStep;
};

Result<BlockSize> sizeOf(const JournalRecord& record)
{
    const auto count = record.whole(countTag);
    const JournalRecord::Field* const attempts = record.field(attemptCountTag);
    if (!count || attempts == nullptr || *count == 0 || *count > attempts->bytes.size())
        return failure(ErrorCode::Malformed, count ? fmt::format("a block of {} steps", *count) : "a block of steps",
                       "a number of steps, and a column for each");
    BlockSize size;
    size.steps = static_cast<std::size_t>(*count);
    if (auto read = readEntries(record, attemptCountTag, size.steps, size.attemptsOfStep); !read)
        return Unexpected(read.error());
    size.attempts = std::accumulate(size.attemptsOfStep.begin(), size.attemptsOfStep.end(), std::size_t{0});
    return size;
}

Result<void> checkBelow(std::uint32_t tag, const auto& numbers, std::size_t limit)
{
    const auto wrong = std::ranges::find_if(numbers, [&](auto number) { return number >= limit; });
    if (wrong == numbers.end())
        return {};
    return failure(ErrorCode::Malformed,
                   fmt::format("entry {} of column {}: {}", wrong - numbers.begin() + 1, formOf(tag).name, *wrong),
                   fmt::format("below {}", limit));
}

/// Notes are left out where their columns are absent or damaged: they explain steps and are none.
void appendNotes(const JournalRecord& record, std::size_t steps, std::size_t models, StepNotes& notes)
{
    std::vector<std::uint16_t> priorPick;
    std::vector<std::uint16_t> reason;
    std::vector<double> margin;
    std::vector<std::string> reasons;
    std::vector<std::string_view> texts;
    const JournalRecord::Field* const field = record.field(reasonsTag);
    bool sound = field != nullptr && readEntries(record, priorPickTag, steps, priorPick) &&
                 readEntries(record, reasonTag, steps, reason) && readEntries(record, marginTag, steps, margin);
    if (sound) {
        const auto bytes = std::span<const std::byte>(field->bytes);
        std::uint32_t count = 0;
        constexpr std::size_t head = columnHead + sizeof(count);
        sound = bytes.size() >= head && readColumn(bytes.subspan(columnHead, sizeof(count)), std::span(&count, 1)) &&
                count <= steps && readTextColumn(bytes.subspan(head), count, texts);
    }
    if (!sound) {
        notes.appendUnknown(steps);
        return;
    }
    for (const std::string_view text : texts)
        reasons.emplace_back(text);
    std::vector<StepNote> added(steps);
    for (std::size_t i = 0; i < steps; ++i)
        added[i] = {ModelIndex(priorPick[i]), reason[i], priorPick[i] < models, margin[i]};
    notes.append(added, reasons);
}

} // namespace

StepColumns stepColumns(const Run& run, std::size_t from, std::size_t to)
{
    StepColumns columns;
    for (std::size_t i = from; i < to; ++i) {
        const Step& step = run.steps[i];
        columns.task.push_back(step.task.value);
        columns.position.push_back(step.position);
        columns.chosen.push_back(step.chosen.value);
        columns.attempts.push_back(step.attemptCount);
        columns.score.push_back(step.score);
        columns.cost.push_back(step.costUsd);
        for (const Attempt& attempt : run.attemptsOf(step)) {
            columns.attemptModel.push_back(attempt.model.value);
            columns.attemptFlags.push_back(static_cast<std::uint8_t>((attempt.passed ? passedFlag : 0U) |
                                                                     (attempt.graded ? gradedFlag : 0U) |
                                                                     (attempt.applied ? appliedFlag : 0U)));
            columns.attemptScore.push_back(attempt.score);
            columns.attemptCost.push_back(attempt.costUsd);
        }
    }
    return columns;
}

JournalRecord stepsRecord(std::size_t firstStep, std::size_t steps,
                          const std::array<std::span<const std::byte>, 10>& columns)
{
    JournalRecord record(static_cast<std::uint32_t>(JournalKind::Steps));
    record.addWhole(firstStepTag, firstStep);
    record.addWhole(countTag, steps);
    for (std::size_t i = 0; i < columns.size(); ++i)
        addColumn(record, firstColumnTag + static_cast<std::uint32_t>(i), columns[i]);
    return record;
}

JournalRecord stepsRecord(const Run& run, const StepNotes& notes, std::size_t from, std::size_t to)
{
    JournalRecord record = withBytes(stepColumns(run, from, to),
                                     [&](const auto& columns) { return stepsRecord(from, to - from, columns); });
    if (notes.notes.size() < to)
        return record;
    StepNotes local;
    std::vector<std::uint16_t> priorPick;
    std::vector<std::uint16_t> reason;
    std::vector<double> margin;
    for (std::size_t i = from; i < to; ++i) {
        const StepNote& note = notes.notes[i];
        priorPick.push_back(note.known ? note.priorPick.value : noPriorPick);
        reason.push_back(note.known ? local.reasonNumber(notes.reasons[note.reason]) : std::uint16_t{0});
        margin.push_back(note.margin);
    }
    addColumnOf(record, priorPickTag, priorPick);
    addColumnOf(record, reasonTag, reason);
    addColumnOf(record, marginTag, margin);
    TextColumn texts;
    for (const std::string& text : local.reasons)
        texts.add(text);
    const auto count = static_cast<std::uint32_t>(local.reasons.size());
    const ColumnBytes<std::uint32_t> head(std::span<const std::uint32_t>(&count, 1));
    std::vector<std::byte> bytes(head.bytes().begin(), head.bytes().end());
    const std::vector<std::byte> column = texts.bytes();
    bytes.insert(bytes.end(), column.begin(), column.end());
    addColumn(record, reasonsTag, bytes);
    return record;
}

Result<void> appendSteps(const JournalRecord& record, const JournalShape& shape, Run& run, StepNotes& notes)
{
    const auto size = sizeOf(record);
    if (!size)
        return Unexpected(size.error());
    const auto first = record.whole(firstStepTag);
    if (first != run.steps.size())
        return failure(ErrorCode::Malformed, fmt::format("a block of steps from {} on", first.value_or(0) + 1),
                       fmt::format("the steps from {} on", run.steps.size() + 1));
    StepColumns block;
    Result<void> read;
    std::uint32_t tag = firstColumnTag;
    const auto next = [&](auto& numbers, std::size_t count) {
        if (read)
            read = readEntries(record, tag, count, numbers);
        ++tag;
    };
    for (std::vector<std::uint32_t>* column : {&block.task, &block.position})
        next(*column, size->steps);
    for (std::vector<std::uint16_t>* column : {&block.chosen, &block.attempts})
        next(*column, size->steps);
    for (std::vector<double>* column : {&block.score, &block.cost})
        next(*column, size->steps);
    next(block.attemptModel, size->attempts);
    next(block.attemptFlags, size->attempts);
    for (std::vector<double>* column : {&block.attemptScore, &block.attemptCost})
        next(*column, size->attempts);
    if (read)
        read = checkBelow(firstColumnTag, block.task, shape.tasks);
    if (read)
        read = checkBelow(firstColumnTag + 2, block.chosen, shape.models);
    if (read)
        read = checkBelow(firstColumnTag + 6, block.attemptModel, shape.models);
    if (read && std::ranges::find(block.attempts, std::uint16_t{0}) != block.attempts.end())
        read = failure(ErrorCode::Malformed, "a step without an attempt", "one at least");
    if (!read)
        return read;
    std::size_t attempt = 0;
    for (std::size_t i = 0; i < size->steps; ++i) {
        Step& step = run.steps.emplace_back();
        step.task = TaskIndex(block.task[i]);
        step.position = block.position[i];
        step.chosen = ModelIndex(block.chosen[i]);
        step.attemptCount = block.attempts[i];
        step.firstAttempt = static_cast<std::uint32_t>(run.attempts.size());
        step.score = block.score[i];
        step.costUsd = block.cost[i];
        for (std::size_t j = 0; j < step.attemptCount; ++j, ++attempt) {
            const unsigned flags = block.attemptFlags[attempt];
            run.attempts.push_back({.model = ModelIndex(block.attemptModel[attempt]),
                                    .passed = (flags & passedFlag) != 0,
                                    .graded = (flags & gradedFlag) != 0,
                                    .applied = (flags & appliedFlag) != 0,
                                    .score = block.attemptScore[attempt],
                                    .costUsd = block.attemptCost[attempt]});
        }
    }
    appendNotes(record, size->steps, shape.models, notes);
    return {};
}

Result<JournalRecord> firstStepsOf(const JournalRecord& record, std::size_t steps)
{
    const auto size = sizeOf(record);
    if (!size)
        return Unexpected(size.error());
    if (steps >= size->steps)
        return record;
    const std::size_t attempts =
        std::accumulate(size->attemptsOfStep.begin(), size->attemptsOfStep.begin() + static_cast<std::ptrdiff_t>(steps),
                        std::size_t{0});
    JournalRecord cut(record.kind());
    for (const JournalRecord::Field& field : record.fields()) {
        if (field.tag == countTag) {
            cut.addWhole(countTag, steps);
            continue;
        }
        std::size_t kept = field.bytes.size();
        if (field.tag >= firstColumnTag && field.bytes.size() >= columnHead) {
            const auto of = static_cast<ColumnOf>(field.bytes[0]);
            const auto width = std::to_integer<std::size_t>(field.bytes[1]);
            if (of == ColumnOf::Step)
                kept = std::min(kept, columnHead + steps * width);
            else if (of == ColumnOf::Attempt)
                kept = std::min(kept, columnHead + attempts * width);
        }
        cut.add(field.tag, {field.bytes.begin(), field.bytes.begin() + static_cast<std::ptrdiff_t>(kept)});
    }
    return cut;
}

} // namespace acr
