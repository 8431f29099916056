// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/prompttests.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace acr {

namespace {

std::vector<std::string_view> promptLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        std::string_view line = text.substr(start, end - start);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        start = end + 1;
    }
    return lines;
}

std::string_view strippedOfBlanks(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t");
    return start == std::string_view::npos ? std::string_view()
                                           : text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

/// The text as a string literal of Python. JSON's are.
std::string literal(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

/// Compares an example with what the answer gives. An example that is no literal can't be compared.
constexpr std::string_view exampleFunction = R"py(
import ast as _ast
_compared = 0
def _example(source, expected):
    global _compared
    try:
        compile(source, "example", "eval")
    except SyntaxError:
        return
    if source.startswith("print(") and source.endswith(")"):
        seen, value = eval(source[5:], globals()), expected
        if isinstance(seen, tuple):
            return
        seen = str(seen)
    else:
        try:
            value = _ast.literal_eval(expected)
        except Exception:
            return
        seen = eval(source, globals())
    _compared += 1
    assert seen == value, "%s gives %r in place of %s" % (source, seen, expected)
)py";

/// The lines of a doctest example's value, from the line behind it.
std::string expectedBelow(const std::vector<std::string_view>& lines, std::size_t first)
{
    std::string expected;
    for (std::size_t i = first; i < lines.size(); ++i) {
        const std::string_view line = strippedOfBlanks(lines[i]);
        if (line.empty() || line.starts_with(">>>") || line.starts_with("\"\"\"") || line.starts_with("'''") ||
            line.starts_with("```"))
            break;
        expected += (expected.empty() ? "" : "\n") + std::string(line);
    }
    return expected;
}

void addPythonTests(const std::vector<std::string_view>& lines, PromptTests& tests)
{
    std::string program;
    bool hasExamples = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = strippedOfBlanks(lines[i]);
        if (line.starts_with("assert ") && line.find('(') != std::string_view::npos &&
            line.find("??") == std::string_view::npos) {
            program += std::string(line) + "\n";
            ++tests.pythonCount;
            continue;
        }
        if (!line.starts_with(">>> "))
            continue;
        std::string source(line.substr(4));
        for (; i + 1 < lines.size() && strippedOfBlanks(lines[i + 1]).starts_with("... "); ++i)
            source += "\n" + std::string(strippedOfBlanks(lines[i + 1]).substr(4));
        const std::string expected = expectedBelow(lines, i + 1);
        if (expected.starts_with("Traceback"))
            continue;
        if (expected.empty()) {
            program += source + "\n";
            continue;
        }
        program += "_example(" + literal(source) + ", " + literal(expected) + ")\n";
        hasExamples = true;
        ++tests.pythonCount;
    }
    if (tests.pythonCount == 0)
        return;
    if (hasExamples) {
        // Where only examples were found and none could be compared, nothing is known.
        const bool onlyExamples = program.find("assert ") == std::string::npos;
        program = std::string(exampleFunction) + program;
        if (onlyExamples)
            program += "if _compared == 0:\n    _unknown('no example of the prompt has a literal value')\n";
    }
    tests.pythonTests = std::move(program);
}

enum class Heading : std::uint8_t { None, Input, Output };

/// Whether the line announces an example: "Input", "Sample output 2:", "### Example input".
Heading headingOf(std::string_view line)
{
    std::string words;
    for (const char c : strippedOfBlanks(line)) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0)
            words += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (std::string_view(" \t#*:0123456789").find(c) == std::string_view::npos)
            return Heading::None;
    }
    for (const std::string_view kind : {"", "sample", "example"}) {
        if (words == std::string(kind) + "input")
            return Heading::Input;
        if (words == std::string(kind) + "output")
            return Heading::Output;
    }
    return Heading::None;
}

/// The text below a heading; moves on to the line behind it. Nothing where there is none.
std::optional<std::string> blockBelow(const std::vector<std::string_view>& lines, std::size_t& at)
{
    while (at < lines.size() && strippedOfBlanks(lines[at]).empty())
        ++at;
    const bool fenced = at < lines.size() && strippedOfBlanks(lines[at]).starts_with("```");
    if (fenced)
        ++at;
    std::string text;
    bool closed = !fenced;
    for (; at < lines.size(); ++at) {
        const std::string_view line = strippedOfBlanks(lines[at]);
        if (fenced && line.starts_with("```")) {
            closed = true;
            ++at;
            break;
        }
        if (!fenced && (line.empty() || headingOf(line) != Heading::None))
            break;
        text += std::string(lines[at]) + "\n";
    }
    return closed && !text.empty() ? std::optional(text) : std::nullopt;
}

void addProgramExamples(const std::vector<std::string_view>& lines, PromptTests& tests)
{
    for (std::size_t i = 0; i < lines.size();) {
        if (headingOf(lines[i++]) != Heading::Input)
            continue;
        const auto input = blockBelow(lines, i);
        while (i < lines.size() && strippedOfBlanks(lines[i]).empty())
            ++i;
        if (!input || i >= lines.size() || headingOf(lines[i]) != Heading::Output)
            continue;
        ++i;
        if (const auto output = blockBelow(lines, i))
            tests.examples.push_back({*input, *output});
    }
}

} // namespace

PromptTests promptTests(std::string_view prompt, std::string_view language)
{
    PromptTests tests;
    const std::vector<std::string_view> lines = promptLines(prompt);
    if (language == "python")
        addPythonTests(lines, tests);
    addProgramExamples(lines, tests);
    return tests;
}

} // namespace acr
