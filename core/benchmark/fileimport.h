// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the importers of other routing benchmarks share: a pass over all files that finds the pool, then one that reads
/// the outcomes, with one progress for both. Not thread-safe.
#pragma once

#include "core/benchmark/benchmarkbuilder.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/import.h"
#include "core/benchmark/metmodels.h"
#include "core/benchmark/textsource.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace acr {

/// The stream of tasks that are not meant for fitting. `all` stands for every task of a benchmark.
inline constexpr std::string_view testSplit = "test";
/// The stream of a task of a data set's split: tasks to train on are those that policies are fitted to.
[[nodiscard]] std::string_view streamOfSplit(std::string_view split);

class FileImport {
public:
    /// All are borrowed. `passes`: how often each file is read.
    FileImport(std::span<const SourceItem> files, const ImportOptions& options, int passes = 2);

    [[nodiscard]] ErrorList& errors() { return m_errors; }
    [[nodiscard]] BenchmarkBuilder& builder() { return m_builder; }
    [[nodiscard]] const ImportOptions& options() const { return m_options; }

    /// Opens a file that outcomes are read from. Nothing after an error.
    [[nodiscard]] std::optional<TextSource> open(const SourceItem& item);
    /// Opens it for another pass: errors that the reading of outcomes meets again are not added.
    [[nodiscard]] std::optional<TextSource> peekInto(const SourceItem& item);
    /// The progress of reading a file as the next one.
    [[nodiscard]] Progress progressOf(const TextSource& source);
    /// To be asked between files: whether nothing more is to be read. Adds the error.
    [[nodiscard]] bool stopped();

    /// Meets the names in a field of each file's records. False when stopped. Faults are left for the pass that reads
    /// the outcomes. Reader: of the files' format, as JsonLinesReader.
    template <class Reader>
    [[nodiscard]] bool meetModels(std::span<const SourceItem> files, std::string_view field, MetModels& met)
    {
        const std::array<FieldSpec, 1> fields{{{.name = field}}};
        for (const SourceItem& file : files) {
            if (stopped())
                return false;
            auto source = peekInto(file);
            if (!source)
                continue;
            ErrorList ignored(0);
            Reader row(*source, fields, ignored, progressOf(*source));
            FieldValues values(row);
            while (!met.tooMany() && row.next())
                met.meet(values.name(0).value_or(""), [&] { return row.place(0); });
        }
        return true;
    }
    /// Sets the pool; false with an error when it is too large.
    [[nodiscard]] bool setPool(const MetModels& met);
    /// Fills a cell with the outcome of a record. A model's answer is kept where somebody takes it.
    void setCell(TaskIndex task, ModelIndex model, const Outcome& outcome, std::uint64_t line,
                 std::optional<std::string_view> answer);
    /// The finished benchmark, or all errors. Error Empty without tasks.
    [[nodiscard]] tl::expected<Benchmark, ErrorList> finish();

private:
    const ImportOptions& m_options;
    ErrorList m_errors;
    BenchmarkBuilder m_builder;
    std::uint64_t m_totalBytes = 0;
    std::uint64_t m_doneBytes = 0;
};

} // namespace acr
