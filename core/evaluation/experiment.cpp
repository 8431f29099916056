// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experiment.h"

#include "core/benchmark/textcheck.h"
#include "core/policy/policyneeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace acr {

namespace {

constexpr std::size_t longestParameterText = 256;
constexpr std::uint64_t largestSeed = std::numeric_limits<std::uint64_t>::max() - maxExperimentEntries;

class ExperimentReader {
public:
    explicit ExperimentReader(const JsonDocument& document)
        : m_document(document)
    {}

    tl::expected<ExperimentDefinition, ErrorList> read()
    {
        const JsonNode& root = m_document.root();
        JsonMembers members(m_document, root,
                            {"format", "version", "name", "description", "streams", "orders", "verifiers", "priors",
                             "trained", "policies", "seeds", "baseline", "cost_weight", "missing_scores"},
                            m_errors);
        if (const JsonNode* format = members.required("format");
            format != nullptr && format->text != "acrouter-experiment")
            add(*format, ErrorCode::UnknownName, shownNode(*format), "acrouter-experiment");
        if (const JsonNode* version = members.required("version")) {
            const auto number = jsonWhole(m_document, *version, 1, std::numeric_limits<std::uint32_t>::max(), m_errors);
            if (number && *number > 1)
                add(*version, ErrorCode::NewerVersion, shownNode(*version), "1");
        }
        if (members.required("name") != nullptr) {
            m_definition.name = members.text("name").value_or("");
            if (trimmed(m_definition.name).empty() && members.find("name")->kind == JsonKind::String)
                add(*members.find("name"), ErrorCode::Empty, {}, "a name");
        }
        m_definition.description = members.text("description").value_or("");
        m_definition.weights.cost = members.number("cost_weight", -1e6, 0).value_or(m_definition.weights.cost);
        if (const JsonNode* node = members.find("missing_scores")) {
            if (node->text != "zero" && node->text != "leave")
                add(*node, ErrorCode::UnknownName, shownNode(*node), "one of zero, leave");
            else
                m_definition.missingScores = node->text == "leave" ? MissingScores::Leave : MissingScores::AsZero;
        }
        static_cast<void>(members.required("streams"));
        static_cast<void>(members.required("policies"));
        each(members, "streams", m_definition.streams, [&](const JsonNode& node) { readStream(node); });
        each(members, "orders", m_definition.orders, [&](const JsonNode& node) { readOrder(node); });
        each(members, "verifiers", m_definition.verifiers, [&](const JsonNode& node) { readVerifiers(node); });
        each(members, "priors", m_definition.priors, [&](const JsonNode& node) { readPriors(node); });
        if (members.find("trained") != nullptr)
            each(members, "trained", m_definition.trained.emplace(), [&](const JsonNode& node) { readTrained(node); });
        each(members, "policies", m_definition.policies, [&](const JsonNode& node) { readPolicy(node); });
        if (const JsonNode* seeds = members.find("seeds"))
            m_definition.seeds = readSeeds(*seeds, 1);
        if (const JsonNode* node = members.find("baseline")) {
            const auto text = members.text("baseline");
            m_definition.baseline = text.value_or("");
            const auto known =
                std::ranges::find(m_definition.policies, m_definition.baseline, &ExperimentPolicy::label);
            if (text && known == m_definition.policies.end() && !expandedLater(m_definition.baseline))
                add(*node, ErrorCode::UnknownName, shownNode(*node), "the label of one of the policies");
        }
        if (const JsonNode* policies = members.find("policies"))
            m_definition.policiesPlace = m_document.place(policies->offset);
        if (m_errors.empty())
            checkReplays(members);
        if (!m_errors.empty())
            return tl::unexpected(std::move(m_errors));
        return std::move(m_definition);
    }

private:
    void add(const JsonNode& node, ErrorCode code, std::string found, std::string expected)
    {
        m_errors.add(m_document.error(node, code, std::move(found), std::move(expected)));
    }

