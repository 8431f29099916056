// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A step of the prior desk as JSON, to be kept over a restart: only the cells that it changes, where it changes
/// nothing else, and whole sets otherwise. Exact to the last bit. Thread-safety: pure functions.
#pragma once

#include "core/memory/priorset.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace acr::ui {

[[nodiscard]] QJsonObject priorStepToJson(const PriorSet& before, const PriorSet& after);
/// `now` with the step done or undone. Nothing where the JSON is no step, or names something that `now` lacks.
[[nodiscard]] std::optional<PriorSet> priorStepDone(const QJsonObject& step, bool forward, const PriorSet& now);

/// A whole set; empty where there is none. Errors: those of readPriorJson.
[[nodiscard]] QString priorsToText(const PriorSet& priors);
[[nodiscard]] Result<PriorSet> priorsFromText(const QString& text);

} // namespace acr::ui
