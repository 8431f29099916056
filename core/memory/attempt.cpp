// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/attempt.h"

namespace acr {

std::string_view callFailureName(CallFailure failure)
{
    switch (failure) {
    case CallFailure::None: return "none";
    case CallFailure::Unreachable: return "unreachable";
    case CallFailure::TimedOut: return "timed_out";
    case CallFailure::RateLimited: return "rate_limited";
    case CallFailure::Refused: return "refused";
    case CallFailure::ServerError: return "server_error";
    case CallFailure::BadReply: return "bad_reply";
    case CallFailure::Cancelled: return "cancelled";
    }
    return {};
}

CallFailure callFailureNamed(std::string_view name)
{
    for (auto number = static_cast<int>(CallFailure::None); number <= static_cast<int>(CallFailure::Cancelled);
         ++number) {
        const auto failure = static_cast<CallFailure>(number);
        if (callFailureName(failure) == name)
            return failure;
    }
    return CallFailure::ServerError;
}

} // namespace acr
