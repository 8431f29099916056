// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/fileimport.h"

#include <utility>

namespace acr {

std::string_view streamOfSplit(std::string_view split)
{
    return split == "train" || split == probingSplit ? probingSplit : testSplit;
}

FileImport::FileImport(std::span<const SourceItem> files, const ImportOptions& options, int passes)
    : m_options(options)
    , m_builder(m_errors)
{
    for (const SourceItem& item : files) {
        std::error_code code;
        const std::uint64_t size = item.bytes ? item.bytes->size() : std::filesystem::file_size(item.path, code);
        m_totalBytes += code ? 0 : size * static_cast<std::uint64_t>(passes);
    }
}

std::optional<TextSource> FileImport::open(const SourceItem& item)
{
    auto source = item.open();
    if (!source) {
        m_errors.add(source.error());
        return std::nullopt;
    }
    m_builder.beginFile(source->name());
    return std::move(*source);
}

std::optional<TextSource> FileImport::peekInto(const SourceItem& item)
{
    auto source = item.open();
    if (!source)
        return std::nullopt;
    return std::move(*source);
}

Progress FileImport::progressOf(const TextSource& source)
{
    Progress progress{.report = {}, .stop = m_options.progress.stop};
    if (m_options.progress.report && m_totalBytes > 0) {
        const auto total = static_cast<double>(m_totalBytes);
        const double before = static_cast<double>(m_doneBytes) / total;
        const double share = static_cast<double>(source.size()) / total;
        progress.report = [this, before, share](double fraction) { m_options.progress(before + fraction * share); };
    }
    m_doneBytes += source.size();
    return progress;
}

bool FileImport::stopped()
{
    if (!m_options.progress.stopped())
        return false;
    if (m_errors.empty())
        m_errors.add({ErrorCode::Cancelled, {}, {}, {}});
    return true;
}

bool FileImport::setPool(const MetModels& met)
{
    if (met.tooMany()) {
        m_errors.add(*met.tooMany());
        return false;
    }
    m_builder.setModels(met.models());
    addAliases(m_builder, m_options);
    return true;
}

void FileImport::setCell(TaskIndex task, ModelIndex model, const Outcome& outcome, std::uint64_t line,
                         std::optional<std::string_view> answer)
{
    m_builder.setCell(task, model, outcome, {.line = line});
    if (answer && !answer->empty() && m_options.answers)
        m_options.answers->add(task, model, *answer);
}

tl::expected<Benchmark, ErrorList> FileImport::finish()
{
    if (m_options.answers && m_options.answers->failed())
        m_errors.add(*m_options.answers->failed());
    if (m_errors.empty() && m_builder.tasks().size() == 0)
        m_errors.add({ErrorCode::Empty, {}, {}, "tasks or outcomes"});
    Benchmark benchmark = m_builder.finish();
    if (!m_errors.empty())
        return tl::unexpected(std::move(m_errors));
    return benchmark;
}

} // namespace acr
