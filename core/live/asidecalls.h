// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls of a live session that answer no task: those of a model that routes, or judges answers.
///
/// They are paid from the session's budget, are sent when the journal has their start, and are answered from the
/// journal where an earlier run made them. A call is known by its turn and its purpose. Every call is answered once, on
/// the session's thread, never before ask() returns. Thread-safety: one thread.
#pragma once

#include "core/live/budgetedprovider.h"
#include "core/provider/modelprovider.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace acr {

struct AsideCall {
    std::uint64_t turn = 0;
    /// Unique within the turn.
    std::string purpose;
    /// With the question that is asked.
    ModelCall call;
};

class AsideCalls {
public:
    using Handler = std::function<void(const ModelReply&)>;
    /// Told of each call that was made before whoever asked.
    using Finished = std::function<void(const AsideCall&, const ModelReply&)>;

    /// Provider and budget are borrowed.
    AsideCalls(ModelProvider& provider, BudgetedProvider& budget, Finished finished);

    /// A call that the budget does not allow is answered as cancelled; `wasRefused` tells.
    void ask(AsideCall call, Handler handler);
    [[nodiscard]] static bool wasRefused(const ModelReply& reply);
    /// The reply to a call that an earlier run made.
    void setMade(std::uint64_t turn, std::string purpose, ModelReply reply);

    struct Held {
        AsideCall call;
        double limitUsd = missing;
    };
    /// The calls that were asked for since the last time, for the journal. They are sent by release().
    [[nodiscard]] std::vector<Held> takeNew();
    /// Sends the calls that were taken, and answers those that need no call; false where there is none.
    bool release();
    void cancelAll();
    /// Not answered.
    [[nodiscard]] std::size_t open() const { return m_open.size(); }

private:
    struct Open {
        AsideCall call;
        Handler handler;
        double limitUsd = 0;
        bool left = false;
        CallId inner = 0;
    };
    using Number = std::uint64_t;

    void finish(Number number, const ModelReply& reply);
    void answer(Number number, const ModelReply& reply);

    ModelProvider& m_provider;
    BudgetedProvider& m_budget;
    Finished m_finished;
    std::map<std::pair<std::uint64_t, std::string>, ModelReply> m_made;
    std::map<Number, Open> m_open;
    std::vector<Number> m_new;
    std::vector<Number> m_taken;
    std::vector<std::pair<Number, ModelReply>> m_answered; ///< without a call
    Number m_next = 0;
};

} // namespace acr
