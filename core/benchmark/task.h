// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks of a benchmark as a table: ids and a few interned categories each. Holds no outcome, so a policy may
/// look at all of it. Prompts may be absent (they are large, and some benchmarks publish none).
///
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/base/index.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace acr {

/// What tasks are grouped by. `Source` is the collection that it was taken from (`mbpp` in `dim1_mbpp_631`),
/// `SourceSplit` the part of the original data (`train`, `val`, `test`, `old112`), `Split` the benchmark's own
/// (`probing`, `id_test`, `ood176`), which is also the name of a stream. `Siblings` is computed from the prompts and
/// not part of the data: see siblings.h.
enum class Facet : std::uint8_t { Dimension, Split, SourceSplit, Source, Bench, Language, Difficulty, Siblings };
inline constexpr std::size_t facetCount = 8;
/// The stable lower-case name of a facet in files and on the command line ("source_split").
[[nodiscard]] std::string_view facetName(Facet facet);
[[nodiscard]] std::optional<Facet> facetNamed(std::string_view name);

/// Lets maps keyed by std::string be searched with a string_view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// Interned names. Index 0 is always the empty name, which means "not given".
class CategoryTable {
public:
    CategoryTable();
    /// The index of the name, which is added when new.
    CategoryIndex intern(std::string_view name);
    [[nodiscard]] std::optional<CategoryIndex> find(std::string_view name) const;
    [[nodiscard]] const std::string& name(CategoryIndex index) const { return m_names[index.position()]; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    std::vector<std::string> m_names;
    std::unordered_map<std::string, CategoryIndex, TextHash, std::equal_to<>> m_byName;
};

struct Task {
    std::string id;
    /// The id in the collection that the task came from; empty when the source names none.
    std::string originalId;
    std::array<CategoryIndex, facetCount> categories{};
    /// Length of the prompt in Unicode code points; −1 when there is no prompt.
    std::int32_t promptChars = -1;

    [[nodiscard]] CategoryIndex category(Facet facet) const { return categories[static_cast<std::size_t>(facet)]; }
};

class TaskTable {
public:
    [[nodiscard]] std::size_t size() const { return m_tasks.size(); }
    [[nodiscard]] const Task& operator[](TaskIndex index) const { return m_tasks[index.position()]; }
    [[nodiscard]] std::span<const Task> all() const { return m_tasks; }
    [[nodiscard]] std::optional<TaskIndex> find(std::string_view id) const;

    [[nodiscard]] const CategoryTable& categories(Facet facet) const
    {
        return m_categories[static_cast<std::size_t>(facet)];
    }
    [[nodiscard]] const std::string& categoryName(TaskIndex task, Facet facet) const;

    /// Adds a task. REQUIRES: no task of that id is there (see find).
    TaskIndex add(Task task);
    CategoryTable& editCategories(Facet facet) { return m_categories[static_cast<std::size_t>(facet)]; }
    void setCategory(TaskIndex task, Facet facet, CategoryIndex category);
    void reserve(std::size_t count);

    [[nodiscard]] bool hasPrompts() const { return !m_prompts.empty(); }
    /// The prompt, or an empty text.
    [[nodiscard]] const std::string& prompt(TaskIndex task) const;
    /// Sets the prompt and its length in code points.
    void setPrompt(TaskIndex task, std::string text);
    void removePrompt(TaskIndex task);

private:
    std::vector<Task> m_tasks;
    std::vector<std::string> m_prompts; ///< empty, or one a task
    std::array<CategoryTable, facetCount> m_categories;
    /// Ids to tasks by open addressing: position + 1, or 0 for a free slot; a power of two long, at most half full.
    /// The ids themselves are only in m_tasks, which makes loading a large table cheap.
    std::vector<std::uint32_t> m_slots;

    /// The slot of that id, or the free one where it belongs. REQUIRES: a free slot.
    [[nodiscard]] std::size_t slotOf(std::string_view id) const;
    void growSlots(std::size_t tasks);
};

/// The source in a release-style id: the token after `dimN_` up to the next `_` or `/`; empty for other ids.
[[nodiscard]] std::string_view sourceOfTaskId(std::string_view taskId);
/// The grouping key `first3`: the first three `_`-separated tokens of the id (all of it when there are fewer).
[[nodiscard]] std::string_view firstThreeTokens(std::string_view taskId);
/// Number of Unicode code points in UTF-8 text.
[[nodiscard]] std::size_t codePoints(std::string_view utf8);

} // namespace acr
