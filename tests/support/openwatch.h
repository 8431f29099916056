// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells whether a file was opened.
#pragma once

#include <QFile>
#include <QString>

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstddef>

namespace acr::test {

/// Counts how often anybody opens a file.
class OpenWatch {
public:
    explicit OpenWatch(const QString& path)
        : m_descriptor(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
        , m_watching(inotify_add_watch(m_descriptor, QFile::encodeName(path).constData(), IN_OPEN) >= 0)
    {}
    OpenWatch(const OpenWatch&) = delete;
    OpenWatch& operator=(const OpenWatch&) = delete;
    ~OpenWatch() { ::close(m_descriptor); }

    [[nodiscard]] bool works() const { return m_watching; }
    [[nodiscard]] int count()
    {
        alignas(inotify_event) std::array<char, 4096> buffer;
        for (;;) {
            const auto bytes = ::read(m_descriptor, buffer.data(), buffer.size());
            if (bytes <= 0)
                return m_count;
            m_count += static_cast<int>(static_cast<std::size_t>(bytes) / sizeof(inotify_event));
        }
    }

private:
    int m_descriptor;
    bool m_watching;
    int m_count = 0;
};

} // namespace acr::test
