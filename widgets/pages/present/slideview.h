// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One slide as large as there is room: its title in type that grows with the widget, and its picture.
#pragma once

#include "widgets/pages/present/slide.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>

namespace acr::ui {

class SlideView final : public QWidget {
    Q_OBJECT

public:
    explicit SlideView(const ThemeManager& themes, QWidget* parent = nullptr);

    void setSlide(std::optional<Slide> slide);
    /// Without the title the picture gets all of the room.
    void setTitleShown(bool shown);
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    const ThemeManager& m_themes;
    std::optional<Slide> m_slide;
    bool m_titleShown = true;
    QPixmap m_scaled; ///< the picture at the size it was last painted
};

} // namespace acr::ui
