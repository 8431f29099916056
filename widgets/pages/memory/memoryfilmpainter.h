// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws the map of what a session remembers after any of its steps, for a film. Holds the session as it was when the
/// film began, so that the page can go on to others. GUI thread only.
#pragma once

#include "core/session/memoryhistory.h"
#include "widgets/pages/memory/memorymap.h"
#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/thememanager.h"

#include <memory>

class QImage;

namespace acr::ui {

class MemoryMapPane;

class MemoryFilmPainter {
public:
    /// `colour` is what the points' colours say (see MemoryMapPane). REQUIRES: the track has steps, the map is of its
    /// stream; `themes` outlives this.
    MemoryFilmPainter(const ThemeManager& themes, SessionTrack track, std::shared_ptr<const MemoryMap> places,
                      const QString& colour);
    ~MemoryFilmPainter();

    [[nodiscard]] std::size_t steps() const { return m_track.size(); }
    /// Fills the image with the map after so many steps, from 1.
    void draw(QImage& image, std::size_t steps);

private:
    const ThemeManager& m_themes;
    SessionTrack m_track;
    std::shared_ptr<const MemoryMap> m_places;
    MemoryHistory m_history;
    std::unique_ptr<MemoryMapPane> m_pane;
    std::shared_ptr<const MemoryView> m_view;
};

} // namespace acr::ui
