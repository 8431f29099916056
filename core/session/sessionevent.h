// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What changes in the world while a stream runs: part of a session's definition, so that it happens again the same
/// way.
///
/// An event takes place after so many tasks of the stream were done, before the next one. What it does to recorded
/// outcomes:
/// - a model that is down, or that has not joined yet, can't be called;
/// - a price change multiplies the model's costs by a factor from then on; a later one counts on top of it;
/// - a model that improves by a share q turns each of its graded scores below 1 into 1 with probability q, task by
/// task; with
///   q < 0 it gets worse: each score above 0 turns into 0 with probability −q. Which tasks these are follows from the
///   event's seed, the model and the task alone. Missing and ungraded scores stay as they are.
/// Plain values. Thread-safety: as any value.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace acr {

enum class SessionEventKind : std::uint8_t { Down, Up, Price, Improve, Join };
inline constexpr std::size_t sessionEventKindCount = 5;
/// The stable lower-case name in files and on the command line: down, up, price, improve, join.
[[nodiscard]] std::string_view eventKindName(SessionEventKind kind);
[[nodiscard]] std::optional<SessionEventKind> eventKindNamed(std::string_view name);
/// Whether the kind has an amount: a factor of the price, a share of the tasks.
[[nodiscard]] bool hasAmount(SessionEventKind kind);

struct SessionEvent {
    /// Tasks of the stream that were done before.
    std::uint32_t after = 0;
    SessionEventKind kind = SessionEventKind::Down;
    std::string model;
    /// Price: the factor, at least 0. Improve: the share, in [−1, 1].
    double amount = 0;
    /// Of an improvement.
    std::uint64_t seed = 0;

    bool operator==(const SessionEvent&) const = default;
};

/// "down:gpt-5.4@100", "price:gpt-5.4=0.5@1000", "improve:glm-5=-0.2@0": what happens to whom after how many tasks.
[[nodiscard]] std::string eventText(const SessionEvent& event);
/// Errors: BadParameter, UnknownName (a kind that there is not).
[[nodiscard]] Result<SessionEvent> parseEvent(std::string_view text);
/// Whether the amount is one that the kind takes. Error OutOfRange.
[[nodiscard]] Result<void> checkAmount(const SessionEvent& event);

} // namespace acr
