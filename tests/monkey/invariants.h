// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What has to hold whenever the window is idle: the page shows data or says why not, and every figure on it is what
/// the core computes, anew, for the stream, the weights and the priors that the window names.
///
/// Nothing that a check compares depends on when it looks: what fails is looked at once more after some time.
#pragma once

#include "app/workbench/workbench.h"
#include "core/evaluation/metrics.h"
#include "core/evaluation/priordesk.h"
#include "tests/monkey/comparison.h"
#include "tests/monkey/draws.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace acr::ui {
class BenchmarkPage;
class Page;
class PriorsPage;
class RegretPage;
class SessionPage;
class StatisticsPage;
} // namespace acr::ui

namespace acr::monkey {

class Invariants {
public:
    explicit Invariants(ui::Workbench& workbench);
    ~Invariants();

    /// Called while a check waits, so that it is not taken for standing still.
    void setPulse(std::function<void()> pulse) { m_pulse = std::move(pulse); }

    /// Nothing is computed or loaded, and the current page is final.
    [[nodiscard]] bool idle() const;
    /// What is still at work, for a message.
    [[nodiscard]] QString atWork() const;

    /// In an event loop. False where it takes minutes.
    [[nodiscard]] bool waitUntilIdle() const;
    /// In an event loop.
    void pause(int milliseconds) const;

    /// Each REQUIRES idle(), no modal dialog and no popup. What does not hold is looked at once more after some time.
    [[nodiscard]] std::optional<Violation> check();
    /// What the last check() found that was right a moment later, if there was something; forgets it.
    [[nodiscard]] std::optional<Violation> takeLate() { return std::exchange(m_late, std::nullopt); }
    /// Makes a slide of the page, which stays.
    [[nodiscard]] std::optional<Violation> checkNewSlide();

private:
    [[nodiscard]] std::optional<Violation> look();
    [[nodiscard]] std::optional<Violation> checkAlive(const ui::Page& page) const;
    [[nodiscard]] std::optional<Violation> checkBenchmark(const ui::BenchmarkPage& page) const;
    [[nodiscard]] std::optional<Violation> checkRegret(const ui::RegretPage& page);
    [[nodiscard]] std::optional<Violation> checkPriors(const ui::PriorsPage& page);
    [[nodiscard]] std::optional<Violation> checkSession(const ui::SessionPage& page) const;
    [[nodiscard]] std::optional<Violation> checkStatistics(const ui::StatisticsPage& page) const;
    /// The row's metrics as the core computes them for the document as it is; nothing where that takes training.
    [[nodiscard]] std::optional<Metrics> metricsOf(const PolicySpec& spec);
    /// What the document is about, as a key.
    [[nodiscard]] std::string inputs() const;

    ui::Workbench& m_workbench;
    std::function<void()> m_pulse;
    Draws m_draws{1};
    std::shared_ptr<const Benchmark> m_known; ///< the benchmark of what is kept below
    QHash<QString, Metrics> m_metrics;
    std::optional<Violation> m_late;
    std::string m_deskKey;
    std::unique_ptr<PriorDesk> m_desk;
};

} // namespace acr::monkey
