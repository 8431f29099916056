// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/endpoints.h"

#include "core/benchmark/jsondocument.h"
#include "core/benchmark/limits.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace acr {

namespace {

constexpr double maxPrice = 1e6; ///< USD per million tokens
constexpr std::uint64_t maxDimensions = 65536;

/// Whether a text has the form of a secret: a known beginning, or long and without anything that a name has.
bool looksLikeKey(std::string_view text)
{
    constexpr std::array<std::string_view, 8> beginnings{"sk-",  "sk_", "AIza",    "gsk_",
                                                         "xai-", "pa-", "Bearer ", "key-"};
    constexpr std::size_t keyLength = 16;
    constexpr std::size_t longText = 40;
    if (text.size() < keyLength || text.find("://") != std::string_view::npos)
        return false;
    if (std::ranges::any_of(beginnings, [&](std::string_view start) { return text.starts_with(start); }))
        return true;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool isToken = std::ranges::none_of(text, [](char c) { return c == ' ' || c == '/' || c == '.'; });
    return text.size() >= longText && isToken && std::ranges::count_if(text, isDigit) >= 6;
}

void refuseKeys(const JsonDocument& document, const JsonNode& node, ErrorList& errors)
{
    if (node.kind == JsonKind::String && looksLikeKey(node.text))
        errors.add(document.error(node, ErrorCode::OutOfRange, "what looks like a key",
                                  "the name of an environment variable that holds it, as api_key_env"));
    for (const JsonNode& child : node.children)
        refuseKeys(document, child, errors);
}

std::optional<EndpointKind> kindNamed(std::string_view name)
{
    if (name == "openai")
        return EndpointKind::OpenAi;
    if (name == "anthropic")
        return EndpointKind::Anthropic;
    if (name == "gemini")
        return EndpointKind::Gemini;
    return std::nullopt;
}

const char* kindName(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::OpenAi: return "openai";
    case EndpointKind::Anthropic: return "anthropic";
    case EndpointKind::Gemini: return "gemini";
    }
    return "";
}

bool isVariableName(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// Whether a served model's name means the model asked for: it is the same, a dated version of it
/// ("name-2025-08-07", "name-0613"), or not given.
bool isServedAs(std::string_view served, std::string_view asked)
{
    constexpr std::string_view folder = "models/";
    constexpr std::string_view latest = "-latest";
    constexpr std::ptrdiff_t digitsOfVersion = 3;
    for (std::string_view* name : {&served, &asked}) {
        if (name->starts_with(folder))
            name->remove_prefix(folder.size());
    }
    if (served.empty() || served == asked)
        return true;
    if (asked.ends_with(latest))
        asked.remove_suffix(latest.size());
    if (!served.starts_with(asked) || served.size() <= asked.size() || served[asked.size()] != '-')
        return false;
    const std::string_view version = served.substr(asked.size());
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    // "name-5" is another model than "name".
    return std::ranges::all_of(version, [&](char c) { return c == '-' || isDigit(c); }) &&
           std::ranges::count_if(version, isDigit) >= digitsOfVersion;
}

Endpoint readEndpoint(const JsonDocument& document, const JsonNode& node, ErrorList& errors)
{
    Endpoint endpoint;
    JsonMembers members(document, node,
                        {"name", "kind", "base_url", "api_key_env", "requests_per_minute", "max_in_flight"}, errors);
    if (members.required("name") != nullptr)
        endpoint.name = members.text("name").value_or("");
    const auto kind = members.text("kind");
    if (const auto known = kindNamed(kind.value_or("openai")))
        endpoint.kind = *known;
    else
        errors.add(document.error(*members.find("kind"), ErrorCode::UnknownName, *kind, "openai, anthropic or gemini"));
    if (const JsonNode* const url = members.required("base_url")) {
        endpoint.baseUrl = members.text("base_url").value_or("");
        while (endpoint.baseUrl.ends_with('/'))
            endpoint.baseUrl.pop_back();
        const bool hasScheme = endpoint.baseUrl.starts_with("http://") || endpoint.baseUrl.starts_with("https://");
        // A user and password in an address would be sent and shown.
        if (!hasScheme || endpoint.baseUrl.find('@') != std::string::npos)
            errors.add(document.error(*url, ErrorCode::BadParameter, endpoint.baseUrl,
                                      "an address with http:// or https://, without a user"));
    }
    if (const auto variable = members.text("api_key_env")) {
        endpoint.keyVariable = *variable;
        if (!isVariableName(*variable))
            errors.add(document.error(*members.find("api_key_env"), ErrorCode::BadParameter, *variable,
                                      "the name of an environment variable"));
    }
    endpoint.requestsPerMinute = members.number("requests_per_minute", 0, 1e9).value_or(0);
    endpoint.maxInFlight = static_cast<std::size_t>(members.whole("max_in_flight", 1, 10000).value_or(8));
    return endpoint;
}

/// The position of the endpoint that a model names.
std::size_t endpointIn(const JsonDocument& document, JsonMembers& facts, const std::vector<Endpoint>& endpoints,
                       ErrorList& errors)
{
    const JsonNode* const where = facts.required("endpoint");
    if (where == nullptr)
        return 0;
    const std::string wanted = facts.text("endpoint").value_or("");
    const auto found = std::ranges::find(endpoints, wanted, &Endpoint::name);
    if (found == endpoints.end())
        errors.add(document.error(*where, ErrorCode::UnknownName, wanted, "the name of an endpoint"));
    return static_cast<std::size_t>(found - endpoints.begin());
}

EndpointModel readModel(const JsonDocument& document, const JsonNode& node, const std::vector<Endpoint>& endpoints,
                        ErrorList& errors)
{
    EndpointModel model;
    JsonMembers facts(document, node,
                      {"model", "endpoint", "served_as", "input_per_1m", "output_per_1m", "cached_input_per_1m"},
                      errors);
    if (facts.required("model") != nullptr)
        model.model = facts.text("model").value_or("");
    model.servedAs = facts.text("served_as").value_or(model.model);
    model.endpoint = endpointIn(document, facts, endpoints, errors);
    model.inputPerMillion = facts.number("input_per_1m", 0, maxPrice).value_or(missing);
    model.outputPerMillion = facts.number("output_per_1m", 0, maxPrice).value_or(missing);
    model.cachedInputPerMillion = facts.number("cached_input_per_1m", 0, maxPrice).value_or(missing);
    return model;
}

} // namespace

