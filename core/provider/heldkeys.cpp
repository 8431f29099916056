// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/heldkeys.h"

#include <cstdlib>
#include <map>
#include <mutex>

namespace acr {

namespace {

struct HeldKeys {
    std::mutex mutex;
    std::map<std::string, PrivateText> keys;
};

HeldKeys& heldKeys()
{
    static HeldKeys held;
    return held;
}

} // namespace

PrivateText keyNamed(const std::string& variable)
{
    if (variable.empty())
        return PrivateText();
    if (const char* const key = std::getenv(variable.c_str()); key != nullptr && *key != '\0') {
        forbidCoreDumps();
        return PrivateText(key);
    }
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    const auto found = held.keys.find(variable);
    return found == held.keys.end() ? PrivateText() : PrivateText(found->second.text);
}

void holdKey(const std::string& variable, std::string_view key)
{
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    held.keys.erase(variable);
    if (!key.empty()) {
        forbidCoreDumps();
        // In its place: a short text that is moved leaves its bytes behind.
        held.keys.try_emplace(variable, key);
    }
}

bool isKeyHeld(const std::string& variable)
{
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    return held.keys.contains(variable);
}

} // namespace acr
