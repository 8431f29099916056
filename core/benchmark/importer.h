// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What an importer of benchmarks registers. Other modules import by import.h.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// What the user named: a file, or a folder with what is below it.
struct ImportPlace {
    std::filesystem::path path;
    bool isFolder = false;
    /// All regular files below the folder, without hidden ones, in the order of their paths; or the file itself.
    std::vector<std::filesystem::path> files;
};

[[nodiscard]] SourceItem sourceItemOf(const std::filesystem::path& path);

/// All regular files below the folder, without hidden ones, in the order of their paths. Folders inside that may not be
/// read are passed over. Errors: FileUnreadable.
[[nodiscard]] Result<std::vector<std::filesystem::path>> filesBelow(const std::filesystem::path& folder);

/// Reads what an importer recognised. Name, origin and kind of the benchmark are the caller's.
using ImportWork = std::function<tl::expected<Benchmark, ErrorList>(const ImportOptions& options)>;

struct Importer {
    /// What it reads, for the error about anything else: "a matrix JSON".
    std::string_view reads{};
    /// Looks at names of files, and at the beginning of those whose names say nothing. An empty function: nothing of
    /// this kind is there. Errors: files of this kind that can't be told apart, or can't be read in this form.
    tl::expected<ImportWork, ErrorList> (*recognise)(const ImportPlace& place) = nullptr;
};

/// The importers of CMakeLists.txt in its order: the first that recognises a place reads it.
[[nodiscard]] std::vector<Importer> listedImporters();
/// Adds an importer, which is asked after the others, for tests and programs with formats of their own. REQUIRES: no
/// other thread imports.
void addImporter(const Importer& importer);
[[nodiscard]] std::span<const Importer> importers();
/// What all of them read: "a, b, or c".
[[nodiscard]] std::string importableKinds();

} // namespace acr
