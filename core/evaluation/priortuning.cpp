// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/priortuning.h"

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/memory/priordiff.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace acr {

namespace {

/// Edits, relative to the set that they are applied to.
struct Edits {
    std::vector<double> modelOffset;     ///< by model
    std::vector<double> dimensionOffset; ///< by dimension × model
    double strength = 1;
    double horizon = 1;
};

/// The numbers of the edits one after the other, and the moves that are tried on each.
struct Knob {
    double Edits::*factor = nullptr;
    std::vector<double> Edits::*offsets = nullptr;
    std::size_t at = 0;
};

double& valueOf(Edits& edits, const Knob& knob)
{
    return knob.factor != nullptr ? edits.*knob.factor : (edits.*knob.offsets)[knob.at];
}

constexpr std::array offsetMoves{-0.06, -0.02, 0.02, 0.06};
constexpr std::array factorMoves{0.25, 0.5, 2.0, 4.0};

double defaultHorizon(const PolicySpec& spec)
{
    const auto& parameters = spec.parameters.all();
    const bool cascade = parameters.contains("mode") && spec.parameters.text("mode") == "cascade";
    const auto found = parameters.find(cascade ? "cascade_horizon" : "horizon");
    return found != parameters.end() ? std::get<double>(found->second) : missing;
}

PriorSet edited(PriorSet priors, const Edits& edits, const std::vector<std::string>& dimensions, double horizon)
{
    const std::size_t models = priors.models.size();
    const auto move = [](PriorCell& cell, double offset) { cell.mean = std::clamp(cell.mean + offset, 0.0, 1.0); };
    for (std::size_t j = 0; j < priors.everywhere.size(); ++j)
        move(priors.everywhere[j], edits.modelOffset[j]);
    for (PriorRow& row : priors.dimensions) {
        const auto found = std::ranges::find(dimensions, row.dimension);
        const auto at = static_cast<std::size_t>(found - dimensions.begin()) * models;
        for (std::size_t j = 0; j < models; ++j)
            move(row.cells[j], edits.modelOffset[j] + (found != dimensions.end() ? edits.dimensionOffset[at + j] : 0));
    }
    if (edits.strength != 1) {
        for (std::vector<PriorRow>* rows : {&priors.dimensions, &priors.sources}) {
            for (PriorRow& row : *rows) {
                for (PriorCell& cell : row.cells)
                    cell.pseudoCount =
                        std::min(cell.pseudoCount * edits.strength, priorRange(PriorField::Strength).high);
            }
        }
    }
    if (edits.horizon != 1)
        priors.explorationHorizon =
            std::min((isMissing(priors.explorationHorizon) ? horizon : priors.explorationHorizon) * edits.horizon,
                     priorRange(PriorField::Exploration).high);
    return priors;
}

/// The user's changes of the learned set: kept during the search.
struct Trial {
    std::unique_ptr<PriorDesk> desk;
    PriorSet start;
};

/// The user's changes of the learned set, made to another one.
PriorSet carriedOver(const PriorSet& learned, const PriorSet& user, PriorSet fold)
{
    for (const PriorChange& change : diffPriors(learned, user)) {
        if (change.address.field == PriorField::Mean) {
            const double moved = priorValue(user, change.address).value_or(missing) -
                                 priorValue(learned, change.address).value_or(missing);
            const double here = priorValue(fold, change.address).value_or(missing);
            if (!isMissing(moved + here))
                static_cast<void>(setPriorValue(fold, change.address, std::clamp(here + moved, 0.0, 1.0)));
        } else {
            static_cast<void>(setPriorText(fold, change.address, change.after));
        }
    }
    return fold;
}

Result<std::vector<Trial>> trialsFor(const Benchmark& benchmark, const PolicySpec& spec, const PriorSet& priors,
                                     const TuningSettings& settings)
{
    std::vector<Trial> trials;
    if (settings.shown != nullptr) {
        auto opened = PriorDesk::open(benchmark, *settings.shown, spec, settings.replay);
        if (!opened)
            return Unexpected(opened.error());
        trials.push_back({std::move(*opened), priors});
        return trials;
    }
    const Split* probing = benchmark.split(probingSplit);
    const std::size_t folds = std::max<std::size_t>(2, settings.folds);
    if (probing == nullptr || probing->tasks.size() < 2 * folds)
        return failure(ErrorCode::NotApplicable, spec.text(), "a probing split to tune on");
    const PriorSet learned = learnPriors(benchmark.models, benchmark.tasks, probing->tasks, benchmark.outcomes,
                                         settings.replay.missingScores);
    std::vector<TaskIndex> shuffled = probing->tasks;
    Random(settings.replay.seed).shuffle(std::span(shuffled));
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Stream stream{{.split = std::string(probingSplit)}, {}};
        std::vector<TaskIndex> rest;
        for (std::size_t i = 0; i < shuffled.size(); ++i)
            (i % folds == fold ? stream.tasks : rest).push_back(shuffled[i]);
        ReplaySettings desk = settings.replay;
        // Trained policies have learned from the tasks of the fold.
        desk.trained = {};
        desk.trainOn = std::make_shared<const std::vector<TaskIndex>>(std::move(rest));
        auto opened = PriorDesk::open(benchmark, std::move(stream), spec, std::move(desk));
        if (!opened)
            return Unexpected(opened.error());
        PriorSet start = carriedOver(learned, priors, (*opened)->learned());
        trials.push_back({std::move(*opened), std::move(start)});
    }
    return trials;
}

double meanOf(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// Whether the mean over folds falls by more than the standard error of the fall; with one fold, whether it falls.
bool isBetter(std::span<const double> before, std::span<const double> after)
{
    const double fall = meanOf(before) - meanOf(after);
    double squares = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        squares += (before[i] - after[i] - fall) * (before[i] - after[i] - fall);
    const auto count = static_cast<double>(before.size());
    return fall > (count > 1 ? std::sqrt(squares / (count * (count - 1))) : 0.0) && fall > 0;
}

} // namespace

Result<TuningResult> tunePriors(const Benchmark& benchmark, const PolicySpec& spec, const PriorSet& priors,
                                const TuningSettings& settings, const Progress& progress)
{
    auto trials = trialsFor(benchmark, spec, priors, settings);
    if (!trials)
        return Unexpected(trials.error());
    std::vector<std::string> dimensions;
    for (const PriorRow& row : priors.dimensions)
        dimensions.push_back(row.dimension);
    const std::size_t models = priors.models.size();
    const double horizon = defaultHorizon(spec);
    Edits edits{std::vector<double>(models), std::vector<double>(dimensions.size() * models)};
    std::vector<Knob> knobs;
    if (!isMissing(horizon) || !isMissing(priors.explorationHorizon))
        knobs.push_back({.factor = &Edits::horizon});
    knobs.push_back({.factor = &Edits::strength});
    for (std::size_t j = 0; j < edits.modelOffset.size(); ++j)
        knobs.push_back({.offsets = &Edits::modelOffset, .at = j});
    for (std::size_t i = 0; i < edits.dimensionOffset.size(); ++i)
        knobs.push_back({.offsets = &Edits::dimensionOffset, .at = i});

    TuningResult result;
    std::optional<Error> error;
    std::mutex mutex;
    // All candidates of one edit in parallel, each on all folds.
    const auto regretsOf = [&](const std::vector<Edits>& candidates) {
        std::vector<std::vector<double>> regrets(candidates.size(), std::vector<double>(trials->size()));
        parallelFor(candidates.size() * trials->size(), settings.threads, [&](std::size_t job) {
            if (progress.stopped())
                return;
            const Trial& trial = (*trials)[job % trials->size()];
            const auto figures =
                trial.desk->figures(edited(trial.start, candidates[job / trials->size()], dimensions, horizon));
            if (figures) {
                regrets[job / trials->size()][job % trials->size()] = figures->cumRegret;
                return;
            }
            const std::scoped_lock lock(mutex);
            error = figures.error();
        });
        result.replays += candidates.size() * trials->size();
        return regrets;
    };
    std::vector<double> now = regretsOf({edits}).front();
    result.regretBefore = meanOf(now);
    std::size_t done = 0;
    for (std::size_t pass = 0; pass < settings.passes; ++pass) {
        bool changed = false;
        for (const Knob& knob : knobs) {
            std::vector<Edits> candidates;
            const auto tryMove = [&](double move) {
                candidates.push_back(edits);
                double& value = valueOf(candidates.back(), knob);
                value = knob.factor != nullptr ? value * move : value + move;
            };
            std::ranges::for_each(knob.factor != nullptr ? factorMoves : offsetMoves, tryMove);
            const auto regrets = regretsOf(candidates);
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            if (error)
                return Unexpected(std::move(*error));
            const auto best =
                std::ranges::min_element(regrets, {}, [](const std::vector<double>& values) { return meanOf(values); });
            if (isBetter(now, *best)) {
                edits = candidates[static_cast<std::size_t>(best - regrets.begin())];
                now = *best;
                changed = true;
            }
            progress(static_cast<double>(++done) / static_cast<double>(settings.passes * knobs.size()));
        }
        if (!changed)
            break;
    }
    result.regretAfter = meanOf(now);
    result.priors = edited(priors, edits, dimensions, horizon);
    if (settings.shown != nullptr) {
        const std::string& name = settings.shown->definition.split;
        if (std::ranges::find(result.priors.tunedOn, name) == result.priors.tunedOn.end())
            result.priors.tunedOn.push_back(name);
    }
    return result;
}

} // namespace acr
