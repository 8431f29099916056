// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How programs of each language are checked, built and run in the sandbox. Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace acr {

struct LanguageTool {
    std::string_view language;
    std::string_view file;
    /// The compiler, or the interpreter; has to be on the machine.
    std::string_view tool;
    /// Of Debian.
    std::string_view package;
    /// Builds below /tmp; empty: nothing to build.
    std::string_view build;
    std::string_view run;
    /// Succeeds for a program that can be parsed or compiled, without running it.
    std::string_view syntax;
    /// At the end of the tests it makes them fail; inserted before so many closing braces.
    std::string_view failure;
    int bracesAfterFailure = 0;
    /// Stands between the answer and its tests.
    std::string_view beforeTests = "";
    /// A further file that the build and the syntax check need; without a name there is none.
    std::string_view otherFile = "";
    std::string_view otherText = "";

    /// Whether this machine has the tool.
    [[nodiscard]] bool available() const;
};

[[nodiscard]] std::span<const LanguageTool> languageTools();
/// Null: programs in this language can't be run. `language`: see languageName().
[[nodiscard]] const LanguageTool* languageTool(std::string_view language);
/// Why programs in this language can't be run here, in words; empty: they can.
[[nodiscard]] std::string whyNotRun(std::string_view language);

} // namespace acr
