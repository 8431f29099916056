// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/languagetools.h"

#include "core/sandbox/sandbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace acr {

namespace {

/// What Node has beside the language. Its own declarations are a package of their own, which may not be there.
constexpr std::string_view nodeDeclarations =
    "declare module \"*\";\n"
    "declare var process: any, require: any, module: any, exports: any, global: any, console: any, performance: any;\n"
    "declare function setTimeout(...given: any[]): any;\n"
    "declare function setInterval(...given: any[]): any;\n"
    "declare function setImmediate(...given: any[]): any;\n"
    "declare function clearTimeout(given?: any): void;\n"
    "declare function clearInterval(given?: any): void;\n"
    "declare function queueMicrotask(given: any): void;\n"
    "declare function structuredClone(given: any, more?: any): any;\n"
    "declare namespace NodeJS { type Timeout = any; type Timer = any; }\n"
    "type Buffer = any;\n"
    "declare var Buffer: any;\n";

/// A file is a module of its own, so that its names are not those of the declarations.
constexpr std::string_view typescriptBuild =
    "/usr/bin/tsc --target es2022 --lib es2022 --module commonjs --moduleDetection force --esModuleInterop "
    "--skipLibCheck --outDir /tmp /task/main.ts /task/node.d.ts >&2";

constexpr std::array<LanguageTool, 9> allLanguageTools{
    {{"python", "main.py", "/usr/bin/python3", "python3", "", "/usr/bin/python3 -I /task/main.py",
      "/usr/bin/python3 -I -c 'import ast; ast.parse(open(\"/task/main.py\", encoding=\"utf-8\").read(), \"main.py\")'",
      "\nraise SystemExit(97)\n", 0},
     {"javascript", "main.js", "/usr/bin/node", "nodejs", "", "/usr/bin/node /task/main.js",
      "/usr/bin/node --check /task/main.js", "\nprocess.exit(97);\n", 0,
      "console.assert = (ok) => { if (!ok) throw new Error('assertion'); };\n"},
     {"typescript", "main.ts", "/usr/bin/tsc", "node-typescript", typescriptBuild, "/usr/bin/node /tmp/main.js",
      typescriptBuild, "\nprocess.exit(97);\n", 0,
      "console.assert = (ok: any) => { if (!ok) throw new Error('assertion'); };\n", "node.d.ts", nodeDeclarations},
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
