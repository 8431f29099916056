// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What slides that go on computing while they are presented read. Nothing of it is changed. A plain value of
/// references; all outlive who holds it.
#pragma once

#include "widgets/document/workspacefile.h"
#include "widgets/pages/present/slide.h"

namespace acr::ui {

struct LiveSources {
    const Document& document;
    const WorkspaceFile& workspace;
    Jobs& jobs;

    /// The benchmark of the slide is the one that is open.
    [[nodiscard]] bool have(const Slide& slide) const
    {
        return document.benchmark() && document.encoding() && workspace.current() == slide.benchmark;
    }
};

} // namespace acr::ui
