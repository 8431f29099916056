// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/recordlog.h"

#include "core/session/sessionjournal.h"

#include <iterator>
#include <utility>

namespace acr {

RecordLog::RecordLog(std::vector<JournalRecord> records)
    : m_records(std::make_move_iterator(records.begin()), std::make_move_iterator(records.end()))
{}

void RecordLog::append(std::span<const JournalRecord> records)
{
    const std::scoped_lock lock(m_mutex);
    m_records.insert(m_records.end(), records.begin(), records.end());
}

const JournalRecord& RecordLog::at(std::size_t place) const
{
    const std::scoped_lock lock(m_mutex);
    return m_records[place];
}

std::optional<std::size_t> RecordLog::decisionOn(std::uint64_t turn) const
{
    const std::scoped_lock lock(m_mutex);
    for (std::size_t place = m_records.size(); place-- > 0;) {
        const JournalRecord& record = m_records[place];
        if (record.kind() == static_cast<std::uint32_t>(JournalKind::Decision) && record.whole(1) == turn)
            return place;
    }
    return std::nullopt;
}

} // namespace acr
