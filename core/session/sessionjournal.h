// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The journal of a session: what happened in it, record by record. A stored session is what its journal says:
/// folding it gives the steps without computing a decision. A replay writes its steps in blocks (see stepblock.h). A
/// session whose calls take time appends a record for each thing that happens, in the order in which it happens.
///
/// Kinds and tags are numbers that never change their meaning (see journalrecord.h); the members below carry their tag
/// in fields(). A record of a kind that is not known here, or with tags that are not, is kept as it is and changes
/// nothing else. Plain values. Thread-safety: as any value.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/session/journalrecord.h"
#include "core/session/stepblock.h"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace acr {

enum class JournalKind : std::uint32_t {
    Start = 1,
    Steps = 2,
    Request = 3,
    Decision = 4,
    CallStarted = 5,
    CallFinished = 6,
    Verdict = 7,
    Answer = 8,
    Event = 9,
    End = 10,
    AsideStarted = 11,
    AsideFinished = 12,
};

/// A program begins or goes on with the session.
struct JournalStart {
    static constexpr JournalKind kind = JournalKind::Start;
    /// Steps before.
    std::uint64_t step = 0;
    /// As sessionjson.h describes it; of the first start only.
    std::string definition;
    /// The policy's spec with the values of all parameters, those that are the program's defaults among them.
    std::string policy;
    /// Names of the models, in the order of the benchmark.
    std::vector<std::string> models;
    /// Of a live session: name and content hash of the benchmark that gave the priors (empty: none), and the share of
    /// tasks that are sent to every model.
    std::string priorsFrom{};
    std::string priorsHash{};
    double shadowShare = missing;
    /// Where the priors are of the benchmark of another live session: how many records its journal had then, without
    /// blocks of steps and the end.
    double priorsRecords = missing;
    /// Of a live session with a remote encoder: its name as RecordedEncoder::name().
    std::string encoder{};
    /// Of a live session: the file of endpoints that it began with (endpoints.h), which names keys and holds none.
    /// Empty: built-in models, or a session of an earlier version.
    std::string endpoints{};
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.step);
        visit(2, self.definition);
        visit(3, self.policy);
        visit(4, self.models);
        visit(5, self.priorsFrom);
        visit(6, self.priorsHash);
        visit(7, self.shadowShare);
        visit(8, self.priorsRecords);
        visit(9, self.encoder);
        visit(10, self.endpoints);
    }
};

// Below, a turn is one task from its request on, by number from 0, and a call is one of a turn's, by number from 0.
// Times are UTC, ISO 8601.

struct JournalRequest {
    static constexpr JournalKind kind = JournalKind::Request;
    std::uint64_t turn = 0;
    std::string task;
    std::string utc;
    /// Names of the models that can be called; empty: all.
    std::vector<std::string> available;
    // The task, where it is not one of the session's benchmark; see runnabletask.h.
    std::string prompt{};
    std::string dimension{};
    std::string source{};
    std::string language{};
    std::string difficulty{};
    std::string tests{};
    std::string entryPoint{};
    std::string solution{};
    std::string input{};
    std::string expectedOutput{};
    bool hasExpectedOutput = false;
    double timeLimitSeconds = missing;
    /// The task is sent to every model.
    bool shadow = false;
    std::string command{};
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.task);
        visit(3, self.utc);
        visit(4, self.available);
        visit(5, self.prompt);
        visit(6, self.dimension);
        visit(7, self.source);
        visit(8, self.language);
        visit(9, self.difficulty);
        visit(10, self.tests);
        visit(11, self.entryPoint);
        visit(12, self.solution);
        visit(13, self.input);
        visit(14, self.expectedOutput);
        visit(15, self.hasExpectedOutput);
        visit(16, self.timeLimitSeconds);
        visit(17, self.shadow);
        visit(18, self.command);
    }
};

struct JournalDecision {
    static constexpr JournalKind kind = JournalKind::Decision;
    std::uint64_t turn = 0;
    std::string first;
    std::string pick;
    /// As Decision::probability.
    double probability = missing;
    double margin = missing;
    /// As Ballot::reason.
    std::string reason;
    /// The pick without learning.
    std::string priorPick;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.first);
        visit(3, self.pick);
        visit(4, self.probability);
        visit(5, self.margin);
        visit(6, self.reason);
        visit(7, self.priorPick);
    }
};

