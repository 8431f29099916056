// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A stream and the reward weights as JSON, as the workspace remembers them. What can't be read is as if it
/// was not there.
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
