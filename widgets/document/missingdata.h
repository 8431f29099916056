// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts of missing data in a stream, for the warning in the stream bar.
#pragma once

#include "core/session/stream.h"

#include <cstddef>

namespace acr::ui {

/// Counts of cells (a task and a model) of one stream.
struct MissingData {
    std::size_t cells = 0;
    std::size_t costs = 0;    ///< without a cost: they count as 0 in the sums
    std::size_t scores = 0;   ///< without a score
    std::size_t ungraded = 0; ///< no verifier ran: the recorded score is a convention

    [[nodiscard]] bool complete() const { return costs == 0 && scores == 0 && ungraded == 0; }
    /// Cells with any of these; a cell can have several.
    [[nodiscard]] std::size_t affected() const { return m_affected; }

    friend MissingData missingDataOf(const Benchmark& benchmark, const Stream& stream);

private:
    std::size_t m_affected = 0;
};

[[nodiscard]] MissingData missingDataOf(const Benchmark& benchmark, const Stream& stream);

} // namespace acr::ui