struct JournalCallStarted {
    static constexpr JournalKind kind = JournalKind::CallStarted;
    std::uint64_t turn = 0;
    std::uint64_t call = 0;
    std::string model;
    std::string utc;
    /// Of a model that the policy did not ask for, on a shadow task.
    bool shadow = false;
    /// The most that the call can cost, in USD.
    double limitUsd = missing;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.call);
        visit(3, self.model);
        visit(4, self.utc);
        visit(5, self.shadow);
        visit(6, self.limitUsd);
    }
};

struct JournalCallFinished {
    static constexpr JournalKind kind = JournalKind::CallFinished;
    std::uint64_t turn = 0;
    std::uint64_t call = 0;
    std::string model;
    double costUsd = missing;
    double inputTokens = missing;
    double outputTokens = missing;
    double latencySeconds = missing;
    /// Why there is no answer; empty: there is one.
    std::string error;
    /// The provider's.
    std::string requestId;
    std::string utc;
    std::string answer{};
    /// As callFailureName(); empty: none.
    std::string failure{};
    double cachedInputTokens = missing;
    double reasoningTokens = missing;
    std::string servedModel{};
    /// The program ended during the call: what came of it is not known.
    bool lost = false;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.call);
        visit(3, self.model);
        visit(4, self.costUsd);
        visit(5, self.inputTokens);
        visit(6, self.outputTokens);
        visit(7, self.latencySeconds);
        visit(8, self.error);
        visit(9, self.requestId);
        visit(10, self.utc);
        visit(11, self.answer);
        visit(12, self.failure);
        visit(13, self.cachedInputTokens);
        visit(14, self.reasoningTokens);
        visit(15, self.servedModel);
        visit(16, self.lost);
    }
};

/// On the answer of a call. A later one of the same judge replaces the one before; a person's overrules all others.
struct JournalVerdict {
    static constexpr JournalKind kind = JournalKind::Verdict;
    enum class Result : std::uint8_t { Unknown, Fail, Pass };
    std::uint64_t turn = 0;
    std::uint64_t call = 0;
    /// The tool or the person.
    std::string judge;
    bool person = false;
    Result result = Result::Unknown;
    double score = missing;
    std::string utc;
    /// What the tool printed, or the person's comment.
    std::string trace{};
    /// The judge takes back what it said before; then it has said nothing.
    bool withdrawn = false;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.call);
        visit(3, self.judge);
        visit(4, self.person);
        visit(5, self.result);
        visit(6, self.score);
        visit(7, self.utc);
        visit(8, self.trace);
        visit(20, self.withdrawn);
    }
};

/// The turn has its answer, that of the call.
struct JournalAnswer {
    static constexpr JournalKind kind = JournalKind::Answer;
    std::uint64_t turn = 0;
    std::uint64_t call = 0;
    /// Another model was called in place of one that failed.
    bool fellBack = false;
    /// As LiveTurn::estimatedRegret.
    double estimatedRegret = missing;
    /// Calls that the policy asked for and the budget did not allow.
    std::uint64_t refused = 0;
    /// Of the beliefs in the task's dimension then: expected scores and costs, by model of the pool. Empty where there
    /// are none.
    std::vector<double> beliefScores{};
    std::vector<double> beliefCosts{};
    /// Where some call was refused: for each call that the policy asked for, in this order, the model that the budget
    /// did not allow, or nothing (an empty name) where the call was made. Journals of earlier versions have only the
    /// count.
    std::vector<std::string> refusals{};
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.call);
        visit(3, self.fellBack);
        visit(4, self.estimatedRegret);
        visit(5, self.refused);
        visit(10, self.beliefScores);
        visit(11, self.beliefCosts);
        visit(12, self.refusals);
    }
};

/// A call on a turn that answers no task: of a model that routes, or judges an answer. Its purpose names it within the
/// turn.
struct JournalAsideStarted {
    static constexpr JournalKind kind = JournalKind::AsideStarted;
    std::uint64_t turn = 0;
    std::string purpose;
    std::string model;
    std::string utc;
    /// The most that the call can cost, in USD.
    double limitUsd = missing;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.purpose);
        visit(3, self.model);
        visit(4, self.utc);
        visit(5, self.limitUsd);
    }
};

