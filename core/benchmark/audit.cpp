// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/audit.h"

#include "core/benchmark/promptcoverage.h"
#include "core/benchmark/siblings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace acr {

namespace {

constexpr std::array<std::string_view, 20> kindNames{"missing_cells",
                                                     "missing_scores",
                                                     "missing_costs",
                                                     "ungraded_cells",
                                                     "zero_token_records",
                                                     "few_token_counts",
                                                     "repeated_token_counts",
                                                     "costs_not_from_tokens",
                                                     "scores_out_of_range",
                                                     "unsolved_tasks",
                                                     "ties_for_best",
                                                     "duplicate_prompts",
                                                     "duplicate_tasks",
                                                     "tasks_in_two_splits",
                                                     "table_order_differs",
                                                     "summary_disagrees",
                                                     "published_not_reproduced",
                                                     "prompts_of_source",
                                                     "implausible_prompts",
                                                     "siblings_in_probing"};

AuditSeverity severityOf(AuditKind kind)
{
    switch (kind) {
    case AuditKind::UnsolvedTasks:
    case AuditKind::TiesForBest:
    case AuditKind::TableOrderDiffers:
    case AuditKind::PromptsOfSource: return AuditSeverity::Note;
    case AuditKind::ScoresOutOfRange:
    case AuditKind::DuplicateTasks:
    case AuditKind::TasksInTwoSplits: return AuditSeverity::Fault;
    default: return AuditSeverity::Caution;
    }
}

/// The findings of one stream, collected by kind in one pass over its cells.
class StreamAudit {
public:
    StreamAudit(const Benchmark& benchmark, const Split& split)
        : m_benchmark(benchmark)
        , m_split(split)
    {}

    void addTo(std::vector<AuditFinding>& findings)
    {
        for (const TaskIndex task : m_split.tasks)
            walkCells(task);
        const std::uint64_t cells = m_split.tasks.size() * m_benchmark.models.size();
        for (AuditFinding* finding : {&m_missingCells, &m_missingScores, &m_missingCosts, &m_ungraded, &m_zeroTokens})
            finding->outOf = cells;
        m_outOfRange.outOf = cells;
        for (AuditFinding* finding : {&m_missingCells, &m_missingScores, &m_missingCosts, &m_ungraded, &m_zeroTokens})
            take(*finding, findings);
        checkTokens(findings);
        checkCosts(findings);
        take(m_outOfRange, findings);
        take(m_unsolved, findings);
        take(m_ties, findings);
        checkPrompts(findings);
        checkSiblings(findings);
        checkList(findings);
    }

private:
    [[nodiscard]] AuditFinding finding(AuditKind kind) const
    {
        AuditFinding made;
        made.kind = kind;
        made.severity = severityOf(kind);
        made.stream = m_split.name;
        return made;
    }

    static void take(AuditFinding& finding, std::vector<AuditFinding>& findings)
    {
        if (finding.count > 0)
            findings.push_back(std::move(finding));
    }

    static void note(AuditFinding& finding, TaskIndex task, std::optional<ModelIndex> model,
                     const std::function<std::string()>& text = {})
    {
        ++finding.count;
        if (finding.examples.size() < maxExamples)
            finding.examples.push_back({task, model, text ? text() : std::string()});
    }

