// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/recordedvectors.h"

#include "core/features/tasktext.h"
#include "core/features/taskvectors.h"
#include "core/provider/embeddingprovider.h"

#include <string>

namespace acr {

std::vector<float> taskVector(std::string_view answer, std::size_t dimensions)
{
    std::vector<float> vector = vectorFromText(answer, dimensions);
    vector.resize(dimensions);
    return vector;
}

std::vector<RecordedVector> recordedVectors(const FoldedSession& folded, const TaskTable& tasks, std::size_t dimensions)
{
    std::vector<RecordedVector> vectors;
    for (const JournalTurn& turn : folded.turns) {
        const JournalTurn::Aside* const embedding = turn.aside(embeddingPurpose);
        const auto task = tasks.find(turn.request.task);
        if (embedding == nullptr || !embedding->finished || !task)
            continue;
        const bool failed = !embedding->finished->failure.empty() || !embedding->finished->error.empty();
        const std::string_view answer = failed ? std::string_view() : std::string_view(embedding->finished->answer);
        vectors.push_back({*task, taskVector(answer, dimensions)});
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
