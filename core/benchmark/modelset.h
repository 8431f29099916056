// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A set of models of a pool, as those that can be called.
///
/// The first 64 models are one word in the set itself; the others are in words that copies share, and that a set only
/// has where it tells some of them from others. So a copy for a small pool costs what a word does, and no copy
/// allocates. Thread-safety: as any value.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/limits.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

namespace acr {

class ModelSet {
public:
    /// All models, whatever the size of their pool.
    ModelSet() = default;
    [[nodiscard]] static ModelSet none();

    [[nodiscard]] bool contains(ModelIndex model) const
    {
        return model.position() < bitsPerWord ? ((m_first >> model.position()) & 1U) != 0 : containsLater(model);
    }
    /// REQUIRES: model < maxModels.
    void insert(ModelIndex model);
    void erase(ModelIndex model);

    /// Whether it has all models of a pool of any size.
    [[nodiscard]] bool isAll() const { return m_first == allOnes && m_laterWords == nullptr && m_later; }
    /// The first of them in the order of the pool, which is beyond the pool where the set has none of its models;
    /// nothing where it has no model at all.
    [[nodiscard]] std::optional<ModelIndex> first() const;

    [[nodiscard]] bool operator==(const ModelSet& other) const;

private:
    static constexpr std::size_t bitsPerWord = 64;
    static constexpr std::uint64_t allOnes = ~std::uint64_t{0};
    using Words = std::array<std::uint64_t, (maxModels - 1) / bitsPerWord>;

    [[nodiscard]] bool containsLater(ModelIndex model) const;
    void set(ModelIndex model, bool in);

    std::uint64_t m_first = allOnes;
    /// Whether the models after the first word are in the set, where there are no words for them.
    bool m_later = true;
    /// Null where these models are all in the set or all not. Never written to.
    std::shared_ptr<const Words> m_laterWords;
};

} // namespace acr
