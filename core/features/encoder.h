// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns texts into vectors whose cosine says how alike the texts are. Hashed TF-IDF is computed locally. A remote
/// embedding takes time and can fail, so texts are passed in batches.
///
/// Vectors have a fixed number of floats and length 1, or are all 0 for a text without terms. The
/// same text gives the same vector, whatever else is in the batch and on any number of threads.
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace acr {

/// What a text is looked up by: its fingerprint and length.
using TextKey = std::pair<std::uint64_t, std::size_t>;
[[nodiscard]] inline TextKey textKeyOf(std::string_view text)
{
    return {fingerprintOf(text), text.size()};
}

struct EncodeOptions {
    /// 0: as many as the machine has.
    std::size_t threads = 1;
    Progress progress;
};

class Encoder {
public:
    virtual ~Encoder() = default;
    /// Method, version, dimensions and what it was fitted on, in one word: vectors of encoders with equal names can be
    /// compared, and what was trained or stored under one name is of no use under another.
    [[nodiscard]] virtual std::string name() const = 0;
    /// Floats a vector.
    [[nodiscard]] virtual std::size_t dimensions() const = 0;
    /// Writes one vector a text, one after the other. REQUIRES: vectors.size() == texts.size() · dimensions().
    /// Errors: Cancelled, and whatever a remote end may report; `vectors` is then unspecified.
    [[nodiscard]] virtual Result<void> encode(std::span<const std::string_view> texts, std::span<float> vectors,
                                              const EncodeOptions& options = {}) const = 0;
    /// Whether it comes to know texts one after the other, as an encoder does that is asked when a task arrives. The
    /// rows of tasks whose texts it does not know yet are 0 until it does (TaskVectors).
    [[nodiscard]] virtual bool grows() const { return false; }
    /// Whether it has a vector of the text by now.
    [[nodiscard]] virtual bool knows(std::string_view /*text*/) const { return true; }
    /// Of an encoder that grows: the texts that it knows, each once, in the order in which it came to know them.
    [[nodiscard]] virtual std::span<const TextKey> knownTexts() const { return {}; }
};

} // namespace acr