    void walkCells(TaskIndex task)
    {
        double best = missing;
        std::size_t bestCount = 0;
        for (std::size_t m = 0; m < m_benchmark.models.size(); ++m) {
            const ModelIndex model = ModelIndex::at(m);
            const Outcome outcome = m_benchmark.outcomes.outcome(task, model);
            if (outcome.empty() && outcome.flags == 0 && outcome.latencyMs < 0) {
                note(m_missingCells, task, model);
                continue;
            }
            if (isMissing(outcome.score))
                note(m_missingScores, task, model);
            if (isMissing(outcome.costUsd))
                note(m_missingCosts, task, model);
            if (outcome.has(OutcomeFlag::Ungraded))
                note(m_ungraded, task, model, [&] { return fmt::format("{}", outcome.score); });
            if (outcome.has(OutcomeFlag::ZeroTokenRecord) || (outcome.inputTokens == 0 && outcome.outputTokens == 0))
                note(m_zeroTokens, task, model, [&] { return fmt::format("{}", outcome.costUsd); });
            if (isMissing(outcome.score))
                continue;
            if (outcome.score < 0 || outcome.score > 1) {
                note(m_outOfRange, task, model, [&] { return fmt::format("{}", outcome.score); });
                const auto distance = [](double score) { return std::abs(score - 0.5); };
                if (isMissing(m_outOfRange.found) || distance(outcome.score) > distance(m_outOfRange.found))
                    m_outOfRange.found = outcome.score;
            }
            if (isMissing(best) || outcome.score > best) {
                best = outcome.score;
                bestCount = 0;
            }
            bestCount += outcome.score == best ? 1 : 0;
        }
        if (isMissing(best))
            return;
        ++m_unsolved.outOf;
        ++m_ties.outOf;
        if (best <= 0)
            note(m_unsolved, task, std::nullopt);
        if (bestCount > 1)
            note(m_ties, task, std::nullopt, [&] { return fmt::format("{} × {}", bestCount, best); });
    }

    /// Measured pairs of counts hardly ever repeat, so a model with few different ones, or with one that stands in many
    /// cells, has imputed counts, and imputed costs with them.
    void checkTokens(std::vector<AuditFinding>& findings) const
    {
        constexpr std::uint64_t fewestCells = 50;
        std::vector<AuditFinding> repeated;
        for (std::size_t m = 0; m < m_benchmark.models.size(); ++m) {
            const ModelIndex model = ModelIndex::at(m);
            std::unordered_map<std::uint64_t, std::uint64_t> uses;
            std::uint64_t cells = 0;
            eachCount(model, [&](TaskIndex, std::uint64_t pair) {
                ++uses[pair];
                ++cells;
            });
            if (cells < fewestCells)
                continue;
            const bool few = uses.size() * 10 <= cells;
            if (!few) {
                // Zeros are reported separately.
                cells -= uses[0];
                uses.erase(0);
            }
            const std::uint64_t many = few ? 1 : std::max<std::uint64_t>(10, cells / 50);
            AuditFinding made = finding(few ? AuditKind::FewTokenCounts : AuditKind::RepeatedTokenCounts);
            made.subject = m_benchmark.models[m].name;
            std::unordered_set<std::uint64_t> listed;
            eachCount(model, [&](TaskIndex task, std::uint64_t pair) {
                const auto times = uses.find(pair);
                if (times == uses.end() || times->second < many)
                    return;
                ++made.count;
                if (made.examples.size() < maxExamples && listed.insert(pair).second)
                    made.examples.push_back(
                        {task, model, fmt::format("{} × ({}, {})", times->second, pair >> 32U, pair & 0xffffffffU)});
            });
            made.outOf = cells;
            if (few) {
                made.count = uses.size();
                made.found = static_cast<double>(uses.size());
                findings.push_back(std::move(made));
            } else if (made.count > 0) {
                repeated.push_back(std::move(made));
            }
        }
        std::ranges::move(repeated, std::back_inserter(findings));
    }

    /// Calls visit(task, counts packed into one number) for the model's cells that record tokens.
    template <class Visit>
    void eachCount(ModelIndex model, Visit visit) const
    {
        for (const TaskIndex task : m_split.tasks) {
            const Outcome outcome = m_benchmark.outcomes.outcome(task, model);
            if (outcome.inputTokens < 0 || outcome.outputTokens < 0)
                continue;
            visit(task, (static_cast<std::uint64_t>(outcome.inputTokens) << 32U) |
                            static_cast<std::uint64_t>(outcome.outputTokens));
        }
    }

