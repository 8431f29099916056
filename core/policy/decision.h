// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A policy's decision on one task, as a value. It keeps what the policy needs later: to go on after an attempt, to
/// settle, to explain itself, and to learn from feedback whenever that comes. Many decisions may be open at once.
///
/// Memory is kept when a decision is made anew, so a replay that uses one object allocates nothing per decision.
/// Thread-safety: as any value.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/modelset.h"
#include "core/benchmark/outcomematrix.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <typeinfo>
#include <utility>

namespace acr {

/// The current task and the available models.
struct TaskContext {
    TaskIndex task;
    /// Position in the stream, from 0.
    std::uint32_t step = 0;
    /// The models that can be called.
    ModelSet available;

    [[nodiscard]] bool isAvailable(ModelIndex model) const { return available.contains(model); }
};

/// What a kind of policy keeps with each of its decisions.
class DecisionState {
public:
    DecisionState() = default;
    virtual ~DecisionState() = default;
    DecisionState& operator=(const DecisionState&) = delete;
    [[nodiscard]] virtual std::unique_ptr<DecisionState> clone() const = 0;

protected:
    DecisionState(const DecisionState&) = default;
};

/// Gives a state its clone().
template <class Derived>
class CloneableState : public DecisionState {
public:
    [[nodiscard]] std::unique_ptr<DecisionState> clone() const override
    {
        return std::make_unique<Derived>(static_cast<const Derived&>(*this));
    }
};

class Decision {
public:
    Decision() = default;
    Decision(const Decision& other)
        : context(other.context)
        , first(other.first)
        , pick(other.pick)
        , probability(other.probability)
        , reason(other.reason)
        , m_state(other.m_state ? other.m_state->clone() : nullptr)
    {}
    Decision(Decision&&) noexcept = default;
    Decision& operator=(const Decision& other) { return *this = Decision(other); }
    Decision& operator=(Decision&&) noexcept = default;
    ~Decision() = default;

    TaskContext context;
    /// The first model to call.
    ModelIndex first;
    /// The model with the highest value; a recorded router may have called others before it.
    ModelIndex pick;
    /// With which the policy picks this model for the same request in the same state: 1 for deterministic policies,
    /// missing where there is no closed form.
    double probability = 1;
    /// Ballot::reason; a literal, or a text of the policy.
    std::string_view reason;

    /// The policy's own part, made where the decision has none of this type.
    template <class State>
    [[nodiscard]] State& state()
    {
        const DecisionState* const kept = m_state.get();
        if (kept == nullptr || typeid(*kept) != typeid(State))
            m_state = std::make_unique<State>();
        return static_cast<State&>(*m_state);
    }
    /// REQUIRES: a policy that keeps this type made the decision.
    template <class State>
    [[nodiscard]] const State& state() const
    {
        return static_cast<const State&>(*m_state);
    }

private:
    std::unique_ptr<DecisionState> m_state;
};

} // namespace acr
