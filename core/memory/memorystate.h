// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A memory as of one version, with the beliefs of that moment: what is saved, written to files and read back. Tasks
/// and models have their names, so it belongs to no benchmark; see MemorySnapshot for one that is placed over a
/// benchmark. It has names of at most maxModels models. A value; copies share the full blocks of the store.
/// Thread-safety: as any value.
#pragma once

#include "core/memory/beliefrow.h"
#include "core/memory/nametable.h"
#include "core/memory/vectorstore.h"

#include <cstdint>
#include <string>
#include <vector>

namespace acr {

struct MemoryState {
    /// The name of the benchmark on which it was gathered; may be empty. For display.
    std::string benchmark;
    /// The spec of the policy that gathered it.
    std::string policy;
    /// Name of the encoder that made the keys. Keys of different encoders can't be compared.
    std::string encoder;
    /// Changes of the memory before.
    std::uint64_t version = 0;
    /// Steps of the stream taken before.
    std::uint64_t steps = 0;
    /// The policy keeps no memory of its own: the attempts that it made were remembered beside it.
    bool gathered = false;
    /// Ids of tasks and names of models, to which the entries and beliefs refer by index.
    NameTable tasks{};
    NameTable models{};
    VectorStore entries{};
    /// Cells by index of `models`; those beyond the last cell of a row are missing.
    std::vector<BeliefRow> beliefs{};
};

} // namespace acr
