// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Changes of the environment during a stream. They are part of a session's definition, so a repeated session has the
/// same ones.
///
/// An event takes place after a given number of tasks. Its effect on recorded outcomes:
/// - a model that is down, or that has not joined yet, can't be called;
/// - a price change multiplies the model's costs by a factor from then on; later factors multiply earlier ones;
/// - a model that improves by a share q turns each of its graded scores below 1 into 1 with probability q,
///   independently by task; with q < 0 it gets worse: each score above 0 turns into 0 with probability −q. The tasks
///   follow from the event's seed, the model and the task alone. Missing and ungraded scores do not change.
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
/// Whether the kind has an amount: a price factor or a share of the tasks.
[[nodiscard]] bool hasAmount(SessionEventKind kind);

struct SessionEvent {
    /// Number of tasks of the stream before the event.
    std::uint32_t after = 0;
    SessionEventKind kind = SessionEventKind::Down;
    std::string model;
    /// Price: the factor, at least 0. Improve: the share, in [−1, 1].
    double amount = 0;
    /// Of an improvement.
    std::uint64_t seed = 0;

    bool operator==(const SessionEvent&) const = default;
};

/// "down:gpt-5.4@100", "price:gpt-5.4=0.5@1000", "improve:glm-5=-0.2@0": kind, model, amount and number of tasks.
[[nodiscard]] std::string eventText(const SessionEvent& event);
/// Errors: BadParameter, UnknownName (an unknown kind).
[[nodiscard]] Result<SessionEvent> parseEvent(std::string_view text);
/// Checks that the amount is valid for the kind. Error OutOfRange.
[[nodiscard]] Result<void> checkAmount(const SessionEvent& event);

} // namespace acr
