// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The memory as a voter: the model with the best mean reward among the k most similar tasks remembered.
///
/// Memory is warmed up from the training tasks: of each, in their order, one model's outcome is remembered, the models
/// taking turns. In the stream only what was called and paid for is written. A copyable value; copies share full
/// blocks.
#pragma once

#include "core/base/scratch.h"
#include "core/features/taskvectors.h"
#include "core/memory/vectorstore.h"
#include "core/policy/policy.h"

#include <memory>
#include <optional>
#include <vector>

namespace acr {

class MemoryVote {
public:
    MemoryVote(const PolicySetup& setup, std::shared_ptr<const TaskVectors> vectors, const MemorySettings& settings,
               bool warm);

    /// Vectors of more tasks. REQUIRES: of the same encoder.
    void setVectors(std::shared_ptr<const TaskVectors> vectors) { m_vectors = std::move(vectors); }
    /// Nothing where no neighbour is similar enough.
    [[nodiscard]] std::optional<ModelIndex> pick(const TaskContext& context) const;
    /// The id of the entry, or nothing where it is not kept.
    std::optional<MemoryId> remember(const TaskContext& context, const Attempt& attempt);
    /// Another outcome of an entry, if it is still there.
    void amend(MemoryId id, const Attempt& attempt);
    [[nodiscard]] const VectorStore& store() const { return m_store; }

private:
    std::shared_ptr<const TaskVectors> m_vectors;
    MemorySettings m_settings;
    RewardWeights m_weights;
    VectorStore m_store;
    std::size_t m_models;

    struct Buffers {
        std::vector<Neighbour> found;
        std::vector<double> means;
        std::vector<double> count;
    };
    Scratch<Buffers> m_buffers;
};

} // namespace acr
