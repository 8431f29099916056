// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Requests and replies of the chat interfaces: OpenAI's chat completions (also of OpenRouter, DeepSeek, vLLM, Ollama,
/// llama.cpp), Anthropic's messages, Google's generateContent. Thread-safety: pure functions.
#pragma once

#include "core/provider/endpoints.h"

#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct ChatRequest {
    std::string system;
    std::string prompt;
    std::uint32_t maxOutputTokens = 4096;
    /// The reply comes as server-sent events; see ChatStream.
    bool stream = false;
};

/// Address and body of a request.
struct ChatMessage {
    std::string url;
    std::string body;
};
[[nodiscard]] ChatMessage chatMessage(const Endpoint& endpoint, std::string_view servedAs, const ChatRequest& request);
/// The headers of a request, the key among them; empty: none. They are never shown.
[[nodiscard]] std::vector<std::string> chatHeaders(const Endpoint& endpoint, std::string_view key);

/// Answer, tokens, served model and request id of a reply with status 200; a failure BadReply where it can't be read,
/// or where it has no answer.
[[nodiscard]] CallDetails readChatReply(EndpointKind kind, std::string_view body);
/// The message in an error reply, shortened; empty where there is none.
[[nodiscard]] std::string chatErrorText(std::string_view body);

} // namespace acr
