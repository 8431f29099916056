// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures of the Present page, and of a slide that was just made, against what they are of.
#pragma once

#include "core/evaluation/metrics.h"
#include "core/policy/registry.h"
#include "tests/monkey/comparison.h"

#include <functional>

namespace acr::ui {
class Document;
class Page;
class PresentPage;
struct Slide;
} // namespace acr::ui

namespace acr::monkey {

/// The metrics of a policy on the shown stream, computed anew; nothing where that takes training.
using MetricsOf = std::function<std::optional<Metrics>(const PolicySpec& spec)>;

/// The cards count the slides; the stage shows the current slide, with its finding; the game counts the router's
/// regret. REQUIRES: the page is settled.
[[nodiscard]] std::optional<Violation> checkPresent(const ui::PresentPage& page);

/// A slide that was made of the page a moment ago names the stream and the weights that are shown, and has the figures
/// of the page's cards. The ends of its curves of regret, and with them the number in its finding, are those that
/// `metricsOf` gives. REQUIRES: the page is settled.
[[nodiscard]] std::optional<Violation> checkSlide(const ui::Slide& slide, const ui::Page& page,
                                                  const ui::Document& document, const MetricsOf& metricsOf);

} // namespace acr::monkey
