// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks an answer by running it in the sandbox, with the tests that come with its task.
///
/// - Python with tests: the answer and the tests run in two sandboxes (pythonrunners.h). The answer may define the
///   function, go on where the prompt ends, or be the body of the function that the prompt begins.
/// - An expected output: the program's standard output is compared outside the sandbox, line by line, without white
///   space at the ends of lines and of the text. Tests, where there are any as well, follow the answer in one program,
///   and their output counts: what is expected never gets into the sandbox.
/// - Other languages with tests: the tests follow the answer in one program, which passes when it exits with 0. It is
///   then run once more with a failing statement at the end of the tests: an answer that ends early with 0, or
///   otherwise does not run its tests, passes this too, and fails.
/// - Without either: the examples and assertions in the prompt (prompttests.h) are its tests. Where there are none, an
///   answer that can't be parsed fails, and nothing is known of another.
/// - Where a test suite is asked for (asksForTests()), it is run against the reference solution and mutants of it
///   (suitecheck.h).
/// - A command of the user's takes the place of all of these: a shell script in the sandbox, which finds the answer in
///   the file $ANSWER, the tests, where there are any, in $TESTS, and the input as its own. The answer passes where it
///   exits with 0; with 77 nothing is known, as with automake. What it prints is the trace. The script decides what it
///   believes: a program that it starts can end with 0 as well.
/// - An answer that is a diff (answerdiff.h) stands for the code in the prompt after it, and fails where it does not
/// fit
///   that code.
/// - Where the language's tools are not on this machine, the verdict is unknown, and the trace names what is missing.
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/sandbox/sandbox.h"
#include "core/sandbox/warmpairs.h"
#include "core/verifier/prompttests.h"
#include "core/verifier/runnabletask.h"
#include "core/verifier/suitecheck.h"
#include "core/verifier/verifier.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string_view>

namespace acr {

class AnswerCheck {
public:
    explicit AnswerCheck(Sandbox sandbox);

    /// `answer`: as a model wrote it. Errors: those of Sandbox::run(), Cancelled.
    [[nodiscard]] Result<ToolVerdict> check(const RunnableTask& task, std::string_view answer,
                                            const std::stop_token& stop = {}) const;

    /// Languages in which programs can be run on this machine.
    [[nodiscard]] static std::vector<std::string> languages();

private:
    [[nodiscard]] Result<ToolVerdict> checkPython(const RunnableTask& task, const std::string& code,
                                                  const std::stop_token& stop) const;
    struct TestedPython {
        std::string program;  ///< defines `entry`
        std::string preamble; ///< runs before the tests
        std::string tests;
        std::string entry;
        std::string begun; ///< what of the program is not the answer's, if the program goes on where the prompt ends
    };
    /// Unknown where what is begun passes the tests without the answer.
    [[nodiscard]] Result<ToolVerdict> runPython(const RunnableTask& task, const TestedPython& tested,
                                                const std::stop_token& stop) const;
    [[nodiscard]] Result<ToolVerdict> checkOutput(const RunnableTask& task, const std::string& code,
                                                  const std::stop_token& stop) const;
    [[nodiscard]] Result<ToolVerdict> checkExamples(const RunnableTask& task, const PromptTests& found,
                                                    const std::string& code, const std::stop_token& stop) const;
    [[nodiscard]] Result<ToolVerdict> checkSyntax(const RunnableTask& task, const std::string& code,
                                                  const std::stop_token& stop) const;
    [[nodiscard]] Result<ToolVerdict> checkByCommand(const RunnableTask& task, const std::string& code,
                                                     const std::stop_token& stop) const;
    [[nodiscard]] Result<ToolVerdict> checkProgram(const RunnableTask& task, const std::string& code,
                                                   const std::stop_token& stop) const;

    Sandbox m_sandbox;
    /// The runners of Python, which wait for an answer (see pythonrunners.h). Copies share them.
    std::shared_ptr<const WarmPairs> m_python;
    SuiteCheck m_suites;
};

} // namespace acr
