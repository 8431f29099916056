// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How regret is named where the outcomes are those of the called models only: no figure of it stands without saying
/// whether it is measured or unknown. Thread-safety: pure functions of the window's thread (they translate).
#pragma once

#include "core/evaluation/metrics.h"
#include "widgets/shell/figuretexts.h"

#include <QString>

namespace acr::ui {

class FigureCard;

/// "measured" or "unknown"; empty where the outcomes are those of all models.
[[nodiscard]] QString regretBasisWord(const MeasuredRegret& measured);
/// What regret against the called models only means.
[[nodiscard]] QString calledOnlySentence();
/// Of an axis.
[[nodiscard]] QString regretAxisTitle(bool calledOnly);
/// The measured regret a task with its band, in place of a sum against the called models, which the exact text has.
/// REQUIRES: measured.calledOnly.
[[nodiscard]] FigureText measuredFigure(const MeasuredRegret& measured, double againstCalled);
/// Shows it on the card with its badge. False, and a card without a badge and of that caption, where the outcomes are
/// those of all models.
bool showMeasured(FigureCard& card, const QString& caption, const MeasuredRegret& measured, double againstCalled);

} // namespace acr::ui