    void checkCosts(std::vector<AuditFinding>& findings) const
    {
        for (std::size_t m = 0; m < m_benchmark.models.size(); ++m) {
            const ModelIndex model = ModelIndex::at(m);
            AuditFinding made = finding(AuditKind::CostsNotFromTokens);
            made.subject = m_benchmark.models[m].name;
            double found = 0;
            double expected = 0;
            for (const TaskIndex task : m_split.tasks) {
                const Outcome outcome = m_benchmark.outcomes.outcome(task, model);
                if (outcome.inputTokens < 0 || outcome.outputTokens < 0 || isMissing(outcome.costUsd))
                    continue;
                const double price = priceOf(m_benchmark.models[m], outcome.inputTokens, outcome.outputTokens);
                if (isMissing(price))
                    continue;
                ++made.outOf;
                found += outcome.costUsd;
                expected += price;
                // Tables round costs to a millionth of a dollar.
                if (std::abs(outcome.costUsd - price) > 1e-6 + 1e-6 * price)
                    note(made, task, model, [&] { return fmt::format("{} ≠ {}", outcome.costUsd, price); });
            }
            made.found = found;
            made.expected = expected;
            take(made, findings);
        }
    }

    void checkPrompts(std::vector<AuditFinding>& findings) const
    {
        const TaskTable& tasks = m_benchmark.tasks;
        if (!tasks.hasPrompts())
            return;
        AuditFinding made = finding(AuditKind::DuplicatePrompts);
        std::unordered_map<std::string_view, TaskIndex> first;
        for (const TaskIndex task : m_split.tasks) {
            if (tasks[task].promptChars <= 0)
                continue;
            ++made.outOf;
            const TaskIndex earlier = first.emplace(tasks.prompt(task), task).first->second;
            if (earlier != task)
                note(made, task, std::nullopt, [&] { return tasks[earlier].id; });
        }
        take(made, findings);
    }

    /// By data set: those that ids name first, in their order.
    void checkSiblings(std::vector<AuditFinding>& findings) const
    {
        if (m_split.name == probingSplit)
            return;
        const TaskTable& tasks = m_benchmark.tasks;
        std::map<std::pair<PromptSource, std::string>, AuditFinding> bySource;
        for (const TaskIndex task : m_split.tasks) {
            const SiblingKind kind = siblingKindOf(tasks, task);
            if (kind == SiblingKind::Unknown)
                continue;
            const auto ref = sourceRefOf(tasks[task].id);
            const PromptSource source = ref ? ref->source : PromptSource::Own;
            std::string subject =
                ref ? std::string(promptSourceInfo(source).title) : tasks.categoryName(task, Facet::Source);
            const auto [entry, isNew] = bySource.try_emplace({source, subject}, finding(AuditKind::SiblingsInProbing));
            AuditFinding& made = entry->second;
            if (isNew) {
                made.subject = std::move(subject);
                made.found = 0;
                made.expected = 0;
            }
            ++made.outOf;
            if (!isSibling(kind))
                continue;
            note(made, task, std::nullopt, [&] { return std::string(siblingKindName(kind)); });
            made.found += kind == SiblingKind::Exact ? 1 : 0;
            made.expected += kind == SiblingKind::SameProblem ? 1 : 0;
        }
        for (auto& [key, made] : bySource)
            take(made, findings);
    }

    void checkList(std::vector<AuditFinding>& findings) const
    {
        std::vector<bool> met(m_benchmark.tasks.size());
        AuditFinding twice = finding(AuditKind::DuplicateTasks);
        twice.outOf = m_split.tasks.size();
        for (const TaskIndex task : m_split.tasks) {
            if (met[task.position()])
                note(twice, task, std::nullopt);
            met[task.position()] = true;
        }
        take(twice, findings);
        for (const Split& other : m_benchmark.splits) {
            if (&other == &m_split)
                break;
            AuditFinding made = finding(AuditKind::TasksInTwoSplits);
            made.subject = other.name;
            made.outOf = m_split.tasks.size();
            for (const TaskIndex task : other.tasks) {
                if (met[task.position()])
                    note(made, task, std::nullopt);
            }
            take(made, findings);
        }
    }