    /// The lists multiply: refused at the longest one when there would be too many replays. Lists that stand for
    /// several policies (always:*) are counted once; the plan counts them again.
    void checkReplays(const JsonMembers& members)
    {
        const auto size = [](const auto& list) { return static_cast<double>(list.size()); };
        double orders = 0;
        for (const ExperimentOrder& order : m_definition.orders)
            orders += size(order.seeds);
        double erring = 0;
        for (const VerifierSettings& verifier : m_definition.verifiers)
            erring += verifier.perfect() ? 0 : 1;
        double runs = 0;
        for (const ExperimentPolicy& policy : m_definition.policies) {
            const PolicyInfo* info = policyInfo(policy.spec.id);
            const bool seeded = info != nullptr && info->seeded;
            const double verifiers = size(m_definition.verifiers);
            const double ofPolicy =
                seeded ? verifiers * size(m_definition.seeds) : verifiers - erring + erring * size(m_definition.seeds);
            runs += needsOf(policy.spec).priors ? ofPolicy * size(m_definition.priors) : ofPolicy;
        }
        const double replays = size(m_definition.streams) * orders * runs;
        if (replays <= static_cast<double>(maxExperimentReplays))
            return;
        const JsonNode* longest = &m_document.root();
        double maximum = 0;
        const auto compare = [&](std::string_view key, double entries) {
            const JsonNode* node = members.find(key);
            if (node != nullptr && entries > maximum) {
                longest = node;
                maximum = entries;
            }
        };
        compare("streams", size(m_definition.streams));
        compare("orders", orders);
        compare("verifiers", size(m_definition.verifiers));
        compare("priors", size(m_definition.priors));
        compare("policies", size(m_definition.policies));
        compare("seeds", size(m_definition.seeds));
        add(*longest, ErrorCode::TooLarge, fmt::format("an experiment of {:.0f} replays", replays),
            fmt::format("{} replays", maxExperimentReplays));
    }

    /// Calls `take` for each element of a list that must hold something.
    template <class Entries, class Take>
    void each(JsonMembers& members, std::string_view key, Entries& entries, const Take& take)
    {
        const JsonNode* list = members.list(key);
        if (list == nullptr)
            return;
        entries.clear();
        if (list->children.empty())
            add(*list, ErrorCode::Empty, {}, "at least one entry");
        for (const JsonNode& node : list->children) {
            take(node);
            if (entries.size() > maxExperimentEntries) {
                add(node, ErrorCode::TooLarge, fmt::format("{} entries", entries.size()),
                    fmt::format("{} entries", maxExperimentEntries));
                return;
            }
        }
    }

    /// Whether a policy list that stands for several (always:*) will hold it.
    [[nodiscard]] bool expandedLater(std::string_view label) const
    {
        return std::ranges::any_of(m_definition.policies, [&](const ExperimentPolicy& policy) {
            return policy.spec.argument == "*" && label.starts_with(policy.spec.id + ":");
        });
    }

    void readStream(const JsonNode& node)
    {
        ExperimentStream stream;
        if (node.kind == JsonKind::String) {
            stream.split = node.text;
        } else {
            JsonMembers members(m_document, node, {"split", "filter", "where", "solves_at", "needs"}, m_errors);
            static_cast<void>(members.required("split"));
            stream.split = members.text("split").value_or("");
            stream.needs = members.text("needs").value_or("");
            stream.filter.expression = members.text("where").value_or("");
            stream.filter.solvesAt = members.number("solves_at", 0, 1).value_or(defaultSolvesAt);
            if (const auto syntax = FilterSyntax::parse(stream.filter.expression); !syntax)
                m_errors.add(m_document.error(*members.find("where"), ErrorCode::BadFilter, describe(syntax.error()),
                                              stream.filter.expression));
            if (const JsonNode* filter = members.object("filter"))
                readFilter(*filter, stream.filter);
        }
        if (node.kind == JsonKind::String && stream.split.empty())
            add(node, ErrorCode::Empty, {}, "the name of a split");
        if (!m_streamLabels.insert(stream.label()).second)
            add(node, ErrorCode::Duplicate, "stream " + shown(stream.label()), "each stream once");
        m_definition.streams.push_back(std::move(stream));
    }

