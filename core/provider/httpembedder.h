// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns texts into vectors at an endpoint with OpenAI's interface `/embeddings` (OpenAI, Voyage, vLLM, Ollama and
/// others) or Gemini's `:batchEmbedContents`. Texts are sent in batches; limits and repeats are those of EndpointQueue.
///
/// A call is answered once, by its handler, on the thread of the event loop: with a vector for each text, in their
/// order and all of one length, or with a failure and no vector. After a failure nothing more is sent; what was sent
/// and may have been billed is in the cost. Thread-safety: one thread.
#pragma once

#include "core/provider/endpointqueue.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace acr {

struct EmbedderSettings {
    std::size_t maxTexts = 128;
    /// Of the texts of a batch; a longer text has a batch of its own.
    std::size_t maxBytes = 200000;
};

struct EmbeddingReply {
    std::vector<std::vector<float>> vectors;
    /// Input tokens of all batches; missingCount where one does not say.
    std::int64_t tokens = missingCount;
    /// USD; missing where a price or a batch's tokens are not known.
    double costUsd = missing;
    CallFailure failure = CallFailure::None;
    /// English, for the log.
    std::string failureText;
};

class HttpEmbedder {
public:
    using Handler = std::function<void(const EmbeddingReply&)>;
    using Id = std::uint64_t;

    /// The queue is borrowed; the model's endpoint is one of its endpoints.
    HttpEmbedder(EndpointQueue& queue, EmbeddingModel model, EmbedderSettings settings = {});
    /// Drops what is open; those calls are not answered.
    ~HttpEmbedder();
    HttpEmbedder(const HttpEmbedder&) = delete;
    HttpEmbedder& operator=(const HttpEmbedder&) = delete;

    /// Possibly answered before this returns, at once where there is no text.
    Id embed(std::vector<std::string> texts, Handler handler);
    /// Answers the call as cancelled. Nothing happens where it was answered.
    void cancel(Id id);

private:
    struct Call {
        std::vector<std::string> texts;
        Handler handler;
        EmbeddingReply reply;
        std::map<std::size_t, EndpointQueue::Id> requests; ///< by the first text of the batch
        std::size_t openBatches = 0;
    };

    void send(Id id, std::size_t first, std::size_t count);
    void onReply(Id id, std::size_t first, std::size_t count, const HttpReply& reply);
    /// Adds a batch's tokens and cost. Missing counts and prices make the sum missing.
    void bill(EmbeddingReply& reply, std::int64_t tokens) const;
    void finish(Id id);
    void fail(Id id, CallFailure failure, std::string text);

    EndpointQueue& m_queue;
    EmbeddingModel m_model;
    EmbedderSettings m_settings;
    std::map<Id, Call> m_calls;
    Id m_next = 0;
};

} // namespace acr
