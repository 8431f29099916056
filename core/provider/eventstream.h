// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads server-sent events, the text/event-stream of the HTML standard, from bytes that come in any pieces.
/// Thread-safety: as any value.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace acr {

struct ServerEvent {
    /// Empty where the stream names none.
    std::string name;
    /// Its lines joined by line feeds.
    std::string data;
};

class EventStream {
public:
    using Handler = std::function<void(const ServerEvent&)>;

    /// `maxEventBytes`: of one event.
    explicit EventStream(std::size_t maxEventBytes = std::size_t{4} << 20U)
        : m_maxEventBytes(maxEventBytes)
    {}

    /// Gives each event that these bytes complete. False where an event is too large; nothing is read after that.
    [[nodiscard]] bool feed(std::string_view bytes, const Handler& each);
    /// The stream has ended: gives the event that lacks only its empty line.
    void end(const Handler& each);

private:
    void takeLine(const Handler& each);
    void give(const Handler& each);

    std::size_t m_maxEventBytes;
    std::string m_line;
    ServerEvent m_event;
    bool m_hasData = false;
    bool m_afterReturn = false; ///< the last line ended with a carriage return: a line feed belongs to it
    bool m_firstLine = true;
    bool m_tooLarge = false;
};

} // namespace acr
