// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionevent.h"

#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace acr {

namespace {

constexpr std::array<std::string_view, sessionEventKindCount> kindNames{"down", "up", "price", "improve", "join"};
constexpr std::string_view eventSyntax =
    "down:MODEL@N, up:MODEL@N, join:MODEL@N, price:MODEL=FACTOR@N or improve:MODEL=SHARE@N";

} // namespace

std::string_view eventKindName(SessionEventKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<SessionEventKind> eventKindNamed(std::string_view name)
{
    const auto found = std::ranges::find(kindNames, name);
    if (found == kindNames.end())
        return std::nullopt;
    return static_cast<SessionEventKind>(found - kindNames.begin());
}

bool hasAmount(SessionEventKind kind)
{
    return kind == SessionEventKind::Price || kind == SessionEventKind::Improve;
}

std::string eventText(const SessionEvent& event)
{
    const std::string amount = hasAmount(event.kind) ? fmt::format("={}", event.amount) : std::string();
    return fmt::format("{}:{}{}@{}", eventKindName(event.kind), event.model, amount, event.after);
}

Result<SessionEvent> parseEvent(std::string_view text)
{
    const auto wrong = [&] { return failure(ErrorCode::BadParameter, shown(text), std::string(eventSyntax)); };
    const std::size_t colon = text.find(':');
    const std::size_t at = text.rfind('@');
    if (colon == std::string_view::npos || at == std::string_view::npos || at < colon)
        return wrong();
    const auto kind = eventKindNamed(text.substr(0, colon));
    if (!kind)
        return failure(ErrorCode::UnknownName, shown(text.substr(0, colon)),
                       fmt::format("one of {}", fmt::join(kindNames, ", ")));
    SessionEvent event;
    event.kind = *kind;
    std::string_view model = text.substr(colon + 1, at - colon - 1);
    if (hasAmount(*kind)) {
        const std::size_t equals = model.rfind('=');
        const ParsedNumber amount =
            equals == std::string_view::npos ? ParsedNumber{} : parseNumber(model.substr(equals + 1));
        if (amount.status != NumberStatus::Good)
            return wrong();
        event.amount = amount.value;
        model = model.substr(0, equals);
    }
    event.model = model;
    const std::string_view after = text.substr(at + 1);
    const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), event.after);
    if (model.empty() || error != std::errc() || end != after.data() + after.size())
        return wrong();
    if (auto checked = checkAmount(event); !checked)
        return Unexpected(checked.error());
    return event;
}

Result<void> checkAmount(const SessionEvent& event)
{
    if (event.kind == SessionEventKind::Price && !(event.amount >= 0 && event.amount <= 1e6))
        return failure(ErrorCode::OutOfRange, fmt::format("{}", event.amount), "a factor from 0 to 1000000");
    if (event.kind == SessionEventKind::Improve && !(event.amount >= -1 && event.amount <= 1))
        return failure(ErrorCode::OutOfRange, fmt::format("{}", event.amount), "a share from -1 to 1");
    return {};
}

} // namespace acr
