// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionjson.h"

#include "core/benchmark/jsondocument.h"
#include "core/benchmark/textcheck.h"
#include "core/memory/priorjson.h"
#include "core/policy/registry.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace acr {

namespace {

constexpr std::string_view formatName = "acrouter-session";
constexpr std::uint64_t anySeed = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t anyStep = std::numeric_limits<std::uint32_t>::max();

class DefinitionReader {
public:
    /// `lenient`: goes on after what is not known here; events that are not known are left out.
    DefinitionReader(std::string_view text, const JsonDocument& document, ErrorList& errors, bool lenient)
        : m_text(text)
        , m_document(document)
        , m_errors(errors)
        , m_lenient(lenient)
    {}

    void readOutermost(const JsonNode& root, SessionDefinition& definition)
    {
        JsonMembers members(m_document, root,
                            {"format", "version", "benchmark", "stream", "policy", "seed", "priors", "trained",
                             "reward", "missing_scores", "verifier", "events", "fork"},
                            m_errors);
        if (root.kind != JsonKind::Object)
            return;
        const JsonNode* format = members.required("format");
        if (format != nullptr && (format->kind != JsonKind::String || format->text != formatName))
            add(*format, ErrorCode::NotRecognised, fmt::format("a session definition, \"format\": \"{}\"", formatName));
        const JsonNode* version = members.required("version");
        const auto number = members.whole("version", 1, anySeed);
        if (number && *number > sessionFormatVersion)
            m_errors.add(m_document.error(*version, ErrorCode::NewerVersion, std::to_string(*number),
                                          std::to_string(sessionFormatVersion)));
        if (m_errors.empty() || m_lenient)
            readMembers(members, definition, 0);
    }

private:
    void add(const JsonNode& node, ErrorCode code, std::string expected)
    {
        m_errors.add(m_document.error(node, code, shownNode(node), std::move(expected)));
    }

    std::string name(JsonMembers& members, std::string_view key)
    {
        const JsonNode* node = members.required(key);
        const auto text = node != nullptr ? members.text(key) : std::nullopt;
        if (text && text->empty())
            add(*node, ErrorCode::OutOfRange, "a text that is not empty");
        return text.value_or(std::string());
    }

    std::size_t choice(JsonMembers& members, std::string_view key, std::initializer_list<std::string_view> names)
    {
        const auto text = members.text(key);
        if (!text)
            return 0;
        const auto found = std::ranges::find(names, std::string_view(*text));
        if (found != names.end())
            return static_cast<std::size_t>(found - names.begin());
        add(*members.find(key), ErrorCode::UnknownName, fmt::format("one of {}", fmt::join(names, ", ")));
        return 0;
    }

    void readMembers(JsonMembers& members, SessionDefinition& definition, std::size_t depth)
    {
        definition.benchmark = name(members, "benchmark");
        definition.policy = name(members, "policy");
        if (members.required("stream") != nullptr) {
            if (const JsonNode* stream = members.object("stream"))
                readStream(*stream, definition.stream);
        }
        definition.seed = members.whole("seed", 0, anySeed).value_or(definition.seed);
        if (const JsonNode* priors = members.object("priors"))
            readPriors(*priors, definition.priors);
        if (const JsonNode* trained = members.list("trained"))
            readTrained(*trained, definition.trained);
        if (const JsonNode* reward = members.object("reward")) {
            JsonMembers weights(m_document, *reward, {"score", "cost"}, m_errors);
            definition.weights.score = weights.number("score", 0, 1e6).value_or(definition.weights.score);
            definition.weights.cost = weights.number("cost", -1e6, 0).value_or(definition.weights.cost);
        }
        definition.missingScores =
            choice(members, "missing_scores", {"zero", "leave"}) == 1 ? MissingScores::Leave : MissingScores::AsZero;
        if (const JsonNode* verifier = members.object("verifier"))
            definition.verifier = readVerifier(m_document, *verifier, m_errors);
        if (const JsonNode* events = members.list("events"))
            readEvents(*events, definition.events);
        if (const JsonNode* fork = members.object("fork"))
            readFork(*fork, definition.fork, depth);
    }

    /// A prior set is parsed as a document of its own, so its positions are relative to its start.
    void readPriors(const JsonNode& node, SessionPriors& priors)
    {
        JsonMembers members(m_document, node, {"name", "set"}, m_errors);
        priors.name = members.text("name").value_or(std::string());
        const JsonNode* set = members.required("set") != nullptr ? members.object("set") : nullptr;
        if (set == nullptr)
            return;
        std::string_view written;
        JsonScanner scanner(m_text.substr(set->offset));
        scanner.skipValue(&written);
        TextSource source("priors", written);
        auto read = readPriorJson(source);
        if (read) {
            priors.set = std::make_shared<const PriorSet>(std::move(*read));
            return;
        }
        Error error = read.error();
        const Place start = m_document.place(set->offset);
        if (error.place.line <= 1)
            error.place.column += start.column - 1;
        error.place.line = error.place.line == 0 ? start.line : error.place.line + start.line - 1;
        error.place.file = start.file;
        m_errors.add(std::move(error));
    }

