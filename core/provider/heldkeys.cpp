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

/// Before its memory is given back.
void overwrite(std::string& key)
{
    volatile char* const bytes = key.data();
    for (std::size_t i = 0; i < key.size(); ++i)
        bytes[i] = '\0';
}

} // namespace

std::string keyNamed(const std::string& variable)
{
    if (variable.empty())
        return {};
    if (const char* const key = std::getenv(variable.c_str()); key != nullptr && *key != '\0')
        return key;
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    const auto found = held.keys.find(variable);
    return found == held.keys.end() ? std::string() : found->second;
}

void holdKey(const std::string& variable, std::string key)
{
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    if (const auto found = held.keys.find(variable); found != held.keys.end()) {
        overwrite(found->second);
        held.keys.erase(found);
    }
    if (!key.empty())
        held.keys.emplace(variable, std::move(key));
}

bool isKeyHeld(const std::string& variable)
{
    HeldKeys& held = heldKeys();
    const std::scoped_lock lock(held.mutex);
    return held.keys.contains(variable);
}

} // namespace acr
