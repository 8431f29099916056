// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs of the monkey in processes of their own, so that a crash, a sanitizer's report or a hang ends only the run.
#pragma once

#include "tests/monkey/run.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace acr::monkey {

struct Outcome {
    bool failed = false;
    /// The same for the same fault: the broken invariant, the sanitizer's summary, the assertion, "crash", "hang".
    QString fault;
    QString output;
    QStringList lines; ///< the log
};

class ChildProcess {
public:
    /// `workspaces` are files, each copied into the folder of every run. `hangSeconds`: of a window that does nothing.
    ChildProcess(QStringList workspaces, int hangSeconds);

    /// `lines`: replayed in place of drawing actions from the seed.
    [[nodiscard]] Outcome run(const RunOptions& options, const QStringList* lines = nullptr) const;

private:
    QStringList m_workspaces;
    int m_hangSeconds;
};

} // namespace acr::monkey
