// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The window's interface for presenting: capture the current view, and restore another one. The window
/// implements it, so that no page knows another. GUI thread only.
#pragma once

#include "widgets/pages/present/slide.h"

#include <functional>

class QWidget;

namespace acr::ui {

class ViewBridge {
public:
    virtual ~ViewBridge() = default;
    /// The current page and document as a slide, with its picture.
    [[nodiscard]] virtual Slide capture() = 0;
    /// Brings page and document to the slide's state; what has to be loaded or computed for it follows later (see
    /// settled).
    virtual void show(const Slide& slide) = 0;
    /// True when what show() asked for is on screen and final.
    [[nodiscard]] virtual bool settled() const = 0;
    /// The translated name of the page with this id; the id where there is no such page.
    [[nodiscard]] virtual QString titleOf(const QString& page) const = 0;
    /// The page that is shown, for exports.
    [[nodiscard]] virtual QWidget* view() const = 0;
};

} // namespace acr::ui
