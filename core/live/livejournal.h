// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The journal of a live session, and its records; see sessionjournal.h.
///
/// A session appends in batches, each before what it holds is reported and before a call in it is sent. So, after a
/// crash, every call that was answered and reported is in the journal, and a call that may have been sent has at least
/// its start there. Thread-safety: one thread.
#pragma once

#include "core/live/liveevents.h"
#include "core/session/sessionjournal.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace acr {

class LiveJournal {
public:
    virtual ~LiveJournal() = default;
    /// All of them, or none with an error. They survive the end of the program.
    [[nodiscard]] virtual Result<void> append(std::span<const JournalRecord> records) = 0;
};

/// What a person says of an answer. It overrules the tools.
struct PersonVerdict {
    /// Unknown: the person can't tell, and the tools' verdict does not count either.
    Verdict verdict = Verdict::Unknown;
    std::string person = "person";
    std::string comment{};
    /// The person takes back the verdict given before, in place of giving one.
    bool withdrawn = false;
    /// Nothing: the call that is the answer.
    std::optional<std::uint64_t> call{};
};

/// UTC, ISO 8601.
[[nodiscard]] std::string liveTime();

[[nodiscard]] JournalRequest journalRequest(std::uint64_t turn, const RunnableTask& task, bool shadow);
[[nodiscard]] RunnableTask runnableTask(const JournalRequest& request);
[[nodiscard]] JournalCallFinished journalCallFinished(const LiveCallFinished& finished, const std::string& model);
/// Answer, failure, tokens and cost as they were written down.
[[nodiscard]] ModelReply replyOf(const JournalCallFinished& finished);
[[nodiscard]] JournalAsideFinished journalAsideFinished(std::uint64_t turn, const std::string& purpose,
                                                        const ModelReply& reply);
/// The same for a call that answers no task. One that has no end, or was stopped with the session, has failed.
[[nodiscard]] ModelReply replyOf(const JournalTurn::Aside& aside);
/// One record for each tool of the judgement.
[[nodiscard]] std::vector<JournalVerdict> journalVerdicts(const LiveVerdict& verdict);
[[nodiscard]] JournalVerdict journalVerdict(std::uint64_t turn, std::uint64_t call, const PersonVerdict& verdict);
/// The judgement that counts, with the traces of all tools; nothing where there is no verdict. A person's overrules the
/// tools'.
[[nodiscard]] std::optional<Judgement> judgementOf(const std::vector<JournalVerdict>& verdicts);
/// The reply to a call that was started and has no end in the journal.
[[nodiscard]] ModelReply lostReply();

} // namespace acr
