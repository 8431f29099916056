// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls models at real endpoints; limits and repeats are those of EndpointQueue.
///
/// A call with ModelCall::onText is streamed. A stream that ends before its answer does is a failure, and what it cost
/// is unknown. A server that answers a streamed call at once is read as well: its answer comes as one piece.
/// Thread-safety: see ModelProvider.
#pragma once

#include "core/base/clock.h"
#include "core/provider/chatformat.h"
#include "core/provider/chatstream.h"
#include "core/provider/endpointqueue.h"
#include "core/provider/httptransport.h"
#include "core/provider/modelprovider.h"

#include <functional>
#include <map>
#include <optional>

namespace acr {

struct HttpProviderSettings : RequestLimits {
    std::uint32_t maxOutputTokens = 4096;
    /// In a stream: while nothing but pings comes.
    double stalledSeconds = 300;
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

    /// For other requests to the same endpoints, which share their limits.
    [[nodiscard]] EndpointQueue& queue() { return m_queue; }

private:
    struct Call {
        ModelCall call;
        Handler handler;
        double started = 0;
        std::optional<EndpointQueue::Id> request;
        std::optional<ChatStream> stream;
        std::optional<TimerId> stallTimer;
        std::uint64_t progressAtTimer = 0;
    };

    [[nodiscard]] std::size_t endpointOf(const Call& call) const
    {
        return m_endpoints.models[call.call.model.position()].endpoint;
    }
    [[nodiscard]] ChatMessage messageFor(const ModelCall& call) const;
    bool takeBytes(CallId id, const HttpReply& soFar, std::string_view bytes);
    void watchForStall(CallId id);
    void onReply(CallId id, const HttpReply& reply);
    [[nodiscard]] ModelReply readAnswer(CallId id, const HttpReply& reply);
    void endStream(CallId id);
    void finish(CallId id, const ModelReply& reply);

    EndpointSet m_endpoints;
    Clock& m_clock;
    Prompts m_prompts;
    HttpProviderSettings m_settings;
    std::map<CallId, Call> m_calls;
    CallId m_next = 0;
    EndpointQueue m_queue;
};

} // namespace acr
