// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A bookmarked view: its page, the state of the document, its picture, and the speaker's notes.
#pragma once

#include "core/workspace/workspace.h"

#include <QImage>
#include <QJsonObject>
#include <QString>

namespace acr::ui {

struct Slide {
    BenchmarkId benchmark;
    QString page;
    QString title;
    QString notes;
    /// "page": the page's own state; "stream", "weights", "seeds", "task", "model", "policy", "step": the document's.
    QJsonObject state;
    QImage picture;

    /// Pictures of two slides are the same when they are the same object or have the same pixels.
    bool operator==(const Slide&) const = default;
};

} // namespace acr::ui
