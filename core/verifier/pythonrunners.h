// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The two programs that check a Python answer. The answer and the tests run in sandboxes of their own, which exchange
/// values as JSON over their standard input and output, so that an answer can't change, read or skip its tests.
#pragma once

#include "core/sandbox/sandbox.h"

#include <string_view>

namespace acr {

/// Runs the answer, which the other one passes on, and calls its functions on request.
[[nodiscard]] std::string_view pythonAnswerRunner();
/// Reads a JSON object from file descriptor 4: {"program", "preamble", "tests", "entry"}. Runs preamble and tests, in
/// which the answer's functions are remote. A function `check` is called with the function that is named in "entry".
/// Tests may call `_unknown(reason)`. Writes "pass", "fail" or "unknown" and an explanation to file descriptor 3.
[[nodiscard]] std::string_view pythonTestRunner();

/// Runs such a program, without what the module site sets up. WarmPairs may fork it.
[[nodiscard]] SandboxJob pythonRunnerJob(std::string_view program);

/// Values as JSON with their types, and frames of them: what all such programs begin with.
[[nodiscard]] std::string_view pythonExchange();
/// Functions of the program at the other end, as functions. Follows pythonExchange().
[[nodiscard]] std::string_view pythonRemoteCalls();

} // namespace acr