    void readFilter(const JsonNode& node, StreamFilter& filter)
    {
        for (const JsonNode& child : node.children) {
            const auto facet = facetNamed(child.key);
            if (!facet) {
                m_errors.add({ErrorCode::UnknownName, m_document.place(child.keyOffset), shown(child.key),
                              "one of dimension, split, source_split, source, bench, language, difficulty, siblings"});
                continue;
            }
            std::vector<std::string> values;
            for (const JsonNode* value : valuesOf(child)) {
                if (auto text = jsonText(m_document, *value, m_errors))
                    values.push_back(std::move(*text));
            }
            if (child.kind == JsonKind::Array && child.children.empty())
                add(child, ErrorCode::Empty, {}, "at least one value");
            filter.facets.emplace_back(*facet, std::move(values));
        }
    }

    void readOrder(const JsonNode& node)
    {
        ExperimentOrder order;
        if (node.kind == JsonKind::String) {
            if (node.text != "natural")
                add(node, ErrorCode::UnknownName, shownNode(node), "natural, or an object with the key 'shuffled'");
        } else {
            JsonMembers members(m_document, node, {"shuffled", "first"}, m_errors);
            order.order = StreamOrder::Shuffled;
            const std::uint64_t first = members.whole("first", 0, largestSeed).value_or(1);
            if (const JsonNode* shuffled = members.required("shuffled"))
                order.seeds = readSeeds(*shuffled, first);
        }
        if (std::ranges::any_of(m_definition.orders,
                                [&](const ExperimentOrder& other) { return other.order == order.order; }))
            add(node, ErrorCode::Duplicate, order.label(), "each kind of order once");
        m_definition.orders.push_back(std::move(order));
    }

    void readPriors(const JsonNode& node)
    {
        ExperimentPriors priors;
        const JsonNode* named = &node;
        if (node.kind != JsonKind::Object) {
            auto text = jsonText(m_document, node, m_errors);
            if (!text)
                return;
            priors.source = std::move(*text);
        } else {
            JsonMembers members(m_document, node, {"priors", "label", "needs"}, m_errors);
            named = members.required("priors");
            if (named == nullptr)
                return;
            priors.source = members.text("priors").value_or("none");
            priors.needs = members.text("needs").value_or("");
            priors.label = members.text("label").value_or("");
        }
        if (priors.source.empty())
            return add(*named, ErrorCode::Empty, {}, "none, the name of a prior set, or a file");
        if (node.kind != JsonKind::Object || priors.label.empty())
            priors.label = priors.source;
        if (priors.source == "none")
            priors.source.clear();
        if (std::ranges::find(m_definition.priors, priors.label, &ExperimentPriors::label) != m_definition.priors.end())
            add(node, ErrorCode::Duplicate, "priors " + shown(priors.label), "each label once");
        m_definition.priors.push_back(std::move(priors));
    }

    void readTrained(const JsonNode& node)
    {
        const auto text = jsonText(m_document, node, m_errors);
        if (!text)
            return;
        auto spec = parsePolicySpec(*text);
        if (!spec) {
            m_errors.add({spec.error().code, m_document.place(node.offset), spec.error().found, spec.error().expected});
            return;
        }
        std::vector<PolicySpec>& trained = *m_definition.trained;
        if (!policyInfo(spec->id)->trained)
            return add(node, ErrorCode::NotApplicable, shownNode(node), "a policy that is trained");
        if (!m_trainedSpecs.insert(spec->text()).second)
            add(node, ErrorCode::Duplicate, shownNode(node), "each policy once");
        trained.push_back(std::move(*spec));
    }

