// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A stream, the reward weights and a session's events as JSON, as stored in the workspace. Unreadable parts are
/// treated as absent.
#pragma once

#include "core/benchmark/reward.h"
#include "core/session/replay.h"
#include "core/session/sessionevent.h"
#include "core/session/stream.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace acr::ui {

[[nodiscard]] QJsonObject streamToJson(const StreamDefinition& stream);
/// A definition without a split when the text is no stream.
[[nodiscard]] StreamDefinition streamFromJson(const QJsonObject& json);
/// 40 hexadecimal digits that are the same for equal definitions, and in every run of the program.
[[nodiscard]] QString streamKey(const StreamDefinition& stream);

/// How outcomes count, as it is kept in files.
struct WeightSettings {
    RewardWeights weights{};
    MissingScores missingScores = MissingScores::AsZero;

    bool operator==(const WeightSettings&) const = default;
    /// The settings with these in place of their own.
    [[nodiscard]] ReplaySettings in(ReplaySettings settings) const
    {
        settings.weights = weights;
        settings.missingScores = missingScores;
        return settings;
    }
};
[[nodiscard]] QJsonObject weightsToJson(const WeightSettings& settings);
[[nodiscard]] std::optional<WeightSettings> weightsFromJson(const QJsonObject& json);

[[nodiscard]] QJsonArray eventsToJson(const std::vector<SessionEvent>& events);
/// Nothing where an event can't be read.
[[nodiscard]] std::optional<std::vector<SessionEvent>> eventsFromJson(const QJsonArray& json);

} // namespace acr::ui
