// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a page shows, as the content of a slide: its charts, headline figures and tables that are on screen. GUI thread
/// only.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/reward.h"
#include "core/session/stream.h"
#include "widgets/pages/present/slide.h"

class QWidget;

namespace acr::ui {

/// `live` is the page's live view (see Page::liveView()).
[[nodiscard]] SlideContent contentOf(const QWidget& page, const QString& source, QJsonObject live = {});
/// Gives the slide the template that suits its content best, and the charts that belong into it.
void arrange(Slide& slide);
/// "CodeRouterBench · ID test · natural order · 2 919 tasks · ε₂ = −0.1 · recorded · ACRouter Workbench 1.2"
[[nodiscard]] QString sourceLine(const Benchmark& benchmark, const Stream& stream, const RewardWeights& weights);

} // namespace acr::ui
