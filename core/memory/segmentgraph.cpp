// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/segmentgraph.h"

// A fixed distance function, because the library would choose one by processor at run time.
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace acr {

namespace {

constexpr std::size_t links = 16;
constexpr std::size_t effortOfGrowing = 100;
constexpr std::size_t levelSeed = 1;
constexpr std::size_t bytesTogether = 16;

/// Integer sums do not depend on the order.
std::int32_t baselineProduct(const std::int8_t* a, const std::int8_t* b, std::size_t bytes)
{
    std::int32_t sum = 0;
#if defined(__x86_64__)
    __m128i sums = _mm_setzero_si128();
    for (std::size_t i = 0; i < bytes; i += bytesTogether) {
        const __m128i left = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a + i));
        const __m128i right = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b + i));
        sums = _mm_add_epi32(sums, _mm_madd_epi16(_mm_srai_epi16(_mm_unpacklo_epi8(left, left), 8),
                                                  _mm_srai_epi16(_mm_unpacklo_epi8(right, right), 8)));
        sums = _mm_add_epi32(sums, _mm_madd_epi16(_mm_srai_epi16(_mm_unpackhi_epi8(left, left), 8),
                                                  _mm_srai_epi16(_mm_unpackhi_epi8(right, right), 8)));
    }
    std::int32_t parts[4];
    std::memcpy(parts, &sums, sizeof parts);
    sum = parts[0] + parts[1] + parts[2] + parts[3];
#else
    for (std::size_t i = 0; i < bytes; ++i)
        sum += static_cast<std::int32_t>(a[i]) * static_cast<std::int32_t>(b[i]);
#endif
    return sum;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) std::int32_t wideProduct(const std::int8_t* a, const std::int8_t* b, std::size_t bytes)
{
    __m256i sums = _mm256_setzero_si256();
    for (std::size_t i = 0; i < bytes; i += bytesTogether) {
        const __m256i left = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(a + i)));
        const __m256i right = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(b + i)));
        sums = _mm256_add_epi32(sums, _mm256_madd_epi16(left, right));
    }
    std::int32_t parts[8];
    std::memcpy(parts, &sums, sizeof parts);
    std::int32_t sum = 0;
    for (const std::int32_t part : parts)
        sum += part;
    return sum;
}
#endif

/// A key as the graph holds it: its scale, then a byte for each dimension, filled up with zeros.
class ByteSpace final : public hnswlib::SpaceInterface<float> {
public:
    explicit ByteSpace(std::size_t dimensions)
        : m_bytes((dimensions + bytesTogether - 1) / bytesTogether * bytesTogether)
    {}
    std::size_t get_data_size() override { return sizeof(float) + m_bytes; }
    hnswlib::DISTFUNC<float> get_dist_func() override
    {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx2"))
            return distance<wideProduct>;
#endif
        return distance<baselineProduct>;
    }
    void* get_dist_func_param() override
    {
        return &m_bytes;
    }

    void write(std::span<const float> key, std::vector<char>& into) const
    {
        into.assign(sizeof(float) + m_bytes, 0);
        float largest = 0;
        for (const float number : key)
            largest = std::max(largest, std::abs(number));
        const float scale = largest / 127;
        std::memcpy(into.data(), &scale, sizeof scale);
        for (std::size_t d = 0; largest > 0 && d < key.size(); ++d)
            into[sizeof scale + d] = static_cast<char>(std::lround(key[d] / scale));
    }

private:
    template <std::int32_t (*product)(const std::int8_t*, const std::int8_t*, std::size_t)>
    static float distance(const void* a, const void* b, const void* bytes)
    {
        float scales[2];
        std::memcpy(&scales[0], a, sizeof(float));
        std::memcpy(&scales[1], b, sizeof(float));
        const auto numbers = [](const void* of) { return static_cast<const std::int8_t*>(of) + sizeof(float); };
        return -(scales[0] * scales[1]) *
               static_cast<float>(product(numbers(a), numbers(b), *static_cast<const std::size_t*>(bytes)));
    }

    std::size_t m_bytes;
};

} // namespace

struct SegmentGraph::Graph {
    Graph(std::size_t count, std::size_t dimensions)
        : space(dimensions)
        , world(&space, count, links, effortOfGrowing, levelSeed)
    {
        world.setEf(1);
    }

    ByteSpace space;
    hnswlib::HierarchicalNSW<float> world;
    /// Keys that are not in the graph yet; cleared when all are.
    std::vector<char> waiting;
};

SegmentGraph::SegmentGraph(std::span<const std::uint64_t> ids, std::span<const float> keys, std::uint32_t dimensions)
    : m_ids(ids.begin(), ids.end())
    , m_graph(std::make_unique<Graph>(ids.size(), dimensions))
{
    std::vector<char> bytes;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        m_graph->space.write(keys.subspan(i * dimensions, dimensions), bytes);
        m_graph->waiting.insert(m_graph->waiting.end(), bytes.begin(), bytes.end());
    }
}

SegmentGraph::~SegmentGraph() = default;

void SegmentGraph::advance(std::size_t count)
{
    const std::lock_guard lock(m_growing);
    for (; m_grown < std::min(count, size()); ++m_grown)
        m_graph->world.addPoint(m_graph->waiting.data() + m_grown * m_graph->space.get_data_size(), m_grown);
    if (m_grown == size())
        m_graph->waiting = {};
}

void SegmentGraph::search(std::span<const float> unitQuery, std::size_t count, std::vector<Candidate>& found) const
{
    std::vector<char> bytes;
    m_graph->space.write(unitQuery, bytes);
    auto queue = m_graph->world.searchKnn(bytes.data(), std::min(count, size()));
    for (; !queue.empty(); queue.pop())
        found.push_back({-queue.top().first, m_ids[queue.top().second]});
}

} // namespace acr
