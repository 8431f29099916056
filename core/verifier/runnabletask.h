// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tasks whose answers can be checked by running them, from JSON lines:
/// {"task_id", "prompt", "dimension", "source", "language", "difficulty", "tests" (a text, or a list of statements),
/// "entry_point", "canonical_solution", "wrong_solutions" (a list), "input", "expected_output", "check_command",
/// "time_limit_s"}; all but the id may be absent.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/taskcatalog.h"
#include "core/benchmark/textsource.h"

#include <string>
#include <vector>

namespace acr {

struct RunnableTask {
    std::string id;
    std::string prompt;
    std::string dimension;
    std::string source;
    /// See languageName().
    std::string language;
    std::string difficulty;
    /// Program text that follows the answer, or defines check(candidate).
    std::string tests;
    std::string entryPoint;
    /// Never sent to a model. See also asksForTests().
    std::string canonicalSolution;
    /// Solutions that do not pass, for simulated models. Never sent to a model either.
    std::vector<std::string> wrongSolutions{};
    /// Standard input of the program, and what it has to write.
    std::string input;
    std::string expectedOutput;
    bool hasExpectedOutput = false;
    /// Of the user: a shell script that judges the answer in the sandbox, in place of all other checks; see
    /// answercheck.h.
    std::string command{};
    /// Of processor time; by the clock, three times as many.
    double timeLimitSeconds = 10;

    /// For a router: without tests and solution.
    [[nodiscard]] TaskRequest request() const;
};

/// Whether the answer is a test suite for the reference solution: the dimension is "test_generation", there are neither
/// tests nor an expected output nor a command, and the solution is in Python.
[[nodiscard]] bool asksForTests(const RunnableTask& task);

/// In the file's order. Errors also: Duplicate ids, Empty.
[[nodiscard]] std::vector<RunnableTask> readRunnableTasks(TextSource& source, const Progress& progress,
                                                          ErrorList& errors);

} // namespace acr
