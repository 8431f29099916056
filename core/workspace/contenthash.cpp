// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/contenthash.h"

#include "core/base/column.h"
#include "core/benchmark/textsource.h"
#include "core/workspace/outcomecolumns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

void ContentHasher::addPart(std::span<const std::byte> bytes)
{
    XXH3_128bits_update(&m_state->state, bytes.data(), bytes.size());
}

std::string ContentHasher::digest() const
{
    const XXH128_hash_t hash = XXH3_128bits_digest(&m_state->state);
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Result<std::string> fileHash(const std::filesystem::path& file)
{
    auto source = TextSource::open(file);
    if (!source)
        return Unexpected(source.error());
    ContentHasher hasher;
    do {
        hasher.addPart(std::as_bytes(std::span(source->window())));
        source->consume(source->window().size());
    } while (source->extend());
    if (source->readError())
        return Unexpected(*source->readError());
    return hasher.digest();
}

namespace {

template <class Number>
void addColumn(ContentHasher& hasher, std::span<const Number> numbers)
{
    const ColumnBytes<Number> column(numbers);
    hasher.add(column.bytes());
}

} // namespace

HashedContent hashedContentOf(const Benchmark& benchmark)
{
    HashedContent content{.benchmark = &benchmark, .facets = {}, .columns = {}};
    for (std::size_t i = 0; i < facetCount; ++i) {
        const auto facet = static_cast<Facet>(i);
        if (facet == Facet::Siblings) // follows from the prompts, which have a hash of their own
            continue;
        HashedFacet& hashed = content.facets.emplace_back();
        hashed.name = facetName(facet);
        hashed.names = benchmark.tasks.categories(facet).names();
        hashed.categories.reserve(benchmark.tasks.size());
        for (const Task& task : benchmark.tasks.all())
            hashed.categories.push_back(task.categories[i].value);
    }
    for (std::size_t i = 0; i < OutcomeMatrix::columnCount; ++i)
        content.columns.push_back(
            {store::countColumns[i], benchmark.outcomes.all(static_cast<OutcomeMatrix::Column>(i))});
    return content;
}

std::string contentHash(const HashedContent& content)
{
    const Benchmark& benchmark = *content.benchmark;
    // These are hashed whether they hold something or not, in this order: the hashes that files hold were made so. What
    // is added to the format later counts only where it says something.
    constexpr std::array<std::string_view, 7> alwaysHashedFacets{"dimension", "split",    "source_split", "source",
                                                                 "bench",     "language", "difficulty"};
    constexpr std::array<std::string_view, 5> alwaysHashedColumns{"input_tokens", "output_tokens", "total_tokens",
                                                                  "latency_ms", "calls"};
    const auto isAlways = [](const auto& list, std::string_view name) {
        return std::ranges::find(list, name) != list.end();
    };
    std::vector<const HashedFacet*> facets;
    for (const std::string_view name : alwaysHashedFacets)
        facets.push_back(&*std::ranges::find(content.facets, name, &HashedFacet::name));

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
    const auto addNames = [&](const HashedFacet& facet) {
        hasher.add(std::uint64_t{facet.names.size()});
        for (const std::string& name : facet.names)
            hasher.add(std::string_view(name));
    };
    for (const HashedFacet* facet : facets)
        addNames(*facet);
    std::vector<std::uint32_t> categories(facets.size());
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
        const Task& task = benchmark.tasks[TaskIndex::at(i)];
        hasher.add(std::string_view(task.id));
        hasher.add(std::string_view(task.originalId));
        std::ranges::transform(facets, categories.begin(),
                               [&](const HashedFacet* facet) { return facet->categories[i]; });
        addColumn<std::uint32_t>(hasher, categories);
    }
    addColumn(hasher, benchmark.outcomes.allScores());
    addColumn(hasher, benchmark.outcomes.allCosts());
    addColumn(hasher, benchmark.outcomes.allFlags());
    for (const std::string_view name : alwaysHashedColumns)
        addColumn(hasher, std::ranges::find(content.columns, name, &HashedColumn::name)->counts);
    hasher.add(std::uint64_t{benchmark.splits.size()});
    for (const Split& split : benchmark.splits) {
        hasher.add(std::string_view(split.name));
        hasher.add(std::uint64_t{split.tasks.size()});
        for (const TaskIndex task : split.tasks)
            hasher.add(std::uint64_t{task.value});
    }
    for (const HashedFacet& facet : content.facets) {
        const bool says = std::ranges::any_of(facet.categories, [](std::uint32_t category) { return category != 0; });
        if (!says || isAlways(alwaysHashedFacets, facet.name))
            continue;
        hasher.add(facet.name);
        addNames(facet);
        addColumn<std::uint32_t>(hasher, facet.categories);
    }
    for (const HashedColumn& column : content.columns) {
        const bool says = std::ranges::any_of(column.counts, [](std::int32_t count) { return count != missingCount; });
        if (!says || isAlways(alwaysHashedColumns, column.name))
            continue;
        hasher.add(column.name);
        addColumn(hasher, column.counts);
    }
    return hasher.digest();
}

std::string contentHash(const Benchmark& benchmark)
{
    return contentHash(hashedContentOf(benchmark));
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
