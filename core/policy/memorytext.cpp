// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/savefile.h"
#include "core/policy/memoryfiles.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iterator>

namespace acr {

namespace {

std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump();
}

std::string numberOrNull(double number)
{
    return std::isfinite(number) ? fmt::format("{}", number) : "null";
}

void appendEntry(std::string& text, const MemoryState& state, MemoryId id, std::vector<float>& key)
{
    const VectorStore& store = state.entries;
    const Experience& experience = *store.find(id);
    const Attempt& attempt = experience.attempt;
    const auto out = std::back_inserter(text);
    fmt::format_to(out, R"({{"task_id": {}, "model": {}, "step": )", quoted(state.tasks[experience.task.position()]),
                   quoted(state.models[attempt.model.position()]));
    if (experience.step == Experience::beforeStream)
        text += "null";
    else
        fmt::format_to(out, "{}", std::uint64_t{experience.step} + 1);
    fmt::format_to(
        out, R"(, "score": {}, "cost_usd": {}, "passed": {}, "graded": {}, "applied": {}, "pinned": {}, "key": [)",
        numberOrNull(attempt.score), numberOrNull(attempt.costUsd), attempt.passed, attempt.graded, attempt.applied,
        store.isPinned(id));
    key.resize(store.dimensions());
    store.keyOf(id, key);
    for (std::size_t d = 0; d < key.size(); ++d)
        fmt::format_to(out, "{}{}", d > 0 ? "," : "", key[d]);
    text += "]}";
}

std::string headerText(const MemoryState& state)
{
    return fmt::format(
        R"({{"format": "acrouter-memory", "version": {}, "benchmark": {}, "policy": {}, "encoder": {}, "dimensions": {}, )"
        R"("capacity": {}, "memory_version": {}, "steps": {}, "gathered": {}, "beliefs": {})",
        memoryFileVersion, quoted(state.benchmark), quoted(state.policy), quoted(state.encoder),
        state.entries.dimensions(), state.entries.capacity(), state.version, state.steps, state.gathered,
        beliefsText(state.beliefs, state.models.all()));
}

} // namespace

MemoryFileFormat memoryFormatFor(std::string_view fileName)
{
    return fileName.ends_with(".jsonl") ? MemoryFileFormat::JsonLines : MemoryFileFormat::Json;
}

std::string beliefsText(std::span<const BeliefRow> beliefs, std::span<const std::string> models)
{
    std::string text = "[";
    for (const BeliefRow& row : beliefs) {
        fmt::format_to(std::back_inserter(text), R"({}{{"dimension": {}, "source": {}, "models": [)",
                       text.size() > 1 ? ", " : "", quoted(row.dimension), quoted(row.source));
        for (std::size_t j = 0; j < row.cells.size(); ++j) {
            const BeliefRow::Cell& cell = row.cells[j];
            fmt::format_to(std::back_inserter(text),
                           R"({}{{"model": {}, "mean": {}, "sd": {}, "evidence": {}, "cost_usd": {}}})",
                           j > 0 ? ", " : "", quoted(models[j]), numberOrNull(cell.mean), numberOrNull(cell.sd),
                           numberOrNull(cell.evidence), numberOrNull(cell.costUsd));
        }
        text += "]}";
    }
    return text + "]";
}

std::string memoryText(const MemoryState& state, MemoryFileFormat format)
{
    const bool lines = format == MemoryFileFormat::JsonLines;
    std::string text = headerText(state);
    text += lines ? "}\n" : ",\n \"entries\": [";
    std::vector<float> key;
    bool first = true;
    for (const MemoryId id : state.entries.ids()) {
        if (!lines)
            text += first ? "\n" : ",\n";
        first = false;
        appendEntry(text, state, id, key);
        if (lines)
            text += '\n';
    }
    if (!lines)
        text += "]}\n";
    return text;
}

Result<void> writeMemory(const std::filesystem::path& path, const MemoryState& state)
{
    return saveFile(path, memoryText(state, memoryFormatFor(path.filename().string())));
}

} // namespace acr
