// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The beginning of a file, by which importers recognise files whose names say nothing.
///
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/benchmark/textsource.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

class FileStart {
public:
    /// Reads at most the first 256 KiB. A file that can't be read, or is not UTF-8, begins with nothing.
    explicit FileStart(const SourceItem& file);
    /// From memory, without a byte order mark.
    explicit FileStart(std::string bytes)
        : m_bytes(std::move(bytes))
    {}

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    /// The first character that is no white space; NUL for none.
    [[nodiscard]] char firstSign() const;
    /// The header of a CSV file; empty when it can't be read.
    [[nodiscard]] std::vector<std::string> csvColumns() const;
    /// The keys of the first JSON object: of the document itself, of its first line, or of the first element when it is
    /// a list. Those before a fault, or before the beginning ends.
    [[nodiscard]] std::vector<std::string> jsonKeys() const;
    /// The keys of the first member that is an object, of a document that is an object.
    [[nodiscard]] std::vector<std::string> innerJsonKeys() const;

private:
    std::string m_bytes;
};

/// Whether all the names are in the list.
[[nodiscard]] bool hasNames(std::span<const std::string> list, std::initializer_list<std::string_view> names);

} // namespace acr
