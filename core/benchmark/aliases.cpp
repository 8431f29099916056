// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/aliases.h"

#include <algorithm>

namespace acr {

Result<void> checkAliases(std::span<const Model> models, std::span<const Alias> aliases)
{
    const auto isModel = [&](const std::string& name) {
        return std::ranges::find(models, name, &Model::name) != models.end();
    };
    for (auto alias = aliases.begin(); alias != aliases.end(); ++alias) {
        if (alias->name.empty())
            return failure(ErrorCode::Empty, {}, "another name for " + alias->model);
        if (!isModel(alias->model)) {
            std::string names;
            for (const Model& model : models)
                names += (names.empty() ? "" : ", ") + model.name;
            return failure(ErrorCode::UnknownModel, alias->model, std::move(names));
        }
        if (isModel(alias->name))
            return failure(ErrorCode::Conflict, alias->name, "a name that is no model of the pool");
        if (std::ranges::find(aliases.begin(), alias, alias->name, &Alias::name) != alias)
            return failure(ErrorCode::Duplicate, alias->name);
    }
    return {};
}

std::optional<ModelIndex> findModel(const Benchmark& benchmark, std::span<const Alias> aliases, std::string_view name)
{
    if (const auto direct = benchmark.model(name))
        return direct;
    const auto alias = std::ranges::find(aliases, name, &Alias::name);
    return alias == aliases.end() ? std::nullopt : benchmark.model(alias->model);
}

} // namespace acr
