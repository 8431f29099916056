// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Progress reports and cancellation for long work. Passed by value; both parts are optional.
#pragma once

#include <functional>
#include <stop_token>

namespace acr {

struct Progress {
    /// Called from the working thread with a fraction in [0, 1], at most a few hundred times per run.
    std::function<void(double fraction)> report;
    std::stop_token stop;

    void operator()(double fraction) const
    {
        if (report)
            report(fraction);
    }
    [[nodiscard]] bool stopped() const { return stop.stop_requested(); }
};

} // namespace acr
