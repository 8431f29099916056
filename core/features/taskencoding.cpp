// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/taskencoding.h"

#include "core/features/tasktext.h"

#include <string>
#include <utility>

namespace acr {

TaskEncoding::TaskEncoding(const TaskTable& tasks, std::span<const TaskIndex> training, EncodeOptions options)
    : m_tasks(tasks)
    , m_training(training)
    , m_options(std::move(options))
{}

TaskEncoding::TaskEncoding(const TaskTable& tasks, std::shared_ptr<const Encoder> encoder, EncodeOptions options)
    : m_tasks(tasks)
    , m_options(std::move(options))
    , m_encoder(std::move(encoder))
{}

Result<std::shared_ptr<const Encoder>> TaskEncoding::lockedEncoder() const
{
    if (!m_encoder) {
        if (promptsAreMissing(m_tasks))
            return failure(ErrorCode::NotApplicable, "hashed_tfidf", "the prompts of the benchmark");
        m_encoder = std::make_shared<const TextVectors>(
            TextVectors::fit(m_tasks, m_training, TextVectors::defaultDimensions, m_options.threads));
    }
    return m_encoder;
}

Result<std::shared_ptr<const Encoder>> TaskEncoding::encoder() const
{
    const std::scoped_lock lock(m_mutex);
    return lockedEncoder();
}

std::vector<TaskIndex> TaskEncoding::nowKnown() const
{
    std::vector<TaskIndex> tasks;
    for (const TextKey& key : m_encoder->knownTexts().subspan(m_seenTexts)) {
        const auto waiting = m_waiting.find(key);
        if (waiting != m_waiting.end())
            tasks.insert(tasks.end(), waiting->second.begin(), waiting->second.end());
    }
    return tasks;
}

void TaskEncoding::keep(TaskVectors vectors, std::size_t from) const
{
    for (const TextKey& key : m_encoder->knownTexts().subspan(m_seenTexts))
        m_waiting.erase(key);
    m_seenTexts = m_encoder->knownTexts().size();
    std::string buffer;
    for (std::size_t i = from; i < vectors.size() && vectors.isPending(); ++i) {
        if (vectors.isPending(TaskIndex::at(i)))
            m_waiting[textKeyOf(taskText(m_tasks, TaskIndex::at(i), buffer))].push_back(TaskIndex::at(i));
    }
    m_vectors = std::make_shared<const TaskVectors>(std::move(vectors));
}

Result<std::shared_ptr<const TaskVectors>> TaskEncoding::vectors() const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_vectors) {
        const auto ready = lockedEncoder();
        if (!ready)
            return Unexpected(ready.error());
        auto encoded = TaskVectors::encode(m_tasks, **ready, m_options);
        if (!encoded)
            return Unexpected(encoded.error());
        keep(std::move(*encoded), 0);
    } else if (m_vectors->size() < m_tasks.size() || m_vectors->isPending()) {
        const std::vector<TaskIndex> known = nowKnown();
        if (known.empty() && m_vectors->size() == m_tasks.size())
            return m_vectors;
        const std::size_t before = m_vectors->size();
        auto extended = m_vectors->extended(m_tasks, *m_encoder, m_options, known);
        if (!extended)
            return Unexpected(extended.error());
        keep(std::move(*extended), before);
    }
    return m_vectors;
}

} // namespace acr
