// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/pricetable.h"

#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/record.h"
#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace acr {

namespace {

struct PriceField {
    enum Field : std::size_t { Input, Output, Service, Size };
};
constexpr std::array<FieldSpec, 4> priceFields{{{.name = "input_price", .otherName = "input_token_price_per_million"},
                                                {.name = "output_price", .otherName = "output_token_price_per_million"},
                                                {.name = "service"},
                                                {.name = "size"}}};

} // namespace

bool isPriceTable(const FileStart& start)
{
    const std::vector<std::string> keys = start.innerJsonKeys();
    return hasNames(keys, {"input_price"}) || hasNames(keys, {"input_token_price_per_million"});
}

std::vector<Model> readPriceTable(TextSource& source, ErrorList& errors)
{
    std::vector<Model> models;
    if (auto refused = source.checkEncoding()) {
        errors.add(std::move(*refused));
        return models;
    }
    const auto text = source.all();
    if (!text) {
        errors.add(text.error());
        return models;
    }
    LineCounter lines(source.name(), *text);
    JsonScanner scanner(*text);
    DocumentRecord record(priceFields, errors, lines);
    FieldValues values(record);
    std::unordered_set<std::string> names;
    std::string_view key;
    std::string scratch;
    scanner.beginObject();
    while (!scanner.fault() && scanner.nextKey(key, scratch)) {
        const std::size_t keyOffset = scanner.keyOffset();
        if (auto fault = nameFault(key)) {
            fault->place = lines.place(keyOffset);
            errors.add(std::move(*fault));
        }
        Model model;
        model.name = key;
        if (!names.insert(model.name).second)
            errors.add({ErrorCode::Duplicate, lines.place(keyOffset), "model " + shown(key), "each model once"});
        if (!record.read(scanner))
            continue;
        values.reset();
        model.provider = values.text(PriceField::Service).value_or("");
        model.tier = values.text(PriceField::Size).value_or("");
        model.inputPricePerMillion = values.amount(PriceField::Input);
        model.outputPricePerMillion = values.amount(PriceField::Output);
        if (values.good())
            models.push_back(std::move(model));
    }
    scanner.finish();
    if (const auto& fault = scanner.fault())
        errors.add({fault->code, lines.place(fault->offset), fault->found, fault->expected});
    return models;
}

void fillCosts(Benchmark& benchmark)
{
    for (std::size_t t = 0; t < benchmark.outcomes.tasks(); ++t) {
        for (std::size_t m = 0; m < benchmark.models.size(); ++m) {
            const TaskIndex task = TaskIndex::at(t);
            const ModelIndex model = ModelIndex::at(m);
            if (!isMissing(benchmark.outcomes.cost(task, model)))
                continue;
            Outcome outcome = benchmark.outcomes.outcome(task, model);
            if (outcome.inputTokens < 0 || outcome.outputTokens < 0)
                continue;
            outcome.costUsd = priceOf(benchmark.models[m], outcome.inputTokens, outcome.outputTokens);
            benchmark.outcomes.setOutcome(task, model, outcome);
        }
    }
}

} // namespace acr
