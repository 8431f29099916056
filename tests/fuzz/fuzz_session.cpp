// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionjson.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    TextSource source("session.json", fuzz::text(data, size));
    const auto definition = readSessionJson(source);
    if (!definition) {
        fuzz::require(!describe(definition.error()).empty());
        return 0;
    }
    // What was read is written so that it reads the same.
    const std::string written = sessionJson(*definition);
    TextSource again("again.json", written);
    const auto twice = readSessionJson(again);
    fuzz::require(twice && *twice == *definition);
    for (const SessionEvent& event : definition->events)
        static_cast<void>(parseEvent(eventText(event)));
    return 0;
}
