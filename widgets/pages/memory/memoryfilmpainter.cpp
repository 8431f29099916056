// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memoryfilmpainter.h"

#include "widgets/pages/memory/memorymappane.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace acr::ui {

namespace {

/// The height in which charts have their sizes of the screen; larger pictures are enlarged.
constexpr double designHeight = 540;
constexpr double headHeight = 44;

} // namespace

MemoryFilmPainter::MemoryFilmPainter(const ThemeManager& themes, SessionTrack track,
                                     std::shared_ptr<const MemoryMap> places, const QString& colour)
    : m_themes(themes)
    , m_track(std::move(track))
    , m_places(std::move(places))
    , m_history(m_places->vectors, MemorySettings{}.capacity)
    , m_pane(std::make_unique<MemoryMapPane>(themes))
{
    m_pane->setColour(colour);
    m_pane->setPlaces(m_places);
    m_pane->map().setFramed(false);
}

MemoryFilmPainter::~MemoryFilmPainter() = default;

void MemoryFilmPainter::draw(QImage& image, std::size_t steps)
{
    const std::size_t shown = std::clamp<std::size_t>(steps, 1, m_track.size());
    m_view = makeMemoryView(m_track.setting().benchmark, m_history.at(m_track, shown), m_view.get());
    m_pane->setView(m_view, true);
    const Theme& theme = m_themes.theme();
    image.fill(theme.colours().card);
    QPainter painter(&image);
    const double scale = image.height() / designHeight;
    painter.scale(scale, scale);
    const QRectF area =
        QRectF(0, 0, image.width() / scale, designHeight).adjusted(space::xl, space::m, -space::xl, -space::m);
    painter.setPen(theme.colours().text);
    painter.setFont(theme.font(FontRole::SectionTitle));
    const QRectF head(area.left(), area.top(), area.width(), headHeight - space::s);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                     QCoreApplication::translate("MemoryFilmPainter", "What %1 remembers")
                         .arg(policyLabel(QString::fromStdString(m_track.setting().definition.policy))));
    painter.setPen(theme.colours().muted);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter,
                     QCoreApplication::translate("MemoryFilmPainter", "step %1 of %2, %3 entries")
                         .arg(numbers::count(static_cast<qint64>(shown)),
                              numbers::count(static_cast<qint64>(m_track.size())),
                              numbers::count(static_cast<qint64>(m_view->ids.size()))));
    m_pane->map().paintInto(painter, area.adjusted(0, headHeight, 0, 0), theme);
}

} // namespace acr::ui
