// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Identifies the content of a benchmark: XXH3 with 128 bits over its tables, in hexadecimal. Not for cryptography.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
    /// The bytes alone, without their number: however they are divided, the digest is that of the whole.
    void addPart(std::span<const std::byte> bytes);
    [[nodiscard]] std::string digest() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Over the bytes of a file. Errors: FileNotFound, FileUnreadable.
[[nodiscard]] Result<std::string> fileHash(const std::filesystem::path& file);

/// What tasks are sorted by, as it is hashed.
struct HashedFacet {
    std::string_view name;
    std::span<const std::string> names;
    std::vector<std::uint32_t> categories; ///< by task; 0: not given
};

/// An integer column of the outcomes; empty where the benchmark has none.
struct HashedColumn {
    std::string_view name;
    std::span<const std::int32_t> counts;
};

/// Everything that the hash of a benchmark is taken over. The benchmark is borrowed.
struct HashedContent {
    const Benchmark* benchmark = nullptr;
    std::vector<HashedFacet> facets;
    std::vector<HashedColumn> columns;
};
[[nodiscard]] HashedContent hashedContentOf(const Benchmark& benchmark);

/// Over models, tasks (without prompts), outcomes and splits; not over name, kind, origin, import facts, nor over the
/// aliases, which say how files spell the models and can be edited.
/// A facet or column that the program learns to store later does not change the hash of data that does not use it, so
/// the hashes in files of earlier versions stay valid.
[[nodiscard]] std::string contentHash(const Benchmark& benchmark);
/// REQUIRES: all facets and columns that hashedContentOf() gives are there.
[[nodiscard]] std::string contentHash(const HashedContent& content);
/// Over the existing prompts.
[[nodiscard]] std::string promptHashOf(const TaskTable& tasks);

} // namespace acr