EndpointSet EndpointSet::withHelpers() const
{
    EndpointSet all = *this;
    all.models.insert(all.models.end(), helpers.begin(), helpers.end());
    all.helpers.clear();
    return all;
}

std::optional<std::size_t> EndpointSet::modelOrHelper(std::string_view name) const
{
    const auto model = std::ranges::find(models, name, &EndpointModel::model);
    if (model != models.end())
        return static_cast<std::size_t>(model - models.begin());
    const auto helper = std::ranges::find(helpers, name, &EndpointModel::model);
    if (helper == helpers.end())
        return std::nullopt;
    return models.size() + static_cast<std::size_t>(helper - helpers.begin());
}

std::vector<Model> EndpointSet::pool() const
{
    std::vector<Model> pool;
    for (const EndpointModel& model : models)
        pool.push_back({.name = model.model,
                        .provider = endpoints[model.endpoint].name,
                        .inputPricePerMillion = model.inputPerMillion,
                        .outputPricePerMillion = model.outputPerMillion});
    return pool;
}

double EndpointSet::costOf(std::size_t model, const CallDetails& call) const
{
    const EndpointModel* priced = &models[model];
    if (!isServedAs(call.servedModel, priced->servedAs)) {
        const auto served = std::ranges::find_if(models, [&](const EndpointModel& other) {
            return other.endpoint == models[model].endpoint && isServedAs(call.servedModel, other.servedAs);
        });
        if (served == models.end())
            return missing;
        priced = &*served;
    }
    const TokenUsage& tokens = call.tokens;
    if (tokens.input < 0 || tokens.output < 0 || tokens.cachedInput > tokens.input)
        return missing;
    constexpr double million = 1e6;
    const double cached = isMissing(priced->cachedInputPerMillion) ? 0 : std::max(0, tokens.cachedInput);
    const double cachedCost = cached > 0 ? cached * priced->cachedInputPerMillion : 0;
    return ((tokens.input - cached) * priced->inputPerMillion + cachedCost + tokens.output * priced->outputPerMillion) /
           million;
}