struct JournalAsideFinished {
    static constexpr JournalKind kind = JournalKind::AsideFinished;
    std::uint64_t turn = 0;
    std::string purpose;
    double costUsd = missing;
    double inputTokens = missing;
    double outputTokens = missing;
    double latencySeconds = missing;
    /// As those of JournalCallFinished.
    std::string error;
    std::string requestId;
    std::string utc;
    std::string answer;
    std::string failure;
    bool lost = false;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.turn);
        visit(2, self.purpose);
        visit(3, self.costUsd);
        visit(4, self.inputTokens);
        visit(5, self.outputTokens);
        visit(6, self.latencySeconds);
        visit(7, self.error);
        visit(8, self.requestId);
        visit(9, self.utc);
        visit(10, self.answer);
        visit(11, self.failure);
        visit(12, self.lost);
    }
};

/// A change of the pool, of a price or of the priors while the session runs.
struct JournalEvent {
    static constexpr JournalKind kind = JournalKind::Event;
    /// A name of sessionevent.h, or "priors".
    std::string what;
    std::string model;
    double amount = missing;
    /// The new priors; see priorjson.h.
    std::string document;
    std::string utc;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.what);
        visit(2, self.model);
        visit(3, self.amount);
        visit(4, self.document);
        visit(5, self.utc);
    }
};

/// All steps of the session are there.
struct JournalEnd {
    static constexpr JournalKind kind = JournalKind::End;
    std::uint64_t steps = 0;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit)
    {
        visit(1, self.steps);
    }
};

/// What fields() calls for each tag and member. Members that say nothing (missing, empty) take no field.
class JournalWriter {
public:
    explicit JournalWriter(JournalRecord& record)
        : m_record(record)
    {}
    void operator()(std::uint32_t tag, std::uint64_t value) { m_record.addWhole(tag, value); }
    void operator()(std::uint32_t tag, bool value) { m_record.addWhole(tag, value ? 1 : 0); }
    void operator()(std::uint32_t tag, JournalVerdict::Result value)
    {
        m_record.addWhole(tag, static_cast<std::uint64_t>(value));
    }
    void operator()(std::uint32_t tag, double value);
    void operator()(std::uint32_t tag, const std::string& text);
    void operator()(std::uint32_t tag, const std::vector<std::string>& texts);
    void operator()(std::uint32_t tag, const std::vector<double>& values);

private:
    JournalRecord& m_record;
};
class JournalReader {
public:
    explicit JournalReader(const JournalRecord& record)
        : m_record(record)
    {}
    void operator()(std::uint32_t tag, std::uint64_t& value);
    void operator()(std::uint32_t tag, bool& value);
    void operator()(std::uint32_t tag, JournalVerdict::Result& value);
    void operator()(std::uint32_t tag, double& value);
    void operator()(std::uint32_t tag, std::string& text);
    void operator()(std::uint32_t tag, std::vector<std::string>& texts);
    void operator()(std::uint32_t tag, std::vector<double>& values);
    /// The first tag whose bytes have another form; 0: none.
    [[nodiscard]] std::uint32_t wrong() const { return m_wrong; }

private:
    template <class Value>
    void take(std::uint32_t tag, const std::optional<Value>& found, Value& value);

    const JournalRecord& m_record;
    std::uint32_t m_wrong = 0;
};

template <class Typed>
[[nodiscard]] JournalRecord journalRecord(const Typed& typed)
{
    JournalRecord record(static_cast<std::uint32_t>(Typed::kind));
    Typed::fields(typed, JournalWriter(record));
    return record;
}

/// Absent fields have their defaults. Error Malformed for a field of another form.
template <class Typed>
[[nodiscard]] Result<Typed> fromRecord(const JournalRecord& record)
{
    Typed typed;
    JournalReader reader(record);
    Typed::fields(typed, reader);
    if (reader.wrong() != 0)
        return failure(ErrorCode::Malformed, "the field with tag " + std::to_string(reader.wrong()),
                       "bytes of another form");
    return typed;
}

