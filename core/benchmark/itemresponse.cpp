// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/itemresponse.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace acr::simulation {

namespace {

void binaryScores(std::span<const double> latent, double mean, std::span<double> scores)
{
    const auto passing = static_cast<std::size_t>(
        std::clamp(std::round(mean * static_cast<double>(latent.size())), 0.0, static_cast<double>(latent.size())));
    if (passing == 0 || passing == latent.size()) {
        std::ranges::fill(scores, passing == 0 ? 0.0 : 1.0);
        return;
    }
    std::vector<double> ordered(latent.begin(), latent.end());
    const auto last = ordered.begin() + static_cast<std::ptrdiff_t>(passing - 1);
    std::ranges::nth_element(ordered, last, std::greater<>());
    const double threshold = *last;
    std::ranges::transform(latent, scores.begin(),
                           [threshold](double result) { return result >= threshold ? 1.0 : 0.0; });
}

double gradedScore(double latent, double threshold, const ScoreShape& shape)
{
    const double ramp = std::clamp(0.5 + (latent - threshold) / shape.width, 0.0, 1.0);
    return std::round(ramp * shape.steps) / shape.steps;
}

void gradedScores(std::span<const double> latent, double mean, const ScoreShape& shape, std::span<double> scores)
{
    double low = -10;
    double high = 10;
    const double wanted = mean * static_cast<double>(latent.size());
    constexpr int halvings = 24;
    for (int i = 0; i < halvings; ++i) {
        const double threshold = (low + high) / 2;
        double sum = 0;
        for (const double result : latent)
            sum += gradedScore(result, threshold, shape);
        (sum > wanted ? low : high) = threshold;
    }
    std::ranges::transform(latent, scores.begin(),
                           [&](double result) { return gradedScore(result, (low + high) / 2, shape); });
}

double oracleMean(std::span<const SectionSample> samples, double ownShare)
{
    double sum = 0;
    std::size_t tasks = 0;
    std::vector<double> latent;
    std::vector<double> scores;
    std::vector<double> best;
    for (const SectionSample& sample : samples) {
        const std::size_t count = sample.easiness.size();
        latent.resize(count);
        scores.resize(count);
        best.assign(count, 0.0);
        for (std::size_t model = 0; model < sample.own.size(); ++model) {
            latentResults(ownShare, sample.easiness, sample.own[model], sample.shift[model], latent);
            scoresOfMean(latent, sample.means[model], sample.shape, scores);
            for (std::size_t task = 0; task < count; ++task)
                best[task] = std::max(best[task], scores[task]);
        }
        for (const double score : best)
            sum += score;
        tasks += count;
    }
    return tasks == 0 ? 0.0 : sum / static_cast<double>(tasks);
}

} // namespace

void scoresOfMean(std::span<const double> latent, double mean, const ScoreShape& shape, std::span<double> scores)
{
    if (shape.steps == 1)
        binaryScores(latent, mean, scores);
    else
        gradedScores(latent, mean, shape, scores);
}

void latentResults(double ownShare, std::span<const double> easiness, std::span<const double> own,
                   std::span<const double> shift, std::span<double> latent)
{
    const double common = std::sqrt(1 - ownShare);
    const double apart = std::sqrt(ownShare);
    for (std::size_t task = 0; task < latent.size(); ++task)
        latent[task] = common * easiness[task] + apart * own[task] + shift[task];
}

double ownShareFor(std::span<const SectionSample> samples, double target)
{
    double low = 0.0005;
    double high = 0.95;
    constexpr int halvings = 10;
    for (int i = 0; i < halvings; ++i) {
        // Bisection of the ratio: for small shares the oracle is proportional to the root of the share.
        const double share = std::sqrt(low * high);
        (oracleMean(samples, share) < target ? low : high) = share;
    }
    return std::sqrt(low * high);
}

} // namespace acr::simulation
