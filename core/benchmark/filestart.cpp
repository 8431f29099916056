// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/filestart.h"

#include "core/benchmark/csvreader.h"
#include "core/benchmark/jsonscanner.h"

#include <algorithm>

namespace acr {

FileStart::FileStart(const SourceItem& file)
{
    constexpr std::size_t longest = std::size_t{1} << 18U;
    auto source = file.open();
    if (!source || source->checkEncoding())
        return;
    while (source->window().size() < longest && source->extend()) {
    }
    m_bytes = source->window().substr(0, longest);
}

char FileStart::firstSign() const
{
    const std::size_t at = m_bytes.find_first_not_of(" \t\r\n");
    return at == std::string::npos ? '\0' : m_bytes[at];
}

std::vector<std::string> FileStart::csvColumns() const
{
    ErrorList ignored(0);
    TextSource source("start.csv", m_bytes);
    const CsvReader reader(source, {}, ignored, {});
    return reader.header();
}

std::vector<std::string> FileStart::jsonKeys() const
{
    std::vector<std::string> keys;
    JsonScanner scanner(m_bytes);
    if (firstSign() == '[' && (!scanner.beginArray() || !scanner.nextElement()))
        return keys;
    if (scanner.peek() != JsonKind::Object || !scanner.beginObject())
        return keys;
    std::string_view key;
    std::string scratch;
    while (scanner.nextKey(key, scratch)) {
        keys.emplace_back(key);
        if (!scanner.skipValue())
            break;
    }
    return keys;
}

std::vector<std::string> FileStart::innerJsonKeys() const
{
    std::vector<std::string> keys;
    JsonScanner scanner(m_bytes);
    std::string_view key;
    std::string scratch;
    if (scanner.peek() != JsonKind::Object || !scanner.beginObject())
        return keys;
    while (scanner.nextKey(key, scratch)) {
        if (scanner.peek() != JsonKind::Object) {
            if (!scanner.skipValue())
                break;
            continue;
        }
        scanner.beginObject();
        while (scanner.nextKey(key, scratch)) {
            keys.emplace_back(key);
            if (!scanner.skipValue())
                break;
        }
        break;
    }
    return keys;
}

bool hasNames(std::span<const std::string> list, std::initializer_list<std::string_view> names)
{
    return std::ranges::all_of(names,
                               [&](std::string_view name) { return std::ranges::find(list, name) != list.end(); });
}

} // namespace acr