std::string endpointsText(const EndpointSet& set)
{
    using OrderedJson = nlohmann::ordered_json;
    const auto add = [](OrderedJson& entry, const char* name, double value) {
        if (!isMissing(value))
            entry[name] = value;
    };
    OrderedJson endpoints = OrderedJson::array();
    for (const Endpoint& endpoint : set.endpoints) {
        OrderedJson entry{{"name", endpoint.name}, {"kind", kindName(endpoint.kind)}, {"base_url", endpoint.baseUrl}};
        if (!endpoint.keyVariable.empty())
            entry["api_key_env"] = endpoint.keyVariable;
        entry["requests_per_minute"] = endpoint.requestsPerMinute;
        entry["max_in_flight"] = endpoint.maxInFlight;
        endpoints.push_back(std::move(entry));
    }
    const auto modelsOf = [&](const std::vector<EndpointModel>& models) {
        OrderedJson list = OrderedJson::array();
        for (const EndpointModel& model : models) {
            OrderedJson entry{{"model", model.model},
                              {"endpoint", set.endpoints[model.endpoint].name},
                              {"served_as", model.servedAs}};
            add(entry, "input_per_1m", model.inputPerMillion);
            add(entry, "output_per_1m", model.outputPerMillion);
            add(entry, "cached_input_per_1m", model.cachedInputPerMillion);
            list.push_back(std::move(entry));
        }
        return list;
    };
    OrderedJson embeddings = OrderedJson::array();
    for (const EmbeddingModel& model : set.embeddings) {
        OrderedJson entry{
            {"model", model.model}, {"endpoint", set.endpoints[model.endpoint].name}, {"served_as", model.servedAs}};
        add(entry, "input_per_1m", model.inputPerMillion);
        if (model.dimensions > 0)
            entry["dimensions"] = model.dimensions;
        if (!model.inputType.empty())
            entry["input_type"] = model.inputType;
        embeddings.push_back(std::move(entry));
    }
    const OrderedJson file{{"endpoints", std::move(endpoints)},
                           {"models", modelsOf(set.models)},
                           {"helpers", modelsOf(set.helpers)},
                           {"embeddings", std::move(embeddings)}};
    return file.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::optional<EndpointSet> readEndpoints(std::string name, std::string text, ErrorList& errors)
{
    const std::uint64_t before = errors.total();
    auto document = JsonDocument::parse(std::move(name), std::move(text));
    if (!document) {
        errors.add(document.error());
        return std::nullopt;
    }
    EndpointSet set;
    refuseKeys(*document, document->root(), errors);
    JsonMembers members(*document, document->root(), {"endpoints", "models", "helpers", "embeddings"}, errors);
    if (members.required("endpoints") == nullptr || members.required("models") == nullptr)
        return std::nullopt;
    if (const JsonNode* const list = members.list("endpoints")) {
        for (const JsonNode& node : list->children) {
            Endpoint endpoint = readEndpoint(*document, node, errors);
            if (std::ranges::find(set.endpoints, endpoint.name, &Endpoint::name) != set.endpoints.end())
                errors.add(document->error(node, ErrorCode::Duplicate, endpoint.name, "one endpoint of a name"));
            set.endpoints.push_back(std::move(endpoint));
        }
    }
    for (const auto& [key, list] : {std::pair("models", &set.models), std::pair("helpers", &set.helpers)}) {
        const JsonNode* const models = members.list(key);
        for (const JsonNode& node : models != nullptr ? models->children : std::vector<JsonNode>()) {
            EndpointModel model = readModel(*document, node, set.endpoints, errors);
            if (set.modelOrHelper(model.model))
                errors.add(document->error(node, ErrorCode::Duplicate, model.model, "one entry a model"));
            list->push_back(std::move(model));
        }
    }
    const JsonNode* const embeddings = members.list("embeddings");
    for (const JsonNode& node : embeddings != nullptr ? embeddings->children : std::vector<JsonNode>()) {
        EmbeddingModel model;
        JsonMembers facts(*document, node,
                          {"model", "endpoint", "served_as", "input_per_1m", "dimensions", "input_type"}, errors);
        if (facts.required("model") != nullptr)
            model.model = facts.text("model").value_or("");
        model.servedAs = facts.text("served_as").value_or(model.model);
        model.endpoint = endpointIn(*document, facts, set.endpoints, errors);
        model.inputPerMillion = facts.number("input_per_1m", 0, maxPrice).value_or(missing);
        model.dimensions = static_cast<std::size_t>(facts.whole("dimensions", 1, maxDimensions).value_or(0));
        model.inputType = facts.text("input_type").value_or("");
        if (std::ranges::find(set.embeddings, model.model, &EmbeddingModel::model) != set.embeddings.end())
            errors.add(document->error(node, ErrorCode::Duplicate, model.model, "one entry a model"));
        set.embeddings.push_back(std::move(model));
    }
    if (errors.total() == before && set.models.empty())
        errors.add(document->error(document->root(), ErrorCode::Empty, {}, "a model"));
    if (set.models.size() > maxModels)
        errors.add(document->error(document->root(), ErrorCode::TooLarge, fmt::format("{} models", set.models.size()),
                                   fmt::format("at most {}", maxModels)));
    return errors.total() == before ? std::optional(std::move(set)) : std::nullopt;
}

} // namespace acr
