// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/icons.h"

#include "widgets/theme/marker.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPointer>
#include <QSvgRenderer>

#include <algorithm>
#include <optional>

// A static library's resources are linked only when something asks for them, from outside of any namespace.
static void loadIconResources()
{
    Q_INIT_RESOURCE(acricons);
}

namespace acr::ui {

namespace {

constexpr double markerShare = 0.65; ///< of the size of an icon
constexpr int opticalLimit = 20;     ///< below this size the lines are drawn a little heavier

class SvgIconEngine final : public QIconEngine {
public:
    SvgIconEngine(QByteArray drawing, const ThemeManager* themes, std::optional<Theme> fixed, IconTone tone)
        : m_drawing(std::move(drawing))
        , m_themes(themes)
        , m_fixed(fixed)
        , m_tone(tone)
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        const QPixmap pixels = render(rect.size() * scale, scale, mode, state);
        painter->drawPixmap(rect, pixels);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return render(size, 1, mode, state);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return render(size, scale, mode, state);
    }

    QIconEngine* clone() const override { return new SvgIconEngine(*this); }
    bool isNull() override { return m_drawing.isEmpty(); }
    QString key() const override { return QStringLiteral("acr-svg"); }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        if (!m_fixed && !m_themes)
            return Qt::gray;
        const Theme& theme = m_fixed ? *m_fixed : m_themes->theme();
        const Colours& c = theme.colours();
        if (mode == QIcon::Disabled)
            return c.disabled;
        if (m_tone == IconTone::Accent || (state == QIcon::On && m_tone == IconTone::Text))
            return c.accent;
        return m_tone == IconTone::Muted ? c.muted : c.text;
    }

    [[nodiscard]] QPixmap render(const QSize& size, double scale, QIcon::Mode mode, QIcon::State state) const
    {
        QPixmap pixels(size);
        pixels.fill(Qt::transparent);
        QByteArray drawing = m_drawing;
        drawing.replace("#000", colour(mode, state).name().toLatin1());
        if (size.width() < opticalLimit * scale)
            drawing.replace("stroke-width=\"1.75\"", "stroke-width=\"2.1\"");
        QSvgRenderer renderer(drawing);
        QPainter painter(&pixels);
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        return pixels;
    }

    QByteArray m_drawing;
    QPointer<const ThemeManager> m_themes;
    std::optional<Theme> m_fixed;
    IconTone m_tone;
};

class MarkerIconEngine final : public QIconEngine {
public:
    MarkerIconEngine(const ThemeManager& themes, Ink ink)
        : m_themes(&themes)
        , m_ink(std::move(ink))
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        if (m_themes.isNull())
            return;
        const Theme& theme = m_themes->theme();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawMarker(*painter, QRectF(rect).center(), markerShare * std::min(rect.width(), rect.height()),
                   theme.marker(m_ink), theme.colour(m_ink));
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        QPixmap pixels(size);
        pixels.fill(Qt::transparent);
        QPainter painter(&pixels);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixels;
    }

    QIconEngine* clone() const override { return new MarkerIconEngine(*this); }
    bool isNull() override { return false; }
    QString key() const override { return QStringLiteral("acr-marker"); }

private:
    QPointer<const ThemeManager> m_themes;
    Ink m_ink;
};

QByteArray drawingOf(const QString& name)
{
    loadIconResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QIcon icon(const ThemeManager& themes, const QString& name, IconTone tone)
{
    QByteArray drawing = drawingOf(name);
    return drawing.isEmpty() ? QIcon() : QIcon(new SvgIconEngine(std::move(drawing), &themes, std::nullopt, tone));
}

QIcon icon(const Theme& theme, const QString& name, IconTone tone)
{
    QByteArray drawing = drawingOf(name);
    return drawing.isEmpty() ? QIcon() : QIcon(new SvgIconEngine(std::move(drawing), nullptr, theme, tone));
}

QIcon markerIcon(const ThemeManager& themes, const Ink& ink)
{
    return QIcon(new MarkerIconEngine(themes, ink));
}

QStringList iconNames()
{
    loadIconResources();
    QStringList names;
    const QStringList files =
        QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (const QString& file : files)
        names << file.chopped(4);
    return names;
}

} // namespace acr::ui
