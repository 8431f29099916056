// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pictures of the window's pages without a display: waits until everything shown is final, then saves one PNG per
/// page.
#pragma once

#include "app/workbench/options.h"

#include <QObject>

namespace acr::ui {

class Workbench;

class Screenshots final : public QObject {
    Q_OBJECT

public:
    Screenshots(Workbench& workbench, Options options, QObject* parent = nullptr);

    /// Runs its own event loop until the pictures are written; returns the exit code. Errors are written to stderr.
    [[nodiscard]] int run();

private:
    /// Waits until `done` returns true; false after a timeout.
    [[nodiscard]] bool waitFor(const std::function<bool()>& done, int milliseconds);
    /// The page as it stands, then once for each other segment of its switches and each other tab.
    [[nodiscard]] int shoot(const QString& pageId, bool& late);
    /// The window, once the page shown is done, under a file name made of `subject` and the theme.
    [[nodiscard]] int picture(const QString& subject, bool& late);
    void tell(const QString& message) const;

    Workbench& m_workbench;
    Options m_options;
    bool m_failed = false;
};

} // namespace acr::ui
