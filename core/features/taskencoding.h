// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The vectors of a benchmark's tasks, computed once, on first use, and shared by all policies of a leaderboard,
/// sessions and pages. Create one per benchmark and pass it on; it costs nothing until a policy reads text.
/// Thread-safety: any number of threads; while one encodes, other callers wait for it.
#pragma once

#include "core/features/taskvectors.h"
#include "core/features/textvectors.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace acr {

class TaskEncoding {
public:
    /// Hashed TF-IDF, fitted on the texts of the training tasks. The tables are borrowed.
    TaskEncoding(const TaskTable& tasks, std::span<const TaskIndex> training, EncodeOptions options = {});
    /// Another encoder, ready made.
    TaskEncoding(const TaskTable& tasks, std::shared_ptr<const Encoder> encoder, EncodeOptions options = {});

    /// Of all tasks that the table has by now. Errors: NotApplicable (prompts were not loaded), those of the encoder.
    /// An error is not stored: the next call tries again.
    [[nodiscard]] Result<std::shared_ptr<const TaskVectors>> vectors() const;
    /// The encoder, fitted if need be, for texts that are not in the table. Errors as above.
    [[nodiscard]] Result<std::shared_ptr<const Encoder>> encoder() const;

    /// Something learned from the vectors: computed on the first request for this name, then shared. The last few are
    /// kept. `name`: a fingerprint of its kind and of all that it depends on beside tasks and encoder.
    template <class T, class Make>
    [[nodiscard]] std::shared_ptr<const T> learned(std::uint64_t name, const Make& make) const
    {
        const std::scoped_lock lock(m_learnedMutex);
        const auto known = std::ranges::find(m_learned, name, &Learned::first);
        if (known != m_learned.end())
            return std::static_pointer_cast<const T>(known->second);
        std::shared_ptr<const T> made = make();
        constexpr std::size_t maximum = 4;
        if (m_learned.size() == maximum)
            m_learned.erase(m_learned.begin());
        m_learned.emplace_back(name, made);
        return made;
    }

private:
    using Learned = std::pair<std::uint64_t, std::shared_ptr<const void>>;

    [[nodiscard]] Result<std::shared_ptr<const Encoder>> lockedEncoder() const;
    /// The tasks that waited for texts that the encoder has come to know since the last time.
    [[nodiscard]] std::vector<TaskIndex> nowKnown() const;
    /// Takes the encoder's next vectors, and notes those of the tasks from that one on that wait for one.
    void keep(TaskVectors vectors, std::size_t from) const;

    const TaskTable& m_tasks;
    std::span<const TaskIndex> m_training;
    EncodeOptions m_options;
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const Encoder> m_encoder;
    mutable std::shared_ptr<const TaskVectors> m_vectors;
    /// By text: the tasks that wait for its vector. Looking at each of them whenever one vector comes would cost as
    /// much as the square of their number.
    mutable std::map<TextKey, std::vector<TaskIndex>> m_waiting;
    mutable std::size_t m_seenTexts = 0; ///< of Encoder::knownTexts()
    mutable std::mutex m_learnedMutex;
    mutable std::vector<Learned> m_learned;
};

} // namespace acr
