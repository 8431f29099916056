// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The streamed reply of a chat interface: the answer's text as it comes, then the whole call.
///
/// A reply is complete only where the interface's own mark of the end came: [DONE] or a finish reason and a whole reply
/// (OpenAI), message_stop (Anthropic), a finish reason and a whole reply (Gemini). All else is a failure, however much
/// text came. What follows the mark is ignored. Thread-safety: as any value.
#pragma once

#include "core/memory/attempt.h"
#include "core/provider/endpoints.h"
#include "core/provider/eventstream.h"

#include <string>
#include <string_view>

namespace acr {

class ChatStream {
public:
    enum class State : std::uint8_t { Open, Complete, Broken };

    explicit ChatStream(EndpointKind kind)
        : m_kind(kind)
    {}

    /// Reads bytes of the reply; returns the answer's text among them.
    std::string feed(std::string_view bytes);
    /// The whole reply has been read. Never leaves the state Open. Returns as feed() does.
    std::string end();

    [[nodiscard]] State state() const { return m_state; }
    /// Counts what the model did, its thoughts included: it does not grow while pings come.
    [[nodiscard]] std::uint64_t progress() const { return m_progress; }
    /// The call: with a failure unless it is complete. The tokens of an answer that is not are unknown, and so is what
    /// it cost.
    [[nodiscard]] CallDetails details() const;

private:
    void read(const ServerEvent& event);
    void readOpenAi(const ServerEvent& event);
    void readAnthropic(const ServerEvent& event);
    void readGemini(const ServerEvent& event);
    void take(std::string_view text);
    void breakOff(CallFailure failure, std::string text);

    EndpointKind m_kind;
    EventStream m_events;
    CallDetails m_call;
    std::string m_fresh; ///< text that feed() or end() will return
    State m_state = State::Open;
    bool m_finishReason = false;
    std::uint64_t m_progress = 0;
};

} // namespace acr
