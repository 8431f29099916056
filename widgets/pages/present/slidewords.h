// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a slide says and shows, in the language of its deck: the content that its template has room for. The same for
/// drawings and for HTML. GUI thread only.
#pragma once

#include "widgets/pages/present/decklanguage.h"
#include "widgets/pages/present/slide.h"

#include <optional>
#include <vector>

namespace acr::ui {

struct SlideWords {
    struct Chart {
        QJsonObject snapshot;
        QString heading;
    };

    SlideWords(const Slide& slide, const Deck& deck);
    /// What suggestFinding() makes, in the language of the deck.
    [[nodiscard]] static QString proposedFinding(const Slide& slide, const Deck& deck);

    DeckLanguage language;
    /// A template without its content gives way to another.
    SlideTemplate layout;
    QString title;
    QString finding; ///< the user's, or the proposed one
    QString source;
    std::vector<Chart> charts;
    bool stacked = false; ///< the charts stand one below the other: the first one is wide
    QList<SlideFigure> figures;
    std::optional<SlideTable> table;
};

} // namespace acr::ui
