// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/modelfile.h"

#include "core/benchmark/benchmarkbuilder.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/jsonscanner.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace acr {

namespace {

struct ModelRow {
    enum Field : std::size_t { ModelName, Provider, Tier, InputPrice, OutputPrice, Note };
};
constexpr std::array<FieldSpec, 6> modelFields{{{.name = "model", .required = true, .otherName = "name"},
                                                {.name = "provider"},
                                                {.name = "tier"},
                                                {.name = "input_per_1m"},
                                                {.name = "output_per_1m"},
                                                {.name = "_note"}}};

void addFault(const JsonScanner& scanner, LineCounter& lines, ErrorList& errors)
{
    if (const auto& fault = scanner.fault())
        errors.add({fault->code, lines.place(fault->offset), fault->found, fault->expected});
}

/// The text of a whole document, or nothing after an error.
std::optional<std::string_view> documentText(TextSource& source, ErrorList& errors)
{
    if (auto refused = source.checkEncoding()) {
        errors.add(std::move(*refused));
        return std::nullopt;
    }
    auto text = source.all();
    if (!text) {
        errors.add(text.error());
        return std::nullopt;
    }
    return *text;
}

void readModelList(JsonScanner& scanner, DocumentRecord& record, std::vector<Model>& models)
{
    FieldValues values(record);
    if (!scanner.beginArray())
        return;
    while (scanner.nextElement()) {
        if (!record.read(scanner)) {
            if (scanner.fault())
                return;
            continue;
        }
        values.reset();
        Model model;
        model.name = values.requiredName(ModelRow::ModelName);
        model.provider = values.text(ModelRow::Provider).value_or("");
        model.tier = values.text(ModelRow::Tier).value_or("");
        model.note = values.text(ModelRow::Note).value_or("");
        model.inputPricePerMillion = values.amount(ModelRow::InputPrice);
        model.outputPricePerMillion = values.amount(ModelRow::OutputPrice);
        if (!values.good())
            continue;
        if (std::ranges::find(models, model.name, &Model::name) != models.end()) {
            record.addError(ErrorCode::Duplicate, ModelRow::ModelName, "model " + shown(model.name), "each model once");
            continue;
        }
        if (models.size() == maxModels) {
            Error error = tooManyModels({});
            scanner.fail(record.offset(), error.code, std::move(error.found), std::move(error.expected));
            return;
        }
        models.push_back(std::move(model));
    }
}

/// The counts that a summary gives for one part of the benchmark, or for all of it.
struct Counts {
    std::string subject;
    std::vector<const Split*> splits;
};

struct CountedValues {
    double tasks = 0;
    double cells = 0;
    double filled = 0;
    double cost = 0;
    double noTokens = 0;
    double models = 0;

