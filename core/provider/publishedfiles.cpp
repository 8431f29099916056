// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/publishedfiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace acr {

namespace {

constexpr std::size_t sha256Digits = 64;
constexpr std::size_t sha1Digits = 40;

bool isHex(std::string_view text, std::size_t digits)
{
    return text.size() == digits && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

std::string lowerHex(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

PublishedFile known(const char* path, std::uint64_t bytes, const char* sha256)
{
    return {path, bytes, Checksum{Checksum::Kind::Sha256, sha256}};
}

} // namespace

std::vector<PublishedFile> codeRouterBenchFiles(bool all)
{
    std::vector<PublishedFile> files{
        known("models.json", 1417, "2a3d6091addd2fce02715cf2fe2b57a48f4acf45f5c3b1bab4012282158a1e61"),
        known("summary.json", 1389, "efba90c1f4c3dd20b3e76847a818c2862f3189fb38c0360269b16da80ccfd25a"),
        known("id_probing_tasks.jsonl", 794063, "9bb46d1da2520766a4e7dbaf2e027f17febbf7977370b50bbdacdadb7219f515"),
        known("id_test_tasks.jsonl", 325650, "2cf0c5fa4adcd769131f3f7135c780da7d263f2414031694411daf62303331cd"),
        known("ood176_tasks.jsonl", 1886257, "081712d8e4e6dc38b7fce3856b6586ea84b05487047ae4ab04d69bdb8ba03e41"),
        {"id_probing_results_long.csv", std::nullopt, std::nullopt},
        known("id_test_results_long.csv", 2636159, "88b4f7a66937d7a5ded743961a9219978414881d8cc3d66785d15ee277f9c417"),
        known("ood176_results_long.csv", 244395, "c91da8e2544d4eb3e56165cf5d3757da189fe1a944ec32e787cbfa48e15168bb"),
    };
    if (all) {
        files.push_back(
            known("id_tasks.jsonl", 1119713, "fa5a3345ef2c7d41cc72595e6f70da18859e5858278d926f7e1e785bedb4a054"));
        files.push_back({"id_results_long.csv", std::nullopt, std::nullopt});
        files.push_back(known("raw_matrices/phase2_ood/unified/matrix_acrouter_ood176.json", 2467912,
                              "f0fe49db24cf2c1d5552a1dd512544676825e0e4f34e136f194fecd9c022c15a"));
    }
    return files;
}

bool isFolderAddress(std::string_view address)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (address.starts_with(scheme) && address.size() > scheme.size())
            return address.find('@') == std::string_view::npos;
    }
    return false;
}

bool isPathBelow(std::string_view path)
{
    if (path.empty() || path.front() == '/')
        return false;
    if (std::ranges::any_of(path,
                            [](char c) { return c == '\\' || static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }))
        return false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        if (part.empty() || part == "." || part == "..")
            return false;
        at = end + 1;
    }
    return true;
}

std::optional<std::vector<PublishedFile>> readChecksums(const std::string& name, std::string_view text,
                                                        ErrorList& errors)
{
    const std::uint64_t before = errors.total();
    std::vector<PublishedFile> files;
    std::uint64_t number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.front() == '#')
            continue;
        const Place place{.file = name, .line = number};
        const std::string_view digest = line.substr(0, sha256Digits);
        const std::string_view between = line.substr(digest.size(), 2);
        const std::string_view path = line.substr(digest.size() + between.size());
        if (!isHex(digest, sha256Digits) || (between != "  " && between != " *")) {
            errors.add(
                {ErrorCode::Malformed, place, std::string(line), "a SHA-256 in hexadecimal, two spaces, a path"});
        } else if (!isPathBelow(path)) {
            errors.add({ErrorCode::BadParameter, place, std::string(path), "a path that stays below its folder"});
        } else if (std::ranges::find(files, path, &PublishedFile::path) != files.end()) {
            errors.add({ErrorCode::Duplicate, place, std::string(path), "one line a file"});
        } else {
            files.push_back({std::string(path), std::nullopt, Checksum{Checksum::Kind::Sha256, lowerHex(digest)}});
        }
    }
    if (errors.total() == before && files.empty())
        errors.add({ErrorCode::Empty, {.file = name}, {}, "a line with a checksum"});
    return errors.total() == before ? std::optional(std::move(files)) : std::nullopt;
}

std::string publisherListAddress(std::string_view folderAddress)
{
    constexpr std::string_view sets = "/datasets/";
    constexpr std::string_view resolve = "/resolve/";
    const std::size_t set = folderAddress.find(sets);
    const std::size_t revision = folderAddress.find(resolve);
    if (set == std::string_view::npos || revision == std::string_view::npos || revision < set)
        return {};
    return std::string(folderAddress.substr(0, set)) + "/api" + std::string(folderAddress.substr(set, revision - set)) +
           "/tree/" + std::string(folderAddress.substr(revision + resolve.size())) + "?recursive=true";
}

std::vector<PublishedFile> readPublisherList(std::string_view text)
{
    std::vector<PublishedFile> files;
    const auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array())
        return files;
    const auto textOf = [](const nlohmann::json& object, const char* member) {
        const auto found = object.find(member);
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    for (const nlohmann::json& entry : list) {
        if (!entry.is_object() || !isPathBelow(textOf(entry, "path")))
            continue;
        // A large file's own entry describes a small text that stands for it.
        const auto large = entry.find("lfs");
        const bool isLarge = large != entry.end() && large->is_object();
        const nlohmann::json& facts = isLarge ? *large : entry;
        const std::string digest = textOf(facts, "oid");
        const auto bytes = facts.find("size");
        if (bytes == facts.end() || !bytes->is_number_unsigned() || !isHex(digest, isLarge ? sha256Digits : sha1Digits))
            continue;
        files.push_back({textOf(entry, "path"), bytes->get<std::uint64_t>(),
                         Checksum{isLarge ? Checksum::Kind::Sha256 : Checksum::Kind::GitBlob, lowerHex(digest)}});
    }
    return files;
}

} // namespace acr
