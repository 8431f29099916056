// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs independent work items on several threads. An item must not depend on when or on which thread it runs, and
/// writes only its own result, so the outcome is the same for any number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace acr {

/// Calls work(i) for i in 0 … count − 1 on up to `threads` threads (0: as many as the machine has). The calling thread
/// takes part. REQUIRES: work does not throw.
template <class Work>
void parallelFor(std::size_t count, std::size_t threads, const Work& work)
{
    if (threads == 0)
        threads = std::max(1U, std::thread::hardware_concurrency());
    std::atomic<std::size_t> next{0};
    const auto drain = [&] {
        for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1))
            work(i);
    };
    std::vector<std::jthread> helpers;
    for (std::size_t helper = 1; helper < std::min(threads, count); ++helper)
        helpers.emplace_back(drain);
    drain();
}

} // namespace acr
