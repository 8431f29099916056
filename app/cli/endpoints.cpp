// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/benchmark/textsource.h"
#include "core/provider/httpembedder.h"
#include "core/provider/httpprovider.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <memory>

namespace acr::cli {

namespace {

struct EndpointOptions {
    std::string file;
    std::string prompt;
    std::uint32_t maxTokens = 256;
    double seconds = 60;
    bool json = false;
};

/// What a call of a model showed.
struct Trial {
    bool made = false;
    CallFailure failure = CallFailure::None;
    std::string failureText;
    std::string served;
    double firstTextSeconds = missing;
    double seconds = missing;
    TokenUsage tokens;
    double costUsd = missing;
    std::size_t numbers = 0; ///< of a vector
};

Json countOrNull(std::int64_t value)
{
    return value < 0 ? Json(nullptr) : Json(value);
}

std::string keyState(const Endpoint& endpoint)
{
    if (endpoint.keyVariable.empty())
        return "no key";
    const char* const key = std::getenv(endpoint.keyVariable.c_str());
    return endpoint.keyVariable + (key != nullptr && *key != '\0' ? " is set" : " is not set");
}

std::string shownNumber(double value, const char* unit)
{
    return isMissing(value) ? "?" : fmt::format("{:.6g}{}", value, unit);
}

/// Calls every model of the file once, all at the same time.
class Trials {
public:
    Trials(const EndpointSet& endpoints, const EndpointOptions& options)
        : m_provider(
              endpoints, m_transport, m_clock, [&](const ModelCall&) { return ChatRequest{.prompt = options.prompt}; },
              settingsFor(options))
        , m_models(endpoints.models.size())
        , m_embeddings(endpoints.embeddings.size())
    {
        for (std::size_t i = 0; i < m_models.size(); ++i)
            callModel(i);
        for (std::size_t i = 0; i < m_embeddings.size(); ++i)
            embed(endpoints.embeddings[i], options.prompt, m_embeddings[i]);
    }

    /// False when it was stopped.
    bool run(const Progress& progress)
    {
        constexpr double longestWait = 0.2;
        while (m_open > 0 && !progress.stopped()) {
            m_transport.poll(longestWait);
            m_clock.runDue();
        }
        return m_open == 0;
    }

    [[nodiscard]] const std::vector<Trial>& models() const { return m_models; }
    [[nodiscard]] const std::vector<Trial>& embeddings() const { return m_embeddings; }

private:
    static HttpProviderSettings settingsFor(const EndpointOptions& options)
    {
        HttpProviderSettings settings;
        settings.maxOutputTokens = options.maxTokens;
        settings.maxRepeats = 0;
        settings.firstByteSeconds = settings.silentSeconds = settings.wholeSeconds = options.seconds;
        return settings;
    }

    void callModel(std::size_t index)
    {
        Trial& trial = m_models[index];
        const double start = m_clock.now();
        ++m_open;
        const auto onText = [this, &trial, start](std::string_view) {
            if (isMissing(trial.firstTextSeconds))
                trial.firstTextSeconds = m_clock.now() - start;
        };
        m_provider.call({TaskIndex(), ModelIndex::at(index), 0, onText},
                        [this, &trial, start](const ModelReply& reply) {
                            --m_open;
                            const CallDetails& details = reply.details;
                            trial.made = true;
                            trial.failure = details.failure;
                            trial.failureText = details.failureText;
                            trial.served = details.servedModel;
                            trial.seconds = m_clock.now() - start;
                            trial.tokens = details.tokens;
                            trial.costUsd = reply.costUsd;
                        });
    }

    void embed(const EmbeddingModel& model, const std::string& text, Trial& trial)
    {
        const double start = m_clock.now();
        ++m_open;
        m_embedders.push_back(std::make_unique<HttpEmbedder>(m_provider.queue(), model));
        m_embedders.back()->embed({text}, [this, &trial, start](const EmbeddingReply& reply) {
            --m_open;
            trial.made = true;
            trial.failure = reply.failure;
            trial.failureText = reply.failureText;
            trial.seconds = m_clock.now() - start;
            trial.tokens.input = static_cast<std::int32_t>(reply.tokens);
            trial.costUsd = reply.costUsd;
            trial.numbers = reply.vectors.empty() ? 0 : reply.vectors.front().size();
        });
    }

