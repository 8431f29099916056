// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/runoutput.h"

#include "app/cli/output.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace acr::cli {

namespace {

constexpr std::array<std::string_view, stepVerdictCount> verdictNames{"optimal", "tied", "avoidable", "unsolvable",
                                                                      "unknown"};

const std::string& nameOf(const SessionTrack& track, ModelIndex model)
{
    return track.setting().benchmark->models[model.position()].name;
}

std::vector<std::string> optimalModels(const SessionTrack& track, const OracleTable& oracle, TaskIndex task)
{
    std::vector<std::string> names;
    for (std::size_t j = 0; j < track.setting().benchmark->models.size(); ++j) {
        if (oracle[task].known && oracle.isOptimal(task, ModelIndex::at(j)))
            names.push_back(nameOf(track, ModelIndex::at(j)));
    }
    return names;
}

std::string text(double value, int decimals)
{
    return isMissing(value) ? "–" : fmt::format("{:.{}f}", value, decimals);
}

/// The number that would have to change.
std::string flipSubject(const SessionTrack& track, const FlipChange& flip)
{
    const std::string model = nameOf(track, flip.model);
    switch (flip.kind) {
    case FlipChange::Kind::VoterWeight: return fmt::format("the weight of {}", flip.subject);
    case FlipChange::Kind::PriorMean:
        return fmt::format("the prior mean of {} {}", model,
                           flip.subject.empty() ? "over all tasks" : "in " + flip.subject);
    case FlipChange::Kind::Value: return fmt::format("the value of {}", model);
    case FlipChange::Kind::NeighbourScore:
        return fmt::format("the score of {} on {}", model, track.setting().benchmark->tasks[flip.task].id);
    }
    return {};
}

/// Null where the record does not say it.
Json priorPickOf(const SessionTrack& track, std::size_t step)
{
    const StepNote& note = track.note(step);
    return note.known ? Json(nameOf(track, note.priorPick)) : Json(nullptr);
}

} // namespace

