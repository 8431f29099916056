// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Saves benchmarks with decisions and prompts into a workspace, one after the other, and prints a line after each one,
/// until it is killed. Usage: workspace_saver FILE FIRST, where FIRST is the number of the first benchmark.

#include "core/workspace/workspace.h"
#include "tests/workspace/saved.h"

#include <cstdio>
#include <cstdlib>
#include <exception>

#include <unistd.h>

namespace {

int run(const std::string& file, std::uint64_t first)
{
    using namespace acr;
    Result<Workspace> workspace = Workspace::openOrCreate(file);
    if (!workspace) {
        std::fprintf(stderr, "%s\n", describe(workspace.error()).c_str());
        return 1;
    }
    for (std::uint64_t number = first;; ++number) {
        const Result<void> saved = test::saveNumbered(*workspace, number);
        if (!saved) {
            std::fprintf(stderr, "%s\n", describe(saved.error()).c_str());
            return 1;
        }
        const char done = '.';
        if (::write(STDOUT_FILENO, &done, 1) != 1)
            return 1;
    }
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return argc == 3 ? run(argv[1], std::strtoull(argv[2], nullptr, 10)) : 2;
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "%s\n", exception.what());
        return 3;
    }
}
