// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/recordedencoder.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <cmath>

namespace acr {

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
    m_rowOf.insert_or_assign(Key{fingerprintOf(text), text.size()},
                             m_rows.size() / std::max<std::size_t>(1, m_dimensions));
    for (const float value : vector)
        m_rows.push_back(length > 0 ? static_cast<float>(double{value} / length) : 0.0F);
}

Result<void> RecordedEncoder::encode(std::span<const std::string_view> texts, std::span<float> vectors,
                                     const EncodeOptions& options) const
{
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (options.progress.stopped())
            return failure(ErrorCode::Cancelled);
        const auto found = m_rowOf.find({fingerprintOf(texts[i]), texts[i].size()});
        if (found == m_rowOf.end())
            return failure(ErrorCode::NotApplicable, "a task without a vector of " + m_name,
                           "vectors of all tasks: acrouter prompts FILE embed");
        const auto row = std::span(m_rows).subspan(found->second * m_dimensions, m_dimensions);
        std::ranges::copy(row, vectors.subspan(i * m_dimensions, m_dimensions).begin());
    }
    return {};
}

} // namespace acr
