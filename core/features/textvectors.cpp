// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/textvectors.h"

#include "core/base/bytes.h"
#include "core/base/elementaryfunctions.h"
#include "core/base/parallel.h"
#include "core/features/tasktext.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace acr {

namespace {

constexpr std::size_t halfBits = 15;
constexpr std::size_t half = std::size_t{1} << halfBits; ///< buckets of words, and as many of characters
constexpr std::size_t buckets = 2 * half;
constexpr std::size_t textsPerPiece = 64;
constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U; ///< 2⁶⁴ / golden ratio

std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 32U)) * odd;
    return value ^ (value >> 29U);
}

std::size_t bucketOf(std::uint64_t value)
{
    return static_cast<std::size_t>((value * odd) >> (64 - halfBits));
}

/// Lower-cased bytes; white space and control characters are 0x20.
constexpr std::array<unsigned char, 256> folded = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const bool upper = i >= 'A' && i <= 'Z';
        table[i] = static_cast<unsigned char>(i <= ' ' || i == 0x7F ? ' ' : upper ? i + ('a' - 'A') : i);
    }
    return table;
}();

bool isWordByte(unsigned char byte)
{
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// Counts of one text by bucket, and the buckets with a count.
class Counts {
public:
    Counts()
        : m_counts(buckets, 0)
    {}

    void read(std::string_view text)
    {
        for (const std::uint32_t bucket : m_touched)
            m_counts[bucket] = 0;
        m_touched.clear();
        std::uint64_t word = 0;
        std::uint64_t lastWord = 0;
        // The last four bytes. A blank stands before and after the text, so that a single byte has an n-gram as well.
        std::uint32_t window = ' ';
        std::size_t filled = 1;
        const auto finishWord = [&] {
            if (word == 0)
                return;
            add(bucketOf(mixed(word)));
            if (lastWord != 0)
                add(bucketOf(mixed(lastWord) ^ (word << 1U)));
            lastWord = word;
            word = 0;
        };
        for (std::size_t i = 0; i <= text.size(); ++i) {
            const unsigned char byte = i < text.size() ? folded[static_cast<unsigned char>(text[i])] : ' ';
            if (isWordByte(byte))
                word = (word + byte + 1) * 0x100000001B3U;
            else
                finishWord();
            if (byte == ' ' && (window & 0xFFU) == ' ')
                continue;
            window = (window << 8U) | byte;
            ++filled;
            if (filled >= 3)
                add(half + bucketOf(window & 0xFFFFFFU));
            if (filled >= 4)
                add(half + bucketOf((std::uint64_t{1} << 32U) | window));
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> touched() const { return m_touched; }
    [[nodiscard]] std::uint32_t operator[](std::uint32_t bucket) const { return m_counts[bucket]; }

private:
    void add(std::size_t bucket)
    {
        if (m_counts[bucket]++ == 0)
            m_touched.push_back(static_cast<std::uint32_t>(bucket));
    }

    std::vector<std::uint32_t> m_counts;
    std::vector<std::uint32_t> m_touched;
};

float termWeight(std::uint32_t count)
{
    static const std::array<float, 256> table = [] {
        std::array<float, 256> weights{};
        for (std::size_t i = 1; i < weights.size(); ++i)
            weights[i] = 1.0F + static_cast<float>(portableLog(static_cast<double>(i)));
        return weights;
    }();
    return count < table.size() ? table[count] : 1.0F + static_cast<float>(portableLog(static_cast<double>(count)));
}

void scaleToLengthOne(std::span<float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * static_cast<double>(value);
    if (squares == 0)
        return;
    const double scale = 1 / std::sqrt(squares);
    for (float& value : vector)
        value = static_cast<float>(static_cast<double>(value) * scale);
}

} // namespace

TextVectors TextVectors::fit(const TaskTable& tasks, std::span<const TaskIndex> training, std::size_t dimensions,
                             std::size_t threads)
{
    // A fixed number of pieces: counts are integers, so their sum does not depend on the partition.
    const std::size_t pieces = std::min<std::size_t>(8, training.size() / textsPerPiece + 1);
    std::vector<std::vector<std::uint32_t>> counted(pieces, std::vector<std::uint32_t>(buckets, 0));
    std::vector<std::uint32_t> prompts(pieces, 0);
    parallelFor(pieces, threads, [&](std::size_t piece) {
        Counts counts;
        std::string buffer;
        for (std::size_t i = piece; i < training.size(); i += pieces) {
            prompts[piece] += hasPrompt(tasks, training[i]) ? 1 : 0;
            counts.read(taskText(tasks, training[i], buffer));
            for (const std::uint32_t bucket : counts.touched())
                ++counted[piece][bucket];
        }
    });
    std::uint32_t promptSum = 0;
    for (const std::uint32_t count : prompts)
        promptSum += count;
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        for (std::size_t bucket = 0; bucket < buckets; ++bucket)
            counted[0][bucket] += counted[piece][bucket];
    }
    return {dimensions, static_cast<std::uint32_t>(training.size()), promptSum, std::move(counted[0])};
}

TextVectors::TextVectors(std::size_t dimensions, std::uint32_t texts, std::uint32_t prompts,
                         std::vector<std::uint32_t> documentCounts)
    : m_dimensions(dimensions)
    , m_texts(texts)
    , m_prompts(prompts)
    , m_documentCounts(std::move(documentCounts))
    , m_idf(buckets)
{
    std::uint64_t fingerprint = mixed(texts + odd);
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        const std::uint32_t count = m_documentCounts[bucket];
        fingerprint = mixed(fingerprint + count + 1);
        m_idf[bucket] = static_cast<float>(1 + portableLog((1.0 + texts) / (1.0 + count)));
    }
    m_name = fmt::format("{}/{:016x}", method(dimensions), fingerprint);
}