    const Benchmark& m_benchmark;
    const Split& m_split;
    AuditFinding m_missingCells = finding(AuditKind::MissingCells);
    AuditFinding m_missingScores = finding(AuditKind::MissingScores);
    AuditFinding m_missingCosts = finding(AuditKind::MissingCosts);
    AuditFinding m_ungraded = finding(AuditKind::UngradedCells);
    AuditFinding m_zeroTokens = finding(AuditKind::ZeroTokenRecords);
    AuditFinding m_outOfRange = finding(AuditKind::ScoresOutOfRange);
    AuditFinding m_unsolved = finding(AuditKind::UnsolvedTasks);
    AuditFinding m_ties = finding(AuditKind::TiesForBest);
};

/// Which data sets' prompts are attached, and whether they belong to the tasks. Not told before some are.
void checkSources(const Benchmark& benchmark, std::vector<AuditFinding>& findings)
{
    for (const SourceCoverage& source : promptCoverage(benchmark)) {
        if (source.source == PromptSource::Own || source.joined == 0)
            continue;
        const std::string title(promptSourceInfo(source.source).title);
        const auto add = [&](AuditKind kind, std::string subject, const CoveredTasks& tasks, double expected) {
            AuditFinding made;
            made.kind = kind;
            made.severity = severityOf(kind);
            made.subject = std::move(subject);
            made.count = tasks.joined;
            made.outOf = tasks.tasks;
            made.found = tasks.correlation;
            made.expected = expected;
            findings.push_back(std::move(made));
        };
        add(AuditKind::PromptsOfSource, title, source, missing);
        for (const FormCoverage& form : source.forms) {
            if (form.implausible())
                add(AuditKind::ImplausiblePrompts, title + " " + form.form, form, plausibleCorrelation);
        }
    }
}

AuditFinding fromImport(const ImportFact& fact, AuditKind kind, const Benchmark& benchmark)
{
    AuditFinding made;
    made.kind = kind;
    made.severity = severityOf(kind);
    made.stream = fact.subject;
    if (kind == AuditKind::TableOrderDiffers) {
        made.count = static_cast<std::uint64_t>(fact.found);
        if (const Split* split = benchmark.split(fact.subject))
            made.outOf = split->tasks.size();
        if (const auto task = benchmark.tasks.find(fact.example))
            made.examples.push_back({*task, std::nullopt, {}});
    } else {
        made.subject = fact.example;
        made.count = 1;
        made.outOf = 1;
        made.found = fact.found;
        made.expected = fact.expected;
    }
    return made;
}

} // namespace

std::string_view auditKindName(AuditKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<AuditKind> auditKindNamed(std::string_view name)
{
    const auto found = std::ranges::find(kindNames, name);
    if (found == kindNames.end())
        return std::nullopt;
    return static_cast<AuditKind>(found - kindNames.begin());
}

std::string_view auditSeverityName(AuditSeverity severity)
{
    constexpr std::array<std::string_view, 3> names{"note", "caution", "fault"};
    return names[static_cast<std::size_t>(severity)];
}

std::vector<AuditFinding> audit(const Benchmark& benchmark)
{
    std::vector<AuditFinding> findings;
    for (const Split& split : benchmark.splits)
        StreamAudit(benchmark, split).addTo(findings);
    for (const ImportFact& fact : benchmark.importFacts) {
        if (const auto kind = auditKindNamed(fact.kind))
            findings.push_back(fromImport(fact, *kind, benchmark));
    }
    checkSources(benchmark, findings);
    return findings;
}

} // namespace acr
