// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Estimates how long work still takes, in milliseconds, from the fractions it reports: at the speed of the last
/// seconds, counted down between two reports. When the work takes longer than that without a report, nothing is known
/// and nothing is claimed.
#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace acr::ui {

class RemainingTime {
public:
    /// `at`: milliseconds since the work began; reports come in the order of time.
    void report(double fraction, qint64 at);
    /// Nothing before there is something to go by, and after the predicted time has passed.
    [[nodiscard]] std::optional<qint64> at(qint64 now) const;

private:
    struct Report {
        double fraction = 0;
        qint64 at = 0;
    };
    std::deque<Report> m_recent{Report{}};
};

} // namespace acr::ui
