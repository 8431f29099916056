// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The priors of a slide while it is presented: their expected scores can be changed, and the stream is replayed with
/// them in the background, as on the Priors page. The page's own priors stay as they are. GUI thread only.
#pragma once

#include "core/evaluation/priordesk.h"
#include "core/memory/priorfield.h"
#include "widgets/jobs/latestjob.h"
#include "widgets/pages/present/livesources.h"

#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace acr::ui {

class PriorSlide final : public QObject {
    Q_OBJECT

public:
    /// Null when the slide shows no priors, or when they are of another benchmark than the open one.
    [[nodiscard]] static std::unique_ptr<PriorSlide> of(const Slide& slide, const LiveSources& sources);
    ~PriorSlide() override;

    /// A snapshot of the slide's priors: cells in the order of the rows, with addresses.
    [[nodiscard]] static bool isGrid(const QJsonObject& chart);
    /// The number of cells of such a snapshot, which setValue() and value() count.
    [[nodiscard]] double value(int cell) const;
    /// Changes the expected score, to the nearest that is allowed. REQUIRES: a cell of the grid.
    void setValue(int cell, double value);
    [[nodiscard]] const PriorSet& priors() const { return m_priors; }
    /// The replay with the priors as they are, or were a moment ago; null before the first.
    [[nodiscard]] const DeskReplay* after() const { return m_after ? &*m_after : nullptr; }
    [[nodiscard]] const std::vector<Flip>& flips() const { return m_flips; }
    /// The work in the background, which says why something is not computed.
    [[nodiscard]] std::array<LatestJob*, 2> work() { return {&m_opening, &m_replaying}; }
    /// Nothing is being computed.
    [[nodiscard]] bool settled() const { return !m_opening.running() && !m_replaying.running() && !m_dirty; }

    /// The snapshot of the priors, or of the curve of their replay, as it is now; another one unchanged.
    [[nodiscard]] QJsonObject chart(const QJsonObject& shown, const QLocale& locale) const;
    /// Empty before the first replay.
    [[nodiscard]] QList<SlideFigure> figures() const;

signals:
    /// Priors, replay or both.
    void changed();

private:
    /// `settings` keep alive what they borrow.
    PriorSlide(Jobs& jobs, std::shared_ptr<const Benchmark> benchmark, Stream stream, ReplaySettings settings,
               PolicySpec spec);
    void open();
    void replay();

    std::shared_ptr<const Benchmark> m_benchmark;
    Stream m_stream;
    ReplaySettings m_settings;
    PolicySpec m_spec;
    PriorSet m_priors;
    PriorSet m_start; ///< as the slide has them
    PriorSet m_reference;
    std::vector<PriorAddress> m_addresses;
    std::shared_ptr<const PriorDesk> m_desk;
    std::optional<DeskReplay> m_before;
    std::optional<DeskReplay> m_after;
    std::vector<Flip> m_flips;
    bool m_dirty = false;
    LatestJob m_opening;
    LatestJob m_replaying;
};

} // namespace acr::ui