    void readTrained(const JsonNode& list, std::vector<std::string>& trained)
    {
        for (const JsonNode& node : list.children) {
            const auto text = jsonText(m_document, node, m_errors);
            if (!text)
                return;
            const auto spec = parsePolicySpec(*text);
            if (!spec || !policyInfo(spec->id)->trained)
                add(node, ErrorCode::UnknownName, "a policy that is trained");
            else if (std::ranges::find(trained, spec->text()) != trained.end())
                add(node, ErrorCode::Duplicate, "each trained policy once");
            else
                trained.push_back(spec->text());
        }
    }

    void readStream(const JsonNode& node, StreamDefinition& stream)
    {
        JsonMembers members(m_document, node, {"split", "order", "seed", "filter", "where", "solves_at"}, m_errors);
        stream.split = name(members, "split");
        stream.order =
            choice(members, "order", {"natural", "shuffled"}) == 1 ? StreamOrder::Shuffled : StreamOrder::Natural;
        // The natural order has none, so one that is given there says nothing.
        const auto seed = members.whole("seed", 0, anySeed);
        if (seed && stream.order == StreamOrder::Shuffled)
            stream.seed = *seed;
        stream.filter.expression = members.text("where").value_or("");
        stream.filter.solvesAt = members.number("solves_at", 0, 1).value_or(defaultSolvesAt);
        if (const auto syntax = FilterSyntax::parse(stream.filter.expression); !syntax)
            m_errors.add(m_document.error(*members.find("where"), ErrorCode::BadFilter, describe(syntax.error()),
                                          stream.filter.expression));
        const JsonNode* filter = members.object("filter");
        for (const JsonNode& entry : filter != nullptr ? filter->children : std::vector<JsonNode>()) {
            const auto facet = facetNamed(entry.key);
            if (!facet) {
                m_errors.add({ErrorCode::UnknownName, m_document.place(entry.keyOffset), "key " + shown(entry.key),
                              "dimension, split, source_split, source, bench, language, difficulty, siblings"});
                continue;
            }
            if (entry.kind != JsonKind::Array) {
                add(entry, ErrorCode::WrongType, "a list of names");
                continue;
            }
            stream.filter.facets.emplace_back(*facet, std::vector<std::string>());
            for (const JsonNode& value : entry.children)
                stream.filter.facets.back().second.push_back(
                    jsonText(m_document, value, m_errors).value_or(std::string()));
        }
    }

    void readEvents(const JsonNode& list, std::vector<SessionEvent>& events)
    {
        for (const JsonNode& node : list.children) {
            JsonMembers members(m_document, node, {"after", "kind", "model", "amount", "seed"}, m_errors);
            if (node.kind != JsonKind::Object)
                return;
            const std::uint64_t before = m_errors.total();
            SessionEvent event;
            if (members.required("after") != nullptr)
                event.after = static_cast<std::uint32_t>(members.whole("after", 0, anyStep).value_or(0));
            if (members.required("kind") != nullptr)
                event.kind =
                    static_cast<SessionEventKind>(choice(members, "kind", {"down", "up", "price", "improve", "join"}));
            event.model = name(members, "model");
            const auto amount = members.number("amount", -1e6, 1e6);
            event.amount = amount.value_or(0);
            event.seed = members.whole("seed", 0, anySeed).value_or(0);
            if (hasAmount(event.kind) && members.find("amount") == nullptr)
                m_errors.add(m_document.error(node, ErrorCode::MissingColumn,
                                              "an event of kind " + std::string(eventKindName(event.kind)),
                                              "key 'amount'"));
            if (!hasAmount(event.kind) && members.find("amount") != nullptr)
                m_errors.add(m_document.error(node, ErrorCode::WrongType,
                                              "an event of kind " + std::string(eventKindName(event.kind)),
                                              "no key 'amount'"));
            if (const auto checked = checkAmount(event); !checked && amount)
                m_errors.add(
                    m_document.error(node, checked.error().code, checked.error().found, checked.error().expected));
            if (!events.empty() && events.back().after > event.after)
                m_errors.add(m_document.error(node, ErrorCode::OutOfRange, fmt::format("after {}", event.after),
                                              "events in the order in which they happen"));
            if (m_errors.total() == before || !m_lenient)
                events.push_back(std::move(event));
        }
    }

