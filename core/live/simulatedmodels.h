// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Models without a network: they answer tasks whose solutions are known, and are right as often as the published
/// models are.
///
/// Names, prices, token counts and latencies are those of the published pool (simulatorfacts.h). The chance that a
/// model's answer is right is its published mean score in the task's dimension, or the mean over the dimensions where
/// the table does not have it. Models fail together: a normal variable of the task and one of the call have equal
/// shares in the variance of the latent result. An answer is the reference solution or a wrong one, within prose as
/// models write it. It depends on (seed, task id, model, sample) alone.
///
/// A helper beside the pool, "simulated-router", answers the questions of routing.h: it takes the model with the
/// highest mean score that it is told, else the one that is named most often as the best, else the first of the list.
/// Thread-safety: see ModelProvider.
#pragma once

#include "core/base/clock.h"
#include "core/benchmark/simulatorfacts.h"
#include "core/live/livesession.h"
#include "core/provider/endpoints.h"
#include "core/provider/modelprovider.h"
#include "core/verifier/runnabletask.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace acr {

struct SimulatedModelsSettings {
    std::uint64_t seed = 1;
    /// By which published latencies are multiplied. 0: answers come as soon as the event loop runs.
    double latencyFactor = 0;
    /// Share of the calls that fail with ServerError, and cost nothing.
    double failureShare = 0;
    /// Answers have no more output tokens.
    std::uint32_t maxOutputTokens = 4096;
};

/// The name of the endpoint of SimulatedModels::pool().
inline constexpr std::string_view simulatedEndpoint = "built-in";

class SimulatedModels final : public ModelProvider {
public:
    /// The pool and the router, at one endpoint that is called "built-in" and has no address.
    [[nodiscard]] static EndpointSet pool();

    /// `endpoints`: models of pool(), in any order; another model refuses its calls. The clock is borrowed.
    SimulatedModels(EndpointSet endpoints, Clock& clock, std::function<const RunnableTask&(TaskIndex)> taskOf,
                    const SimulatedModelsSettings& settings);
    SimulatedModels(const SimulatedModels&) = delete;
    SimulatedModels& operator=(const SimulatedModels&) = delete;

    CallId call(const ModelCall& call, Handler handler) override;
    void cancel(CallId call) override;

    /// `model`: position in the endpoints. Latency in published seconds.
    /// Of a task that comes with the program, the solutions are known by its id as well.
    [[nodiscard]] ModelReply replyTo(const RunnableTask& task, std::size_t model, std::uint32_t sample) const;
    /// Chance that the model's answer is right; 0 for a model that is not in pool().
    [[nodiscard]] double chanceOf(std::size_t model, std::string_view dimension) const;

private:
    struct Open {
        Handler handler;
        ModelCall::TextHandler onText;
        ModelReply reply;
        std::size_t passed = 0; ///< bytes of the answer
        TimerId timer = 0;
    };

    [[nodiscard]] ModelReply replyTo(const ModelQuestion& question, std::size_t model) const;
    void wait(CallId id, double seconds);
    /// Passes the next piece on, or ends the call.
    void goOn(CallId id);
    void finish(CallId id, const ModelReply& reply);

    EndpointSet m_endpoints;
    Clock& m_clock;
    std::function<const RunnableTask&(TaskIndex)> m_taskOf;
    SimulatedModelsSettings m_settings;
    std::map<std::string, RunnableTask> m_builtIn; ///< by id
    std::vector<simulation::ModelTraits> m_traits;
    std::vector<const simulation::ModelTraits*> m_traitsOf; ///< by position in the endpoints; null: unknown
    std::map<CallId, Open> m_open;
    CallId m_next = 1;
};

/// A provider of these models for a live session.
[[nodiscard]] LiveProviderFactory simulatedProvider(const SimulatedModelsSettings& settings);

} // namespace acr
