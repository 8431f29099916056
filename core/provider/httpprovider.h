// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls models at real endpoints.
///
/// Each endpoint has at most so many calls in flight, and so many a minute; others wait. A call is repeated, after a
/// delay that doubles and varies at random or that the server asks for, where it was certainly not billed: no
/// connection, and status 429, 503 and 529. Nothing else is repeated. Keys are read from the environment when a call is
/// made. Thread-safety: see ModelProvider.
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/provider/chatformat.h"
#include "core/provider/httptransport.h"
#include "core/provider/modelprovider.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace acr {

struct HttpProviderSettings {
    std::uint32_t maxOutputTokens = 4096;
    int maxRepeats = 4;
    double firstDelaySeconds = 0.5;
    double longestDelaySeconds = 60;
    double silentSeconds = 120;
    double wholeSeconds = 600;
};

class HttpProvider final : public ModelProvider {
public:
    using Prompts = std::function<ChatRequest(const ModelCall&)>;

    /// The models of calls are those of the set. Transport and clock are borrowed.
    HttpProvider(EndpointSet endpoints, HttpTransport& transport, Clock& clock, Prompts prompts,
                 const HttpProviderSettings& settings = {});
    ~HttpProvider() override;

    CallId call(const ModelCall& call, Handler handler) override;
    void cancel(CallId call) override;

private:
    struct Call {
        ModelCall call;
        Handler handler;
        double started = 0;
        int repeats = 0;
        std::optional<HttpTransport::RequestId> request;
        std::optional<TimerId> timer;
    };
    /// How busy an endpoint is.
    struct Load {
        std::size_t inFlight = 0;
        std::deque<CallId> waiting;
        double nextStart = 0; ///< by the limit of requests a minute
        std::optional<TimerId> timer;
    };

    [[nodiscard]] std::size_t endpointOf(const Call& call) const
    {
        return m_endpoints.models[call.call.model.position()].endpoint;
    }
    void startWaiting(std::size_t endpoint);
    void send(CallId id);
    void onReply(CallId id, const HttpReply& reply);
    void finish(CallId id, const ModelReply& reply);

    EndpointSet m_endpoints;
    HttpTransport& m_transport;
    Clock& m_clock;
    Prompts m_prompts;
    HttpProviderSettings m_settings;
    std::map<CallId, Call> m_calls;
    std::vector<Load> m_loads; ///< by endpoint
    CallId m_next = 0;
    Random m_random{1};
};

} // namespace acr
