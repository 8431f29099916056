// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/decisionfiles.h"

#include "core/base/savefile.h"
#include "core/benchmark/aliases.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/jsonlinesreader.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <unordered_map>

namespace acr {

namespace {

struct DecisionKey {
    enum Field : std::size_t { TaskId, Chosen, Chain, Resolved, Score, ApplyOk, CostUsd, ObservedReward };
};
constexpr std::array<FieldSpec, 8> decisionFields{{{.name = "task_id", .required = true},
                                                   {.name = "chosen_model", .required = true},
                                                   {.name = "chain_run"},
                                                   {.name = "resolved"},
                                                   {.name = "score"},
                                                   {.name = "apply_ok"},
                                                   {.name = "cost_usd"},
                                                   {.name = "observed_reward"}}};

/// The models of a chain; nothing after an error.
std::optional<std::vector<ModelIndex>> readChain(const JsonLinesReader& row, FieldValues& values,
                                                 const Benchmark& benchmark, std::span<const Alias> aliases)
{
    std::vector<ModelIndex> chain;
    if (row[DecisionKey::Chain].absent())
        return chain;
    if (row[DecisionKey::Chain].kind != FieldValue::Kind::List) {
        values.bad(ErrorCode::WrongType, DecisionKey::Chain, "a list of models");
        return std::nullopt;
    }
    JsonScanner scanner(row[DecisionKey::Chain].text);
    std::string_view name;
    std::string scratch;
    scanner.beginArray();
    while (scanner.nextElement()) {
        Place place = row.place(DecisionKey::Chain);
        place.column += scanner.offset();
        if (scanner.peek() != JsonKind::String) {
            std::string_view written;
            scanner.skipValue(&written);
            row.errors().add({ErrorCode::WrongType, place, shown(written), "the name of a model"});
            return std::nullopt;
        }
        scanner.readString(name, scratch);
        const auto model = findModel(benchmark, aliases, name);
        if (!model) {
            row.errors().add({ErrorCode::UnknownModel, place, shown(name), benchmark.modelNames()});
            return std::nullopt;
        }
        chain.push_back(*model);
    }
    return chain;
}

} // namespace

DecisionSet readDecisions(TextSource& source, const Benchmark& benchmark, std::span<const Alias> aliases,
                          const Progress& progress, ErrorList& errors)
{
    DecisionSet set;
    set.name = nameOfPath(std::filesystem::path(source.name()).stem().string());
    const std::uint64_t errorsBefore = errors.total();
    JsonLinesReader row(source, decisionFields, errors, progress);
    FieldValues values(row);
    std::unordered_map<TaskIndex, std::uint64_t> lines;
    while (row.next()) {
        values.reset();
        const std::string_view id = values.requiredName(DecisionKey::TaskId);
        const std::string_view chosen = values.requiredName(DecisionKey::Chosen);
        RecordedDecision decision;
        if (const auto resolved = values.flag(DecisionKey::Resolved))
            decision.score = *resolved ? 1 : 0;
        if (const double score = values.number(DecisionKey::Score); !isMissing(score))
            decision.score = score;
        decision.costUsd = values.amount(DecisionKey::CostUsd);
        values.flag(DecisionKey::ApplyOk);
        values.number(DecisionKey::ObservedReward);
        if (!values.good())
            continue;
        const auto task = benchmark.tasks.find(id);
        if (!task) {
            ++set.unknownTasks;
            continue;
        }
        const auto model = findModel(benchmark, aliases, chosen);
        if (!model)
            values.bad(ErrorCode::UnknownModel, DecisionKey::Chosen, benchmark.modelNames());
        auto chain = readChain(row, values, benchmark, aliases);
        const auto [first, isNew] = lines.emplace(*task, row.line());
        if (!isNew)
            errors.add({ErrorCode::Duplicate, row.place(DecisionKey::TaskId), "task " + shown(id),
                        fmt::format("one decision a task; first in line {}", first->second)});
        if (!model || !chain || !isNew)
            continue;
        decision.task = *task;
        decision.chosen = *model;
        decision.chain = std::move(*chain);
        set.decisions.push_back(std::move(decision));
    }
    if (set.decisions.empty() && errors.total() == errorsBefore)
        errors.add({ErrorCode::Empty,
                    {.file = source.name()},
                    {},
                    set.unknownTasks > 0 ? "a decision on a task of this benchmark" : "at least one decision"});
    return set;
}

bool looksLikeDecisions(const SourceItem& file)
{
    auto source = file.open();
    if (!source || source->checkEncoding())
        return false;
    ErrorList ignored(0);
    constexpr std::array<FieldSpec, 2> fields{{{.name = "chosen_model"}, {.name = "task_id"}}};
    JsonLinesReader row(*source, fields, ignored, {});
    return row.next() && !row[0].absent();
}

std::string decisionLines(const Benchmark& benchmark, std::span<const DecisionRow> rows)
{
    const auto name = [&](ModelIndex model) { return benchmark.models[model.position()].name; };
    std::string text;
    std::uint64_t step = 0;
    for (const DecisionRow& row : rows) {
        const RecordedDecision& decision = row.decision;
        nlohmann::json line{
            {"task_id", benchmark.tasks[decision.task].id}, {"chosen_model", name(decision.chosen)}, {"step", ++step}};
        if (!decision.chain.empty()) {
            nlohmann::json& chain = line["chain_run"] = nlohmann::json::array();
            for (const ModelIndex model : decision.chain)
                chain.push_back(name(model));
        }
        if (decision.score == 0 || decision.score == 1)
            line["resolved"] = decision.score == 1;
        else if (!isMissing(decision.score))
            line["score"] = decision.score;
        if (!isMissing(decision.costUsd))
            line["cost_usd"] = decision.costUsd;
        if (!isMissing(row.observedReward))
            line["observed_reward"] = row.observedReward;
        if (row.seed)
            line["seed"] = *row.seed;
        text += line.dump();
        text += '\n';
    }
    return text;
}

Result<void> writeDecisions(const std::filesystem::path& path, const Benchmark& benchmark,
                            std::span<const DecisionRow> rows)
{
    return saveFile(path, decisionLines(benchmark, rows));
}

} // namespace acr
