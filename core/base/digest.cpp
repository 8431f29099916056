// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/digest.h"

#include <algorithm>
#include <bit>

namespace acr {

namespace {

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> sha256Constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

} // namespace

Digest::Digest(DigestKind kind)
    : m_kind(kind)
{
    if (kind == DigestKind::Sha256)
        m_state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    else
        m_state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0};
}

void Digest::add(std::string_view bytes)
{
    m_bytes += bytes.size();
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), blockBytes - m_filled);
        std::copy_n(bytes.data(), count, m_block.begin() + static_cast<std::ptrdiff_t>(m_filled));
        m_filled += count;
        bytes.remove_prefix(count);
        if (m_filled == blockBytes) {
            addBlock(m_block.data());
            m_filled = 0;
        }
    }
}

std::string Digest::hex() const
{
    constexpr std::size_t lengthAt = 56;
    constexpr std::uint64_t bitsPerByte = 8;
    Digest padded = *this;
    const std::uint64_t bits = m_bytes * bitsPerByte;
    padded.add("\x80");
    while (padded.m_filled != lengthAt)
        padded.add(std::string_view("\0", 1));
    for (int byte = 7; byte >= 0; --byte) {
        const char value = static_cast<char>((bits >> (8U * static_cast<unsigned>(byte))) & 0xFFU);
        padded.add(std::string_view(&value, 1));
    }
    constexpr std::string_view digits = "0123456789abcdef";
    const std::size_t words = m_kind == DigestKind::Sha256 ? 8 : 5;
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        for (int shift = 28; shift >= 0; shift -= 4)
            text += digits[(padded.m_state[i] >> static_cast<unsigned>(shift)) & 0xFU];
    }
    return text;
}

void Digest::addBlock(const unsigned char* block)
{
    std::array<std::uint32_t, 16> words{};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = static_cast<std::uint32_t>(block[4 * i]) << 24U |
                   static_cast<std::uint32_t>(block[4 * i + 1]) << 16U |
                   static_cast<std::uint32_t>(block[4 * i + 2]) << 8U | static_cast<std::uint32_t>(block[4 * i + 3]);
    if (m_kind == DigestKind::Sha256)
        addSha256Block(words);
    else
        addSha1Block(words);
}

void Digest::addSha256Block(const std::array<std::uint32_t, 16>& words)
{
    std::array<std::uint32_t, 64> w{};
    std::ranges::copy(words, w.begin());
    for (std::size_t i = 16; i < w.size(); ++i) {
        const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3U);
        const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10U);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t i = 0; i < w.size(); ++i) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t first = h + s1 + ((e & f) ^ (~e & g)) + sha256Constants[i] + w[i];
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t second = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    const std::array<std::uint32_t, 8> sums{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < sums.size(); ++i)
        m_state[i] += sums[i];
}

void Digest::addSha1Block(const std::array<std::uint32_t, 16>& words)
{
    std::array<std::uint32_t, 80> w{};
    std::ranges::copy(words, w.begin());
    for (std::size_t i = 16; i < w.size(); ++i)
        w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    std::uint32_t a = m_state[0];
    std::uint32_t b = m_state[1];
    std::uint32_t c = m_state[2];
    std::uint32_t d = m_state[3];
    std::uint32_t e = m_state[4];
    for (std::size_t i = 0; i < w.size(); ++i) {
        std::uint32_t f = b ^ c ^ d;
        std::uint32_t k = i < 40 ? 0x6ed9eba1U : 0xca62c1d6U;
        if (i < 20) {
            f = (b & c) | (~b & d);
            k = 0x5a827999U;
        } else if (i >= 40 && i < 60) {
            f = (b & c) | (b & d) | (c & d);
            k = 0x8f1bbcdcU;
        }
        const std::uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    const std::array<std::uint32_t, 5> sums{a, b, c, d, e};
    for (std::size_t i = 0; i < sums.size(); ++i)
        m_state[i] += sums[i];
}

} // namespace acr
