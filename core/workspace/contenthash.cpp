// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/contenthash.h"

#include "core/workspace/column.h"

#include <fmt/format.h>

#include <bit>
#include <limits>

// Header-only, so that the program needs no shared library for hashing.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace acr {

struct ContentHasher::State {
    XXH3_state_t state;
};

ContentHasher::ContentHasher()
    : m_state(std::make_unique<State>())
{
    XXH3_128bits_reset(&m_state->state);
}

ContentHasher::~ContentHasher() = default;

void ContentHasher::add(std::uint64_t number)
{
    const ColumnBytes<std::uint64_t> column(std::span(&number, 1));
    XXH3_128bits_update(&m_state->state, column.bytes().data(), column.bytes().size());
}

void ContentHasher::add(double number)
{
    add(std::bit_cast<std::uint64_t>(isMissing(number) ? std::numeric_limits<double>::quiet_NaN() : number));
}

void ContentHasher::add(std::string_view text)
{
    add(std::as_bytes(std::span(text)));
}

void ContentHasher::add(std::span<const std::byte> bytes)
{
    add(std::uint64_t{bytes.size()});
    XXH3_128bits_update(&m_state->state, bytes.data(), bytes.size());
}

std::string ContentHasher::digest() const
{
    const XXH128_hash_t hash = XXH3_128bits_digest(&m_state->state);
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

namespace {

template <class Number>
void addColumn(ContentHasher& hasher, std::span<const Number> numbers)
{
    const ColumnBytes<Number> column(numbers);
    hasher.add(column.bytes());
}

} // namespace

std::string contentHash(const Benchmark& benchmark)
{
    ContentHasher hasher;
    hasher.add(std::uint64_t{benchmark.models.size()});
    for (const Model& model : benchmark.models) {
        hasher.add(std::string_view(model.name));
        hasher.add(std::string_view(model.provider));
        hasher.add(std::string_view(model.tier));
        hasher.add(model.inputPricePerMillion);
        hasher.add(model.outputPricePerMillion);
    }
    hasher.add(std::uint64_t{benchmark.tasks.size()});
    for (std::size_t facet = 0; facet < facetCount; ++facet) {
        const std::vector<std::string>& names = benchmark.tasks.categories(static_cast<Facet>(facet)).names();
        hasher.add(std::uint64_t{names.size()});
        for (const std::string& name : names)
            hasher.add(std::string_view(name));
    }
    std::vector<std::uint32_t> categories(facetCount);
    for (const Task& task : benchmark.tasks.all()) {
        hasher.add(std::string_view(task.id));
        hasher.add(std::string_view(task.originalId));
        for (std::size_t facet = 0; facet < facetCount; ++facet)
            categories[facet] = task.categories[facet].value;
        addColumn<std::uint32_t>(hasher, categories);
    }
    addColumn(hasher, benchmark.outcomes.allScores());
    addColumn(hasher, benchmark.outcomes.allCosts());
    addColumn(hasher, benchmark.outcomes.allFlags());
    for (std::size_t column = 0; column < OutcomeMatrix::columnCount; ++column)
        addColumn(hasher, benchmark.outcomes.all(static_cast<OutcomeMatrix::Column>(column)));
    hasher.add(std::uint64_t{benchmark.splits.size()});
    for (const Split& split : benchmark.splits) {
        hasher.add(std::string_view(split.name));
        hasher.add(std::uint64_t{split.tasks.size()});
        for (const TaskIndex task : split.tasks)
            hasher.add(std::uint64_t{task.value});
    }
    return hasher.digest();
}

std::string promptHashOf(const TaskTable& tasks)
{
    ContentHasher hasher;
    for (std::size_t position = 0; position < tasks.size(); ++position) {
        const TaskIndex task = TaskIndex::at(position);
        if (tasks[task].promptChars < 0)
            continue;
        hasher.add(std::uint64_t{position});
        hasher.add(std::string_view(tasks.prompt(task)));
    }
    return hasher.digest();
}

} // namespace acr