    /// A number of seeds from the first on, a list of seeds, or {"count", "first"}.
    std::vector<std::uint64_t> readSeeds(const JsonNode& node, std::uint64_t first)
    {
        std::vector<std::uint64_t> seeds;
        if (node.kind == JsonKind::Array) {
            if (node.children.empty() || node.children.size() > maxExperimentEntries)
                add(node, ErrorCode::OutOfRange, fmt::format("{} seeds", node.children.size()),
                    fmt::format("1 to {} seeds", maxExperimentEntries));
            std::set<std::uint64_t> known;
            for (const JsonNode& child : node.children) {
                const auto seed = jsonWhole(m_document, child, 0, largestSeed, m_errors);
                if (seed && !known.insert(*seed).second)
                    add(child, ErrorCode::Duplicate, "seed " + shownNode(child), "each seed once");
                seeds.push_back(seed.value_or(0));
            }
            return seeds;
        }
        std::optional<std::uint64_t> count;
        if (node.kind == JsonKind::Object) {
            JsonMembers members(m_document, node, {"count", "first"}, m_errors);
            static_cast<void>(members.required("count"));
            count = members.whole("count", 1, maxExperimentEntries);
            first = members.whole("first", 0, largestSeed).value_or(first);
        } else {
            count = jsonWhole(m_document, node, 1, maxExperimentEntries, m_errors);
        }
        for (std::uint64_t i = 0; i < count.value_or(0); ++i)
            seeds.push_back(first + i);
        return seeds;
    }

    /// The elements of a list, or the node itself.
    static std::vector<const JsonNode*> valuesOf(const JsonNode& node)
    {
        std::vector<const JsonNode*> values;
        if (node.kind != JsonKind::Array)
            return {&node};
        for (const JsonNode& child : node.children)
            values.push_back(&child);
        return values;
    }

    /// One or several verifiers: rates that are lists multiply.
    void readVerifiers(const JsonNode& node)
    {
        if (node.kind == JsonKind::String) {
            if (node.text != "perfect")
                add(node, ErrorCode::UnknownName, shownNode(node), "perfect, or an object");
            m_definition.verifiers.emplace_back();
            return;
        }
        std::size_t variants = 1;
        for (const JsonNode& child : node.children) {
            if (child.kind != JsonKind::Array)
                continue;
            if (child.children.empty())
                return add(child, ErrorCode::Empty, {}, "at least one value");
            m_definition.varied = m_definition.varied || child.children.size() > 1;
            if (child.children.size() > maxExperimentEntries / variants)
                return add(child, ErrorCode::TooLarge, "more verifiers", std::to_string(maxExperimentEntries));
            variants *= child.children.size();
        }
        // One variant at a time: the node may be large, and its first mistake ends the reading. The last list varies
        // fastest.
        for (std::size_t number = 0; number < variants; ++number) {
            JsonNode variant{.kind = node.kind, .offset = node.offset, .children = {}};
            std::size_t rest = number;
            std::size_t below = variants;
            for (const JsonNode& child : node.children) {
                const JsonNode* value = &child;
                if (child.kind == JsonKind::Array) {
                    below /= child.children.size();
                    value = &child.children[rest / below];
                    rest %= below;
                }
                JsonNode& made = variant.children.emplace_back(*value);
                made.key = child.key;
                made.keyOffset = child.keyOffset;
            }
            const std::uint64_t before = m_errors.total();
            m_definition.verifiers.push_back(readVerifier(m_document, variant, m_errors));
            if (m_errors.total() != before)
                return;
        }
    }

    void readPolicy(const JsonNode& node)
    {
        if (node.kind == JsonKind::String) {
            addPolicy(node, {}, parsePolicySpec(node.text), {}, {});
            return;
        }
        JsonMembers members(m_document, node, {"policy", "parameters", "label", "needs", "published"}, m_errors);
        const std::size_t before = m_definition.policies.size();
        readPolicies(members);
        const JsonNode* published = members.object("published");
        if (published == nullptr)
            return;
        if (m_definition.policies.size() > before + 1)
            add(*published, ErrorCode::WrongType, "figures for several policies",
                "one policy: parameters with one value each");
        for (const JsonNode& figure : published->children) {
            const auto percent = jsonNumber(m_document, figure, 0, 100, m_errors);
            if (percent && m_definition.policies.size() == before + 1)
                m_definition.policies.back().published.emplace_back(figure.key, *percent);
        }
    }

