// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/sandboxslot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <set>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace acr {

namespace {

constexpr unsigned firstUser = 61000;
constexpr unsigned userBlocks = 60;
constexpr unsigned usersInBlock = 64;

/// The first user of a block that no other process uses. A socket of an abstract name says that the block is taken, and
/// goes with the process. Where all are taken, some process shares a block.
unsigned firstUserOfBlock()
{
    static const unsigned block = [] {
        const unsigned wanted = static_cast<unsigned>(getpid()) % userBlocks;
        for (unsigned i = 0; i < userBlocks; ++i) {
            const unsigned candidate = (wanted + i) % userBlocks;
            const int mark = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            // Names of this kind begin with a zero byte.
            const std::string name = fmt::format("acrouter-sandbox-users-{}", candidate);
            std::ranges::copy(name, address.sun_path + 1);
            const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
            // The socket stays open until the process ends.
            if (mark >= 0 && bind(mark, reinterpret_cast<const sockaddr*>(&address), length) == 0)
                return candidate;
            if (mark >= 0)
                close(mark);
        }
        return wanted;
    }();
    return firstUser + block * usersInBlock;
}

/// Numbers of programs that run at the same time in this process.
class Slots {
public:
    std::size_t take()
    {
        const std::scoped_lock lock(m_mutex);
        std::size_t free = 0;
        while (m_taken.contains(free))
            ++free;
        m_taken.insert(free);
        return free;
    }
    void give(std::size_t slot)
    {
        const std::scoped_lock lock(m_mutex);
        m_taken.erase(slot);
    }

private:
    std::mutex m_mutex;
    std::set<std::size_t> m_taken;
};

Slots& slots()
{
    static Slots all;
    return all;
}

} // namespace

SandboxSlot::SandboxSlot()
    : m_number(slots().take())
{}

SandboxSlot::~SandboxSlot()
{
    slots().give(m_number);
}

uid_t SandboxSlot::user() const
{
    return static_cast<uid_t>(firstUserOfBlock() + m_number % usersInBlock);
}

std::string SandboxSlot::groupName() const
{
    return fmt::format("acrouter-{}-{}", getpid(), m_number);
}

} // namespace acr
