// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What has to hold whenever the window is idle: the page shows data or says why not, and every figure on it is what
/// the core computes, anew, for the stream, the weights and the priors that the window names.
///
/// Nothing that a check compares depends on when it looks: what fails is looked at once more after some time, and
/// pictures are taken when two in a row are the same.
#pragma once

#include "app/workbench/workbench.h"
#include "core/evaluation/metrics.h"
#include "core/evaluation/priordesk.h"
#include "core/policy/memorysnapshot.h"
#include "tests/monkey/comparison.h"
#include "tests/monkey/draws.h"
#include "widgets/pages/present/slide.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace acr::ui {
class BenchmarkPage;
class Page;
class PriorEditor;
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

    /// Each REQUIRES idle(), no modal dialog and no popup. What does not hold is looked at once more after some time.
    [[nodiscard]] std::optional<Violation> check();
    /// What the last check() found that was right a moment later, if there was something; forgets it.
    [[nodiscard]] std::optional<Violation> takeLate() { return std::exchange(m_late, std::nullopt); }
    /// Makes a slide of the page, which stays.
    [[nodiscard]] std::optional<Violation> checkNewSlide();
    /// To be called before every action: remembers the priors of the moment when nothing is to be undone.
    void noteStart();
    /// Takes every step back and does it again.
    [[nodiscard]] std::optional<Violation> checkUndo();
    /// To the other theme and back, to the other language and back.
    [[nodiscard]] std::optional<Violation> checkTheme();
    [[nodiscard]] std::optional<Violation> checkLanguage();

private:
    [[nodiscard]] bool waitUntilIdle() const;
    void pause(int milliseconds) const;
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
    [[nodiscard]] const ui::PriorEditor* editor() const;
    /// As JSON; empty while no prior desk is laid.
    [[nodiscard]] std::string priors() const;
    /// What undo and redo change.
    struct Undoable {
        std::string priors; ///< as JSON
        std::string policy; ///< that they are of
        QList<ui::Slide> slides;
        QString run; ///< whose memory is changed by hand
        std::vector<MemoryEdit> edits;
    };
    [[nodiscard]] Undoable undoable() const;
    /// Names what differs; empty: nothing.
    [[nodiscard]] static QString differenceOf(const Undoable& one, const Undoable& other);
    [[nodiscard]] QImage picture() const;
    /// A picture that was the same twice in a row; null where there is none.
    [[nodiscard]] QImage steadyPicture() const;
    /// Nothing goes on that changes the page by itself.
    [[nodiscard]] bool isStill() const;
    [[nodiscard]] std::optional<Violation> differentPictures(const QString& what, const QImage& before,
                                                             const QImage& after) const;
    void trigger(const QString& action) const;

    ui::Workbench& m_workbench;
    std::function<void()> m_pulse;
    Draws m_draws{1};
    std::shared_ptr<const Benchmark> m_known; ///< the benchmark of what is kept below
    QHash<QString, Metrics> m_metrics;
    std::optional<Violation> m_late;
    std::string m_startPriors; ///< before the first step that can be undone; empty: not known
    std::string m_startPolicy;
    std::string m_deskKey;
    std::unique_ptr<PriorDesk> m_desk;
};

} // namespace acr::monkey
