// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names by index, each once, in the order in which they were added. Thread-safety: as any value.
#pragma once

#include "core/benchmark/task.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace acr {

class NameTable {
public:
    /// The index of the name, which is added when new.
    std::uint32_t intern(std::string_view name);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
    [[nodiscard]] const std::string& operator[](std::size_t index) const { return m_names[index]; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] std::span<const std::string> all() const { return m_names; }
    void reserve(std::size_t count);

private:
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_byName;
};

} // namespace acr
