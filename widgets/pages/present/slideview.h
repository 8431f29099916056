// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One slide as a picture, as large as there is room: for the speaker, who does not touch its charts.
#pragma once

#include "widgets/pages/present/slide.h"
#include "widgets/theme/thememanager.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace acr::ui {

class SlideView final : public QWidget {
    Q_OBJECT

public:
    explicit SlideView(const ThemeManager& themes, QWidget* parent = nullptr);

    void setSlide(std::optional<Slide> slide, const Deck& deck = {}, int position = 0, int count = 1);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& m_themes;
    std::optional<Slide> m_slide;
    Deck m_deck;
    int m_position = 0;
    int m_count = 1;
    QPixmap m_picture; ///< at the size it was last painted
};

} // namespace acr::ui
