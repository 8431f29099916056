// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The matrix JSON: `{ids, models, matrix: {task: {model: {resolved or score, cost_usd, in_tok, …}}}, metadata: {task:
/// {…}}}`.
#pragma once

#include "core/benchmark/benchmarkbuilder.h"
#include "core/benchmark/import.h"
#include "core/benchmark/jsonscanner.h"
#include "core/benchmark/sharedfields.h"
#include "core/benchmark/textsource.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// The parsed document, before it is interpreted. Offsets are those of the document's text.
struct MatrixDocument {
    struct NamedText {
        std::string text;
        std::size_t offset = 0;
    };
    struct Cell {
        std::uint32_t task = 0;  ///< position in `tasks`
        std::uint32_t model = 0; ///< position in `cellModels`
        std::size_t offset = 0;
        Outcome outcome;
        std::uint32_t sourceModel = 0; ///< position in `cellModels`
    };
    struct Metadata {
        NamedText task;
        KeptTaskFacts facts;
    };
    std::vector<NamedText> ids;
    std::vector<NamedText> models;
    std::vector<NamedText> tasks;        ///< keys of `matrix`
    std::vector<std::string> cellModels; ///< names that occur in cells
    std::vector<Cell> cells;
    std::vector<Metadata> metadata;
};

/// Reads a document; faults go to the errors, Cancelled among them.
[[nodiscard]] MatrixDocument readMatrixDocument(std::string_view text, LineCounter& lines, const Progress& progress,
                                                ErrorList& errors);

/// Adds the document to a benchmark under construction: its tasks where they are new (unless `onlyKnownTasks`), its
/// cells, which must agree with the ones already there, and its metadata. `split` is used where the metadata name none.
/// Error Cancelled when the progress says so.
void addMatrix(const MatrixDocument& document, std::string_view split, bool onlyKnownTasks, LineCounter& lines,
               const Progress& progress, BenchmarkBuilder& builder);

/// A benchmark from one such file; its split has the file's name.
[[nodiscard]] tl::expected<Benchmark, ErrorList> importMatrixJson(const SourceItem& file, const ImportOptions& options);

} // namespace acr
