// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/textfile.h"

#include "core/benchmark/textsource.h"

namespace acr::cli {

Result<std::string> textOfFile(const std::string& path)
{
    auto source = TextSource::open(path);
    if (!source)
        return Unexpected(source.error());
    const auto text = source->all();
    if (!text)
        return Unexpected(text.error());
    return std::string(*text);
}

} // namespace acr::cli
