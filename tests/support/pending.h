// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shows that something does not happen without waiting for a fixed time.
#pragma once

#include <QCoreApplication>
#include <QtTest>

namespace acr::test {

/// Handles every event that is posted by now. What was going to come of them has happened then. False when the loop
/// does not come to the end of them.
[[nodiscard]] inline bool handlePending()
{
    bool handled = false;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [&] { handled = true; }, Qt::QueuedConnection);
    return QTest::qWaitFor([&] { return handled; });
}

} // namespace acr::test
