// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What benchmarks of the window have in common: an application that times its event loop, and the memory of the
/// process. GUI thread only.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QString>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace acr::bench {

inline constexpr double frameMs = 16;

/// CPU time of the calling thread.
inline double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline double monotonicSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Times every event that the loop delivers; those inside another are part of it.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QString name = QStringLiteral("%1 \"%2\" event %3 on page %4")
                           .arg(classOf(receiver), receiver->objectName())
                           .arg(static_cast<int>(event->type()))
                           .arg(page);
        if (event->type() == QEvent::Timer && receiver->parent())
            name += QStringLiteral(", of %1").arg(classOf(receiver->parent()));
        if (event->type() == QEvent::KeyPress)
            name += QStringLiteral(", key %1").arg(static_cast<const QKeyEvent*>(event)->key(), 0, 16);
        QElapsedTimer clock;
        clock.start();
        const double cpuBefore = threadCpuMs();
        const bool done = QApplication::notify(receiver, event);
        const double cpuMs = threadCpuMs() - cpuBefore;
        --m_depth;
        if (measuring) {
            ++events;
            longestMs = std::max(longestMs, static_cast<double>(clock.nsecsElapsed()) / 1e6);
            Worst& worst = m_worst[name];
            if (cpuMs > worst.ms)
                worst = {cpuMs, monotonicSeconds() - static_cast<double>(clock.nsecsElapsed()) / 1e9};
            if (cpuMs > frameMs)
                ++slow;
        }
        return done;
    }

    [[nodiscard]] std::vector<std::pair<double, QString>> worst() const
    {
        std::vector<std::pair<double, QString>> all;
        for (const auto& [name, worst] : m_worst)
            all.emplace_back(worst.ms, QStringLiteral("%1, at %2 s").arg(name).arg(worst.start, 0, 'f', 3));
        std::ranges::sort(all, std::greater<>());
        return all;
    }

    bool measuring = false;
    double longestMs = 0; ///< by the clock
    std::size_t events = 0;
    std::size_t slow = 0;
    QString page;

private:
    static QLatin1String classOf(const QObject* object) { return QLatin1String(object->metaObject()->className()); }

    int m_depth = 0;
    struct Worst {
        double ms = 0;
        double start = 0; ///< of the monotonic clock, so that it can be found in a profile
    };
    std::map<QString, Worst> m_worst;
};

/// A line of /proc/self/status in MB; 0 where there is none.
inline double memoryMb(const std::string& field)
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with(field + ":"))
            return std::stod(line.substr(field.size() + 1)) / 1024;
    }
    return 0;
}

} // namespace acr::bench
