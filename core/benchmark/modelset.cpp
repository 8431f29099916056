// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/modelset.h"

#include <algorithm>
#include <bit>

namespace acr {

ModelSet ModelSet::none()
{
    ModelSet set;
    set.m_first = 0;
    set.m_later = false;
    return set;
}

void ModelSet::insert(ModelIndex model)
{
    set(model, true);
}

void ModelSet::erase(ModelIndex model)
{
    set(model, false);
}

void ModelSet::set(ModelIndex model, bool in)
{
    const std::uint64_t bit = std::uint64_t{1} << (model.position() % bitsPerWord);
    if (model.position() < bitsPerWord) {
        m_first = in ? m_first | bit : m_first & ~bit;
        return;
    }
    if (contains(model) == in)
        return;
    Words words;
    words.fill(m_later ? allOnes : 0);
    if (m_laterWords)
        words = *m_laterWords;
    words[model.position() / bitsPerWord - 1] ^= bit;
    m_later = words.front() == allOnes;
    const std::uint64_t alike = m_later ? allOnes : 0;
    if (std::ranges::all_of(words, [&](std::uint64_t word) { return word == alike; }))
        m_laterWords = nullptr;
    else
        m_laterWords = std::make_shared<const Words>(words);
}

bool ModelSet::containsLater(ModelIndex model) const
{
    if (!m_laterWords)
        return m_later;
    return (((*m_laterWords)[model.position() / bitsPerWord - 1] >> (model.position() % bitsPerWord)) & 1U) != 0;
}

std::optional<ModelIndex> ModelSet::first() const
{
    if (m_first != 0)
        return ModelIndex::at(static_cast<std::size_t>(std::countr_zero(m_first)));
    if (!m_laterWords)
        return m_later ? std::optional(ModelIndex::at(bitsPerWord)) : std::nullopt;
    std::size_t word = 0;
    while ((*m_laterWords)[word] == 0)
        ++word;
    return ModelIndex::at((word + 1) * bitsPerWord + static_cast<std::size_t>(std::countr_zero((*m_laterWords)[word])));
}

bool ModelSet::operator==(const ModelSet& other) const
{
    if (m_first != other.m_first || (m_laterWords == nullptr) != (other.m_laterWords == nullptr))
        return false;
    return m_laterWords ? *m_laterWords == *other.m_laterWords : m_later == other.m_later;
}

} // namespace acr
