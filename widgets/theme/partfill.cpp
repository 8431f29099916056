// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/partfill.h"

#include "widgets/theme/colourscale.h"

#include <QPainter>

#include <cmath>

namespace acr::ui {

namespace {

constexpr double tint = 0.7;
constexpr double textureStep = 4;

struct Texture {
    bool solid; ///< the colour itself is behind the lines, else a tint of it
    bool upright;
    bool level;
};
constexpr Texture textures[partTextures] = {{true, false, false},  {false, true, false}, {false, false, true},
                                            {false, false, false}, {true, true, false},  {true, false, true},
                                            {false, true, true}};

} // namespace

void fillPart(QPainter& painter, const QRectF& rect, const QColor& colour, int part, const QColor& ground)
{
    if (rect.isEmpty())
        return;
    const Texture& texture = textures[part % partTextures];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(rect, texture.solid ? colour : blend(colour, ground, tint));
    const QColor line = texture.solid ? ground : colour;
    // From the device's grid, so that parts beside each other have one texture.
    if (texture.upright)
        for (double x = std::ceil(rect.left() / textureStep) * textureStep; x + 1 <= rect.right(); x += textureStep)
            painter.fillRect(QRectF(x, rect.top(), 1, rect.height()), line);
    if (texture.level)
        for (double y = rect.top() + textureStep / 2; y + 1 <= rect.bottom(); y += textureStep)
            painter.fillRect(QRectF(rect.left(), y, rect.width(), 1), line);
    if (!texture.solid) {
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), colour);
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour);
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), colour);
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), colour);
    }
    painter.restore();
}

} // namespace acr::ui