    /// One policy, or several where parameters are lists.
    void readPolicies(JsonMembers& members)
    {
        const JsonNode* id = members.required("policy");
        const auto text = members.text("policy");
        const std::string label = members.text("label").value_or("");
        const std::string needs = members.text("needs").value_or("");
        const JsonNode* parameters = members.object("parameters");
        if (id == nullptr || !text)
            return;
        const auto base = parsePolicySpec(*text);
        if (!base || parameters == nullptr)
            return addPolicy(*id, {}, base, label, needs);
        const PolicyInfo& info = *policyInfo(base->id);
        struct Variant {
            PolicySpec spec;
            std::string suffix; ///< what tells it from its siblings
        };
        std::vector<Variant> variants{{*base, {}}};
        for (const JsonNode& parameter : parameters->children) {
            const auto values = valuesOf(parameter);
            if (values.empty())
                return add(parameter, ErrorCode::Empty, {}, "at least one value");
            m_definition.varied = m_definition.varied || values.size() > 1;
            std::vector<Variant> multiplied;
            for (const Variant& variant : variants) {
                for (const JsonNode* value : values) {
                    if (value->kind != JsonKind::String && value->kind != JsonKind::Number)
                        return add(*value, ErrorCode::WrongType, shownNode(*value), "a number or a text");
                    // It becomes a part of many labels.
                    if (value->text.size() > longestParameterText)
                        return add(*value, ErrorCode::TooLarge, fmt::format("{} bytes", value->text.size()),
                                   fmt::format("{} bytes", longestParameterText));
                    auto changed = variant.spec.parameters.withValue(info.parameters, parameter.key, value->text);
                    if (!changed) {
                        const bool nameIsWrong = changed.error().code == ErrorCode::UnknownName;
                        m_errors.add({changed.error().code,
                                      m_document.place(nameIsWrong ? parameter.keyOffset : value->offset),
                                      changed.error().found, changed.error().expected});
                        return;
                    }
                    if (multiplied.size() > maxExperimentEntries)
                        return add(parameter, ErrorCode::TooLarge, "more policies",
                                   std::to_string(maxExperimentEntries));
                    Variant& made = multiplied.emplace_back(variant);
                    made.spec.parameters = std::move(*changed);
                    if (values.size() > 1)
                        made.suffix +=
                            fmt::format("{}{}={}", made.suffix.empty() ? "" : ", ", parameter.key, value->text);
                }
            }
            variants = std::move(multiplied);
        }
        for (Variant& variant : variants)
            addPolicy(*id, variant.suffix, std::move(variant.spec), label, needs);
    }

    void addPolicy(const JsonNode& node, const std::string& suffix, Result<PolicySpec> spec, const std::string& label,
                   const std::string& needs)
    {
        if (!spec) {
            m_errors.add({spec.error().code, m_document.place(node.offset), spec.error().found, spec.error().expected});
            return;
        }
        ExperimentPolicy policy{std::move(*spec), label, needs};
        if (label.empty())
            policy.label = policy.spec.text();
        else if (!suffix.empty())
            policy.label = fmt::format("{} ({})", label, suffix);
        if (!m_policyLabels.insert(policy.label).second)
            add(node, ErrorCode::Duplicate, "policy " + shown(policy.label), "each label once");
        m_definition.policies.push_back(std::move(policy));
    }

    const JsonDocument& m_document;
    ErrorList m_errors;
    ExperimentDefinition m_definition;
    std::set<std::string> m_streamLabels;
    std::set<std::string> m_trainedSpecs;
    std::set<std::string> m_policyLabels;
};

} // namespace

tl::expected<ExperimentDefinition, ErrorList> readExperiment(const std::string& file, std::string text)
{
    const auto document = JsonDocument::parse(file, std::move(text));
    if (!document) {
        ErrorList errors;
        errors.add(document.error());
        return tl::unexpected(std::move(errors));
    }
    return ExperimentReader(*document).read();
}

} // namespace acr
