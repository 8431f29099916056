// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The vectors that a remote encoder gave for the tasks of a live session, as its journal has them. Thread-safety: pure
/// functions.
#pragma once

#include "core/features/recordedencoder.h"
#include "core/session/sessionjournal.h"

#include <string_view>
#include <vector>

namespace acr {

/// Of the reply of an encoder to the call of a task. Where it failed, or gave no vector of that length, all 0: the task
/// is then like no other one. `answer`: empty where it failed.
[[nodiscard]] std::vector<float> taskVector(std::string_view answer, std::size_t dimensions);

struct RecordedVector {
    TaskIndex task;
    std::vector<float> vector;
};
/// Of the tasks whose texts the encoder was asked for, in the order of the turns. Tasks of the same text have the same
/// vector, as in the session: that of the reply that came first. REQUIRES: prompts are loaded where there are any.
[[nodiscard]] std::vector<RecordedVector> recordedVectors(const FoldedSession& folded, const TaskTable& tasks,
                                                          std::size_t dimensions);
/// Adds them by the texts of the tasks. Nothing happens where the prompts were not loaded.
void addRecordedVectors(RecordedEncoder& encoder, const FoldedSession& folded, const TaskTable& tasks);

} // namespace acr
