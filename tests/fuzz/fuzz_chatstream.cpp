// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A streamed reply of a model's interface. Input: a byte that says which interface and how large the pieces are, then
/// the bytes of the stream.

#include "core/provider/chatformat.h"
#include "core/provider/chatstream.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto kind = static_cast<EndpointKind>(data[0] % 3);
    const std::size_t piece = 1 + data[0] / 3;
    const std::string_view bytes = fuzz::text(data, size).substr(1);
    ChatStream whole(kind);
    std::string text = whole.feed(bytes);
    text += whole.end();
    const CallDetails call = whole.details();
    fuzz::require(whole.state() != ChatStream::State::Open);
    fuzz::require((call.failure == CallFailure::None) == call.failureText.empty());
    fuzz::require(call.answer == text);
    // It does not matter how the bytes are cut.
    ChatStream cut(kind);
    std::string pieces;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        pieces += cut.feed(bytes.substr(at, piece));
    pieces += cut.end();
    const CallDetails again = cut.details();
    fuzz::require(pieces == text && again.failureText == call.failureText && again.tokens == call.tokens);
    fuzz::require(again.requestId == call.requestId && again.servedModel == call.servedModel);
    static_cast<void>(readChatReply(kind, bytes));
    static_cast<void>(chatErrorText(bytes));
    return 0;
}
