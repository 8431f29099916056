// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cryptographic digests of bytes that come in pieces: SHA-256 and SHA-1 of FIPS 180-4. SHA-1 is here for checksums
/// that others publish; it detects damage, and does not withstand someone who makes two files on purpose.
/// Thread-safety: as any value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace acr {

enum class DigestKind : std::uint8_t { Sha256, Sha1 };

class Digest {
public:
    explicit Digest(DigestKind kind);

    void add(std::string_view bytes);
    /// In lower-case hexadecimal. More bytes can be added afterwards.
    [[nodiscard]] std::string hex() const;

private:
    void addBlock(const unsigned char* block);
    void addSha256Block(const std::array<std::uint32_t, 16>& words);
    void addSha1Block(const std::array<std::uint32_t, 16>& words);

    static constexpr std::size_t blockBytes = 64;

    DigestKind m_kind;
    std::array<std::uint32_t, 8> m_state{};
    std::array<unsigned char, blockBytes> m_block{};
    std::size_t m_filled = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace acr
