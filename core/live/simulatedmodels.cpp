// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/simulatedmodels.h"

#include "core/base/bytes.h"
#include "core/base/elementaryfunctions.h"
#include "core/base/random.h"
#include "core/live/builtintasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>

namespace acr {

namespace {

constexpr std::string_view simulatedRouter = "simulated-router";
/// Answers are passed on in pieces of about a word, but in no more than so many.
constexpr std::size_t maxPieces = 60;
constexpr std::size_t smallestPiece = 12;
/// Share of the latency that passes before the first piece.
constexpr double silentShare = 0.3;
/// Of English text and code.
constexpr double bytesPerToken = 3.6;

constexpr std::array<std::string_view, 5> openings{
    "Here is a solution that covers the cases in the description.",
    "The main point is to treat the edge cases first; the rest is straightforward.",
    "I went through the requirements one by one. This is the complete code:", "Below is the implementation.",
    "Let me work through what is asked. The input may be empty, and the order matters, so the code handles both."};
constexpr std::array<std::string_view, 4> closings{"It runs in a single pass where that is possible.",
                                                   "Each condition of the description has its counterpart in the code.",
                                                   "I checked it against the examples by hand.",
                                                   "Let me know if you would like a version with more comments."};

/// The published pool's size; see simulation::modelPool().
constexpr std::size_t publishedModels = 8;

Random randomOf(std::uint64_t seed, const RunnableTask& task, std::string_view model, std::uint32_t sample)
{
    return Random(derivedSeed(derivedSeed(derivedSeed(seed, fingerprintOf(task.id)), fingerprintOf(model)), sample));
}

double normalProbability(double x)
{
    return 0.5 * portableErfc(-x / std::numbers::sqrt2);
}

/// Log-normal with this mean.
double drawn(Random& random, double mean, double spread)
{
    return mean * portableExp(spread * random.normal() - spread * spread / 2);
}

std::int32_t tokensOf(std::size_t bytes)
{
    return static_cast<std::int32_t>(std::lround(static_cast<double>(bytes) / bytesPerToken)) + 1;
}

std::string answerWith(const std::string& code, const RunnableTask& task, Random& random)
{
    std::string answer;
    // Some models say nothing around the code.
    const bool isBare = random.uniform() < 0.2;
    if (!isBare)
        answer += std::string(openings[random.below(openings.size())]) + "\n\n";
    answer += "```" + task.language + "\n" + code + (code.ends_with('\n') ? "" : "\n") + "```\n";
    if (!isBare && random.uniform() < 0.6)
        answer += "\n" + std::string(closings[random.below(closings.size())]) + "\n";
    return answer;
}

/// The lines of the text.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The model that a question of routing.h asks for.
std::string routeOf(std::string_view prompt)
{
    constexpr std::string_view score = ": mean score ";
    constexpr std::string_view example = "Best model: ";
    constexpr std::string_view first = "1. ";
    std::string listed;
    std::string best;
    double bestScore = -1;
    std::map<std::string, int, std::less<>> named;
    for (const std::string_view line : linesOf(prompt)) {
        // Those of examples go on in the same line.
        if (line == "Task:")
            break;
        if (listed.empty() && line.starts_with(first))
            listed = line.substr(first.size());
        if (line.starts_with(example))
            ++named[std::string(line.substr(example.size()))];
        const std::size_t at = line.find(score);
        if (at == std::string_view::npos)
            continue;
        const double mean = std::strtod(std::string(line.substr(at + score.size())).c_str(), nullptr);
        if (mean > bestScore) {
            bestScore = mean;
            best = line.substr(0, at);
        }
    }
    if (!best.empty())
        return best;
    const auto maximum = std::ranges::max_element(named, {}, [](const auto& each) { return each.second; });
    return maximum != named.end() ? maximum->first : listed;
}

} // namespace

EndpointSet SimulatedModels::pool()
{
    EndpointSet set;
    Endpoint endpoint;
    endpoint.name = simulatedEndpoint;
    set.endpoints.push_back(std::move(endpoint));
    for (const simulation::ModelTraits& traits : simulation::modelPool(publishedModels, 0)) {
        EndpointModel model;
        model.model = model.servedAs = traits.model.name;
        model.inputPerMillion = traits.model.inputPricePerMillion;
        model.outputPerMillion = traits.model.outputPricePerMillion;
        set.models.push_back(std::move(model));
    }
    EndpointModel router;
    router.model = router.servedAs = simulatedRouter;
    router.inputPerMillion = 0.1;
    router.outputPerMillion = 0.4;
    set.helpers.push_back(std::move(router));
    return set;
}

SimulatedModels::SimulatedModels(EndpointSet endpoints, Clock& clock,
                                 std::function<const RunnableTask&(TaskIndex)> taskOf,
                                 const SimulatedModelsSettings& settings)
    : m_endpoints(std::move(endpoints))
    , m_clock(clock)
    , m_taskOf(std::move(taskOf))
    , m_settings(settings)
    , m_traits(simulation::modelPool(publishedModels, 0))
{
    for (RunnableTask& task : builtInTasks())
        m_builtIn.emplace(task.id, std::move(task));
    for (const EndpointModel& model : m_endpoints.models) {
        const auto found = std::ranges::find(m_traits, model.model,
                                             [](const simulation::ModelTraits& traits) { return traits.model.name; });
        m_traitsOf.push_back(found == m_traits.end() ? nullptr : &*found);
    }
}

double SimulatedModels::chanceOf(std::size_t model, std::string_view dimension) const
{
    const simulation::ModelTraits* const traits = m_traitsOf[model];
    if (traits == nullptr)
        return 0;
    const auto& sections = simulation::sections();
    const auto found = std::ranges::find(sections, dimension, &simulation::SectionFacts::dimension);
    if (found != sections.end())
        return traits->meanScore[static_cast<std::size_t>(found - sections.begin())];
    return std::accumulate(traits->meanScore.begin(), traits->meanScore.begin() + sections.size(), 0.0) /
           static_cast<double>(sections.size());
}

ModelReply SimulatedModels::replyTo(const RunnableTask& task, std::size_t model, std::uint32_t sample) const
{
    ModelReply reply;
    reply.costUsd = 0;
    const simulation::ModelTraits* const traits = m_traitsOf[model];
    if (traits == nullptr) {
        reply.details.failure = CallFailure::Refused;
        reply.details.failureText = "there is no simulated model " + m_endpoints.models[model].model;
        return reply;
    }
    Random ofTask(derivedSeed(m_settings.seed, fingerprintOf(task.id)));
    Random random = randomOf(m_settings.seed, task, traits->model.name, sample);
    const double latent = (ofTask.normal() + random.normal()) / std::numbers::sqrt2;
    const bool isRight = normalProbability(latent) < chanceOf(model, task.dimension);
    reply.details.latencySeconds = drawn(random, traits->latencyMs / 1000, 0.4);
    reply.details.servedModel = traits->model.name;
    if (random.uniform() < m_settings.failureShare) {
        reply.details.failure = CallFailure::ServerError;
        reply.details.failureText = "simulated failure";
        return reply;
    }
    const auto builtIn = m_builtIn.find(task.id);
    const RunnableTask& known = builtIn == m_builtIn.end() ? task : builtIn->second;
    if (isRight && !known.canonicalSolution.empty())
        reply.details.answer = answerWith(known.canonicalSolution, task, random);
    else if (!isRight && !known.wrongSolutions.empty())
        reply.details.answer =
            answerWith(known.wrongSolutions[random.below(known.wrongSolutions.size())], task, random);
    else
        reply.details.answer = "I can't solve this task: simulated models only know tasks that come with solutions.";
    // What a model wrote beyond its answer, it thought.
    const std::int32_t longest = static_cast<std::int32_t>(m_settings.maxOutputTokens);
    const std::int32_t written = std::min(tokensOf(reply.details.answer.size()), longest);
    const auto all = static_cast<std::int32_t>(std::lround(drawn(random, traits->outputTokens, 0.3)));
    TokenUsage& tokens = reply.details.tokens;
    tokens.input = tokensOf(task.prompt.size()) + 40;
    tokens.output = std::clamp(all, written, longest);
    tokens.reasoning = tokens.output - written;
    reply.costUsd = m_endpoints.costOf(model, reply.details);
    return reply;
}

ModelReply SimulatedModels::replyTo(const ModelQuestion& question, std::size_t model) const
{
    constexpr double routerSeconds = 0.6;
    ModelReply reply;
    reply.details.servedModel = m_endpoints.models[model].servedAs;
    reply.details.latencySeconds = routerSeconds;
    reply.details.answer = fmt::format("{{\"model\": \"{}\"}}", routeOf(question.prompt));
    reply.details.tokens.input = tokensOf(question.system.size() + question.prompt.size());
    reply.details.tokens.output = tokensOf(reply.details.answer.size());
    reply.costUsd = m_endpoints.costOf(model, reply.details);
    return reply;
}

CallId SimulatedModels::call(const ModelCall& call, Handler handler)
{
    const CallId id = m_next++;
    Open open{std::move(handler), call.onText,
              call.question ? replyTo(*call.question, call.model.position())
                            : replyTo(m_taskOf(call.task), call.model.position(), call.sample)};
    open.reply.details.requestId = fmt::format("{}-{}", simulatedEndpoint, id);
    const double latency = m_settings.latencyFactor *
                           (isMissing(open.reply.details.latencySeconds) ? 0 : open.reply.details.latencySeconds);
    open.reply.details.latencySeconds = latency;
    m_open.emplace(id, std::move(open));
    wait(id, call.onText ? silentShare * latency : latency);
    return id;
}

void SimulatedModels::wait(CallId id, double seconds)
{
    m_open.find(id)->second.timer = m_clock.callAfter(seconds, [this, id] { goOn(id); });
}

void SimulatedModels::goOn(CallId id)
{
    Open& open = m_open.find(id)->second;
    const std::string& answer = open.reply.details.answer;
    if (!open.onText || open.passed >= answer.size()) {
        const ModelReply reply = std::move(open.reply);
        finish(id, reply);
        return;
    }
    const double latency = open.reply.details.latencySeconds;
    const std::size_t piece = latency > 0 ? std::max(smallestPiece, answer.size() / maxPieces + 1) : answer.size();
    const std::size_t pieces = (answer.size() + piece - 1) / piece;
    const std::string text = answer.substr(open.passed, piece);
    open.passed += piece;
    wait(id, (1 - silentShare) * latency / static_cast<double>(pieces));
    // The call may be cancelled in here.
    const ModelCall::TextHandler onText = open.onText;
    onText(text);
}

void SimulatedModels::finish(CallId id, const ModelReply& reply)
{
    const auto open = m_open.extract(id);
    open.mapped().handler(reply);
}

void SimulatedModels::cancel(CallId call)
{
    const auto found = m_open.find(call);
    if (found == m_open.end())
        return;
    m_clock.cancel(found->second.timer);
    ModelReply reply;
    reply.costUsd = 0;
    reply.details.failure = CallFailure::Cancelled;
    finish(call, reply);
}

LiveProviderFactory simulatedProvider(const SimulatedModelsSettings& settings)
{
    return [settings](const LiveSurroundings& surroundings) {
        SimulatedModelsSettings limited = settings;
        limited.maxOutputTokens = std::min(limited.maxOutputTokens, surroundings.http.maxOutputTokens);
        return std::make_unique<SimulatedModels>(surroundings.endpoints, surroundings.clock, surroundings.taskOf,
                                                 limited);
    };
}

} // namespace acr
