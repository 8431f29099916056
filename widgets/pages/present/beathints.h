// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a router may know before a task: how the models did on tasks of the probing split that are like it. Outcomes of
/// the stream that is played are never read. A plain object without a window.
#pragma once

#include "core/benchmark/benchmark.h"

#include <map>
#include <memory>
#include <vector>

namespace acr::ui {

class BeatHints {
public:
    /// Means over tasks of the same dimension, or over all where it has none.
    struct Hint {
        double meanScore = missing;
        double meanCostUsd = missing;
        std::size_t tasks = 0;
    };

    explicit BeatHints(std::shared_ptr<const Benchmark> benchmark);

    /// By model; empty without a probing split.
    [[nodiscard]] const std::vector<Hint>& of(TaskIndex task);

private:
    std::shared_ptr<const Benchmark> m_benchmark;
    std::map<std::string, std::vector<Hint>> m_known; ///< by dimension
};

} // namespace acr::ui
