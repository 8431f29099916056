// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where models are served, and at what prices, from a JSON file:
/// {"endpoints": [{"name", "kind": "openai" | "anthropic" | "gemini", "base_url", "api_key_env", "requests_per_minute",
/// "max_in_flight"}], "models": [{"model", "endpoint", "served_as", "input_per_1m", "output_per_1m",
/// "cached_input_per_1m"}], "helpers": as "models", models that route or judge and are none of the pool, "embeddings":
/// [{"model", "endpoint", "served_as", "input_per_1m", "dimensions", "input_type"}]}.
///
/// A key is named by the environment variable that holds it. A file with something that looks like a key is refused.
/// Plain values. Thread-safety: as any value.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/model.h"
#include "core/benchmark/outcomematrix.h"
#include "core/memory/attempt.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

enum class EndpointKind : std::uint8_t { OpenAi, Anthropic, Gemini };

struct Endpoint {
    std::string name;
    EndpointKind kind = EndpointKind::OpenAi;
    /// Without a slash at the end.
    std::string baseUrl;
    /// Empty: no key is sent.
    std::string keyVariable;
    /// 0: no limit.
    double requestsPerMinute = 0;
    std::size_t maxInFlight = 8;
};

struct EndpointModel {
    /// The pool's name.
    std::string model;
    std::size_t endpoint = 0;
    /// The endpoint's name.
    std::string servedAs;
    /// USD per million tokens; missing where not given.
    double inputPerMillion = missing;
    double outputPerMillion = missing;
    double cachedInputPerMillion = missing;
};

/// A model that turns texts into vectors; none of the pool.
struct EmbeddingModel {
    std::string model;
    std::size_t endpoint = 0;
    /// The endpoint's name.
    std::string servedAs;
    /// USD per million tokens; missing where not given.
    double inputPerMillion = missing;
    /// Floats of a vector; 0 where not given.
    std::size_t dimensions = 0;
    /// What the texts are, in the endpoint's words: Voyage's "document" or "query", Gemini's task type. Empty: not
    /// sent.
    std::string inputType{};
};

struct EndpointSet {
    std::vector<Endpoint> endpoints;
    std::vector<EndpointModel> models;
    std::vector<EmbeddingModel> embeddings;
    /// Models that route or judge and are none of the pool.
    std::vector<EndpointModel> helpers{};

    /// With the helpers behind the models of the pool, which keep their positions.
    [[nodiscard]] EndpointSet withHelpers() const;
    /// The position of a model or helper of that name in withHelpers().models.
    [[nodiscard]] std::optional<std::size_t> modelOrHelper(std::string_view name) const;
    /// The pool, in the file's order.
    [[nodiscard]] std::vector<Model> pool() const;
    /// USD of a call at the prices of the model that was served: of the one that was asked for where the reply names
    /// it, a dated version of it or none, else of the endpoint's model of that name. Missing where tokens or prices are
    /// not known, or contradict each other. Cached input counts at its own price where there is one.
    [[nodiscard]] double costOf(std::size_t model, const CallDetails& call) const;
};

/// The file that readEndpoints() gives the set of. It holds no key.
[[nodiscard]] std::string endpointsText(const EndpointSet& set);
/// `name` is what errors call the file. Nothing when there are errors.
[[nodiscard]] std::optional<EndpointSet> readEndpoints(std::string name, std::string text, ErrorList& errors);

} // namespace acr
