// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Corrections from calls on similar tasks of the stream itself: a bounded memory of single outcomes, each stored with
/// its difference from the score expected at the time.
///
/// Of the k most similar entries above the threshold, those of a model give its correction  Σ w·r / (Σ w + κ),  w =
/// cosine². Cost: O(entries · dimensions) a task, at most the capacity. A copyable value, copies share full blocks;
/// thread-safety: as any value.
#pragma once

#include "core/base/scratch.h"
#include "core/features/taskvectors.h"
#include "core/memory/vectorstore.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace acr {

class NeighbourResidual {
public:
    NeighbourResidual(std::shared_ptr<const TaskVectors> vectors, const MemorySettings& settings, double trust);

    /// Vectors of more tasks. REQUIRES: of the same encoder.
    void setVectors(std::shared_ptr<const TaskVectors> vectors) { m_vectors = std::move(vectors); }
    /// Adds the corrections of the task to `corrections`. Shape: models.
    void recall(TaskIndex task, std::span<double> corrections) const;
    /// `surprise`: the score less the expected score. Returns the id of the entry, or nothing where it is not kept.
    std::optional<MemoryId> remember(TaskIndex task, std::uint32_t step, const Attempt& attempt, double surprise);
    /// Another outcome of an entry, if it is still there. Without a score it is not recalled any more.
    void amend(MemoryId id, const Attempt& attempt, double surprise);
    [[nodiscard]] const VectorStore& store() const { return m_store; }

private:
    std::shared_ptr<const TaskVectors> m_vectors;
    MemorySettings m_settings;
    double m_trust;
    VectorStore m_store;
    std::vector<float> m_surprise; ///< by id, modulo the capacity

    struct Buffers {
        std::vector<Neighbour> found;
        std::vector<double> sum;
        std::vector<double> weight;
    };
    Scratch<Buffers> m_buffers;
};

} // namespace acr
