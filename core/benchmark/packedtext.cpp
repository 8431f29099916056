// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/packedtext.h"

#include "core/base/bytes.h"
#include "core/benchmark/textsource.h"

#include <zlib.h>

#include <vector>

namespace acr {

namespace {

/// zlib can't do better than about 1 : 1032, so a length beyond that is not the text's.
constexpr std::uint64_t bestRatio = 1100;

} // namespace

std::optional<std::string> packedText(std::string_view text)
{
    if (text.size() > largestDocument)
        return std::nullopt;
    uLongf size = ::compressBound(static_cast<uLong>(text.size()));
    std::vector<Bytef> packed(size);
    const std::vector<Bytef> bytes(text.begin(), text.end());
    if (::compress(packed.data(), &size, bytes.data(), static_cast<uLong>(bytes.size())) != Z_OK)
        return std::nullopt;
    ByteWriter writer;
    writer.number(static_cast<std::uint64_t>(text.size()));
    std::string whole = writer.take();
    whole.append(packed.begin(), packed.begin() + static_cast<std::ptrdiff_t>(size));
    return whole;
}

std::optional<std::string> unpackedText(std::string_view packed)
{
    ByteReader reader(packed);
    const auto length = reader.number<std::uint64_t>();
    if (reader.failed() || length > largestDocument || length > packed.size() * bestRatio)
        return std::nullopt;
    packed.remove_prefix(sizeof(length));
    const std::vector<Bytef> bytes(packed.begin(), packed.end());
    std::vector<Bytef> text(static_cast<std::size_t>(length) + 1);
    auto size = static_cast<uLongf>(text.size());
    if (::uncompress(text.data(), &size, bytes.data(), static_cast<uLong>(bytes.size())) != Z_OK || size != length)
        return std::nullopt;
    return std::string(text.begin(), text.end() - 1);
}

} // namespace acr
