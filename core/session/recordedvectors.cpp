// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/recordedvectors.h"

#include "core/features/tasktext.h"
#include "core/features/taskvectors.h"
#include "core/provider/embeddingprovider.h"

#include <map>
#include <string>
#include <utility>

namespace acr {

std::vector<float> taskVector(std::string_view answer, std::size_t dimensions)
{
    std::vector<float> vector = vectorFromText(answer, dimensions);
    vector.resize(dimensions);
    return vector;
}

std::vector<RecordedVector> recordedVectors(const FoldedSession& folded, const TaskTable& tasks, std::size_t dimensions)
{
    std::map<TextKey, const JournalTurn::Aside*> firstReplies;
    std::vector<std::pair<TaskIndex, TextKey>> texts;
    std::string buffer;
    for (const JournalTurn& turn : folded.turns) {
        // A task that has no answer is not in the table; one that has may have had the vector of its text.
        const auto task = tasks.find(turn.request.task);
        if (!task && turn.request.prompt.empty())
            continue;
        const TextKey key = textKeyOf(task ? taskText(tasks, *task, buffer) : std::string_view(turn.request.prompt));
        if (task)
            texts.emplace_back(*task, key);
        const JournalTurn::Aside* const embedding = turn.aside(embeddingPurpose);
        if (embedding == nullptr || !embedding->finished)
            continue;
        const JournalTurn::Aside*& first = firstReplies[key];
        if (first == nullptr || embedding->endedBefore < first->endedBefore)
            first = embedding;
    }
    std::vector<RecordedVector> vectors;
    for (const auto& [task, key] : texts) {
        const auto found = firstReplies.find(key);
        if (found == firstReplies.end())
            continue;
        const JournalAsideFinished& reply = *found->second->finished;
        const bool failed = !reply.failure.empty() || !reply.error.empty();
        vectors.push_back({task, taskVector(failed ? std::string_view() : std::string_view(reply.answer), dimensions)});
    }
    return vectors;
}

void addRecordedVectors(RecordedEncoder& encoder, const FoldedSession& folded, const TaskTable& tasks)
{
    if (promptsAreMissing(tasks))
        return;
    std::string buffer;
    for (const RecordedVector& each : recordedVectors(folded, tasks, encoder.dimensions()))
        encoder.add(taskText(tasks, each.task, buffer), each.vector);
}

} // namespace acr
