// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Hashed TF-IDF: texts as vectors without a model and without a vocabulary.
///
/// Text is read lower-cased (ASCII), white space as one blank. Its terms are words (runs of letters, digits and bytes
/// beyond ASCII), pairs of neighbouring words, and character n-grams of 3 and 4 bytes; words and character n-grams are
/// each hashed into 32 768 buckets of their own. A bucket counts (1 + ln tf)·idf, idf = 1 + ln((1 + n) / (1 + df)),
/// with n texts and df of them holding the bucket among those that the encoder was fitted on. Both halves are brought
/// to length 1, then folded into the vector's dimensions by a second, signed hash, which keeps cosines in expectation
/// (Weinberger et al., Feature hashing for large scale multitask learning, ICML 2009), and the sum to length 1.
#pragma once

#include "core/benchmark/task.h"
#include "core/features/encoder.h"

#include <cstdint>
#include <vector>

namespace acr {

class TextVectors final : public Encoder {
public:
    static constexpr std::size_t defaultDimensions = 256;

    /// Fitted on the texts of these tasks, and of no other: hand it the probing split. Without any, every term has
    /// the same idf. REQUIRES: dimensions is a power of two, at most 32 768; prompts are loaded where there are any.
    [[nodiscard]] static TextVectors fit(const TaskTable& tasks, std::span<const TaskIndex> training,
                                         std::size_t dimensions = defaultDimensions, std::size_t threads = 1);

    /// Method, version and dimensions: what a name begins with, whatever the fit.
    [[nodiscard]] static std::string method(std::size_t dimensions = defaultDimensions);
    /// "hashed_tfidf/1/<dimensions>/<fingerprint of the fit>"
    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] std::size_t dimensions() const override { return m_dimensions; }
    /// Error Cancelled only.
    [[nodiscard]] Result<void> encode(std::span<const std::string_view> texts, std::span<float> vectors,
                                      const EncodeOptions& options = {}) const override;

    /// How many texts it was fitted on, and how many of them were prompts (the rest was metadata).
    [[nodiscard]] std::size_t fittedTexts() const { return m_texts; }
    [[nodiscard]] std::size_t fittedPrompts() const { return m_prompts; }

    [[nodiscard]] std::string toBytes() const;
    /// Error Malformed.
    [[nodiscard]] static Result<TextVectors> fromBytes(std::string_view bytes);

    /// Gives the same vectors.
    bool operator==(const TextVectors& other) const
    {
        return m_name == other.m_name && m_documentCounts == other.m_documentCounts;
    }

private:
    TextVectors(std::size_t dimensions, std::uint32_t texts, std::uint32_t prompts,
                std::vector<std::uint32_t> documentCounts);

    std::size_t m_dimensions;
    std::uint32_t m_texts;
    std::uint32_t m_prompts;
    std::vector<std::uint32_t> m_documentCounts; ///< by bucket: words, then characters
    std::vector<float> m_idf;                    ///< by bucket
    std::string m_name;
};

} // namespace acr
