// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The legend of a colour scale as a line: title, lowest value, colours, highest value. For pictures that have no room
/// for a bar beside them.
#pragma once

#include "widgets/charts/heatmap.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

namespace acr::ui {

class ScaleBar final : public QWidget {
    Q_OBJECT

public:
    explicit ScaleBar(const ThemeManager& themes, QWidget* parent = nullptr);

    void setScale(const HeatmapScale& scale);
    [[nodiscard]] const HeatmapScale& scale() const { return m_scale; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int textsWidth() const;

    const ThemeManager& m_themes;
    HeatmapScale m_scale;
};

} // namespace acr::ui