    void readFork(const JsonNode& node, SessionFork& fork, std::size_t depth)
    {
        if (depth >= deepestFork) {
            m_errors.add(
                m_document.error(node, ErrorCode::TooLarge, "a fork of a fork of many", std::to_string(deepestFork)));
            return;
        }
        JsonMembers members(m_document, node, {"after", "of"}, m_errors);
        if (members.required("after") != nullptr)
            fork.after = static_cast<std::uint32_t>(members.whole("after", 0, anyStep).value_or(0));
        const JsonNode* of = members.required("of") != nullptr ? members.object("of") : nullptr;
        auto definition = std::make_shared<SessionDefinition>();
        if (of != nullptr) {
            JsonMembers inner(m_document, *of,
                              {"benchmark", "stream", "policy", "seed", "priors", "trained", "reward", "missing_scores",
                               "verifier", "events", "fork"},
                              m_errors);
            readMembers(inner, *definition, depth + 1);
        }
        fork.of = std::move(definition);
    }

    std::string_view m_text;
    const JsonDocument& m_document;
    ErrorList& m_errors;
    bool m_lenient = false;
};

/// Whether a later version may have written what this one does not know.
bool mayBeLater(const Error& error)
{
    return error.code == ErrorCode::UnknownName || error.code == ErrorCode::BadFilter ||
           error.code == ErrorCode::NewerVersion;
}

Result<StoredDefinition> readDefinition(TextSource& source, bool lenient)
{
    if (auto refused = source.checkEncoding())
        return Unexpected(std::move(*refused));
    const auto text = source.all();
    if (!text)
        return Unexpected(text.error());
    const auto document = JsonDocument::parse(source.name(), std::string(*text));
    if (!document)
        return Unexpected(document.error());
    ErrorList errors;
    StoredDefinition stored;
    DefinitionReader(*text, *document, errors, lenient).readOutermost(document->root(), stored.definition);
    for (const Error& error : errors.items()) {
        if (!lenient || !mayBeLater(error))
            return Unexpected(error);
        stored.unknown.push_back(error);
    }
    return stored;
}

using Json = nlohmann::ordered_json;

Json jsonOf(const SessionDefinition& definition)
{
    Json stream{{"split", definition.stream.split},
                {"order", definition.stream.order == StreamOrder::Shuffled ? "shuffled" : "natural"}};
    if (definition.stream.order == StreamOrder::Shuffled)
        stream["seed"] = definition.stream.seed;
    if (!definition.stream.filter.facets.empty()) {
        Json filter = Json::object();
        for (const auto& [facet, names] : definition.stream.filter.facets)
            filter[std::string(facetName(facet))] = names;
        stream["filter"] = std::move(filter);
    }
    if (!definition.stream.filter.expression.empty())
        stream["where"] = definition.stream.filter.expression;
    if (definition.stream.filter.solvesAt != defaultSolvesAt)
        stream["solves_at"] = definition.stream.filter.solvesAt;
    Json json;
    json["benchmark"] = definition.benchmark;
    json["stream"] = std::move(stream);
    json["policy"] = definition.policy;
    json["seed"] = definition.seed;
    if (definition.priors.given())
        json["priors"] = {{"name", definition.priors.name}, {"set", Json::parse(priorJson(*definition.priors.set))}};
    if (!definition.trained.empty())
        json["trained"] = definition.trained;
    json["reward"] = {{"score", definition.weights.score}, {"cost", definition.weights.cost}};
    json["missing_scores"] = definition.missingScores == MissingScores::AsZero ? "zero" : "leave";
    if (definition.verifier != VerifierSettings())
        json["verifier"] = verifierJson(definition.verifier);
    if (!definition.events.empty()) {
        Json events = Json::array();
        for (const SessionEvent& event : definition.events) {
            Json item{{"after", event.after}, {"kind", eventKindName(event.kind)}, {"model", event.model}};
            if (hasAmount(event.kind))
                item["amount"] = event.amount;
            if (event.seed != 0)
                item["seed"] = event.seed;
            events.push_back(std::move(item));
        }
        json["events"] = std::move(events);
    }
    if (definition.fork.isFork())
        json["fork"] = {{"after", definition.fork.after}, {"of", jsonOf(*definition.fork.of)}};
    return json;
}

} // namespace

std::string sessionJson(const SessionDefinition& definition)
{
    Json json{{"format", formatName}, {"version", sessionFormatVersion}};
    json.update(jsonOf(definition));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<SessionDefinition> readSessionJson(TextSource& source)
{
    auto read = readDefinition(source, false);
    if (!read)
        return Unexpected(read.error());
    return std::move(read->definition);
}

Result<StoredDefinition> readStoredSession(TextSource& source)
{
    return readDefinition(source, true);
}

} // namespace acr
