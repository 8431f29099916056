// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/eventstream.h"

#include <utility>

namespace acr {

bool EventStream::feed(std::string_view bytes, const Handler& each)
{
    while (!bytes.empty() && !m_tooLarge) {
        if (m_afterReturn && bytes.front() == '\n')
            bytes.remove_prefix(1);
        m_afterReturn = false;
        const std::size_t end = bytes.find_first_of("\r\n");
        m_line += bytes.substr(0, end);
        if (m_line.size() + m_event.data.size() > m_maxEventBytes)
            m_tooLarge = true;
        if (m_tooLarge || end == std::string_view::npos)
            break;
        m_afterReturn = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        takeLine(each);
    }
    return !m_tooLarge;
}

void EventStream::end(const Handler& each)
{
    if (m_tooLarge)
        return;
    if (!m_line.empty())
        takeLine(each);
    give(each);
}

void EventStream::takeLine(const Handler& each)
{
    std::string_view line = m_line;
    if (m_firstLine && line.starts_with("\xef\xbb\xbf"))
        line.remove_prefix(3);
    m_firstLine = false;
    if (line.empty()) {
        m_line.clear();
        give(each);
        return;
    }
    const std::size_t colon = line.find(':'); // at the start of a comment
    const std::string_view field = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    if (field == "data") {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    } else if (field == "event") {
        m_event.name = value;
    }
    m_line.clear();
}

void EventStream::give(const Handler& each)
{
    const ServerEvent event = std::exchange(m_event, {});
    if (std::exchange(m_hasData, false))
        each(event);
}

} // namespace acr