std::vector<DecisionRow> decisionRows(const Run& run, const RewardWeights& weights, bool seeded)
{
    std::vector<DecisionRow> rows;
    rows.reserve(run.steps.size());
    for (const Step& step : run.steps) {
        DecisionRow row;
        row.decision = {step.task, step.chosen, {}, step.score, step.costUsd};
        if (step.attemptCount > 1) {
            for (const Attempt& attempt : run.attemptsOf(step))
                row.decision.chain.push_back(attempt.model);
        }
        row.observedReward = reward(weights, step.score, step.costUsd);
        if (seeded)
            row.seed = run.seed;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string number(double value, int decimals)
{
    return isMissing(value) ? std::string("–") : fmt::format("{:.{}f}", value, decimals);
}

Json orNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

namespace {

/// Who said what about a call of a live session.
Json verdictsJson(const LiveRecord::OpenStep& step, std::size_t call)
{
    constexpr std::array results{"unknown", "failed", "passed"};
    Json verdicts = Json::array();
    if (call >= step.verdicts.size())
        return verdicts;
    for (const JournalVerdict& verdict : step.verdicts[call])
        verdicts.push_back({{"by", verdict.judge},
                            {"person", verdict.person},
                            {"verdict", results.at(static_cast<std::size_t>(verdict.result))},
                            {"score", orNull(verdict.score)}});
    return verdicts;
}

} // namespace

Json stepJson(const SessionTrack& track, const OracleTable& oracle, std::size_t number)
{
    const Benchmark& benchmark = *track.setting().benchmark;
    const Step& step = track.run().steps[number];
    const StepRegret regret = stepRegret(step, oracle);
    Json json{{"step", number + 1},
              {"position", step.position + 1},
              {"task", benchmark.tasks[step.task].id},
              {"dimension", benchmark.tasks.categoryName(step.task, Facet::Dimension)},
              {"chosen", nameOf(track, step.chosen)},
              {"score", orNull(step.score)},
              {"cost_usd", step.costUsd},
              {"regret", regret.regret},
              {"quality_regret", regret.quality},
              {"cost_regret", regret.cost},
              {"verdict", verdictNames[static_cast<std::size_t>(regret.verdict)]},
              {"reason", track.reason(number)},
              {"margin", orNull(track.note(number).margin)},
              {"prior_pick", priorPickOf(track, number)}};
    json["attempts"] = Json::array();
    for (const Attempt& attempt : track.run().attemptsOf(step))
        json["attempts"].push_back({{"model", nameOf(track, attempt.model)},
                                    {"score", orNull(attempt.score)},
                                    {"cost_usd", orNull(attempt.costUsd)},
                                    {"passed", attempt.passed},
                                    {"graded", attempt.graded}});
    const auto& live = track.setting().live;
    for (std::size_t i = 0; live != nullptr && i < json["attempts"].size(); ++i)
        json["attempts"][i]["verdicts"] = verdictsJson(live->steps[number], i);
    return json;
}

Json stepJsonWithBallot(const SessionTrack& track, const OracleTable& oracle, std::size_t number)
{
    Json json = stepJson(track, oracle, number);
    const Ballot ballot = track.ballotOf(number);
    Json values = Json::object();
    for (std::size_t j = 0; j < ballot.values.size(); ++j)
        values[nameOf(track, ModelIndex::at(j))] = orNull(ballot.values[j]);
    Json votes = Json::array();
    for (const Vote& vote : ballot.votes)
        votes.push_back({{"voter", vote.voter}, {"model", nameOf(track, vote.model)}, {"weight", orNull(vote.weight)}});
    json["ballot"] = {{"pick", nameOf(track, ballot.pick)},
                      {"margin", orNull(ballot.margin)},
                      {"values", std::move(values)},
                      {"votes", std::move(votes)},
                      {"pivotal", ballot.pivotal >= 0 ? Json(ballot.pivotal) : Json(nullptr)},
                      {"reason", ballot.reason}};
    if (ballot.flip) {
        const FlipChange& flip = *ballot.flip;
        Json change{{"from", flip.from}, {"to", flip.to}, {"pick_after", nameOf(track, flip.pickAfter)}};
        switch (flip.kind) {
        case FlipChange::Kind::VoterWeight: change["voter"] = flip.subject; break;
        case FlipChange::Kind::PriorMean: change["prior_mean_in"] = flip.subject; break;
        case FlipChange::Kind::Value: change["of"] = "value"; break;
        case FlipChange::Kind::NeighbourScore:
            change["score_on"] = track.setting().benchmark->tasks[flip.task].id;
            break;
        }
        if (flip.kind != FlipChange::Kind::VoterWeight)
            change["model"] = nameOf(track, flip.model);
        json["ballot"]["flip"] = std::move(change);
    }
    const Step& step = track.run().steps[number];
    json["oracle"] = {{"models", optimalModels(track, oracle, step.task)}, {"reward", oracle[step.task].reward}};
    return json;
}

std::string stepText(const SessionTrack& track, const OracleTable& oracle, std::size_t number)
{
    const Benchmark& benchmark = *track.setting().benchmark;
    const Step& step = track.run().steps[number];
    const StepRegret regret = stepRegret(step, oracle);
    const Ballot ballot = track.ballotOf(number);
    std::string out =
        fmt::format("step {} of {}: {} ({})\n", number + 1, track.setting().stream.tasks.size(),
                    benchmark.tasks[step.task].id, benchmark.tasks.categoryName(step.task, Facet::Dimension));
    const StepNote& note = track.note(number);
    out += fmt::format("pick {}, margin {}, {}; before it learned from the stream: {}\n", nameOf(track, ballot.pick),
                       text(ballot.margin, 4), ballot.reason.empty() ? "for an unknown reason" : ballot.reason,
                       note.known ? nameOf(track, note.priorPick) : "unknown");
    if (const Vote* const vote = ballot.pivotalVote(); vote != nullptr && ballot.votesForMany(*vote))
        out += fmt::format("pivotal: {}\n", vote->voter);
    else if (vote != nullptr)
        out += fmt::format("pivotal: {} for {} ({})\n", vote->voter, nameOf(track, vote->model), text(vote->weight, 4));
    else if (!ballot.votes.empty())
        out += "pivotal: none\n";
    if (ballot.flip) {
        const FlipChange& flip = *ballot.flip;
        out += fmt::format("smallest change that flips it: {} from {:.4f} beyond {:.4f}, then {}\n",
                           flipSubject(track, flip), flip.from, flip.to, nameOf(track, flip.pickAfter));
    } else if (track.hasState(number)) {
        out += "smallest change that flips it: none\n";
    }
    TextTable values{.columns = {{"model", false}, {"value", true}}, .rows = {}};
    std::vector<std::string> voters;
    for (const Vote& vote : ballot.votes) {
        if (std::ranges::find(voters, vote.voter) == voters.end()) {
            voters.push_back(vote.voter);
            values.columns.push_back({vote.voter, true});
        }
    }
    for (std::size_t j = 0; j < ballot.values.size(); ++j) {
        if (isMissing(ballot.values[j]))
            continue;
        std::vector<std::string> row{nameOf(track, ModelIndex::at(j)), text(ballot.values[j], 4)};
        for (const std::string& voter : voters) {
            double sum = 0;
            bool any = false;
            for (const Vote& vote : ballot.votes) {
                if (vote.voter == voter && vote.model == ModelIndex::at(j)) {
                    sum += vote.weight;
                    any = true;
                }
            }
            row.push_back(any ? text(sum, 4) : std::string());
        }
        values.rows.push_back(std::move(row));
    }
    if (!values.rows.empty())
        out += renderTable(values, TableFormat::Human);
    TextTable attempts{
        .columns = {{"attempt", true}, {"model", false}, {"score", true}, {"cost $", true}, {"verdict", false}},
        .rows = {}};
    int count = 0;
    for (const Attempt& attempt : track.run().attemptsOf(step))
        attempts.rows.push_back({std::to_string(++count), nameOf(track, attempt.model), text(attempt.score, 2),
                                 text(attempt.costUsd, 6),
                                 !attempt.graded  ? "not graded"
                                 : attempt.passed ? "resolved"
                                                  : "not resolved"});
    out += renderTable(attempts, TableFormat::Human);
    out +=
        fmt::format("regret {:.6f} = quality {:.6f} + cost {:.6f}, {}; oracle: {} with reward {:.6f}\n", regret.regret,
                    regret.quality, regret.cost, verdictNames[static_cast<std::size_t>(regret.verdict)],
                    fmt::join(optimalModels(track, oracle, step.task), ", "), oracle[step.task].reward);
    return out;
}

Json metricsJson(const RunningMetrics& metrics, std::size_t steps)
{
    const RunningMetrics::Sums& sums = metrics.after(steps);
    Json json{{"steps", steps},
              {"cum_regret", sums.cumRegret},
              {"quality_regret", sums.qualityRegret},
              {"cost_regret", sums.costRegret},
              {"avg_perf_pct", orNull(sums.avgPerfPct())},
              {"cost_usd", sums.costUsd},
              {"lost_usd", sums.lostUsd},
              {"oracle_agreement",
               steps > 0 ? Json(static_cast<double>(sums.agreed) / static_cast<double>(steps)) : Json(nullptr)}};
    for (std::size_t verdict = 0; verdict < stepVerdictCount; ++verdict)
        json["verdicts"][std::string(verdictNames[verdict])] = sums.verdicts[verdict];
    return json;
}

} // namespace acr::cli
