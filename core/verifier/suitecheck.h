// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks an answer that is a test suite, in Python: the tool "mutants".
///
/// The suite has to pass against the task's reference solution, and to fail against mutants of it, programs in which
/// one comparison, operator, condition, constant or returned value is changed. A mutant is found where the suite fails,
/// ends early or takes too long. A mutant may behave as the solution does; it counts as one that is not found.
///
/// - Score: the share of the mutants that are found; 0 where the suite fails against the solution, or calls none of its
///   functions.
/// - Passed: at least two thirds of the mutants are found.
/// - Unknown: no mutant can be made, the solution does not run, or the suite needs what is not supported.
/// The trace has the share of the solution's lines that the suite reaches, and what was not found and not reached.
///
/// The suite and what it tests run in two sandboxes (suiterunners.h). It sees neither the program nor the other runs,
/// and is run against the solution again between mutants and at the end, so that a suite that fails by chance or by the
/// clock fails against the solution as well. Lines are counted in a run of their own, which tracing makes slower. A
/// solution that evaluates its arguments as code gives a suite the means to tell it from mutants. Thread-safety: const
/// access from any number of threads.
#pragma once

#include "core/sandbox/sandbox.h"
#include "core/sandbox/warmpairs.h"
#include "core/verifier/runnabletask.h"
#include "core/verifier/verifier.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

inline constexpr std::string_view mutantsTool = "mutants";

class SuiteCheck {
public:
    explicit SuiteCheck(Sandbox sandbox);

    /// `suite`: the program text. Errors: those of Sandbox::run(), Cancelled. REQUIRES: asksForTests(task).
    [[nodiscard]] Result<ToolVerdict> check(const RunnableTask& task, const std::string& suite,
                                            const std::stop_token& stop = {}) const;

private:
    struct Mutant {
        int line = 0;
        std::string what;
        std::string program;
    };
    struct Programs {
        std::string source; ///< of the solution; empty: it is no program with the function
        std::string plain;  ///< without comments, as the mutants are
        std::vector<Mutant> mutants;
    };
    /// How a run of the suite ended; see pythonSolutionRunner().
    struct SuiteRun {
        std::string end;
        std::string text;
        std::size_t calls = 0;
        std::vector<int> lines;
        std::vector<int> reached;
        double seconds = 0;

        [[nodiscard]] bool passed() const { return end == "pass"; }
        [[nodiscard]] bool unknown() const { return end == "unknown"; }
    };

    [[nodiscard]] Result<Programs> programsOf(const RunnableTask& task, const std::stop_token& stop) const;
    [[nodiscard]] Result<SuiteRun> run(const RunnableTask& task, const std::string& program, const std::string& suite,
                                       double seconds, bool trace, const std::stop_token& stop) const;

    Sandbox m_sandbox;
    /// Copies share them.
    std::shared_ptr<const WarmPairs> m_runners;
};

} // namespace acr
