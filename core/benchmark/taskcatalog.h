// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tasks that arrive one by one: an append-only table. A benchmark is a catalog that was filled before the first
/// decision.
///
/// A task is added as a value, a TaskRequest, and keeps its index for as long as the catalog exists. Policies that were
/// made before it arrived are told of it by Policy::admit(). Thread-safety: one thread adds; others must not read
/// meanwhile.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/task.h"

#include <map>
#include <string>
#include <vector>

namespace acr {

/// A file that belongs to a task: a test, a patch, data.
struct Attachment {
    std::string name;
    std::string content;

    bool operator==(const Attachment&) const = default;
};

/// A task with everything that is known of it before a model is called.
struct TaskRequest {
    /// Stable, unique within a catalog, not empty.
    std::string id;
    /// The id in the collection that the task came from; may be empty.
    std::string originalId{};
    /// By facet; an empty name means "not given".
    std::array<std::string, facetCount> categories{};
    /// Empty: none.
    std::string prompt{};
    std::vector<Attachment> attachments{};

    [[nodiscard]] std::string& category(Facet facet) { return categories[static_cast<std::size_t>(facet)]; }
    [[nodiscard]] const std::string& category(Facet facet) const { return categories[static_cast<std::size_t>(facet)]; }
    bool operator==(const TaskRequest&) const = default;
};

class TaskCatalog {
public:
    TaskCatalog() = default;
    /// Filled with the tasks of a benchmark.
    explicit TaskCatalog(TaskTable tasks)
        : m_tasks(std::move(tasks))
    {}

    /// The index of the task, which is added when its id is new. Errors: Empty (no id); Conflict (another task has the
    /// id). Where there is an error the catalog is unchanged.
    [[nodiscard]] Result<TaskIndex> add(const TaskRequest& request);

    [[nodiscard]] const TaskTable& tasks() const { return m_tasks; }
    [[nodiscard]] std::size_t size() const { return m_tasks.size(); }
    [[nodiscard]] const std::vector<Attachment>& attachments(TaskIndex task) const;
    /// The task as it was added.
    [[nodiscard]] TaskRequest request(TaskIndex task) const;

private:
    TaskTable m_tasks;
    std::map<TaskIndex, std::vector<Attachment>> m_attachments; ///< of tasks that have any
};

} // namespace acr
