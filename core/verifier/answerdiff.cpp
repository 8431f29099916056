// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/answerdiff.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <vector>

namespace acr {

namespace {

using Lines = std::vector<std::string_view>;

struct Hunk {
    /// The first line that it changes, from 1 on; nothing: not said.
    std::optional<std::size_t> line;
    /// What it expects, and what it puts there.
    Lines before;
    Lines after;
};

std::string_view withoutEnd(std::string_view line)
{
    const std::size_t end = line.find_last_not_of(" \t\r");
    return end == std::string_view::npos ? std::string_view() : line.substr(0, end + 1);
}

Lines splitLines(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool beginsHunk(std::string_view line)
{
    return line.starts_with("@@");
}

/// Of a file: what stands before its first hunk.
bool beginsHead(const Lines& lines, std::size_t at)
{
    constexpr std::array<std::string_view, 3> starts{"diff ", "index ", "Index: "};
    const std::string_view line = lines[at];
    if (std::ranges::any_of(starts, [&](std::string_view start) { return line.starts_with(start); }))
        return true;
    // A line that begins with "-- " and is removed looks like the first of the two.
    return line.starts_with("--- ") && at + 1 < lines.size() && lines[at + 1].starts_with("+++ ");
}

/// Of "@@ -3,4 +3,5 @@".
std::optional<std::size_t> lineNumberOf(std::string_view head)
{
    const std::size_t minus = head.find('-');
    if (minus == std::string_view::npos)
        return std::nullopt;
    std::size_t number = 0;
    const std::string_view rest = head.substr(minus + 1);
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// Empty where a line belongs to no hunk.
std::vector<Hunk> hunksOf(std::string_view diff)
{
    const Lines lines = splitLines(diff);
    std::vector<Hunk> hunks;
    std::size_t at = 0;
    while (at < lines.size()) {
        if (!beginsHunk(lines[at])) {
            ++at;
            continue;
        }
        Hunk hunk;
        hunk.line = lineNumberOf(lines[at++]);
        std::size_t end = at;
        while (end < lines.size() && !beginsHunk(lines[end]) && !beginsHead(lines, end))
            ++end;
        std::size_t last = end;
        // Empty lines behind it belong to the answer.
        while (last > at && lines[last - 1].empty())
            --last;
        for (; at < last; ++at) {
            const std::string_view line = lines[at];
            const char mark = line.empty() ? ' ' : line.front();
            const std::string_view text = line.empty() ? line : line.substr(1);
            // "\ No newline at end of file"
            if (mark == '\\')
                continue;
            // Some editors take the blank from an empty line.
            if (mark != ' ' && mark != '-' && mark != '+' && mark != '\r')
                return {};
            if (mark != '+')
                hunk.before.push_back(text);
            if (mark != '-')
                hunk.after.push_back(text);
        }
        at = end;
        hunks.push_back(std::move(hunk));
    }
    return hunks;
}

bool standsAt(const Lines& code, std::size_t at, const Lines& wanted)
{
    return at + wanted.size() <= code.size() && std::ranges::equal(std::span(code).subspan(at, wanted.size()), wanted,
                                                                   [](std::string_view one, std::string_view other) {
                                                                       return withoutEnd(one) == withoutEnd(other);
                                                                   });
}

/// Where the hunk's lines are, from that line on; nothing: nowhere, or it is not clear where.
std::optional<std::size_t> placeOf(const Lines& code, std::size_t from, const Hunk& hunk)
{
    const std::size_t said = hunk.line ? std::max<std::size_t>(*hunk.line, 1) - 1 : 0;
    // It only adds lines, without any beside them: behind the line that it names.
    if (hunk.before.empty()) {
        const std::size_t behind = hunk.line.value_or(code.empty() ? 0 : code.size() + 1);
        return behind >= from && behind <= code.size() ? std::optional(behind) : std::nullopt;
    }
    std::optional<std::size_t> best;
    std::size_t places = 0;
    const auto distance = [&](std::size_t at) { return at > said ? at - said : said - at; };
    for (std::size_t at = from; at + hunk.before.size() <= code.size(); ++at) {
        if (!standsAt(code, at, hunk.before))
            continue;
        ++places;
        if (!best || distance(at) < distance(*best))
            best = at;
    }
    return places > 1 && !hunk.line ? std::nullopt : best;
}

} // namespace

bool isDiff(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return false;
    const Lines lines = splitLines(text.substr(start));
    return (beginsHunk(lines.front()) || beginsHead(lines, 0)) && std::ranges::any_of(lines, beginsHunk);
}

std::optional<std::string> withDiff(std::string_view code, std::string_view diff)
{
    const std::vector<Hunk> hunks = hunksOf(diff);
    if (hunks.empty())
        return std::nullopt;
    const Lines lines = splitLines(code);
    std::string changed;
    const auto add = [&](std::string_view line) {
        changed += line;
        changed += '\n';
    };
    std::size_t at = 0;
    for (const Hunk& hunk : hunks) {
        const auto place = placeOf(lines, at, hunk);
        if (!place)
            return std::nullopt;
        for (; at < *place; ++at)
            add(lines[at]);
        for (const std::string_view line : hunk.after)
            add(line);
        at += hunk.before.size();
    }
    for (; at < lines.size(); ++at)
        add(lines[at]);
    return changed;
}

} // namespace acr
