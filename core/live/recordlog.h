// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The records of a live session's journal, in memory, as far as they are written down. Thread-safety: one thread may
/// append while others read.
#pragma once

#include "core/session/journalrecord.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace acr {

class RecordLog {
public:
    explicit RecordLog(std::vector<JournalRecord> records = {});

    void append(std::span<const JournalRecord> records);
    /// It stays where it is as long as the log exists. REQUIRES: there are more records than `place`.
    [[nodiscard]] const JournalRecord& at(std::size_t place) const;
    /// The place of the last decision on the turn; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> decisionOn(std::uint64_t turn) const;

private:
    mutable std::mutex m_mutex;
    std::deque<JournalRecord> m_records; ///< records that were appended do not move
};

} // namespace acr