    /// By its name in a summary.
    [[nodiscard]] double named(std::string_view key) const;
};

CountedValues countedValues(const Counts& part, const Benchmark& benchmark)
{
    CountedValues values;
    values.models = static_cast<double>(benchmark.models.size());
    for (const Split* split : part.splits) {
        values.tasks += static_cast<double>(split->tasks.size());
        for (const TaskIndex task : split->tasks) {
            for (std::size_t m = 0; m < benchmark.models.size(); ++m) {
                const Outcome outcome = benchmark.outcomes.outcome(task, ModelIndex::at(m));
                values.cells += 1;
                values.filled += isMissing(outcome.score) ? 0 : 1;
                values.cost += isMissing(outcome.costUsd) ? 0 : outcome.costUsd;
                values.noTokens +=
                    outcome.has(OutcomeFlag::NoTokenRecord) || outcome.has(OutcomeFlag::ZeroTokenRecord) ? 1 : 0;
            }
        }
    }
    return values;
}

double CountedValues::named(std::string_view key) const
{
    if (key == "tasks")
        return tasks;
    if (key == "rows")
        return filled;
    if (key == "cost_usd_total")
        return cost;
    if (key == "missing_cells")
        return cells - filled;
    if (key == "missing_token_records")
        return noTokens;
    if (key == "models")
        return models;
    return missing;
}

/// A summary may name a part any number of times; its cells are counted once.
using CountCache = std::map<std::vector<const Split*>, CountedValues>;

/// Reads an object of counts; the objects inside `splits` and of unknown names are parts of their own.
void readCounts(JsonScanner& scanner, const Counts& part, const Benchmark& benchmark, CountCache& cache,
                std::vector<ImportFact>& facts)
{
    std::string_view key;
    std::string scratch;
    if (!scanner.beginObject())
        return;
    while (scanner.nextKey(key, scratch)) {
        if (scanner.peek() == JsonKind::Number) {
            const std::string name(key);
            std::string_view written;
            if (!scanner.readNumber(written))
                return;
            const auto [counted, isNew] = cache.try_emplace(part.splits);
            if (isNew)
                counted->second = countedValues(part, benchmark);
            const double found = counted->second.named(name);
            const ParsedNumber stated = parseNumber(written);
            // Totals of a summary are rounded to a millionth.
            if (!isMissing(found) && stated.status == NumberStatus::Good &&
                std::abs(found - stated.value) > std::max(1e-6, 1e-9 * std::abs(stated.value)))
                facts.push_back({"summary_disagrees", part.subject, found, stated.value, name});
        } else if (key == "splits" && scanner.peek() == JsonKind::Object) {
            std::string splitName;
            if (!scanner.beginObject())
                return;
            while (scanner.nextKey(key, splitName)) {
                const Split* split = benchmark.split(key);
                if (split && scanner.peek() == JsonKind::Object)
                    readCounts(scanner, {std::string(key), {split}}, benchmark, cache, facts);
                else if (!scanner.skipValue())
                    return;
            }
        } else if (!scanner.skipValue()) {
            return;
        }
    }
}

} // namespace

std::vector<Model> readModels(TextSource& source, ErrorList& errors)
{
    std::vector<Model> models;
    const auto text = documentText(source, errors);
    if (!text)
        return models;
    const std::uint64_t before = errors.total();
    LineCounter lines(source.name(), *text);
    JsonScanner scanner(*text);
    DocumentRecord record(modelFields, errors, lines);
    if (scanner.peek() == JsonKind::Array) {
        readModelList(scanner, record, models);
    } else if (scanner.beginObject()) {
        std::string_view key;
        std::string scratch;
        bool listed = false;
        while (scanner.nextKey(key, scratch)) {
            if (key != "models") {
                scanner.skipValue();
            } else if (std::exchange(listed, true)) {
                scanner.fail(scanner.offset(), ErrorCode::Duplicate, "key 'models'", "one such key");
            } else {
                readModelList(scanner, record, models);
            }
        }
        if (!listed && !scanner.fault())
            errors.add({ErrorCode::MissingColumn, lines.place(0), "an object without it", "key 'models'"});
    }
    scanner.finish();
    addFault(scanner, lines, errors);
    if (models.empty() && errors.total() == before)
        errors.add({ErrorCode::Empty, {.file = source.name()}, {}, "at least one model"});
    return models;
}

std::vector<ImportFact> checkSummary(TextSource& source, const Benchmark& benchmark, ErrorList& errors)
{
    std::vector<ImportFact> facts;
    CountCache cache;
    const auto text = documentText(source, errors);
    if (!text)
        return facts;
    LineCounter lines(source.name(), *text);
    JsonScanner scanner(*text);
    std::string_view key;
    std::string scratch;
    scanner.beginObject();
    while (!scanner.fault() && scanner.nextKey(key, scratch)) {
        Counts part{std::string(key), {}};
        if (key == "id") {
            for (const Split& split : benchmark.splits) {
                if (split.name == "probing" || split.name == "id_test")
                    part.splits.push_back(&split);
            }
            // If only one of the two splits is present, the sums over both can't be compared.
            if (part.splits.size() == 1)
                part.splits.clear();
        } else if (const Split* split = benchmark.split(key)) {
            part.splits.push_back(split);
        }
        if (!part.splits.empty() && scanner.peek() == JsonKind::Object)
            readCounts(scanner, part, benchmark, cache, facts);
        else
            scanner.skipValue();
    }
    scanner.finish();
    addFault(scanner, lines, errors);
    return facts;
}

} // namespace acr
