// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/experimenttext.h"

#include "core/benchmark/textsource.h"
#include "core/evaluation/experiment.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace acr::cli {

Result<std::string> experimentText(const std::string& run)
{
    if (run.starts_with(presetPrefix)) {
        const std::string id = run.substr(presetPrefix.size());
        const auto presets = experimentPresets();
        const auto found = std::ranges::find(presets, id, &ExperimentPreset::id);
        if (found != presets.end())
            return std::string(found->text);
        std::vector<std::string_view> ids;
        for (const ExperimentPreset& preset : presets)
            ids.push_back(preset.id);
        return failure(ErrorCode::UnknownName, id, fmt::format("one of {}", fmt::join(ids, ", ")));
    }
    return textOfFile(run);
}

} // namespace acr::cli
