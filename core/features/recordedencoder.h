// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Vectors that a remote encoder gave before, by text: it needs no network, and knows no other text. Thread-safety:
/// const access from any number of threads.
#pragma once

#include "core/features/encoder.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// A name as vectors are stored under, "remote:" and the model's, and their length: what RecordedEncoder::name() joins.
struct EncoderParts {
    std::string encoder;
    std::size_t dimensions = 0;

    /// "remote:MODEL/1024".
    [[nodiscard]] std::string name() const;
    /// The length is 0 where the name has none.
    [[nodiscard]] static EncoderParts of(std::string_view name);
};

class RecordedEncoder final : public Encoder {
public:
    /// `name`: as the vectors are stored under.
    RecordedEncoder(std::string name, std::size_t dimensions);
    /// The vector is brought to length 1. It replaces an earlier one of the text. REQUIRES: it has the dimensions.
    void add(std::string_view text, std::span<const float> vector);

    [[nodiscard]] bool knows(std::string_view text) const override;
    [[nodiscard]] std::span<const TextKey> knownTexts() const override { return m_order; }
    [[nodiscard]] bool grows() const override { return m_grows; }
    /// Says that vectors of further texts will be added.
    void setGrows() { m_grows = true; }
    [[nodiscard]] std::size_t texts() const { return m_rowOf.size(); }
    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] std::size_t dimensions() const override { return m_dimensions; }
    /// Error NotApplicable: a text without a vector.
    [[nodiscard]] Result<void> encode(std::span<const std::string_view> texts, std::span<float> vectors,
                                      const EncodeOptions& options = {}) const override;

private:
    std::string m_name;
    std::size_t m_dimensions;
    bool m_grows = false;
    std::map<TextKey, std::size_t> m_rowOf;
    std::vector<TextKey> m_order; ///< in which texts were added
    std::vector<float> m_rows;
};

} // namespace acr
