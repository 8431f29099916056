// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Files that are published on the network, with the checksums by which they are accepted. Thread-safety: plain values.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct Checksum {
    enum class Kind : std::uint8_t {
        Sha256,
        GitBlob, ///< SHA-1 over "blob SIZE", a zero byte and the content
    };
    Kind kind = Kind::Sha256;
    /// Lower-case hexadecimal.
    std::string hex;

    bool operator==(const Checksum&) const = default;
};

struct PublishedFile {
    /// Below the folder that it is published in; never leads out of it.
    std::string path;
    /// Known where the checksum is a GitBlob.
    std::optional<std::uint64_t> bytes;
    /// Nothing where only the publisher's own list has it.
    std::optional<Checksum> checksum;

    bool operator==(const PublishedFile&) const = default;
};

/// Where the authors of CodeRouterBench publish it.
inline constexpr std::string_view codeRouterBenchAddress =
    "https://huggingface.co/datasets/Lance1573/CodeRouterBench/resolve/main";
/// The files that make the benchmark; `all`: those too whose content is in others.
[[nodiscard]] std::vector<PublishedFile> codeRouterBenchFiles(bool all);

/// Whether a folder can be at the address: with http:// or https://, and without a user.
[[nodiscard]] bool isFolderAddress(std::string_view address);

/// Whether a path stays below its folder: relative, without "..", empty parts, backslashes and control characters.
[[nodiscard]] bool isPathBelow(std::string_view path);

/// The lines of the program sha256sum: 64 hexadecimal digits, two spaces (or a space and an asterisk), a path. `name`
/// is what errors call the file. Nothing when there are errors.
[[nodiscard]] std::optional<std::vector<PublishedFile>> readChecksums(const std::string& name, std::string_view text,
                                                                      ErrorList& errors);

/// The address of the list of files that Hugging Face keeps for a folder of a data set, from the folder's address;
/// empty where it is no such one.
[[nodiscard]] std::string publisherListAddress(std::string_view folderAddress);
/// The files of such a list. What can't be read of it is left out.
[[nodiscard]] std::vector<PublishedFile> readPublisherList(std::string_view text);

} // namespace acr