std::string TextVectors::method(std::size_t dimensions)
{
    return fmt::format("hashed_tfidf/1/{}", dimensions);
}

Result<void> TextVectors::encode(std::span<const std::string_view> texts, std::span<float> vectors,
                                 const EncodeOptions& options) const
{
    const std::size_t pieces = (texts.size() + textsPerPiece - 1) / textsPerPiece;
    std::atomic<std::size_t> done{0};
    parallelFor(pieces, options.threads, [&](std::size_t piece) {
        if (options.progress.stopped())
            return;
        Counts counts;
        for (std::size_t i = piece * textsPerPiece; i < std::min(texts.size(), (piece + 1) * textsPerPiece); ++i) {
            const std::span<float> vector = vectors.subspan(i * m_dimensions, m_dimensions);
            std::ranges::fill(vector, 0.0F);
            counts.read(texts[i]);
            std::array<double, 2> squares{};
            for (const std::uint32_t bucket : counts.touched()) {
                const double weight = static_cast<double>(termWeight(counts[bucket]) * m_idf[bucket]);
                squares[bucket >> halfBits] += weight * weight;
            }
            std::array<float, 2> scales{};
            for (std::size_t part = 0; part < scales.size(); ++part)
                scales[part] = squares[part] > 0 ? static_cast<float>(1 / std::sqrt(squares[part])) : 0.0F;
            for (const std::uint32_t bucket : counts.touched()) {
                const std::uint64_t hash = mixed(bucket + 1);
                const float weight = termWeight(counts[bucket]) * m_idf[bucket] * scales[bucket >> halfBits];
                vector[(hash >> 8U) & (m_dimensions - 1)] += (hash & 1U) != 0 ? weight : -weight;
            }
            scaleToLengthOne(vector);
        }
        options.progress(static_cast<double>(++done) / static_cast<double>(pieces));
    });
    if (options.progress.stopped())
        return failure(ErrorCode::Cancelled);
    return {};
}

std::string TextVectors::toBytes() const
{
    ByteWriter writer;
    writer.text("hashed_tfidf/1");
    writer.number(static_cast<std::uint32_t>(m_dimensions));
    writer.number(m_texts);
    writer.number(m_prompts);
    // Most buckets of a small fit are empty: index and count of the others.
    std::vector<std::uint32_t> used;
    for (std::uint32_t bucket = 0; bucket < buckets; ++bucket) {
        if (m_documentCounts[bucket] > 0) {
            used.push_back(bucket);
            used.push_back(m_documentCounts[bucket]);
        }
    }
    writer.numbers(used);
    return writer.take();
}

Result<TextVectors> TextVectors::fromBytes(std::string_view bytes)
{
    ByteReader reader(bytes);
    const std::string kind = reader.text();
    const auto dimensions = reader.number<std::uint32_t>();
    const auto texts = reader.number<std::uint32_t>();
    const auto prompts = reader.number<std::uint32_t>();
    const auto used = reader.numbers<std::uint32_t>();
    const auto broken = [&] { return failure(ErrorCode::Malformed, "other bytes", "a fitted text encoder"); };
    if (!reader.complete() || kind != "hashed_tfidf/1" || !std::has_single_bit(dimensions) || dimensions > half ||
        prompts > texts || used.size() % 2 != 0)
        return broken();
    std::vector<std::uint32_t> counts(buckets, 0);
    for (std::size_t i = 0; i < used.size(); i += 2) {
        if (used[i] >= buckets || used[i + 1] > texts)
            return broken();
        counts[used[i]] = used[i + 1];
    }
    return TextVectors(dimensions, texts, prompts, std::move(counts));
}

} // namespace acr
