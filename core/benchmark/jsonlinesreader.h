// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// JSON lines: one object per line, blank lines skipped.
#pragma once

#include "core/benchmark/recordreader.h"

#include <optional>

namespace acr {

class JsonLinesReader final : public RecordReader {
public:
    JsonLinesReader(TextSource& source, std::span<const FieldSpec> fields, ErrorList& errors, const Progress& progress);

    [[nodiscard]] bool next() override;

private:
    /// The next line without its end; nothing at the end of the file or on a fault.
    std::optional<std::string_view> nextLine();
    /// False when the line was malformed; the errors then contain it.
    bool parse(std::string_view text);

    std::size_t m_toConsume = 0;
    bool m_ready = true;
};

} // namespace acr
