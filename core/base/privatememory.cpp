// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/privatememory.h"

#include <cstring>
#include <mutex>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace acr {

void forbidCoreDumps()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // The limit stops files, the flag also programs that are given the dump.
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    });
}

void overwrite(std::string& text)
{
    explicit_bzero(text.data(), text.size());
    text.clear();
}

void overwrite(char* text)
{
    if (text != nullptr)
        explicit_bzero(text, std::strlen(text));
}

} // namespace acr