/// All of a turn, as far as it is known.
struct JournalTurn {
    struct Call {
        std::string model;
        /// As JournalCallStarted.
        bool shadow = false;
        double limitUsd = missing;
        /// Nothing while it is under way.
        std::optional<JournalCallFinished> finished;
        std::vector<JournalVerdict> verdicts;

        /// The verdict that counts; null: there is none.
        [[nodiscard]] const JournalVerdict* verdict() const;
    };

    struct Aside {
        JournalAsideStarted started;
        /// Nothing while it is under way.
        std::optional<JournalAsideFinished> finished;
        /// How many of such calls of the session had ended before.
        std::uint64_t endedBefore = 0;
    };

    JournalRequest request;
    std::optional<JournalDecision> decision;
    /// In the order in which they began.
    std::vector<Aside> asides;
    std::vector<Call> calls;
    /// The call whose answer was given.
    std::optional<std::uint64_t> answer;
    /// As JournalAnswer.
    bool fellBack = false;
    double estimatedRegret = missing;
    std::uint64_t refused = 0;
    std::vector<double> beliefScores{};
    std::vector<double> beliefCosts{};
    std::vector<std::string> refusals{};

    /// Null: there is none of that purpose.
    [[nodiscard]] const Aside* aside(std::string_view purpose) const;
};

/// The purpose of the call of a model that routes.
inline constexpr std::string_view routingPurpose = "route";
/// That of a call of an encoder, whose answer is the vector of the task; see recordedvectors.h.
inline constexpr std::string_view embeddingPurpose = "embed";

/// A decision of a live session, or feedback from which its policy learned. Several turns are open at once, so these
/// come in another order than the turns.
struct JournalFeedback {
    std::uint64_t turn = 0;
    /// False: the policy decided on the turn.
    bool learned = false;
    /// By call: the verdict that counted then; nothing where there was none.
    std::vector<std::optional<JournalVerdict>> verdicts;
};

/// A later verdict of a judge replaces the one before; one that is withdrawn leaves none.
void addVerdict(std::vector<JournalVerdict>& verdicts, JournalVerdict verdict);

/// What a journal says.
struct FoldedSession {
    /// Of the blocks of steps. Policy and seed are the definition's.
    Run run;
    StepNotes notes;
    /// By number.
    std::vector<JournalTurn> turns;
    std::vector<JournalStart> starts;
    std::vector<JournalEvent> events;
    /// Decisions and feedback of the turns, in the order in which they happened.
    std::vector<JournalFeedback> feedback;
    /// The journal says that all steps are there.
    bool ended = false;
    /// Records of kinds that are not known here.
    std::size_t unknownRecords = 0;
};

/// Folds records one after the other.
class SessionFold {
public:
    explicit SessionFold(const JournalShape& shape)
        : m_shape(shape)
    {}
    /// Errors: Malformed (a damaged record, or one that does not follow those before it).
    [[nodiscard]] Result<void> add(const JournalRecord& record);
    [[nodiscard]] const FoldedSession& folded() const { return m_folded; }
    /// Only the first steps count. REQUIRES: steps ≤ those that there are.
    void cutTo(std::size_t steps);
    [[nodiscard]] FoldedSession take() { return std::move(m_folded); }

private:
    [[nodiscard]] Result<void> addOfTurn(const JournalRecord& record);
    void addLearned(std::uint64_t ofTurn);
    [[nodiscard]] Result<JournalTurn*> turn(std::uint64_t number);
    [[nodiscard]] Result<JournalTurn::Call*> call(std::uint64_t number, std::uint64_t ofTurn);

    JournalShape m_shape;
    FoldedSession m_folded;
    std::uint64_t m_endedAsides = 0;
};

/// The recorded verdict becomes the attempt's, in place of an earlier one; null: nobody judged it.
void setRecordedVerdict(Attempt& attempt, const JournalVerdict* verdict);

/// The turns that have an answer as steps, by the names of the benchmark's tasks and models. Turns of other tasks, and
/// calls of other models, are left out.
[[nodiscard]] Run runOfTurns(std::span<const JournalTurn> turns, const Benchmark& benchmark);

} // namespace acr
