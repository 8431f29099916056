// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/recordedencoder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace acr {

std::string EncoderParts::name() const
{
    return encoder + "/" + std::to_string(dimensions);
}

EncoderParts EncoderParts::of(std::string_view name)
{
    EncoderParts parts;
    const std::size_t slash = name.rfind('/');
    if (slash != std::string_view::npos) {
        const std::string_view digits = name.substr(slash + 1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), parts.dimensions);
        if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && !digits.empty()) {
            parts.encoder = name.substr(0, slash);
            return parts;
        }
    }
    parts.encoder = name;
    parts.dimensions = 0;
    return parts;
}

RecordedEncoder::RecordedEncoder(std::string name, std::size_t dimensions)
    : m_name(std::move(name))
    , m_dimensions(dimensions)
{}

void RecordedEncoder::add(std::string_view text, std::span<const float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += double{value} * double{value};
    const double length = std::sqrt(squares);
    const TextKey key = textKeyOf(text);
    if (m_rowOf.insert_or_assign(key, m_rows.size() / std::max<std::size_t>(1, m_dimensions)).second)
        m_order.push_back(key);
    for (const float value : vector)
        m_rows.push_back(length > 0 ? static_cast<float>(double{value} / length) : 0.0F);
}

bool RecordedEncoder::knows(std::string_view text) const
{
    return m_rowOf.contains(textKeyOf(text));
}

Result<void> RecordedEncoder::encode(std::span<const std::string_view> texts, std::span<float> vectors,
                                     const EncodeOptions& options) const
{
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (options.progress.stopped())
            return failure(ErrorCode::Cancelled);
        const auto found = m_rowOf.find(textKeyOf(texts[i]));
        if (found == m_rowOf.end())
            return failure(ErrorCode::NotApplicable, "a task without a vector of " + m_name,
                           "vectors of all tasks: acrouter prompts FILE embed");
        const auto row = std::span(m_rows).subspan(found->second * m_dimensions, m_dimensions);
        std::ranges::copy(row, vectors.subspan(i * m_dimensions, m_dimensions).begin());
    }
    return {};
}

} // namespace acr
