// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/heldkeys.h"

#include <cstdlib>
#include <map>
#include <mutex>
#include <utility>

namespace acr {

namespace {

struct HeldKeys {
    std::mutex mutex;
    std::map<std::string, std::string> keys;
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
    return found == held.keys.end() ? PrivateText() : PrivateText(found->second);
}

void holdKey(const std::string& variable, std::string key)
{
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    if (const auto found = held.keys.find(variable); found != held.keys.end()) {
        overwrite(found->second);
        held.keys.erase(found);
    }
    if (!key.empty()) {
        forbidCoreDumps();
        held.keys.emplace(variable, std::move(key));
    }
}

bool isKeyHeld(const std::string& variable)
{
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    return held.keys.contains(variable);
}

} // namespace acr