    SystemClock m_clock;
    HttpTransport m_transport;
    HttpProvider m_provider;
    std::vector<std::unique_ptr<HttpEmbedder>> m_embedders;
    std::size_t m_open = 0;
    std::vector<Trial> m_models;
    std::vector<Trial> m_embeddings;
};

Json trialJson(const Trial& trial)
{
    Json json{{"failure", trial.failure == CallFailure::None ? Json(nullptr) : Json(callFailureName(trial.failure))}};
    if (!trial.failureText.empty())
        json["message"] = trial.failureText;
    json["served_model"] = trial.served.empty() ? Json(nullptr) : Json(trial.served);
    json["first_text_s"] = numberOrNull(trial.firstTextSeconds);
    json["latency_s"] = numberOrNull(trial.seconds);
    json["input_tokens"] = countOrNull(trial.tokens.input);
    json["cached_input_tokens"] = countOrNull(trial.tokens.cachedInput);
    json["output_tokens"] = countOrNull(trial.tokens.output);
    json["reasoning_tokens"] = countOrNull(trial.tokens.reasoning);
    json["cost_usd"] = numberOrNull(trial.costUsd);
    if (trial.numbers > 0)
        json["vector_length"] = trial.numbers;
    return json;
}

std::string trialText(const Trial& trial)
{
    if (trial.failure != CallFailure::None)
        return fmt::format("{}: {}", callFailureName(trial.failure), trial.failureText);
    std::string text = "answers in " + shownNumber(trial.seconds, " s");
    if (!isMissing(trial.firstTextSeconds))
        text += ", first text after " + shownNumber(trial.firstTextSeconds, " s");
    if (trial.numbers > 0)
        text += fmt::format(", a vector of {} numbers", trial.numbers);
    text += ", cost " + shownNumber(trial.costUsd, " USD");
    if (!trial.served.empty())
        text += ", served by " + trial.served;
    return text;
}

void print(const EndpointSet& set, const Trials* trials, bool json)
{
    if (json) {
        const auto entry = [&](const auto& model, const Trial* trial) {
            const Endpoint& endpoint = set.endpoints[model.endpoint];
            Json made{{"model", model.model},
                      {"endpoint", endpoint.name},
                      {"served_as", model.servedAs},
                      {"key", endpoint.keyVariable.empty() ? Json(nullptr) : Json(keyState(endpoint))}};
            if (trial != nullptr)
                made["call"] = trialJson(*trial);
            return made;
        };
        Json models = Json::array();
        for (std::size_t i = 0; i < set.models.size(); ++i)
            models.push_back(entry(set.models[i], trials != nullptr ? &trials->models()[i] : nullptr));
        Json embeddings = Json::array();
        for (std::size_t i = 0; i < set.embeddings.size(); ++i)
            embeddings.push_back(entry(set.embeddings[i], trials != nullptr ? &trials->embeddings()[i] : nullptr));
        printJson({{"models", std::move(models)}, {"embeddings", std::move(embeddings)}});
        return;
    }
    const auto line = [&](const auto& model, const std::string& prices, const Trial* trial) {
        const Endpoint& endpoint = set.endpoints[model.endpoint];
        say("{} at {} ({}): {}", model.model, endpoint.name, keyState(endpoint), prices);
        if (trial != nullptr)
            say("; {}", trialText(*trial));
        say("\n");
    };
    for (std::size_t i = 0; i < set.models.size(); ++i) {
        const EndpointModel& model = set.models[i];
        line(model,
             fmt::format("{} in, {} out per million tokens", shownNumber(model.inputPerMillion, " USD"),
                         shownNumber(model.outputPerMillion, " USD")),
             trials != nullptr ? &trials->models()[i] : nullptr);
    }
    for (std::size_t i = 0; i < set.embeddings.size(); ++i)
        line(set.embeddings[i], shownNumber(set.embeddings[i].inputPerMillion, " USD") + " per million tokens",
             trials != nullptr ? &trials->embeddings()[i] : nullptr);
}

int runEndpoints(const EndpointOptions& options)
{
    const auto text = textOfFile(options.file);
    if (!text)
        return report(text.error());
    ErrorList errors;
    const auto read = readEndpoints(options.file, *text, errors);
    if (!read)
        return report(errors);
    const EndpointSet set = read->withHelpers();
    if (options.prompt.empty()) {
        print(set, nullptr, options.json);
        return Success;
    }
    Trials trials(set, options);
    if (!trials.run(terminalProgress("calling")))
        return report(Error{ErrorCode::Cancelled, {}, {}, {}});
    print(set, &trials, options.json);
    const auto failed = [](const Trial& trial) { return trial.failure != CallFailure::None; };
    return std::ranges::any_of(trials.models(), failed) || std::ranges::any_of(trials.embeddings(), failed) ? Failed
                                                                                                            : Success;
}

} // namespace

void addEndpointsCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<EndpointOptions>();
    CLI::App* command =
        app.add_subcommand("endpoints", "Lists the models of a file of endpoints, and tries whether they answer");
    command->add_option("file", options->file, "Endpoints and models, as JSON")->required()->type_name(pathType);
    command->add_option("--call", options->prompt,
                        "Sends this text to every model once, which costs what such a call costs");
    command->add_option("--max-tokens", options->maxTokens, "Limit of the tokens of an answer")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    command->add_option("--seconds", options->seconds, "How long an answer may take")
        ->capture_default_str()
        ->check(CLI::Range(0.1, 3600.0));
    command->add_flag("--json", options->json, "JSON with full precision");
    command->callback([options, &chosen] { chosen = [options] { return runEndpoints(*options); }; });
}

} // namespace acr::cli
