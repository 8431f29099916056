// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The programs that check a Python test suite which an answer gives. The suite and what it tests run in sandboxes of
/// their own, which exchange values (see pythonrunners.h): a suite never sees the program that it tests, so it can't
/// tell a mutant from the reference solution other than by calling its functions.
#pragma once

#include <string_view>

namespace acr {

/// Reads a JSON object from file descriptor 4: {"program", "suite", "seconds", "trace"}. Loads the program, passes the
/// suite on, and calls the program's functions on request. Writes a JSON object to file descriptor 3: {"end" ("pass",
/// "fail", "unknown", "time": it took too long, "load": the program could not be loaded, "ended": the suite's process
/// ended early), "text", "calls" (of its functions), "lines" of its functions, and those "reached" where "trace" is
/// true}.
[[nodiscard]] std::string_view pythonSolutionRunner();
/// Runs the suite: assertions, functions and classes named test…, unittest's test cases. Modules that are not there are
/// the solution.
[[nodiscard]] std::string_view pythonSuiteRunner();
/// Reads a JSON object from standard input: {"sources", "entry", "most"}. Takes the first source that is a program with
/// that function and writes {"source" (null: there is none), "plain" (the source without comments), "mutants": a list
/// of
/// {"line", "what", "program"}, at most so many, spread over the program} to standard output. A mutant has one
/// comparison, operator, condition, constant or returned value changed.
[[nodiscard]] std::string_view pythonMutator();

} // namespace acr
