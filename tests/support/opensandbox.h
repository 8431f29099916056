// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What tests of running answers begin with: a sandbox, and tasks in Python.
#pragma once

#include "core/sandbox/sandbox.h"
#include "core/verifier/runnabletask.h"

#include <string>

namespace acr::test {

/// Why a test that runs answers is skipped.
inline std::string sandboxMissing(const Error& why)
{
    return "no sandbox on this machine: " + describe(why);
}

/// A task with a time limit of some seconds.
inline RunnableTask pythonTask(const std::string& id, const std::string& prompt)
{
    RunnableTask task;
    task.id = id;
    task.language = "python";
    task.prompt = prompt;
    task.entryPoint = id;
    task.timeLimitSeconds = 3;
    return task;
}

} // namespace acr::test

/// Opens the machine's sandbox as `variable`, a result with a value, or skips the test with the reason. For use in test
/// functions only.
#define ACR_NEED_SANDBOX(variable)                                                                                     \
    auto variable = acr::Sandbox::open();                                                                              \
    if (!variable)                                                                                                     \
    QSKIP(acr::test::sandboxMissing(variable.error()).c_str())
