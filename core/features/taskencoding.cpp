// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/taskencoding.h"

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
        m_vectors = std::make_shared<const TaskVectors>(std::move(*encoded));
    } else if (m_vectors->size() < m_tasks.size() || m_vectors->isPending()) {
        auto extended = m_vectors->extended(m_tasks, **lockedEncoder(), m_options);
        if (!extended)
            return Unexpected(extended.error());
        m_vectors = std::make_shared<const TaskVectors>(std::move(*extended));
    }
    return m_vectors;
}

} // namespace acr
