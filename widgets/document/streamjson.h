// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A stream and the reward weights as JSON, as stored in the workspace. Unreadable parts are treated as absent.
#pragma once

#include "core/benchmark/reward.h"
#include "core/session/stream.h"

#include <QJsonObject>

#include <optional>

namespace acr::ui {

[[nodiscard]] QJsonObject streamToJson(const StreamDefinition& stream);
/// A definition without a split when the text is no stream.
[[nodiscard]] StreamDefinition streamFromJson(const QJsonObject& json);

struct WeightSettings {
    RewardWeights weights;
    MissingScores missingScores = MissingScores::AsZero;
};
[[nodiscard]] QJsonObject weightsToJson(const WeightSettings& settings);
[[nodiscard]] std::optional<WeightSettings> weightsFromJson(const QJsonObject& json);

} // namespace acr::ui
