// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Identifies the content of a benchmark: XXH3 with 128 bits over its tables, in hexadecimal. Not for cryptography.
#pragma once

#include "core/benchmark/benchmark.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace acr {

/// Collects values. The order matters, and texts are delimited by their lengths.
class ContentHasher {
public:
    ContentHasher();
    ~ContentHasher();
    ContentHasher(const ContentHasher&) = delete;
    ContentHasher& operator=(const ContentHasher&) = delete;

    void add(std::uint64_t number);
    /// All NaNs are treated as the same value.
    void add(double number);
    void add(std::string_view text);
    void add(std::span<const std::byte> bytes);
    [[nodiscard]] std::string digest() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Over models, tasks (without prompts), outcomes and splits; not over name, kind, origin, import facts, nor over the
/// aliases, which say how files spell the models and can be edited.
[[nodiscard]] std::string contentHash(const Benchmark& benchmark);
/// Over the existing prompts.
[[nodiscard]] std::string promptHashOf(const TaskTable& tasks);

} // namespace acr
