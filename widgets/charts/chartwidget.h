// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What all charts share: the frame, the empty and loading states inside it, painting into any device, copying,
/// annotations, and what is set of the axes.
///
/// A chart receives values and emits the user's actions; it does not depend on tasks, policies or files.
#pragma once

#include "widgets/charts/annotationlayer.h"
#include "widgets/charts/axissettings.h"
#include "widgets/charts/chartnumbers.h"
#include "widgets/charts/chartplane.h"
#include "widgets/charts/heatmap.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QPainter>
#include <QVariant>
#include <QWidget>

#include <optional>

class QHelpEvent;
class QMenu;

namespace acr::ui {

class ChartWidget : public QWidget {
    Q_OBJECT

public:
    /// `themes` must outlive the chart.
    explicit ChartWidget(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Name for screen readers and exported files; not painted.
    void setTitle(const QString& title);
    [[nodiscard]] QString title() const { return accessibleName(); }
    /// Whether the chart draws a card around itself (the default), or is already inside one.
    void setFramed(bool framed);
    /// The message of the empty state, and what to do next.
    void setEmptyText(const QString& headline, const QString& next);
    /// Shows `text` in place of the data until called with an empty one.
    void setLoading(const QString& text);

    /// Paints the widget's content, without crosshair and hover marks, into `area` in the given theme.
    void paintInto(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void copyToClipboard() const;

    /// Offers annotations and the range of axes in the context menu: for charts of a page, which keeps what is set.
    void setEditable(bool editable);
    [[nodiscard]] bool isEditable() const { return m_editable; }
    /// Name of what is shown, untranslated, where the chart shows one of several things in turn ("cost"). Annotations
    /// and the range of the vertical axis belong to it.
    void setSubject(const QString& subject);
    [[nodiscard]] const QString& subject() const { return m_subject; }

    /// What can be set of the axes as the chart is now.
    [[nodiscard]] virtual AxisOffers axisOffers() const { return {}; }
    [[nodiscard]] bool hasAxisSettings() const { return axisOffers().any(); }
    [[nodiscard]] virtual AxisSettings axisSettings() const { return {}; }
    /// A range without any data is not shown until there are data in it. Does not tell axisSettingsChanged().
    virtual void setAxisSettings(const AxisSettings&) {}
    /// As the user does: tells it.
    void changeAxisSettings(const AxisSettings& settings);
    [[nodiscard]] virtual bool hasDataIn(const AxisSettings&) const { return true; }
    /// Why these settings can't be shown, translated; empty: they can.
    [[nodiscard]] virtual QString problemWith(const AxisSettings& settings) const;
    /// As they are shown.
    struct ShownAxes {
        Axis x = {};
        Axis y = {};
        Axis colour = {};
    };
    [[nodiscard]] virtual ShownAxes shownAxes() const { return {}; }
    /// What the range of the colours belongs to, beside the subject(): a word that is not translated.
    [[nodiscard]] virtual QString colourMeaning() const { return meaningOf({}); }
    /// Opens a small window for the ranges. Nothing happens without axis settings.
    void askAxisRange();

    /// What the chart shows as numbers: all of it, or only what is in the visible range.
    enum class Extent { All, Visible };
    [[nodiscard]] virtual ChartNumbers numbers(Extent) const { return {}; }

    [[nodiscard]] const QList<Annotation>& annotations() const { return m_annotations->annotations(); }
    /// Does not tell annotationsEdited().
    void setAnnotations(const QList<Annotation>& annotations) { m_annotations->setAnnotations(annotations); }
    /// Lets the user place one.
    void annotate(AnnotationLayer::Tool tool) { m_annotations->begin(tool); }
    [[nodiscard]] bool isAnnotating() const { return m_annotations->isPlacing(); }
    /// Where data are in the widget; nothing while there is nothing to show.
    [[nodiscard]] std::optional<ChartPlane> shownPlane() const;

    /// What the chart shows can be activated: by a double click, by Return on what is selected, and by an entry of the
    /// context menu with this text. Empty (the default): it cannot.
    void setActivation(const QString& menuEntry);
    /// What the chart shows, as data (see snapshot.h); empty while there is nothing to show.
    [[nodiscard]] QJsonObject snapshot() const;
    /// Shows a snapshot of a chart of the same kind. False when the snapshot is not whole; then the chart may be empty.
    bool showSnapshot(const QJsonObject& snapshot);

    /// The theme on screen.
    [[nodiscard]] const Theme& theme() const { return m_ownTheme ? *m_ownTheme : m_themes.theme(); }
    /// A theme of its own, for a chart on a slide; none: that of the window.
    void setOwnTheme(std::optional<Theme> theme);

    /// How often the chart was arranged for the screen, for tests and measurements. It is arranged anew after a change
    /// of its size, data, ranges, theme, fonts or language, not when the mouse moves over it. 0 for charts that keep no
    /// layout.
    [[nodiscard]] int layoutCount() const { return m_layouts; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }
    [[nodiscard]] QSize sizeHint() const override { return {640, 360}; }

signals:
    /// Writing a file from the context menu failed; `reason` is a translated message.
    void exportFailed(const QString& path, const QString& reason);
    /// The user activated a part of the chart: a QPoint of column and row for heatmaps, the number of the category for
    /// bars, the number of the point for maps, else the id.
    void activated(const QVariant& item);
    /// Emitted before the context menu opens, with the part of the chart under the mouse or selected; invalid for none.
    /// Add actions for it.
    void menuAboutToShow(QMenu* menu, const QVariant& item);
    /// The user changed annotations; the list from before.
    void annotationsEdited(const QList<acr::ui::Annotation>& before);
    /// The user changed the ranges or scales of the axes, by whatever means.
    void axisSettingsChanged();
    /// The user set the ranges or scales of the axes at once, by typing: a step to undo. What was set before.
    void axisSettingsTyped(const acr::ui::AxisSettings& before);
    void subjectChanged();
    /// The chart shows other data.
    void contentChanged();
    /// The user asks for the numbers.
    void tableRequested();

protected:
    [[nodiscard]] bool isLoading() const { return !m_loading.isEmpty(); }
    /// Where the content is painted on screen.
    [[nodiscard]] QRectF contentArea() const;

    [[nodiscard]] virtual bool isEmpty() const = 0;
    /// Paints into any area of any device, in any theme; keeps nothing.
    virtual void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const = 0;
    /// Paints the content where the widget shows it. Charts that keep their layout or what they painted override this.
    virtual void paintOnScreen(QPainter& painter) { paintContent(painter, contentArea(), theme()); }
    /// Crosshair and hover marks. On screen only.
    virtual void paintOverlay(QPainter&) {}
    /// The theme, the fonts or the language changed: drop what was arranged and painted before.
    virtual void dropLayout() {}
    /// To be called for each layout that is made for the screen.
    void countLayout() const { ++m_layouts; }
    /// The part of the chart at a place of the widget that can be activated; invalid for none.
    [[nodiscard]] virtual QVariant itemAtPlace(const QPointF& position) const;
    /// The part that is selected; invalid for none.
    [[nodiscard]] virtual QVariant selectedItem() const { return {}; }
    /// True when there was something to activate.
    bool activateAt(const QPointF& position);
    /// Resets the view to show everything.
    virtual void resetView();
    /// Names for axisOffers().
    [[nodiscard]] static QString horizontalAxis() { return tr("Horizontal axis"); }
    [[nodiscard]] static QString verticalAxis() { return tr("Vertical axis"); }
    [[nodiscard]] static QString colourAxis() { return tr("Colours"); }
    /// For charts with colours that stand for values: why the scale can't have this range, and its axis.
    [[nodiscard]] static QString problemOfColours(const HeatmapScale& scale, const AxisSettings& settings);
    [[nodiscard]] static Axis axisOfColours(const HeatmapScale& scale);
    [[nodiscard]] static QString meaningOf(const HeatmapScale& scale);
    /// Where data are when the content is painted into this area.
    [[nodiscard]] virtual std::optional<ChartPlane> planeIn(const QRectF&, const QPaintDevice*, const Theme&) const
    {
        return std::nullopt;
    }
    /// Annotations in the coordinates that a snapshot has.
    [[nodiscard]] virtual QList<Annotation> annotationsOfSnapshot() const { return annotations(); }
    /// Adds what the chart shows to a snapshot. Charts without data of their own add nothing.
    virtual void writeSnapshot(QJsonObject&) const {}
    virtual bool readSnapshot(const QJsonObject&) { return false; }
    /// Device pixels to a pixel of the painter, on screen and in pictures, also where the painter scales.
    [[nodiscard]] static double rasterScale(const QPainter& painter);

    /// A tool tip at the place of the event: plain text, whatever it looks like. An empty one hides what is shown.
    void showToolTip(const QHelpEvent& event, const QString& text);

    /// A ring around the chart when the keyboard brought the focus here.
    void paintFocusRing(QPainter& painter) const;

    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF contentOf(const QRectF& area) const;
    void paintCard(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void paintMessage(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void exportFromMenu();
    void addEditEntries(QMenu& menu, const std::optional<QPointF>& place);
    void paintAnnotationsIn(QPainter& painter, const QRectF& area, const QPaintDevice* device,
                            const Theme& theme) const;

    const ThemeManager& m_themes;
    std::optional<Theme> m_ownTheme;
    bool m_framed = true;
    bool m_focusByKey = false;
    QString m_emptyHeadline;
    QString m_emptyNext;
    QString m_loading;
    QString m_activation; ///< entry of the context menu
    QString m_subject;
    bool m_editable = false;
    mutable int m_layouts = 0;
    AnnotationLayer* m_annotations; ///< the last: the chart gets an event when it is made
};

} // namespace acr::ui
