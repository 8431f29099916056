// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The pool of a benchmark whose files name the models of their rows and no pool: all of them, in the order of their
/// first appearance. Not thread-safe.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/model.h"
#include "core/benchmark/task.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace acr {

class MetModels {
public:
    /// Adds a name where it is new. `place` says where it stands, should it be one model too many.
    void meet(std::string_view name, const std::function<Place()>& place);
    /// The error about the first model beyond maxModels.
    [[nodiscard]] const std::optional<Error>& tooMany() const { return m_tooMany; }
    [[nodiscard]] const std::vector<Model>& models() const { return m_models; }

private:
    std::vector<Model> m_models;
    std::unordered_set<std::string, TextHash, std::equal_to<>> m_names;
    std::optional<Error> m_tooMany;
};

} // namespace acr
