// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a live session of the window begins with beside what the bar of the Live page has: options of `acrouter live
/// run` that few sessions change. A plain value.
#pragma once

#include "core/live/livesession.h"

#include <QJsonObject>
#include <QString>

#include <limits>

namespace acr::ui {

struct FurtherLiveSettings {
    static constexpr int maxSeed = std::numeric_limits<int>::max();
    static constexpr int maxThreads = 256;
    static constexpr int maxTokenLimit = 1'000'000;
    static constexpr double maxLatency = 10;
    /// Long enough to see answers arrive, and short enough for a first look.
    static constexpr double usualLatency = 0.15;

    /// Of the session and its benchmark; empty: the usual one.
    QString name{};
    /// Name of the benchmark that gives the priors; empty: the one that is shown, or the last one with a probing split.
    QString priors{};
    /// In [0, maxSeed].
    int seed = static_cast<int>(LiveSettings().seed);
    /// Answers that are run at once, in [1, maxThreads].
    int threads = static_cast<int>(LiveSettings().verifierThreads);
    /// Limit of the tokens of an answer, in [1, maxTokenLimit].
    int maxTokens = static_cast<int>(HttpProviderSettings().maxOutputTokens);
    /// Share of their published latencies that answers of the built-in models take, in [0, maxLatency].
    double latency = usualLatency;

    bool operator==(const FurtherLiveSettings&) const = default;

    [[nodiscard]] QJsonObject saved() const;
    /// What is missing has its default; numbers are brought into their ranges.
    [[nodiscard]] static FurtherLiveSettings from(const QJsonObject& saved);
};

} // namespace acr::ui
