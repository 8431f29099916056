// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls models. Implementations answer from recorded outcomes (recordedprovider.h) or from real endpoints.
///
/// Every call is answered exactly once, by its handler, on the thread of the event loop; possibly before call()
/// returns. A call that fails or is cancelled is answered as well. Thread-safety: one thread.
#pragma once

#include "core/memory/attempt.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace acr {

/// One call: a task of the catalog and a model of the pool.
struct ModelCall {
    /// Takes a piece of the answer's text.
    using TextHandler = std::function<void(std::string_view piece)>;

    TaskIndex task;
    ModelIndex model;
    /// Counts repeated calls of one model on one task, from 0.
    std::uint32_t sample = 0;
    /// Whoever wants to see the answer while it comes sets this: the pieces come in their order, on the thread of the
    /// event loop, before the call is answered. Those of a call that succeeds make up its answer; one that fails may
    /// have had some. It may cancel the call. Providers without a stream do not call it.
    TextHandler onText{};
    /// Null: the task.
    std::shared_ptr<const ModelQuestion> question{};
};

struct ModelReply {
    CallDetails details;
    /// USD; missing where the price is not known. A failed call may have cost something.
    double costUsd = missing;

    [[nodiscard]] bool failed() const { return details.failure != CallFailure::None; }
};

/// Never used twice by a provider.
using CallId = std::uint64_t;

class ModelProvider {
public:
    using Handler = std::function<void(const ModelReply&)>;

    virtual ~ModelProvider() = default;
    virtual CallId call(const ModelCall& call, Handler handler) = 0;
    /// Ends a call early: it is answered as cancelled. Nothing happens where it was answered already.
    virtual void cancel(CallId call) = 0;
};

} // namespace acr
