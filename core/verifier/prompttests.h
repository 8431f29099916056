// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tests that stand in a task's prompt, for tasks that come without tests of their own.
///
/// - Python: examples of doctest (`>>> f(2)` and the value on the next line), and lines with an assertion. Values of
///   examples have to be literals; `print(…)` is compared as text.
/// - Any language: examples of input and output, below lines that say "Input", "Sample input", "Example input 2:" and
/// so
///   on; the text up to the next such line or an empty line, or in a fence.
/// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acr {

struct ProgramExample {
    std::string input;
    std::string output;

    bool operator==(const ProgramExample&) const = default;
};

struct PromptTests {
    /// A Python program that follows the answer; empty: the prompt has none.
    std::string pythonTests;
    /// Examples and assertions in it.
    std::size_t pythonCount = 0;
    std::vector<ProgramExample> examples;

    [[nodiscard]] bool empty() const { return pythonTests.empty() && examples.empty(); }
};

/// `language`: see languageName().
[[nodiscard]] PromptTests promptTests(std::string_view prompt, std::string_view language);

} // namespace acr
