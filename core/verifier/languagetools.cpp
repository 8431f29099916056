// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/languagetools.h"

#include "core/sandbox/sandbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace acr {

namespace {

constexpr std::array<LanguageTool, 8> allLanguageTools{
    {{"python", "main.py", "/usr/bin/python3", "python3", "", "/usr/bin/python3 -I /task/main.py",
      "/usr/bin/python3 -I -c 'import ast; ast.parse(open(\"/task/main.py\", encoding=\"utf-8\").read(), \"main.py\")'",
      "\nraise SystemExit(97)\n", 0},
     {"javascript", "main.js", "/usr/bin/node", "nodejs", "", "/usr/bin/node /task/main.js",
      "/usr/bin/node --check /task/main.js", "\nprocess.exit(97);\n", 0,
      "console.assert = (ok) => { if (!ok) throw new Error('assertion'); };\n"},
     {"bash", "main.sh", "/usr/bin/bash", "bash", "", "/usr/bin/bash /task/main.sh", "/usr/bin/bash -n /task/main.sh",
      "\nexit 97\n", 0},
     // A macro of the answer does not switch assertions off.
     {"cpp", "main.cpp", "/usr/bin/g++", "g++", "/usr/bin/g++ -std=c++17 -O1 -w -o /tmp/main /task/main.cpp",
      "/tmp/main", "/usr/bin/g++ -std=c++17 -w -fsyntax-only /task/main.cpp", "\n__builtin_abort();\n", 1,
      "#undef NDEBUG\n"},
     {"c", "main.c", "/usr/bin/gcc", "gcc", "/usr/bin/gcc -std=c11 -O1 -w -o /tmp/main /task/main.c -lm", "/tmp/main",
      "/usr/bin/gcc -std=c11 -w -fsyntax-only /task/main.c", "\n__builtin_abort();\n", 1, "#undef NDEBUG\n"},
     {"java", "Main.java", "/usr/bin/javac", "default-jdk-headless", "/usr/bin/javac -nowarn -d /tmp /task/Main.java",
      "/usr/bin/java -XX:+UseSerialGC -Xshare:auto -cp /tmp Main", "/usr/bin/javac -nowarn -d /tmp /task/Main.java",
      "\nif (true) throw new RuntimeException();\n", 2},
     {"go", "main.go", "/usr/bin/go", "golang-go", "GOCACHE=/tmp/cache /usr/bin/go build -o /tmp/main /task/main.go",
      "/tmp/main", "/usr/bin/gofmt -e /task/main.go", "\npanic(\"\")\n", 1},
     {"rust", "main.rs", "/usr/bin/rustc", "rustc", "/usr/bin/rustc -O -A warnings -o /tmp/main /task/main.rs",
      "/tmp/main", "/usr/bin/rustc -A warnings --crate-type lib --emit=metadata -o /tmp/main /task/main.rs",
      "\npanic!();\n", 1}}};

} // namespace

bool LanguageTool::available() const
{
    return Sandbox::has(std::string(tool));
}

std::span<const LanguageTool> languageTools()
{
    return allLanguageTools;
}

const LanguageTool* languageTool(std::string_view language)
{
    const auto found = std::ranges::find(allLanguageTools, language, &LanguageTool::language);
    return found == allLanguageTools.end() ? nullptr : &*found;
}

std::string whyNotRun(std::string_view language)
{
    const LanguageTool* const tool = languageTool(language);
    if (tool == nullptr)
        return fmt::format("programs in {} can't be run", language.empty() ? "an unknown language" : language);
    if (!tool->available())
        return fmt::format("{} needs {}, which is not on this machine (package {})", language, tool->tool,
                           tool->package);
    return {};
}

} // namespace acr
